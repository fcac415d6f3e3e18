import type { Archive } from "../archive.ts"
import type { Labels } from "../shelves/labels.ts"
import type { Snippets } from "../shelves/snippets.ts"
import type { Vocabulary } from "../shelves/vocabulary.ts"
import { isFigure } from "../text/figures.ts"
import { type FoldedWord, tokens } from "../text/fold.ts"
import { listed } from "../text/words.ts"
import { withoutExcluded } from "./excluded.ts"
import { isFunctionWord } from "./function-words.ts"
import { mostLikeOf } from "./labels.ts"
import { findMatches, type Narrowing } from "./matches.ts"
import { turn } from "./turn.ts"
import { nearby, typoBudget } from "./typos.ts"

/** What lies nearest to a query that found nothing; none when nothing is near. */
export type Nearest = {
  readonly people: readonly string[]
  readonly articles: readonly { readonly slug: string; readonly title: string }[]
  /** Other wordings, all words of which find something together; at most two. */
  readonly spellings: readonly Spelling[]
}

/** A wording that finds something, and the typed words that it leaves out. */
export type Spelling = { readonly words: string; readonly without: readonly string[] }

/** 'Without “maternity”: deaths'; a wording that leaves nothing out is itself. */
export const spellingInWords = ({ words, without }: Spelling): string =>
  without.length === 0
    ? words
    : `Without ${listed(
        without.map((word) => `“${word}”`),
        "and",
      )}: ${words}`

const MOST = 3
const MOST_SPELLINGS = 2

/** Wordings that are tried before giving up. */
const MOST_TRIES = 10

/** Telling words that are left of a longer query: one alone asks for something else. */
const FEWEST_LEFT = 2

/** What of a query is looked at: nothing is suggested for a pasted page. */
const MOST_CHARACTERS = 400
const MOST_WORDS = 8

/** `narrowing` is the search's own: a spelling that is offered finds something within it. */
export async function didYouMean(archive: Archive, query: string, narrowing: Narrowing = {}): Promise<Nearest> {
  const { rest: asked } = withoutExcluded(query.slice(0, MOST_CHARACTERS))
  const places = tokens(asked).slice(0, MOST_WORDS)
  const typed = places.map(({ word }) => word)
  const people = await pickByWord(archive.people, ({ name }) => name, asked, typed)
  const articles = await pickByWord(archive.articles, ({ title }) => title, asked, typed)
  return {
    people: people.map(({ name }) => name),
    articles: articles.map(({ slug, title }) => ({ slug, title })),
    spellings: await spellingsOf(archive.snippets, typed, figuresIn(asked, places), narrowing),
  }
}

/** The worst score at which a name is suggested: one wrong letter of four. */
const ALIKE = 0.25
const SHORTEST = 4

/** Picks by the whole query, then by each of its words that says something. */
async function pickByWord<T>(
  labels: Labels<T>,
  label: (item: T) => string,
  query: string,
  typed: readonly string[],
): Promise<readonly T[]> {
  const telling = typed.filter((word) => word.length >= SHORTEST && !isFunctionWord(word))
  const parts = typed.length < 2 ? typed : [query, ...telling]
  const found = new Map<string, T>()
  for (const part of parts)
    for (const item of await mostLikeOf(labels, label, part, MOST, ALIKE)) found.set(JSON.stringify(item), item)
  return [...found.values()].slice(0, MOST)
}

/** Figures stay as they were typed. */
const figuresIn = (asked: string, places: readonly FoldedWord[]): ReadonlyMap<string, string> =>
  new Map(places.filter(({ word }) => isFigure(word)).map(({ word, start, end }) => [word, asked.slice(start, end)]))

/** The query in words of the archive: whole, then without one of them; what finds something. */
async function spellingsOf(
  snippets: Snippets,
  typed: readonly string[],
  figures: ReadonlyMap<string, string>,
  narrowing: Narrowing,
): Promise<readonly Spelling[]> {
  const vocabulary = await snippets.vocabulary()
  const right: string[] = []
  const unknown: string[] = []
  for (const word of typed) {
    await turn()
    const found = figures.get(word) ?? corrected(word, vocabulary)
    if (found === null) unknown.push(word)
    else right.push(found)
  }
  const count = (word: string) => vocabulary.get(word) ?? 0
  const telling = right
    .filter((word) => word.length >= SHORTEST && !isFunctionWord(word))
    .toSorted((a, b) => count(b) - count(a))
  if (telling.length === 0) return []
  const shorter = telling.length > FEWEST_LEFT ? telling : []
  const wordings: readonly Spelling[] = [undefined, ...shorter].map((left) => ({
    words: right.filter((word) => word !== left).join(" "),
    without: left === undefined ? unknown : [...unknown, left],
  }))
  const asked = typed.map((word) => figures.get(word) ?? word).join(" ")
  const found = new Map<string, Spelling>()
  for (const wording of wordings.slice(0, MOST_TRIES)) {
    if (wording.words === asked || found.has(wording.words) || found.size === MOST_SPELLINGS) continue
    if ((await findMatches(snippets, wording.words, narrowing)).length > 0) found.set(wording.words, wording)
  }
  return [...found.values()]
}

/** The nearest word of the archive, null when none is near: one typo beyond what search forgives, the first letter right. */
function corrected(word: string, vocabulary: Vocabulary): string | null {
  if (vocabulary.has(word) || isFunctionWord(word)) return word
  const [closest] = nearby(word, vocabulary, { isLast: true })
  if (closest) return closest.word
  const isLong = word.length >= LONG
  const further = nearby(word, vocabulary, { isLast: true, budget: typoBudget(word) + (isLong ? 1 : 0) })
  return further.find((reading) => reading.word[0] === word[0])?.word ?? null
}

/** Letters from which one typo more than usual leaves a word recognisable. */
const LONG = 6
