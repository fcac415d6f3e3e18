import type { Vocabulary } from "../archive.ts"
import { type Asked, type Plan, soughtBy } from "./plan.ts"

/** How much of a query's weight a snippet must hold, 0 to 1: below, it would answer another question. */
export const FLOOR = 0.6

/** The words that are asked of the archive are the rarest ones; the rest count in ranking. */
const MOST_GROUPS = 7

/** How often the archive is asked for one query. */
const MOST_TRIES = 24

/** What the archive is asked for: each group by one of its words. */
export type Groups = readonly (readonly string[])[]

/**
 * What to ask the archive, one after the other, until a snippet is found: what stands in quotation marks word for word,
 * then all words that count, then fewer, leaving out the least weight first, as long as what remains can be an answer.
 */
export function recallsOf({ asked, phrases }: Plan, vocabulary: Vocabulary): readonly Groups[] {
  const groupOf = ({ readings }: Asked) => [...new Set(readings.map((reading) => soughtBy(reading, vocabulary)))]
  const inPhrase = (i: number) => phrases.some(({ start, end }) => i >= start && i < end)
  const verbatim = asked.flatMap((word, i) => (inPhrase(i) ? [[word.word]] : word.isOptional ? [] : [groupOf(word)]))

  const needed = asked.filter(({ isOptional }) => !isOptional)
  const known = needed.filter(({ readings }) => readings.length > 0).toSorted((a, b) => b.weight - a.weight)
  const rarest = known.slice(0, MOST_GROUPS)
  const spare = weightOf(known) - FLOOR * weightOf(needed)
  const relaxed = subsetsOf(rarest)
    .map((kept) => ({ kept, lost: weightOf(rarest) - weightOf(kept) }))
    .filter(({ kept, lost }) => kept.length > 0 && lost <= spare)
    .sort((a, b) => a.lost - b.lost)
    .map(({ kept }) => kept.map(groupOf))
  return [...(phrases.length > 0 ? [verbatim] : []), ...relaxed.slice(0, MOST_TRIES)]
}

export const weightOf = (asked: readonly Asked[]): number => asked.reduce((sum, { weight }) => sum + weight, 0)

const subsetsOf = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: 1 << items.length }, (_, mask) => items.filter((_, i) => mask & (1 << i)))
