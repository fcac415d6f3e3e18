import type { NearWord, Vocabulary } from "../shelves/vocabulary.ts"
import { nearWords } from "./near-words.ts"
import {
  indexOf,
  joinedLists,
  listOf,
  listOfPages,
  NO_WORDS,
  stretchOf,
  type WordList,
  type WordPage,
  wordAt,
} from "./word-list.ts"

/** A vocabulary that follows an archive, word by word, without ever being made anew. */
export type LivingVocabulary = {
  readonly vocabulary: Vocabulary
  /** From now on it has these words alone. */
  begin(pages: readonly WordPage[]): void
  /** How many more (or, below 0, fewer) hold each of these words from now on. No word twice. */
  change(deltas: Iterable<readonly [string, number]>): void
}

/** New words stand in a list of their own, until they are so large a part of all. */
const RECENT = 1 / 64
const FEWEST_RECENT = 500

/** Searches for near words whose results are kept. */
const MOST_LATELY = 100

export function openVocabulary(): LivingVocabulary {
  let settled = NO_WORDS
  let recent = NO_WORDS
  /** What was found lately: whoever types a query asks for its first words with each key. */
  const lately = new Map<string, readonly NearWord[]>()
  /** Null until it is asked for. */
  let largest: number | null = null

  /** Where the word is counted; null where it never was. */
  function placeOf(word: string): { readonly counts: Uint32Array; readonly index: number } | null {
    for (const list of [settled, recent]) {
      const index = indexOf(list, word)
      if (index >= 0) return { counts: list.counts, index }
    }
    return null
  }
  const get = (word: string): number | undefined => {
    const place = placeOf(word)
    return place?.counts[place.index] || undefined
  }
  const inBoth = <T>(find: (list: WordList) => readonly T[]): readonly T[] => [...find(settled), ...find(recent)]
  const near = (typed: string, limit: number, isBegun: boolean): readonly NearWord[] => {
    const key = JSON.stringify([typed, limit, isBegun])
    const known = lately.get(key)
    if (known) return known
    const found = inBoth((list) => nearWords(list, { typed, limit, isBegun }).found)
    if (lately.size >= MOST_LATELY) lately.clear()
    lately.set(key, found)
    return found
  }

  const vocabulary: Vocabulary = {
    get,
    has: (word) => get(word) !== undefined,
    largest() {
      largest ??= Math.max(largestIn(settled), largestIn(recent))
      return largest
    },
    begunBy: (typed, most) =>
      inBoth((list) => commonestIn(list, stretchOf(list, typed), most))
        .toSorted((a, b) => b.count - a.count)
        .slice(0, most)
        .map(({ word }) => word),
    within: (typed, limit) => near(typed, limit, false),
    begunWithin: (typed, limit) => near(typed, limit, true),
    holding: (typed) => inBoth((list) => wordsHolding(list, typed)),
    [Symbol.iterator]: () => inBoth(entriesOf)[Symbol.iterator](),
  }

  return {
    vocabulary,
    begin(pages) {
      settled = listOfPages(pages)
      recent = NO_WORDS
      lately.clear()
      largest = null
    },
    change(deltas) {
      const fresh: (readonly [string, number])[] = []
      for (const [word, delta] of deltas) {
        const place = placeOf(word)
        if (place) place.counts[place.index] = (place.counts[place.index] ?? 0) + delta
        else if (delta > 0) fresh.push([word, delta])
      }
      lately.clear()
      largest = null
      if (fresh.length === 0) return
      recent = joinedLists(recent, listOf(fresh))
      if (recent.size < FEWEST_RECENT + RECENT * settled.size) return
      settled = joinedLists(settled, recent)
      recent = NO_WORDS
    },
  }
}

const largestIn = ({ counts }: WordList): number => counts.reduce((most, count) => Math.max(most, count), 0)

type Counted = { readonly word: string; readonly count: number }

/** Of a stretch of the list the words that most hold. A prefix of one letter has thousands, so only what may be among them is put in order. */
function commonestIn(list: WordList, [from, to]: readonly [number, number], most: number): readonly Counted[] {
  const chosen: { readonly index: number; readonly count: number }[] = []
  for (let index = from; index < to; index++) {
    const count = list.counts[index] ?? 0
    const last = chosen.at(-1)
    if (count === 0 || (chosen.length === most && last && count <= last.count)) continue
    if (chosen.length === most) chosen.pop()
    const place = chosen.findLastIndex((one) => one.count >= count) + 1
    chosen.splice(place, 0, { index, count })
  }
  return chosen.map(({ index, count }) => ({ word: wordAt(list, index), count }))
}

/** Of a letter, as `WordList` packs it. */
const BYTES = 2

function wordsHolding(list: WordList, typed: string): readonly string[] {
  const { letters, starts, counts, size } = list
  const bytes = Buffer.from(letters.buffer, letters.byteOffset, letters.byteLength)
  const found: string[] = []
  let index = 0
  for (let at = bytes.indexOf(typed, 0, "utf16le"); at >= 0; at = bytes.indexOf(typed, at + BYTES, "utf16le")) {
    const place = at / BYTES
    while (index < size && (starts[index + 1] ?? 0) <= place) index++
    const isWithin = place + typed.length <= (starts[index + 1] ?? 0)
    if (!isWithin || counts[index] === 0) continue
    const word = wordAt(list, index)
    if (found.at(-1) !== word) found.push(word)
  }
  return found
}

const entriesOf = (list: WordList): readonly (readonly [string, number])[] =>
  Array.from(list.counts.entries())
    .filter(([, count]) => count > 0)
    .map(([index, count]) => [wordAt(list, index), count] as const)
