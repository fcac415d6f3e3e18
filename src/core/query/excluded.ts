import { words } from "../text/fold.ts"

/** Telling words from which on a query is a pasted passage: of its figures no one sentence holds all, and its hyphens are dashes. */
export const PASSAGE = 12

/** A hyphen behind a blank and right before a letter: "-cranes". A number has a minus, a flag two hyphens. */
const EXCLUDED = /(?<=^|\s)-(?=\p{L})(\S+)/gu

/** A query without the words that are not to be found, and these, folded. */
export function withoutExcluded(query: string): { readonly rest: string; readonly excluded: readonly string[] } {
  const excluded = Array.from(query.matchAll(EXCLUDED), ([, word = ""]) => words(word)).flat()
  const rest = query.replace(EXCLUDED, " ")
  if (excluded.length === 0 || words(rest).length > PASSAGE) return { rest: query, excluded: [] }
  return { rest, excluded }
}
