import type { ArticleProblem } from "../core/article/problem.ts"
import type { Article, Covered } from "../core/model.ts"
import { snippetsOf } from "../core/snippet.ts"

/** Quotes and facts that one file may have: some 300 pages of news. They are saved in half a second. */
export const MOST_SNIPPETS = 5_000

/** The longest sentence around a quote or fact, in UTF-16 code units: search reads all of it. A page has some 3,000. */
export const LONGEST_CONTEXT = 50_000

/** What one file may give the search index, in UTF-16 code units: 1,000 for each of the most snippets. */
export const MOST_INDEXED = 5_000_000

/** So much of a long text is tried alone first, in UTF-16 code units: a hundred pages. */
export const TRIED_FIRST = 300_000

/**
 * The beginning of a long article, null for nearly every one. Where that has too much in it already, nobody need wait for
 * the rest: 5 MB may take half a minute and a gigabyte of memory.
 */
export function longBeginningOf(article: Article): Article | null {
  if (article.text.length <= 2 * TRIED_FIRST) return null
  const paragraphs = article.paragraphs
    .filter(({ start }) => start < TRIED_FIRST)
    .map((paragraph) => ({ ...paragraph, end: Math.min(paragraph.end, TRIED_FIRST) }))
  return { ...article, text: article.text.slice(0, TRIED_FIRST), paragraphs }
}

/**
 * Why one file would take too much of the archive and its search: none of what is found in it is kept then. Null for
 * nearly every file.
 */
export function excessOf(file: string, covered: Covered): ArticleProblem | null {
  const { utterances, facts } = covered.coverage
  const count = utterances.reduce((sum, { passages }) => sum + passages.length, facts.length)
  if (count > MOST_SNIPPETS) {
    return excess(
      file,
      `it has more than ${inWords(MOST_SNIPPETS)} quotes and facts, the most that are kept of one file`,
    )
  }
  const sizes = snippetsOf(covered.article, covered.coverage).map(({ contextWords, speakers, roles, title }) => {
    const names = [...speakers, ...roles, title].reduce((sum, { length }) => sum + length, 0)
    return { context: contextWords.length, all: contextWords.length + names }
  })
  const longest = sizes.reduce((most, { context }) => Math.max(most, context), 0)
  if (longest > LONGEST_CONTEXT) {
    const what = `one of its sentences has ${inWords(longest)} characters, and at most ${inWords(LONGEST_CONTEXT)} are searched`
    return excess(file, what)
  }
  const indexed = sizes.reduce((sum, { all }) => sum + all, 0)
  return indexed > MOST_INDEXED ? excess(file, "its quotes and facts would fill the search index") : null
}

const excess = (file: string, what: string): ArticleProblem => ({
  file,
  line: null,
  what,
  todo: "Split it into articles, a file each.",
})

const inWords = (count: number): string => count.toLocaleString("en")
