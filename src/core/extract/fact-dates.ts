import type { FactDate, PrintedTime, Span } from "../model.ts"
import { looksBack, PART_OF_DAY, WEEKDAYS, weekdayAt } from "./fact-weekdays.ts"
import type { Lexicon } from "./lexicon.ts"
import type { Item } from "./sentence.ts"
import { startsWithDigit } from "./token-letters.ts"

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
const MONTH =
  /^(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)$/
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

/**
 * The dates of a sentence as the article means them, against its own publication date and never against today.
 * What the words do not settle gets no date: "recent weeks", "last Monday", a weekday in a sentence about the future.
 */
export function findDates(
  items: readonly Item[],
  published: PrintedTime | undefined,
  lexicon: Lexicon,
): readonly FactDate[] {
  if (!items.some(mayBegin)) return []
  const found: FactDate[] = []
  for (let i = 0; i < items.length; ) {
    const reading = mayBegin(items[i])
      ? (dayAndDate(items, i, { published, looksBack: (at) => looksBack(items, at, lexicon) }) ??
        relativeDay(items, i, published, lexicon))
      : null
    if (reading?.date)
      found.push({ span: spanOf(items, i + (reading.before ?? 0), reading.length), date: reading.date })
    i += reading ? (reading.before ?? 0) + reading.length + (reading.behind ?? 0) : 1
  }
  return found
}

/** Most words begin no date, and are looked at no further. */
const mayBegin = (item: Item | undefined): boolean =>
  item !== undefined && (startsWithDigit(item.lower) || BEGINNINGS.has(item.lower.slice(0, 3)))
/** Of months, of days, and of "yesterday", "tomorrow", "tonight". */
const BEGINNINGS = new Set([...MONTHS, ...WEEKDAYS.map((day) => day.slice(0, 3)), "yes", "tom", "ton"])

/** What tells the year of a date that has none: when the article was published, and whether its words look back on a day. */
type Anchor = { readonly published: PrintedTime | undefined; readonly looksBack: (item: number) => boolean }

/** `date` null: the words are a date, but there is no such day, or they leave it open. All in items. */
type Reading = {
  readonly length: number
  readonly date: PrintedTime | null
  /** Items of a weekday and what links it to the date, before and behind. */
  readonly before?: number
  readonly behind?: number
}

const spanOf = (items: readonly Item[], from: number, length: number): Span => ({
  start: items[from]?.start ?? 0,
  end: items[from + length - 1]?.end ?? 0,
})

