import type { Archive } from "../archive.ts"
import type { Snippets, Vocabulary } from "../shelves/snippets.ts"
import { mostLike } from "../text/alike.ts"
import { words } from "../text/fold.ts"
import { findMatches, type Narrowing } from "./matches.ts"
import { peopleOf } from "./people.ts"
import { isStopWord } from "./plan.ts"
import { nearby, typoBudget } from "./typos.ts"

/** What lies nearest to a query that found nothing; at most three of each, none when nothing is near. */
export type Nearest = {
  readonly people: readonly string[]
  readonly articles: readonly { readonly slug: string; readonly title: string }[]
  /** Other wordings, each of which finds something. */
  readonly spellings: readonly string[]
}

const MOST = 3

/** Wordings that are tried before giving up. */
const MOST_TRIES = 10

/** What of a query is looked at: nothing is suggested for a pasted page. */
const MOST_CHARACTERS = 400
const MOST_WORDS = 8

/** `narrowing` is the search's own: a spelling that is offered finds something within it. */
export async function didYouMean(archive: Archive, query: string, narrowing: Narrowing = {}): Promise<Nearest> {
  const asked = query.slice(0, MOST_CHARACTERS)
  const typed = words(asked).slice(0, MOST_WORDS)
  const people = peopleOf(await archive.articles.cast()).map(({ name }) => name)
  const articles = (await archive.articles.list()).map(({ slug, title }) => ({ slug, title }))
  return {
    people: pickByWord(people, (name) => name, asked, typed),
    articles: pickByWord(articles, ({ title }) => title, asked, typed),
    spellings: await spellingsOf(archive.snippets, typed, narrowing),
  }
}

/** The worst score at which a name is suggested: one wrong letter of four. */
const ALIKE = 0.25
const SHORTEST = 4

/** Picks by the whole query, then by each of its words that says something. */
function pickByWord<T>(
  items: readonly T[],
  label: (item: T) => string,
  query: string,
  typed: readonly string[],
): readonly T[] {
  const telling = typed.filter((word) => word.length >= SHORTEST && !isStopWord(word))
  const parts = typed.length === 0 ? [] : [query, ...telling]
  const found = parts.flatMap((part) => mostLike(items, label, part, MOST, ALIKE))
  return [...new Set(found)].slice(0, MOST)
}

/** The query in words of the archive: whole, then without one of them, then one of them alone; what finds something. */
async function spellingsOf(
  snippets: Snippets,
  typed: readonly string[],
  narrowing: Narrowing,
): Promise<readonly string[]> {
  const vocabulary = await snippets.vocabulary()
  const right = typed.flatMap((word) => corrected(word, vocabulary) ?? [])
  const count = (word: string) => vocabulary.get(word) ?? 0
  const telling = right.filter((word) => !isStopWord(word)).toSorted((a, b) => count(a) - count(b))
  const shorter = telling.toReversed().map((left) => right.filter((word) => word !== left))
  const wordings = [right, ...shorter, ...telling.map((word) => [word])].map((wording) => wording.join(" "))
  const found: string[] = []
  for (const wording of new Set(wordings.slice(0, MOST_TRIES))) {
    if (wording === "" || wording === typed.join(" ") || found.length === MOST) continue
    if ((await findMatches(snippets, wording, narrowing)).length > 0) found.push(wording)
  }
  return found
}

/** The nearest word of the archive, null when none is near: one typo beyond what search forgives, the first letter right. */
function corrected(word: string, vocabulary: Vocabulary): string | null {
  if (vocabulary.has(word) || isStopWord(word)) return word
  const [closest] = nearby(word, vocabulary, { isLast: true })
  if (closest) return closest.word
  const isLong = word.length >= LONG
  const further = nearby(word, vocabulary, { isLast: true, budget: typoBudget(word) + (isLong ? 1 : 0) })
  return further.find((reading) => reading.word[0] === word[0])?.word ?? null
}

/** Letters from which one typo more than usual leaves a word recognisable. */
const LONG = 6
