import type { Vocabulary } from "../shelves/vocabulary.ts"
import type { WordRun } from "./excluded.ts"
import { type Asked, type Plan, soughtBy, type WordReading } from "./plan.ts"

/**
 * How much of a query's weight a snippet must hold, 0 to 1: below, it would answer another question. By the benchmark, with
 * 1,000 snippets of news: of the queries with a wrong word beside three right ones find theirs / of four words from other
 * texts are answered: at 0.5 .94 / .06, at 0.6 .87 / .02, at 0.7 .57 / .02.
 */
export const FLOOR = 0.6

/** The words that are asked of the archive are the rarest ones; the rest count in ranking. */
const MOST_GROUPS = 7

/** How often the archive is asked for one query, at most; the heaviest choices are made first. */
const MOST_TRIES = 24

/** What the archive is asked for: each group by one of its words. */
export type Groups = readonly (readonly string[])[]

/** One choice of the words that a snippet shall hold. */
export type RecallChoice = {
  readonly groups: Groups
  /** The same by the closest readings alone, and the words that tell nothing as well: what to ask for where very many hold the groups. */
  readonly closest: Groups
  /** What must stand word for word. */
  readonly runs: readonly WordRun[]
}

/**
 * What to ask the archive, step by step, until a step finds a snippet: what stands in quotation marks word for word; all
 * words that count; all but one, all but two, … as long as what remains weighs enough to be an answer. The choices of one
 * step are asked together, since the word that is wrong may be any.
 */
export function recallsOf(
  { asked, isPhrase, phrases }: Plan,
  vocabulary: Vocabulary,
): readonly (readonly RecallChoice[])[] {
  const groupOf = (readings: readonly WordReading[]) => [
    ...new Set(readings.map((reading) => soughtBy(reading, vocabulary))),
  ]
  const tellingNothing = asked.filter(({ word, isTelling }) => !isTelling && vocabulary.has(word))
  const choiceOf = (words: readonly Asked[]): RecallChoice => ({
    groups: words.map(({ readings }) => groupOf(readings)),
    closest: [
      ...words.map(({ readings }) =>
        groupOf(readings.filter(({ closeness }) => closeness >= (readings[0]?.closeness ?? 0))),
      ),
      ...tellingNothing.map(({ word }) => [word]),
    ],
    runs: [],
  })
  const inPhrase = (i: number) => phrases.some(({ start, end }) => i >= start && i < end)
  const groups = asked.flatMap(({ word, readings, isTelling }, i) =>
    inPhrase(i) ? [[word]] : isTelling ? [groupOf(readings)] : [],
  )
  const runs = phrases.map(({ start, end }) => asked.slice(start, end).map(({ word }) => word))
  const verbatim: RecallChoice = { groups, closest: groups, runs }

  if (isPhrase) return phrases.length > 0 ? [[verbatim]] : []

  const needed = asked.filter(({ isTelling }) => isTelling)
  if (needed.some(({ isRequired, readings }) => isRequired && readings.length === 0)) return []
  const known = needed.filter(({ readings }) => readings.length > 0).toSorted(byNeed)
  const rarest = known.slice(0, MOST_GROUPS)
  const spare = weightOf(known) - FLOOR * weightOf(needed)
  const choices = subsetsOf(rarest)
    .map((kept) => ({ kept, lost: weightOf(rarest) - weightOf(kept) }))
    .filter(({ kept, lost }) => kept.length > 0 && lost <= spare)
    .filter(({ kept }) => rarest.every((word) => !word.isRequired || kept.includes(word)))
    .sort((a, b) => b.kept.length - a.kept.length || a.lost - b.lost)
    .slice(0, MOST_TRIES)
  const steps = Map.groupBy(choices, ({ kept }) => kept.length)
  const relaxed = [...steps.values()].map((step) => step.map(({ kept }) => choiceOf(kept)))
  return [...(phrases.length > 0 ? [[verbatim]] : []), ...relaxed]
}

/** What must be there first, then the rarest. */
const byNeed = (a: Asked, b: Asked): number => Number(b.isRequired) - Number(a.isRequired) || b.weight - a.weight

export const weightOf = (asked: readonly Asked[]): number => asked.reduce((sum, { weight }) => sum + weight, 0)

/** What it costs to read a snippet and judge it, in entries of the index that are passed over, and in words that are looked up there. */
const ENTRIES_EACH = 1_000
const WORDS_EACH = 2

/**
 * The groups that the archive need be asked for: the rarest, and those that spare more reading than looking them up costs. The
 * snippets that lack the others fall behind when they are ranked. `most`: of more than that not all are read, so that a group
 * which leaves fewer is worth any price.
 */
export function sufficient(groups: Groups, vocabulary: Vocabulary, most: number): Groups {
  const counted = groups
    .map((group) => ({ group, count: group.reduce((sum, word) => sum + (vocabulary.get(word) ?? 0), 0) }))
    .toSorted((a, b) => a.count - b.count)
  const total = Math.max(1, vocabulary.largest())
  let expected = Number.POSITIVE_INFINITY
  return counted.flatMap(({ group, count }) => {
    const left = expected === Number.POSITIVE_INFINITY ? count : expected * Math.min(1, count / total)
    const price = count / ENTRIES_EACH + group.length / WORDS_EACH
    if (expected <= most && expected - left < price) return []
    expected = left
    return [group]
  })
}

/**
 * What it costs to ask the archive for `most` snippets that hold the groups, in entries of the index: to look up the words, to pass over
 * entries until so many are found, and to read and judge these. An entry takes some ten nanoseconds.
 */
export function costOf(groups: Groups, vocabulary: Vocabulary, most: number): number {
  const counts = groups.map((group) => group.reduce((sum, word) => sum + (vocabulary.get(word) ?? 0), 0))
  const total = Math.max(1, vocabulary.largest())
  const expected = counts.reduce((left, count) => left * Math.min(1, count / total), total)
  const passed = counts.reduce((sum, count) => sum + count, 0) * Math.min(1, most / Math.max(1, expected))
  return passed + ENTRIES_EACH * (Math.min(most, expected) + groups.flat().length / WORDS_EACH)
}

const subsetsOf = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: 1 << items.length }, (_, mask) => items.filter((_, i) => mask & (1 << i)))
