import type { ArticleProblem } from "../core/article/problem.ts"
import type { Article, Covered } from "../core/model.ts"
import { snippetsOf } from "../core/snippet.ts"

/** Quotes and facts that one file may have: some 300 pages of news. They are saved in half a second. */
export const MOST_SNIPPETS = 5_000

/** The longest sentence around a quote or fact, in UTF-16 code units: search reads all of it. A page has some 3,000. */
export const LONGEST_CONTEXT = 50_000

/** What one file may give the search index, in UTF-16 code units: 1,000 for each of the most snippets. */
export const MOST_INDEXED = 5_000_000

/** The longest text, in UTF-16 code units: two novels. Of the worst kind it takes some ten seconds to extract. */
export const LONGEST_TEXT = 1_000_000

/** Why a text is too long to be looked through at all; null for nearly every one. */
export function lengthExcessOf(file: string, { text }: Article): ArticleProblem | null {
  if (text.length <= LONGEST_TEXT) return null
  return excess(file, `it has ${inWords(text.length)} characters; the limit for one file is ${inWords(LONGEST_TEXT)}`)
}

/**
 * Why one file would take too much of the archive and its search: none of what is found in it is kept then. Null for
 * nearly every file.
 */
export function excessOf(file: string, covered: Covered): ArticleProblem | null {
  const { utterances, facts } = covered.coverage
  const count = utterances.reduce((sum, { passages }) => sum + passages.length, facts.length)
  if (count > MOST_SNIPPETS) {
    return excess(file, `it has more than ${inWords(MOST_SNIPPETS)} quotes and facts, the limit for one file`)
  }
  const sizes = snippetsOf(covered.article, covered.coverage).map(({ contextWords, speakers, roles, title }) => {
    const names = [...speakers, ...roles, title].reduce((sum, { length }) => sum + length, 0)
    return { context: contextWords.length, all: contextWords.length + names }
  })
  const longest = sizes.reduce((most, { context }) => Math.max(most, context), 0)
  if (longest > LONGEST_CONTEXT) {
    const what = `one of its sentences has ${inWords(longest)} characters; the limit is ${inWords(LONGEST_CONTEXT)}`
    return excess(file, what)
  }
  const indexed = sizes.reduce((sum, { all }) => sum + all, 0)
  return indexed > MOST_INDEXED ? excess(file, "its quotes and facts are too long for the search index") : null
}

/** What a file is told that is more than one file may be. */
export const excess = (file: string, what: string): ArticleProblem => ({
  file,
  line: null,
  what,
  todo: "Split it into one file per article.",
})

const inWords = (count: number): string => count.toLocaleString("en")