/** "20 October 2022", "October 20, 2022", "Oct. 20", "October 2022", "in August", "in 2015", "2022-10-20". */
function calendarDate(items: readonly Item[], i: number, anchor: Anchor): Reading | null {
  const word = items[i]?.lower ?? ""
  if (items[i]?.marked) return null
  if (/^\d{4}-\d{2}-\d{2}$/.test(word))
    return valid(Number(word.slice(0, 4)), Number(word.slice(5, 7)), Number(word.slice(8)), 1)
  const dayFirst = dayNumber(word)
  const link = items[i + 1]?.lower === "of" ? 1 : 0
  if (dayFirst && monthNumber(items[i + 1 + link])) {
    const year = yearAt(items, i + 2 + link)
    const month = monthNumber(items[i + 1 + link])
    return valid(year?.value ?? nearestYear(month, anchor, i), month, dayFirst, 2 + link + (year?.length ?? 0))
  }
  const month = monthNumber(items[i])
  if (month) {
    const link = items[i + 1]?.lower === "the" ? 1 : 0
    const day = dayNumber(items[i + 1 + link]?.lower ?? "")
    const year = yearAt(items, day ? i + 2 + link : i + 1)
    if (day) return valid(year?.value ?? nearestYear(month, anchor, i), month, day, 2 + link + (year?.length ?? 0))
    if (year) return { length: 1 + year.length, date: `${year.value}-${two(month)}` }
    const known = nearestYear(month, anchor, i)
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

/**
 * A month without a year is the latest one up to publication; 0 when that is not known. What the words do not look back on is
 * dated only when that month is one of the last three: "reopens in March" in November means another March.
 */
function nearestYear(month: number, { published, looksBack }: Anchor, i: number): number {
  const [year, own] = (published ?? "").split("-").map(Number)
  if (!year || !own) return 0
  const ago = (own - month + 12) % 12
  if (ago > RECENT && !looksBack(i)) return 0
  return month <= own ? year : year - 1
}
/** Months. */
const RECENT = 2

/** "yesterday", "on Wednesday night": days counted from a full publication date. */
function relativeDay(
  items: readonly Item[],
  i: number,
  published: PrintedTime | undefined,
  lexicon: Lexicon,
): Reading | null {
  const item = items[i]
  const printed = dayOf(published)
  if (printed === null || !item || item.marked) return null
  // "the day before yesterday"
  if (/^(?:before|after)$/.test(items[i - 1]?.lower ?? "") && items[i - 2]?.lower === "day")
    return { length: 1, date: null }
  if (item.lower === "yesterday") return { length: 1, date: iso(new Date(printed - DAY_MS)) }
  if (item.lower === "tomorrow") return { length: 1, date: iso(new Date(printed + DAY_MS)) }
  if (item.lower === "tonight") return { length: 1, date: iso(new Date(printed)) }
  const day = WEEKDAYS.includes(item.lower) ? weekdayAt(items, i, lexicon) : null
  if (!day?.isLast) return day && { length: day.length, date: null }
  const back = (new Date(printed).getUTCDay() - WEEKDAYS.indexOf(item.lower) + 7) % 7
  // Published on a Wednesday morning, "Wednesday night" is last week's or tonight's: the words do not settle it.
  if (back === 0 && Number((published ?? "").slice(11, 13) || "24") < day.hour) return null
  return { length: day.length, date: iso(new Date(printed - back * DAY_MS)) }
}

/**
 * A weekday before or behind a calendar date is that date: "Monday, March 9", "Monday the 9th of March", "9 March (a Monday)".
 * With a bare number, "Monday the 9th", it is the latest such day; null where the weekday stands by itself.
 */
function dayAndDate(items: readonly Item[], i: number, anchor: Anchor): Reading | null {
  const isDay = (at: number) => !items[at]?.marked && DAY_NAME.test(items[at]?.lower ?? "")
  if (!isDay(i)) {
    const date = calendarDate(items, i, anchor)
    if (
      !date ||
      !/\d/.test(
        items
          .slice(i, i + date.length)
          .map((item) => item.lower)
          .join(""),
      )
    )
      return date
    let at = i + date.length
    while (at < i + date.length + 3 && /^(?:,|\(|a|on|-|–|—)$/.test(items[at]?.lower ?? "")) at++
    const isMeant = at > i + date.length && isDay(at) && date.length > 1
    return isMeant ? { ...date, behind: at + 1 - i - date.length } : date
  }
  let at = i + 1
  if (items[at]?.lower === "." && items[i]?.end === items[at]?.start) at++
  if (PART_OF_DAY.test(items[at]?.lower ?? "")) at++
  while (at < i + 5 && /^(?:,|\(|the|-|–|—|on|of)$/.test(items[at]?.lower ?? "")) at++
  const date = at > i && !items[at]?.marked ? calendarDate(items, at, anchor) : null
  if (date && (date.length > 1 || /^\d{4}-/.test(items[at]?.lower ?? ""))) return { ...date, before: at - i }
  if (/^\d{1,2}(?:st|nd|rd|th)$/.test(items[at]?.lower ?? "")) {
    const day = WEEKDAYS.findIndex((name) => name.startsWith((items[i]?.lower ?? "").slice(0, 3)))
    return { length: at - i + 1, date: latest(day, Number.parseInt(items[at]?.lower ?? "", 10), anchor.published) }
  }
  // "Monday, 3/9": the numbers are the date, and which is the month they do not say.
  return /^\d{1,2}[/.]\d/.test(items[at]?.lower ?? "") || items[at + 1]?.lower === "/"
    ? { length: at - i + 1, date: null }
    : null
}

const DAY_NAME = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day|\.)?$/

/** The last day before publication that has this number in its month; null where it is another day of the week. */
function latest(weekday: number, number: number, published: PrintedTime | undefined): PrintedTime | null {
  const printed = dayOf(published)
  if (printed === null) return null
  for (let back = 0; back < 31; back++) {
    const date = new Date(printed - back * DAY_MS)
    if (date.getUTCDate() === number) return date.getUTCDay() === weekday ? iso(date) : null
  }
  return null
}

const dayOf = (published: PrintedTime | undefined): number | null =>
  published && published.length >= 10 ? Date.parse(`${published.slice(0, 10)}T00:00:00Z`) : null

const iso = (date: Date): string => date.toISOString().slice(0, 10)
const two = (n: number): string => String(n).padStart(2, "0")
