import type { Article, Coverage, Covered, Fact } from "../model.ts"
import { wordsAt } from "../model.ts"
import { findDates } from "./fact-dates.ts"
import { pairMarks } from "./marks.ts"
import { splitSentences } from "./sentences.ts"
import type { Tools } from "./steps.ts"

/**
 * Whether what was found in one article stands in the other word for word: the same text, set alike, in the same language and of
 * the same kind, with the same corrections stated. Of an interview the head counts, too: it tells who asks and who answers.
 */
export const readsAlike = (a: Article, b: Article): boolean => JSON.stringify(readOf(a)) === JSON.stringify(readOf(b))

/** All that the extraction reads but headline and day. */
const readOf = ({ text, paragraphs, language, kind, corrections, title, standfirst, byline }: Article) => [
  text,
  paragraphs,
  language,
  kind,
  corrections,
  paragraphs.some(({ turn }) => turn !== undefined) ? [title, standfirst, byline] : null,
]

/**
 * The coverage of an article whose text was read before: another headline, byline or time changes nothing that was found. On
 * another day "yesterday" means another date, so that the dates of its facts are read anew.
 */
export function coverageAgain(article: Article, { article: before, coverage }: Covered, tools: Tools): Coverage {
  if (dayOf(article) === dayOf(before)) return coverage
  return { ...coverage, facts: coverage.facts.map((fact) => ({ ...fact, dates: datesOf(article, fact, tools) })) }
}

const dayOf = ({ published }: Article): string | undefined => published?.slice(0, 10)

/** The fact's sentence read as a text of its own. */
function datesOf({ text, ...article }: Article, { span }: Fact, tools: Tools): Fact["dates"] {
  const words = wordsAt(text, span)
  if (!DATED.test(words)) return []
  const alone: Article = { ...article, text: words, paragraphs: [{ start: 0, end: words.length }] }
  return splitSentences(alone, pairMarks(alone), tools).flatMap(({ items }) =>
    findDates(items, article.published, tools.lexicon).map(({ span: { start, end }, date }) => ({
      span: { start: span.start + start, end: span.start + end },
      date,
    })),
  )
}

/** Without a digit, a month, a weekday or a word for a day no sentence has a date. */
const DATED = /\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|yes|tom|ton)/i
