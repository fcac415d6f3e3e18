/**
 * What a date option holds, as half of a period: `from` and `to` are days, or a month or year where that was typed. Two
 * readings where the words do not tell which is meant (3/4/2026).
 */
export type AskedDays = { readonly from: string; readonly to: string }
export type DaysReading =
  | { readonly is: "days"; readonly days: AskedDays }
  | { readonly is: "either"; readonly days: readonly string[] }

/** A day, month or year as programs write it, which is read without knowing what day it is. */
export const isIsoDay = (typed: string): boolean => isoDays(typed) !== null

/**
 * Reads what people type and what the bot prints: "25 November 2026", "25 Nov", "2026-11-25", "yesterday", "last week",
 * "Monday", "this month", "3 days ago". `today` is the asker's own date; a date without a year is the latest that has come.
 * Weeks begin on Monday. Null for what is no date or stands in no calendar.
 */
export function readAskedDays(typed: string, today: string): DaysReading | null {
  const words = typed.slice(0, LONGEST).trim().toLowerCase().replace(HYPHENS, "-")
  const slashed = slashedDays(words, today)
  if (slashed) return slashed
  const plain = plainWords(words)
  const days = isoDays(words) ?? relativeDays(plain, today) ?? weekdayIn(plain, today) ?? writtenDays(plain, today)
  return days && { is: "days", days }
}

const LONGEST = 80
/** As keyboards and word processors make them, the one that does not break among them. */
const HYPHENS = /[\u2010-\u2013\u2212]/g

/** Without what stands around a date: "on Wednesday, 25th of November 2026, 09:10" is "wednesday 25 november 2026". */
const plainWords = (words: string): string =>
  words
    .replace(/[,.]/g, " ")
    .replace(/\b\d{1,2}[: ]\d\d(?: ?[ap]m)?$/, "")
    .replace(/\b(\d{1,2})(?:st|nd|rd|th)\b/g, "$1")
    .replace(/\b(?:on|of|the|in|since|until)\b/g, " ")
    .replace(/\s+/g, " ")
    .trim()

const one = (from: string, to: string = from): AskedDays => ({ from, to })

function isoDays(words: string): AskedDays | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[t ]\d\d:\d\d.{0,12})?)?)?$/i.exec(words) ?? []
  if (year === undefined) return null
  const date = dateOf(Number(year), Number(month ?? 1), Number(day ?? 1))
  return date === null ? null : one(words.slice(0, day === undefined ? (month === undefined ? 4 : 7) : 10))
}

