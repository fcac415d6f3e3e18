import type { Snippet } from "../snippet.ts"
import { folded, words } from "../text/fold.ts"

/** Telling words from which on a query is a pasted passage: of its figures no one sentence holds all, and its hyphens are dashes. */
export const PASSAGE = 12

/** Folded words, one right behind the other; one alone for a word. */
export type WordRun = readonly string[]

/**
 * A hyphen behind a blank and right before a letter: "-cranes"; or before words in quotation marks. A number has a minus, a flag
 * two hyphens.
 */
const EXCLUDED = /(?<=^|\s)-(?:["“”„«»]([^"“”„«»]*)["“”„«»]|(?=\p{L})(\S+))/gu

/** A query without what is not to be found, and that: each word of "-cranes", and what stands in quotation marks as a whole. */
export function withoutExcluded(query: string): { readonly rest: string; readonly excluded: readonly WordRun[] } {
  const excluded = Array.from(query.matchAll(EXCLUDED), ([, marked, word = ""]) =>
    marked === undefined ? words(word).map((one) => [one]) : [words(marked)],
  ).flat()
  const runs = excluded.filter((run) => run.length > 0)
  const rest = query.replace(EXCLUDED, " ")
  if (runs.length === 0 || words(rest).length > PASSAGE) return { rest: query, excluded: [] }
  return { rest, excluded: runs }
}

/** Whether one of the texts holds one of the runs. */
export function holdsAny(texts: readonly string[], runs: readonly WordRun[]): boolean {
  if (runs.length === 0) return false
  const held = texts.map((text) => ` ${folded(text)} `)
  return runs.some((run) => held.some((text) => text.includes(` ${run.join(" ")} `)))
}

/** The same of all that a snippet is searched by. */
export const isExcluded = ({ contextWords, title, speakers, roles }: Snippet, runs: readonly WordRun[]): boolean =>
  runs.length > 0 && holdsAny([contextWords, title, ...speakers, ...roles], runs)
