import type { Making } from "../core/making/making.ts"
import type { CurrentArticle } from "./consistency-articles.ts"
import type { Database } from "./database.ts"
import type { Inconsistency } from "./inconsistency.ts"
import { indexedLabel, indexedWords } from "./index-terms.ts"

/** A row of an index: its words, in their order. */
type IndexRow = readonly [row: number, words: string]

type Index = {
  readonly name: string
  readonly what: string
  /** Whether the index knows where in its row a word stands. */
  readonly hasPlaces: boolean
  rowsOf(article: CurrentArticle, making: Making): readonly IndexRow[]
}

const INDEXES: readonly Index[] = [
  {
    name: "search",
    what: "the search index does not hold just the words of its quotes and facts",
    hasPlaces: false,
    rowsOf: ({ number }, making) => making.snippets.map((one, place) => [number + place, indexedWords(one, making)]),
  },
  {
    name: "paragraph_search",
    what: "the index of the whole text does not hold just its words",
    hasPlaces: true,
    rowsOf: ({ number }, { paragraphs }) => paragraphs.map((words, place) => [number + place, words]),
  },
  {
    name: "article_search",
    what: "the index of titles does not hold just the words of its title",
    hasPlaces: false,
    rowsOf: ({ arrival }, making) => [[arrival, indexedLabel(making)]],
  },
]

/**
 * A full-text index without its text cannot be read row by row: it gives its words in their order, each with its rows. So a
 * print is taken of each article, a number that all of its words with their rows add up to, once from its text and once from
 * the index, in whatever order they come.
 */
export function openIndexPrints(db: Database, all: readonly CurrentArticle[]) {
  const indexes = INDEXES.map((index) => ({
    ...index,
    made: new Int32Array(all.length),
    held: new Int32Array(all.length),
  }))
  const placeOf = new Map(all.map(({ slug }, place) => [slug, place]))
  const byArrival = new Map(all.map(({ arrival }, place) => [arrival, place]))
  const holders = {
    search: holderByRange(all),
    paragraph_search: holderByRange(all),
    article_search: (row: number) => byArrival.get(row) ?? -1,
  }
  const asFault = ({ slug }: CurrentArticle, what: string): Inconsistency => ({ of: slug, what, isMade: true })
  return {
    /** What the indexes should hold of it. */
    expect(article: CurrentArticle, making: Making): void {
      const place = placeOf.get(article.slug) ?? -1
      for (const { made, hasPlaces, rowsOf } of indexes)
        for (const [row, words] of rowsOf(article, making)) add(made, place, printOf(row, words, hasPlaces))
    },

    /** What they lack of it, without looking at all that they hold. */
    faultsOf: (article: CurrentArticle, making: Making): readonly Inconsistency[] =>
      indexes.flatMap(({ name, what, rowsOf }) =>
        rowsOf(article, making).every((row) => isHeld(db, name, row)) ? [] : [asFault(article, what)],
      ),

    /** One step an index: each looks at all its rows. */
    steps: indexes.map(({ name, what, made, held }) => (): readonly Inconsistency[] => {
      const holderOf = holders[name as keyof typeof holders]
      let strangers = 0
      for (const { row, print } of instancesIn(db, name)) {
        const place = holderOf(row)
        if (place < 0) strangers++
        else add(held, place, print)
      }
      const faults = all.flatMap((article, place) => (made[place] === held[place] ? [] : [asFault(article, what)]))
      if (strangers > 0)
        faults.push({ of: name, what: "this index holds words of articles that are gone", isMade: true })
      return faults
    }),
  }
}

const add = (prints: Int32Array, place: number, print: number): void => {
  prints[place] = ((prints[place] ?? 0) + print) | 0
}

/** Whose range a row lies in, as its place among them; -1: nobody's. */
function holderByRange(all: readonly CurrentArticle[]): (row: number) => number {
  const starts = Float64Array.from(all, ({ number }) => number)
  const ends = Float64Array.from(all, ({ number, size }) => number + size)
  return (row) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= row) low = middle
      else high = middle - 1
    }
    return row >= (starts[low] ?? row + 1) && row < (ends[low] ?? row) ? low : -1
  }
}

function printOf(row: number, words: string, hasPlaces: boolean): number {
  let sum = 0
  const all = words.split(" ").filter((word) => word !== "")
  if (hasPlaces) for (const [at, word] of all.entries()) sum = (sum + mixed(wordPrint(word), row, at)) | 0
  else for (const word of new Set(all)) sum = (sum + mixed(wordPrint(word), row, 0)) | 0
  return sum
}

/** Each word of an index with each of its rows, word by word. */
function* instancesIn(db: Database, index: string): Generator<{ readonly row: number; readonly print: number }> {
  db.run(`create virtual table if not exists temp.${index}_instances using fts5vocab (main, ${index}, instance)`)
  let word = ""
  let print = 0
  for (const { term, doc, offset } of db.each(`select term, doc, offset from temp.${index}_instances`)) {
    if (term !== word) [word, print] = [String(term), wordPrint(String(term))]
    yield { row: Number(doc), print: mixed(print, Number(doc), Number(offset ?? 0)) }
  }
}

/** FNV-1a, over UTF-16 code units. */
function wordPrint(word: string): number {
  let print = 0x811c9dc5
  for (let i = 0; i < word.length; i++) print = Math.imul(print ^ word.charCodeAt(i), 0x01000193)
  return print
}

/** So that no two of word, row and place can change places unseen (the end of MurmurHash3). */
function mixed(word: number, row: number, at: number): number {
  let print = word ^ Math.imul(row, 0x9e3779b1) ^ Math.imul(at + 1, 0x85ebca6b)
  print = Math.imul(print ^ (print >>> 16), 0x85ebca6b)
  print = Math.imul(print ^ (print >>> 13), 0xc2b2ae35)
  return print ^ (print >>> 16)
}

/** Whether a row has at least these words. */
function isHeld(db: Database, index: string, [row, words]: IndexRow): boolean {
  const all = [...new Set(words.split(" "))].filter((word) => word !== "")
  if (all.length === 0) return true
  const match = all.map((word) => `"${word}"`).join(" AND ")
  return db.get(`select 1 from ${index} where ${index} match ? and rowid = ?`, match, row) !== undefined
}
