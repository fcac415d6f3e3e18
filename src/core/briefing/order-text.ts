import { brief } from "../text/cut.ts"
import { counted, listed } from "../text/words.ts"
import { type Days, WEEKDAYS } from "./order.ts"

/** What somebody typed, understood or told in words why not. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string }

/** How late a briefing may come unless the order says otherwise, and the bounds of what it may say, in minutes. */
export const LATE_LIMIT = 360
const SHORTEST_LIMIT = 5
const LONGEST_LIMIT = 23 * 60

const understood = <T>(value: T): Read<T> => ({ ok: true, value })
const unclear = (problem: string): Read<never> => ({ ok: false, problem })

/** As it is compared: wide digits made plain, small letters, single blanks. */
const plainly = (typed: string): string => typed.normalize("NFKC").toLowerCase().split(/\s+/).join(" ").trim()

const CLOCK = /^(\d{1,2})(?:[:.,h](\d\d)(?::00)?)? ?(?:([ap])\.?m\.?)?$|^(\d\d)(\d\d)h?$|^(\d{1,2})h$/
const BY_NAME: ReadonlyMap<string, string> = new Map([
  ["noon", "12:00"],
  ["midday", "12:00"],
  ["midnight", "00:00"],
  ["24:00", "00:00"],
])

/** "7:30", "7.30", "0730", "7:30 am" → "07:30". An hour alone ("7") may be morning or evening, so it needs am or pm. */
export function readTime(typed: string): Read<string> {
  const words = plainly(typed).replace(/^at |(?: o['’]?clock| uhr| hrs?| hours)$/g, "")
  const named = BY_NAME.get(words)
  if (named !== undefined) return understood(named)
  const clock = CLOCK.exec(words)
  const zoned = /^(.*\d(?: ?[ap]\.?m\.?)?) ([a-z][a-z/_ ]+)$/.exec(words)
  if (!clock && zoned?.[1] && zoned[2] && readTime(zoned[1]).ok)
    return unclear(
      `“${brief(zoned[2])}” is not part of the time. Type the zone on its own: time:${zoned[1]} zone:${zoned[2]}`,
    )
  const [, clockHour, clockMinute, half, plainHour, plainMinute, hourAlone] = clock ?? []
  const hour = Number(clockHour ?? plainHour ?? hourAlone)
  const minute = Number(clockMinute ?? plainMinute ?? (half === undefined && hourAlone === undefined ? Number.NaN : 0))
  const isOnClock = half === undefined ? hour <= 23 : hour >= 1 && hour <= 12
  if (!isOnClock || !(minute <= 59))
    return unclear(`“time:${brief(typed)}” is not a time of day. Write it as 07:30 or 7:30 pm, from 00:00 to 23:59.`)
  const full = half === undefined ? hour : (hour % 12) + (half === "p" ? 12 : 0)
  return understood([full, minute].map((part) => String(part).padStart(2, "0")).join(":"))
}

const DAILY: Days = [1, 2, 3, 4, 5, 6, 7]
const WEEKDAY: Days = [1, 2, 3, 4, 5]
const WEEKEND: Days = [6, 7]

const GROUPS: readonly { readonly days: Days; readonly words: readonly string[] }[] = [
  { days: DAILY, words: ["daily", "everyday", "day", "days", "all"] },
  { days: WEEKDAY, words: ["weekdays", "weekday", "workdays", "workday"] },
  { days: WEEKEND, words: ["weekends", "weekend"] },
]

/** "daily", "weekdays", "weekends", "mon,wed,fri", "Monday to Friday", "fri-mon" → the days. Two letters of a day will do. */
export function readDays(typed: string): Read<Days> {
  const words = plainly(typed)
    .replace(/ ?[-–—] ?| (?:to|through|till|until) /g, "-")
    .split(/[\s,;/&+.]+/)
    .filter((word) => !["", "and", "every", "on"].includes(word))
  const how = "Write daily, weekdays, weekends, or days such as mon,wed,fri or mon-thu."
  const strange = words.find((word) => daysOf(word).length === 0)
  if (strange !== undefined)
    return unclear(`“days:${brief(typed)}” was not understood: “${brief(strange)}” is not a day of the week. ${how}`)
  if (words.length === 0) return unclear(`“days:${brief(typed)}” names no day of the week. ${how}`)
  const named = new Set(words.flatMap(daysOf))
  return understood(DAILY.filter((day) => named.has(day)))
}

/** The days of one word, a group ("weekdays"), a range ("mon-fri") or a day; none when it is nothing of these. */
function daysOf(word: string): Days {
  const group = GROUPS.find(({ words }) => words.includes(word))
  if (group) return group.days
  const [from = 0, to = from, ...rest] = word.split("-").map(weekdayNamed)
  if (from === 0 || to === 0 || rest.length > 0) return []
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, step) => ((from - 1 + step) % 7) + 1)
}

/** 1 to 7 for a day's name or its beginning, also in the plural; 0 for any other word. */
const weekdayNamed = (name: string): number =>
  name.length < 2 ? 0 : WEEKDAYS.findIndex((day) => `${day}s`.toLowerCase().startsWith(name)) + 1

/** "daily", "weekdays", "weekends" or "Monday, Wednesday and Friday"; `readDays` takes it back. */
export function daysInWords(days: Days): string {
  const isGroup = (group: Days) => group.length === days.length && group.every((day) => days.includes(day))
  if (isGroup(DAILY)) return "daily"
  if (isGroup(WEEKDAY)) return "weekdays"
  if (isGroup(WEEKEND)) return "weekends"
  return listed(
    WEEKDAYS.filter((_, index) => days.includes(index + 1)),
    "and",
  )
}

const LONGEST_PAUSE = 366

/** "3 days", "for a week", "2 weeks", "a month" → days, from 1 to 366. */
export function readPause(typed: string): Read<number> {
  const how = "Write it as 3 days, a week or 2 weeks."
  const [, count = "", unit = ""] =
    /^(?:for )?(?:the next )?(\d{1,3}|an?|one)? ?(d|day|week|w|month)s?$/.exec(plainly(typed)) ?? []
  const days = (/^\d/.test(count) ? Number(count) : 1) * (unit.startsWith("w") ? 7 : unit === "month" ? 30 : 1)
  if (unit === "") return unclear(`“for:${brief(typed)}” is not a length of time. ${how}`)
  if (days < 1 || days > LONGEST_PAUSE) return unclear(`“for:${brief(typed)}” is not between a day and a year. ${how}`)
  return understood(days)
}

const HOURS = "(\\d{1,2}(?:[.,]\\d)?) ?h(?:ours?|rs?)?"
const MINUTES = "(\\d{1,4}) ?(?:m|mins?|minutes?)"
const SPAN = new RegExp(`^(?:${HOURS}(?: ?(?:and )?(?:${MINUTES}|(\\d\\d)))?|${MINUTES})$`)

/** "6h", "90m", "6 hours", "1h30", "1 hour 30 minutes" → minutes, from 5 to 23 × 60. A bare number has no unit and is refused. */
export function readLateLimit(typed: string): Read<number> {
  const how = `Write it as 6h or 90m, from ${limitInWords(SHORTEST_LIMIT)} to ${limitInWords(LONGEST_LIMIT)}.`
  const span = SPAN.exec(plainly(typed))
  if (!span) return unclear(`“late-limit:${brief(typed)}” is not a length of time. ${how}`)
  const [, hours = "0", ...parts] = span
  const minutes = Number(hours.replace(",", ".")) * 60 + Number(parts.find((part) => part !== undefined) ?? 0)
  if (minutes < SHORTEST_LIMIT) return unclear(`“late-limit:${brief(typed)}” is too short. ${how}`)
  if (minutes > LONGEST_LIMIT) return unclear(`“late-limit:${brief(typed)}” is too long. ${how}`)
  return understood(Math.round(minutes))
}

/** 90 → "1 hour 30 minutes". */
export function limitInWords(limit: number): string {
  const hours = Math.floor(limit / 60)
  const minutes = limit % 60
  return [hours > 0 && counted(hours, "hour"), minutes > 0 && counted(minutes, "minute")]
    .filter((part) => part)
    .join(" ")
}
