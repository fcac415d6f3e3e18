import type { NearWord, Vocabulary } from "../shelves/vocabulary.ts"
import { figuresLike, isFigure } from "../text/figures.ts"

/** A word of the archive that a query word may mean. `closeness`: 1 is the very word, 0 nothing alike. */
export type Nearby = { readonly word: string; readonly closeness: number }

/** How many edits a query word may be away: none below 4 letters, 1 for 4–7, 2 from 8; a number is never mistyped. */
export function typoBudget(word: string): number {
  if (word.length < 4 || hasDigit(word)) return 0
  return word.length < 8 ? 1 : 2
}

/**
 * Most words that one query word is read as: a prefix of two letters would have thousands. In the benchmark the right snippet comes
 * first as often as with 60, and with 12 less often where a query is half typed.
 */
const MOST_READINGS = 24

/** What a reading is worth. The order is what matters: the word, its plural, as a prefix, one typo, two, typo in a prefix. */
const WORTH = {
  plural: 0.95,
  prefix: 0.85,
  edit: 0.2,
  initial: 0.15,
  rare: 0.2,
  mistypedPrefix: 0.8,
  /** Another reading of a word that exists as it is typed: a beginning, and one that is near, which never outranks the word. */
  begunByKnown: 0.7,
  nearKnown: 0.45,
} as const

/** Letters from which on a word that exists is also read as one that is near: "fare" is not "are". */
export const SHORTEST_BLURRED = 5

type Reach = {
  /** The word may be half typed: it is also read as the beginning of a word. */
  readonly isLast?: boolean
  /** Edits that are allowed instead of the usual budget. */
  readonly budget?: number
}

/** The words of the archive that a query word may mean, closest first, then commonest; none when nothing is near. */
export function nearby(word: string, vocabulary: Vocabulary, reach: Reach = {}): readonly Nearby[] {
  if (isFigure(word)) return figuresLike(word).filter((figure) => vocabulary.has(figure.word))
  const { isLast = false, budget = typoBudget(word) } = reach
  const isKnown = vocabulary.has(word)
  const limit = isKnown ? (word.length < SHORTEST_BLURRED ? 0 : Math.min(1, budget)) : budget
  const begun = isLast && !hasDigit(word) ? vocabulary.begunBy(word, MOST_READINGS) : []
  const worth = new Map<string, number>()
  const add = (reading: string, closeness: number) => worth.set(reading, Math.max(closeness, worth.get(reading) ?? 0))

  const asBegun = begunOf(begun, vocabulary)
  for (const whole of begun) add(whole, (isKnown ? WORTH.begunByKnown : 1) * asBegun(whole))
  for (const near of limit > 0 ? vocabulary.within(word, limit) : [])
    add(near.word, (isKnown ? WORTH.nearKnown : 1) * asTypo(word, near))
  if (isLast && limit > 0 && !isKnown && begun.length === 0) {
    const nearly = vocabulary.begunWithin(word, limit)
    const asNearlyBegun = begunOf(
      nearly.map((near) => near.word),
      vocabulary,
    )
    for (const near of nearly) add(near.word, WORTH.mistypedPrefix * asTypo(word, near) * asNearlyBegun(near.word))
  }
  if (isKnown) add(word, 1)
  for (const other of [`${word}s`, word.replace(/s$/, "")])
    if (budget > 0 && vocabulary.has(other) && other !== word) add(other, WORTH.plural)

  for (const reading of worth.keys()) if (isFigure(reading)) worth.delete(reading)
  const count = (reading: Nearby) => vocabulary.get(reading.word) ?? 0
  return Array.from(worth, ([word, closeness]) => ({ word, closeness }))
    .sort((a, b) => b.closeness - a.closeness || count(b) - count(a) || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_READINGS)
}

/** Fewest letters of either word when one is split: "a" and "I" are typed together with any word. */
const SHORTEST_PART = 2

/** Ways to part a word: in a large archive short words of every kind exist, and only ranking sees which two stand together. */
const MOST_SPLITS = 4

/** Pairs of words of the archive that were typed as one, the commonest first; none where there is none. */
export function splitsOf(word: string, vocabulary: Vocabulary): readonly (readonly [string, string])[] {
  const pairs: { readonly pair: readonly [string, string]; readonly commonness: number }[] = []
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
    const [left, right] = [word.slice(0, at), word.slice(at)]
    const commonness = (vocabulary.get(left) ?? 0) * (vocabulary.get(right) ?? 0)
    if (commonness > 0) pairs.push({ pair: [left, right], commonness })
  }
  return pairs
    .sort((a, b) => b.commonness - a.commonness)
    .slice(0, MOST_SPLITS)
    .map(({ pair }) => pair)
}

const hasDigit = (word: string) => /\d/.test(word)

/**
 * Of words that begin as is typed, the rarer one is the less likely it is meant. In the benchmark with 100,000 snippets the right one
 * comes first for .82 of half-typed queries; by how much of the word is still to come it did for .70.
 */
function begunOf(words: readonly string[], vocabulary: Vocabulary): (word: string) => number {
  const commonness = (word: string) => Math.log1p(vocabulary.get(word) ?? 0)
  const most = words.reduce((most, word) => Math.max(most, commonness(word)), 1)
  return (word) => WORTH.prefix - WORTH.rare * (1 - commonness(word) / most)
}

const asTypo = (typed: string, { word, distance }: NearWord) =>
  1 - WORTH.edit * distance - (typed[0] === word[0] ? 0 : WORTH.initial)
