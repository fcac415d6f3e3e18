import type { MadeSnippet, Making } from "../core/making/making.ts"
import type { Filters } from "../core/shelves/snippets.ts"
import { folded } from "../core/text/fold.ts"

/*
 * What the index knows of a snippet beside its words, each as one word that no typed word folds to: who says it, whether it is a fact,
 * and of its article the outlet, the kind, the year and the month. So what a query is narrowed to is found as its words are, and
 * no snippet is read that does not fit. Days and what outlets are called exactly are compared in the rows.
 */

/** Whether a word of the index is such a term. */
export const isTerm = (word: string): boolean => word.startsWith("·")

/** A whole name, folded. */
const voiceTerm = (name: string): string => `·${name.replaceAll(" ", "·")}`
const FACT = "··fact"
const outletTerm = (outlet: string): string => `··outlet${voiceTerm(folded(outlet))}`
const kindTerm = (kind: string): string => `··kind${voiceTerm(folded(kind))}`
const yearTerm = (year: number): string => `··${year}`
/** Month 0: a date that has none. */
const monthTerm = (year: number, month: number): string => `${yearTerm(year)}·${month}`

/** An article that is of no kind is news. */
const NEWS = "news"

/** The words of a snippet's row in the index. */
export function indexedWords({ words, voices, form }: MadeSnippet, { head, published }: Making): string {
  const date = dateIn(published ?? "")
  const terms = [
    ...voices.map(voiceTerm),
    ...(form === 0 ? [FACT] : []),
    ...(head.outlet === undefined ? [] : [outletTerm(head.outlet)]),
    kindTerm(head.kind ?? NEWS),
    ...(date ? [yearTerm(date.year), monthTerm(date.year, date.month)] : []),
  ]
  return [words, ...terms].join(" ")
}

/**
 * Groups of terms of each of which a snippet that fits holds one, and terms that it does not hold. `years`: the first and the last one
 * of all articles.
 */
export function termsOf(filters: Filters, years: readonly [number, number]) {
  const { kind, speakers, outlet, articleKinds, since, until } = filters
  const voices = speakers === undefined ? [] : [speakers.map(folded).map(voiceTerm)]
  const groups: (readonly string[])[] = []
  if (kind === "fact") groups.push([FACT])
  if (outlet !== undefined) groups.push([outletTerm(outlet)])
  if (articleKinds !== undefined) groups.push(articleKinds.map(kindTerm))
  if (since !== undefined || until !== undefined) {
    const dates = datesBetween(dateIn(since ?? ""), dateIn(until ?? ""), years)
    if (dates.length <= MOST_DATES) groups.push(dates)
  }
  return { voices, groups, without: kind === "quote" ? [FACT] : [] }
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
function datesBetween(
  since: YearAndMonth | null,
  until: YearAndMonth | null,
  [first, last]: readonly [number, number],
): readonly string[] {
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
