import type { Labels } from "../shelves/labels.ts"
import type { NearWord, Vocabulary } from "../shelves/vocabulary.ts"
import { mostLike } from "../text/alike.ts"
import { words } from "../text/fold.ts"
import { turn } from "./turn.ts"
import { splitsOf } from "./typos.ts"

/** Labels that are compared letter by letter, some milliseconds in all. Where there are no more, all of them are. */
export const MOST_COMPARED = 100

/** Words of what is typed that are looked for, and words of labels that each is read as. */
const MOST_WORDS = 6
const MOST_READINGS = 40

/** Letters from which on a word may be mistyped, and one may stand within another. */
const SHORTEST_MISTYPED = 4
const SHORTEST_WITHIN = 3

/** Wrong letters of ten: as many as the comparison of letters forgives (text/alike.ts). */
const FORGIVEN = 0.4
const MOST_EDITS = 3

/**
 * Those whose labels may be alike to what is typed, in their own order; all where there are few. Of more than are compared
 * those that share all words that are typed, then those that share one, the rarest first: each word may be half typed,
 * mistyped or part of another.
 */
export async function labelsLike<T>(labels: Labels<T>, typed: string): Promise<readonly T[]> {
  if ((await labels.count()) <= MOST_COMPARED) return labels.list(MOST_COMPARED)
  const vocabulary = await labels.labelWords()
  const groups: Group[] = []
  for (const word of words(typed)
    .flatMap((word) => parted(word, vocabulary))
    .slice(0, MOST_WORDS)) {
    await turn()
    const readings = readingsOf(word, vocabulary)
    if (readings.length > 0) groups.push({ readings, count: countOf(readings, vocabulary) })
  }
  if (groups.length === 0) return []
  const all = await labels.labelled(
    groups.map(({ readings }) => readings),
    MOST_COMPARED,
  )
  if (groups.length === 1 || all.length === MOST_COMPARED) return all
  const found = new Map(all.map((item) => [JSON.stringify(item), item]))
  for (const { readings } of groups.toSorted((a, b) => a.count - b.count)) {
    if (found.size >= MOST_COMPARED) break
    for (const item of await labels.labelled([readings], MOST_COMPARED)) found.set(JSON.stringify(item), item)
  }
  return [...found.values()]
}

/**
 * Those whose labels are most like what is typed, best first, as `mostLike` picks them; the first ones of the shelf when
 * nothing is typed.
 */
export async function mostLikeOf<T>(
  labels: Labels<T>,
  label: (item: T) => string,
  typed: string,
  limit: number,
  alike?: number,
): Promise<readonly T[]> {
  if (typed.trim() === "") return labels.list(limit)
  return mostLike(await labelsLike(labels, typed), label, typed, limit, alike)
}

type Group = { readonly readings: readonly string[]; readonly count: number }

const countOf = (readings: readonly string[], vocabulary: Vocabulary): number =>
  readings.reduce((sum, word) => sum + (vocabulary.get(word) ?? 0), 0)

/** What begins no word and is two that are typed as one, as those. */
const parted = (typed: string, vocabulary: Vocabulary): readonly string[] =>
  vocabulary.begunBy(typed, 1).length > 0 ? [typed] : (splitsOf(typed, vocabulary)[0] ?? [typed])

/** Words of labels that stand in what is typed as one word: "recperdogan". */
function wordsWithinTyped(typed: string, vocabulary: Vocabulary): readonly string[] {
  const found: string[] = []
  for (let start = 0; start <= typed.length - SHORTEST_WITHIN; start++)
    for (let end = start + SHORTEST_WITHIN; end <= typed.length; end++) {
      const part = typed.slice(start, end)
      if (vocabulary.has(part)) found.push(part)
    }
  return found
}

/**
 * The words of labels that a typed word may be, nearest first, then commonest. What is further away counts only where what is
 * nearer leaves room among the labels that are compared.
 */
function readingsOf(typed: string, vocabulary: Vocabulary): readonly string[] {
  const begun = vocabulary.begunBy(typed, MOST_READINGS)
  if (countOf(begun, vocabulary) >= MOST_COMPARED) return begun
  const nearest = new Map(begun.map((word) => [word, 0]))
  const add = ({ word, distance }: NearWord) => {
    if (distance < (nearest.get(word) ?? Number.POSITIVE_INFINITY)) nearest.set(word, distance)
  }
  const limit = typed.length < SHORTEST_MISTYPED ? 0 : Math.min(MOST_EDITS, Math.floor(typed.length * FORGIVEN))
  if (limit > 0) {
    for (const near of vocabulary.within(typed, limit)) add(near)
    for (const near of vocabulary.begunWithin(typed, Math.min(2, limit))) add(near)
  }
  if (typed.length >= SHORTEST_WITHIN) for (const word of vocabulary.holding(typed)) add({ word, distance: 1 })
  for (const word of vocabulary.has(typed) ? [] : wordsWithinTyped(typed, vocabulary)) add({ word, distance: 2 })
  const count = (word: string) => vocabulary.get(word) ?? 0
  let held = 0
  let reach = 0
  return [...nearest]
    .sort(([a, far], [b, further]) => far - further || count(b) - count(a) || (a < b ? -1 : 1))
    .slice(0, MOST_READINGS)
    .filter(([word, distance]) => {
      if (distance > reach && held >= MOST_COMPARED) return false
      reach = distance
      held += count(word)
      return true
    })
    .map(([word]) => word)
}