/** "3/4/2026": day or month first; "3.4.2026" is day first everywhere. Without a year the latest that has come. */
function slashedDays(words: string, today: string): DaysReading | null {
  const [, a = "", sign, b = "", typedYear] = /^(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(words) ?? []
  if (sign === undefined) return null
  const year = typedYear === undefined ? null : Number(typedYear.length === 2 ? `20${typedYear}` : typedYear)
  const dayFirst = dayOf(Number(a), Number(b), year, today)
  const monthFirst = sign === "." ? null : dayOf(Number(b), Number(a), year, today)
  const found = [...new Set([dayFirst, monthFirst])].filter((date) => date !== null)
  const [first, second] = found
  if (first === undefined) return null
  return second === undefined ? { is: "days", days: one(first) } : { is: "either", days: found }
}

function relativeDays(words: string, today: string): AskedDays | null {
  if (words === "today" || words === "now") return one(today)
  if (words === "yesterday") return one(plus(today, -1))
  if (words === "day before yesterday") return one(plus(today, -2))
  const [, which, period = ""] = /^(this|last|past|previous) (week|weekend|month|year)$/.exec(words) ?? []
  if (which !== undefined) return periodAt(period, which === "this" ? 0 : -1, today)
  const [, back, count = "", unit = ""] =
    /^(last |past )?(\d{1,3}|a|an|two|three|four|five|six) (day|week|month|year)s?( ago)?$/.exec(words) ?? []
  if (unit === "" || (back === undefined && !words.endsWith("ago"))) return null
  const number = COUNTS.indexOf(count) >= 0 ? COUNTS.indexOf(count) : count === "an" ? 1 : Number(count)
  const from =
    unit === "day" || unit === "week"
      ? plus(today, -number * (unit === "week" ? 7 : 1))
      : monthsBack(today, number * (unit === "year" ? 12 : 1))
  return back === undefined ? one(from) : one(from, today)
}

const COUNTS = ["", "a", "two", "three", "four", "five", "six"]

/** The week (from Monday), weekend, month or year that is so many away. */
function periodAt(period: string, away: number, today: string): AskedDays {
  if (period === "year") return one(String(Number(today.slice(0, 4)) + away))
  if (period === "month") return one(monthsBack(`${today.slice(0, 8)}01`, -away).slice(0, 7))
  const monday = plus(today, 1 - weekday(today) + 7 * away)
  return period === "week" ? one(monday, plus(monday, 6)) : one(plus(monday, 5), plus(monday, 6))
}

const WEEKDAYS = "mon tue wed thu fri sat sun".split(" ")
const WEEKDAY = /^(?:(last|this) )?(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?$/

/** The latest one that has come, today too; "last Monday" is never today. */
function weekdayIn(words: string, today: string): AskedDays | null {
  const [, which, name] = WEEKDAY.exec(words) ?? []
  if (name === undefined) return null
  const back = (weekday(today) - 1 - WEEKDAYS.indexOf(name.slice(0, 3)) + 7) % 7
  return one(plus(today, -(back === 0 && which === "last" ? 7 : back)))
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ")
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
const DAY_FIRST = new RegExp(`^(?:[a-z]{3,9} )?(\\d{1,2}) ${MONTH}(?: (\\d{4}))?$`)
const MONTH_FIRST = new RegExp(`^(?:[a-z]{3,9} )?${MONTH} (\\d{1,2})(?: (\\d{4}))?$`)
const WHOLE_MONTH = new RegExp(`^(last )?${MONTH}(?: (\\d{4}))?$`)

/** "25 November 2026", "Nov 25", "November". */
function writtenDays(words: string, today: string): AskedDays | null {
  const [, day, dayMonth = ""] = DAY_FIRST.exec(words) ?? []
  const [, monthDay = "", dayBehind] = MONTH_FIRST.exec(words) ?? []
  const year = /\d{4}$/.exec(words)?.[0]
  const typedYear = year === undefined ? null : Number(year)
  const number = day ?? dayBehind
  if (number !== undefined) {
    const date = dayOf(Number(number), monthNumber(dayMonth || monthDay), typedYear, today)
    return date === null ? null : one(date)
  }
  const [, last, name] = WHOLE_MONTH.exec(words) ?? []
  if (name === undefined) return null
  const month = String(monthNumber(name)).padStart(2, "0")
  if (typedYear !== null) return one(`${typedYear}-${month}`)
  const thisYear = today.slice(0, 4)
  const isOver =
    last === undefined ? `${thisYear}-${month}` <= today.slice(0, 7) : `${thisYear}-${month}` < today.slice(0, 7)
  return one(`${isOver ? thisYear : Number(thisYear) - 1}-${month}`)
}

const monthNumber = (name: string): number => MONTHS.indexOf(name.slice(0, 3)) + 1

/** The day of that year, or of the latest year in which it has come; null when no calendar has it. */
function dayOf(day: number, month: number, year: number | null, today: string): string | null {
  if (year !== null) return dateOf(year, month, day)
  const thisYear = Number(today.slice(0, 4))
  // 29 February comes every four years, but for a turn of the century.
  for (let back = 0; back <= 8; back++) {
    const date = dateOf(thisYear - back, month, day)
    if (date !== null && date <= today) return date
  }
  return null
}

function dateOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(2000, month - 1, day))
  date.setUTCFullYear(year, month - 1, day)
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? date.toISOString().slice(0, 10) : null
}

const DAY_MS = 86_400_000
const plus = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)

/** 1 is Monday. */
const weekday = (date: string): number => ((Math.floor(Date.parse(date) / DAY_MS) + 3) % 7) + 1

/** The same day so many months before, or that month's last. */
function monthsBack(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number)
  const first = new Date(Date.UTC(year, month - 1 - months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return dateOf(first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(day, last)) ?? date
}
