import type { FactDate, PrintedTime, Span } from "../model.ts"
import type { Item } from "./sentence.ts"

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
const MONTH =
  /^(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)$/
const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
/** Words before a month or a year that make it a point in time: "in August", "since 2015"; "the 2015 deal" has none. */
const IN_TIME = new Set([
  "in",
  "since",
  "until",
  "till",
  "by",
  "before",
  "after",
  "during",
  "from",
  "of",
  "early",
  "late",
  "mid",
  "last",
  "to",
])
const YEAR = /^(?:1[5-9]|20)\d\d$/
const DAY_MS = 86_400_000

/** In a sentence that looks ahead "on Monday" is not last Monday. Lower case: "May" is a month. */
const AHEAD = /^(?:will|would|shall|may|might|could|should|'ll|’ll|due|scheduled|slated|expected|plans|planned)$/

/**
 * The dates of a sentence as the article means them, against its own publication date and never against today.
 * What the words do not settle gets no date: "recent weeks", "last Monday", a weekday in a sentence about the future.
 */
export function findDates(items: readonly Item[], published: PrintedTime | undefined): readonly FactDate[] {
  const printed = dayOf(published)
  const future = items.some((item) => AHEAD.test(item.text))
  const found: FactDate[] = []
  for (let i = 0; i < items.length; ) {
    const reading =
      calendarDate(items, i, future ? undefined : published) ?? relativeDay(items, i, printed, future, published)
    if (reading?.date) found.push({ span: spanOf(items, i, reading.length), date: reading.date })
    i += reading?.length ?? 1
  }
  return found
}

/** `date` null: the words are a date, but there is no such day. */
type Reading = { readonly length: number; readonly date: PrintedTime | null }

const spanOf = (items: readonly Item[], from: number, length: number): Span => ({
  start: items[from]?.start ?? 0,
  end: items[from + length - 1]?.end ?? 0,
})

/** "20 October 2022", "October 20, 2022", "Oct. 20", "October 2022", "in August", "in 2015", "2022-10-20". */
function calendarDate(items: readonly Item[], i: number, published: PrintedTime | undefined): Reading | null {
  const word = items[i]?.lower ?? ""
  if (items[i]?.marked) return null
  if (/^\d{4}-\d{2}-\d{2}$/.test(word))
    return valid(Number(word.slice(0, 4)), Number(word.slice(5, 7)), Number(word.slice(8)), 1)
  const dayFirst = dayNumber(word)
  if (dayFirst && monthNumber(items[i + 1])) {
    const year = yearAt(items, i + 2)
    const month = monthNumber(items[i + 1])
    return valid(year?.value ?? nearestYear(month, published), month, dayFirst, 2 + (year?.length ?? 0))
  }
  const month = monthNumber(items[i])
  if (month) {
    const day = dayNumber(items[i + 1]?.lower ?? "")
    const year = yearAt(items, i + (day ? 2 : 1))
    if (day) return valid(year?.value ?? nearestYear(month, published), month, day, 2 + (year?.length ?? 0))
    if (year) return { length: 1 + year.length, date: `${year.value}-${two(month)}` }
    const known = nearestYear(month, published)
    return known && IN_TIME.has(items[i - 1]?.lower ?? "") ? { length: 1, date: `${known}-${two(month)}` } : null
  }
  const isYear = YEAR.test(word) && IN_TIME.has(items[i - 1]?.lower ?? "") && !modifies(items[i + 1])
  return isYear ? { length: 1, date: word } : null
}

/** "the resolution of 2015 members": a number before a noun counts or names it. */
const modifies = (next: Item | undefined): boolean =>
  next !== undefined && (next.pos === "NOUN" || next.pos === "ADJ" || next.pos === "PROPN")

const monthNumber = (item: Item | undefined): number =>
  item && /^\p{Lu}/u.test(item.text) && item.pos !== "AUX" && MONTH.test(item.lower)
    ? MONTHS.indexOf(item.lower.slice(0, 3)) + 1
    : 0

const dayNumber = (word: string): number => {
  const day = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)
  return day && Number(day[1]) <= 31 ? Number(day[1]) : 0
}

function yearAt(items: readonly Item[], i: number): { value: number; length: number } | null {
  const comma = items[i]?.lower === "," ? 1 : 0
  const word = items[i + comma]?.lower ?? ""
  return YEAR.test(word) ? { value: Number(word), length: 1 + comma } : null
}

function valid(year: number, month: number, day: number, length: number): Reading | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return { length, date: exists ? iso(date) : null }
}

/** A month without a year is the latest one up to publication; 0 when that is not known. */
function nearestYear(month: number, published: PrintedTime | undefined): number {
  const [year, own] = (published ?? "").split("-").map(Number)
  if (!year || !own) return 0
  return month <= own ? year : year - 1
}

/** The hour at which a part of the day begins. */
const PARTS_OF_DAY: Readonly<Record<string, number>> = { afternoon: 12, evening: 17, night: 20 }

/** "yesterday", "on Wednesday night": days counted from a full publication date. */
function relativeDay(
  items: readonly Item[],
  i: number,
  printed: number | null,
  future: boolean,
  published: PrintedTime | undefined,
): Reading | null {
  const item = items[i]
  if (printed === null || !item || item.marked) return null
  if (item.lower === "yesterday") return { length: 1, date: iso(new Date(printed - DAY_MS)) }
  if (item.lower === "tomorrow") return { length: 1, date: iso(new Date(printed + DAY_MS)) }
  if (item.lower === "tonight") return { length: 1, date: iso(new Date(printed)) }
  const weekday = WEEKDAYS.indexOf(item.lower)
  if (weekday < 0 || future || /^(?:last|next|every|each|this|previous|following|a)$/.test(items[i - 1]?.lower ?? ""))
    return null
  const back = (new Date(printed).getUTCDay() - weekday + 7) % 7
  const part = /^(?:morning|afternoon|evening|night)$/.test(items[i + 1]?.lower ?? "") ? 2 : 1
  // Published on a Wednesday morning, "Wednesday night" is last week's or tonight's: the words do not settle it.
  const hour = PARTS_OF_DAY[items[i + 1]?.lower ?? ""] ?? 0
  if (back === 0 && Number((published ?? "").slice(11, 13) || "24") < hour) return null
  return { length: part, date: iso(new Date(printed - back * DAY_MS)) }
}

const dayOf = (published: PrintedTime | undefined): number | null =>
  published && published.length >= 10 ? Date.parse(`${published.slice(0, 10)}T00:00:00Z`) : null

const iso = (date: Date): string => date.toISOString().slice(0, 10)
const two = (n: number): string => String(n).padStart(2, "0")
