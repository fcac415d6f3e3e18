import { dateInWords } from "../reply/lines.ts"
import { type Order, WEEKDAYS } from "./order.ts"

/** When a briefing is to come: a slot is a local date of the order's zone, due at one instant. */
export type Due = {
  /** The local date that it is due for: "2026-03-29". */
  readonly date: string
  readonly at: Date
}

type Timetable = Pick<Order, "time" | "zone" | "days">

/** Minutes from which an edition is marked as late. */
export const LATE_AFTER = 5

const DAY_MS = 86_400_000

/** Dates to look at for one slot: two weeks, as a weekly order's one date may be missing, and the dates at both ends. */
const SEARCHED = 16

/** The latest slot that is due at or before `now`; null when the order has no day. */
export function lastDue(plan: Timetable, now: Date): Due | null {
  // Tomorrow's has come already where the clocks went back over midnight just after it.
  const tomorrow = localDay(plan.zone, now.getTime()) + 1
  for (let back = 0; back < SEARCHED; back++) {
    const due = dueOn(plan, tomorrow - back)
    if (due && due.at <= now) return due
  }
  return null
}

/** The next slots after `now`, `count` of them, earliest first. */
export function upcoming(plan: Timetable, now: Date, count: number): readonly Due[] {
  const found: Due[] = []
  const today = localDay(plan.zone, now.getTime())
  for (let ahead = 0; ahead < SEARCHED + 7 * (count - 1) && found.length < count; ahead++) {
    const due = dueOn(plan, today + ahead)
    if (due && due.at > now) found.push(due)
  }
  return found
}

/** The local date at an instant: "2026-03-29". */
export const dateIn = (zone: string, at: Date): string => dateOfDay(localDay(zone, at.getTime()))

/** Names the posting of one edition for ever, in the ledger and in what is posted: "briefing:discord:123:2026-03-29". */
export const slotKey = ({ platform, channel }: Pick<Order, "platform" | "channel">, date: string): string =>
  `briefing:${platform}:${channel}:${date}`

/** Whole minutes that have gone by since it was due, at least 0. */
export const minutesLate = (due: Due, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - due.at.getTime()) / 60_000))

/** "2026-03-29" → "Sunday, 29 March 2026". */
export const dayInWords = (date: string): string =>
  `${WEEKDAYS[weekday(Date.parse(date) / DAY_MS) - 1]}, ${dateInWords(date)}`

/** Dates are counted in days since 1 January 1970, a Thursday. */
const dateOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)
const weekday = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1

/** What the clocks of the zone read, as if they were UTC's. */
const reading = (zone: string, at: number): number => at + offsetAt(zone, at)
const localDay = (zone: string, at: number): number => Math.floor(reading(zone, at) / DAY_MS)

function dueOn({ time, zone, days }: Timetable, day: number): Due | null {
  if (!days.includes(weekday(day))) return null
  const [hours = 0, minutes = 0] = time.split(":").map(Number)
  const at = firstReading(zone, day * DAY_MS + (hours * 60 + minutes) * 60_000)
  return at === null ? null : { date: dateOfDay(day), at: new Date(at) }
}

/**
 * The first instant at which the clocks of the zone read `wanted` or more: of a time that comes twice the first, of one that
 * is skipped the end of the gap, be that on the next date (23:30 in Nuuk on 28 March 2026). Null when the clocks skipped the
 * whole date (30 December 2011 in Samoa). No zone is a day from UTC or shifts twice within two days, so the offsets a day
 * before and after are those in question.
 */
export function firstReading(zone: string, wanted: number): number | null {
  const before = offsetAt(zone, wanted - DAY_MS)
  const after = offsetAt(zone, wanted + DAY_MS)
  if (before === after) return wanted - before
  const [early, late] = [wanted - Math.max(before, after), wanted - Math.min(before, after)]
  if (reading(zone, early) === wanted) return early
  if (reading(zone, late) === wanted) return late
  const end = gapEnd(zone, wanted, early, late)
  const day = Math.floor(wanted / DAY_MS)
  return localDay(zone, end - 1) === day || localDay(zone, end) === day ? end : null
}

/** Between an instant that reads less than `wanted` and one that reads more: the first that reads more. */
function gapEnd(zone: string, wanted: number, less: number, more: number): number {
  if (more - less <= 1) return more
  const middle = Math.floor((less + more) / 2)
  return reading(zone, middle) < wanted ? gapEnd(zone, wanted, middle, more) : gapEnd(zone, wanted, less, middle)
}

/** Zones whose offsets are kept at hand: more than Intl knows by name, so that no process ever holds an endless list. */
const KEPT = 1000

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Making one takes a hundred times as long as asking it. */
function clockIn(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  if (clocks.size >= KEPT) clocks.clear()
  const clock = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset", weekday: "narrow" })
  clocks.set(zone, clock)
  return clock
}

/**
 * How far the clocks of `zone` are ahead of UTC at an instant, in milliseconds. Intl tells it as "S, GMT+02:00": the letter of
 * the weekday is the shortest of what it must say besides, and takes half the time of a date.
 */
export function offsetAt(zone: string, at: number): number {
  const [, sign, hours, minutes, seconds] = /GMT([+-])(\d+):(\d+)(?::(\d+))?$/.exec(clockIn(zone).format(at)) ?? []
  const ahead = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)
  return (sign === "-" ? -ahead : ahead) * 1000
}
