import type { MadeSnippet, Making } from "../core/making/making.ts"
import type { ArticleFilters } from "../core/shelves/articles.ts"
import type { Filters } from "../core/shelves/snippets.ts"
import { addressIn } from "../core/text/chat-words.ts"
import { folded } from "../core/text/fold.ts"

/*
 * What the indexes know of a snippet or an article beside its words, each as one word that no typed word folds to: who says it, whether
 * it is a fact; and of the article its outlet, kind, year and month, its address, and whether it was corrected. So what a query is narrowed
 * to is found as its words are, and nothing is read that does not fit. Days, and how an outlet is written, are compared in the rows.
 */

/** Whether a word of the index is such a term. */
export const isTerm = (word: string): boolean => word.startsWith("·")

/** A whole name, folded. */
const voiceTerm = (name: string): string => `·${name.replaceAll(" ", "·")}`
const FACT = "··fact"
const outletTerm = (outlet: string): string => `··outlet${voiceTerm(folded(outlet))}`
/** By its path: what stands behind a question mark may differ. */
export function addressTerm(address: string): string {
  const [path = ""] = address.toLowerCase().split("?")
  return `··at·${path.replace(/[^a-z0-9\u0080-\u{10ffff}]+/gu, "·")}`
}
const CORRECTED = "··corrected"
const kindTerm = (kind: string): string => `··kind${voiceTerm(folded(kind))}`
const yearTerm = (year: number): string => `··${year}`
/** Month 0: a date that has none. */
const monthTerm = (year: number, month: number): string => `${yearTerm(year)}·${month}`

/** An article that is of no kind is news. */
const NEWS = "news"

/** The words of a snippet's row in the index. */
export const indexedWords = ({ words, voices, form }: MadeSnippet, making: Making): string =>
  [words, ...voices.map(voiceTerm), ...(form === 0 ? [FACT] : []), ...termsOfArticle(making)].join(" ")

/** The words of an article's row in the index of titles. */
export function indexedLabel(making: Making): string {
  const { label, head } = making
  const address = head.url === undefined ? null : addressIn(head.url)
  const terms = [
    ...(head.corrections === undefined ? [] : [CORRECTED]),
    ...(address === null ? [] : [addressTerm(address)]),
    ...termsOfArticle(making),
  ]
  return [label, ...terms].join(" ")
}

function termsOfArticle({ head, published }: Making): readonly string[] {
  const date = dateIn(published ?? "")
  return [
    ...(head.outlet === undefined ? [] : [outletTerm(head.outlet)]),
    kindTerm(head.kind ?? NEWS),
    ...(date ? [yearTerm(date.year), monthTerm(date.year, date.month)] : []),
  ]
}

/** The years of the first and the last article that has a date; not numbers where none has one. */
export type Years = readonly [first: number, last: number]

/** What the terms of a snippet must be: `voices` and `groups` of which it has one each, and none of `without`. */
export function termsOf(filters: Filters, years: Years) {
  const { kind, speakers } = filters
  return {
    voices: speakers === undefined ? [] : [speakers.map(folded).map(voiceTerm)],
    groups: [...(kind === "fact" ? [[FACT]] : []), ...groupsOfArticle(filters, years)],
    without: kind === "quote" ? [FACT] : [],
  }
}

/** Groups of terms of which an article that fits has one each. */
export function groupsOfArticle(
  { outlet, articleKinds, since, until, isCorrected }: Filters & ArticleFilters,
  years: Years,
): readonly (readonly string[])[] {
  const groups: (readonly string[])[] = []
  if (outlet !== undefined) groups.push([outletTerm(outlet)])
  if (articleKinds !== undefined) groups.push(articleKinds.map(kindTerm))
  if (since !== undefined || until !== undefined) {
    const dates = datesBetween(dateIn(since ?? ""), dateIn(until ?? ""), years)
    if (dates.length <= MOST_DATES) groups.push(dates)
  }
  if (isCorrected) groups.push([CORRECTED])
  return groups
}

/** Terms of dates that are looked up; of more the rows are compared alone. */
const MOST_DATES = 100

type YearAndMonth = { readonly year: number; readonly month: number }

/** Of "2022", "2022-10" or "2022-10-20"; month 0: none. Null where it is no date. */
function dateIn(printed: string): YearAndMonth | null {
  const [, year, month = "0"] = /^(\d{4})(?:-(\d\d))?/.exec(printed) ?? []
  return year === undefined ? null : { year: Number(year), month: Number(month) }
}

/** Whole years, and of the first and last one the months. */
function datesBetween(since: YearAndMonth | null, until: YearAndMonth | null, [first, last]: Years): readonly string[] {
  const dates: string[] = []
  for (let year = Math.max(first, since?.year ?? first); year <= Math.min(last, until?.year ?? last); year++) {
    const from = since?.year === year ? since.month : 0
    const to = until?.year === year && until.month > 0 ? until.month : MONTHS
    if (from <= 1 && to === MONTHS) dates.push(yearTerm(year))
    else {
      dates.push(monthTerm(year, 0))
      for (let month = Math.max(1, from); month <= to; month++) dates.push(monthTerm(year, month))
    }
  }
  return dates
}

const MONTHS = 12
