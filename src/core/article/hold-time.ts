import { firstReading, offsetAt } from "../briefing/schedule.ts"

/** "2026-12-01T06:00+00:00", "2026-12-01 06:00", "2026-12-01": date, time of the clock, offset. */
const WRITTEN =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?)?$/i
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/**
 * When an embargo lifts: at its time, which is the zone's where no offset stands behind it; a date alone is the end of that
 * day. Of a time that comes twice in the zone it is the second one. Null where the words are no time.
 */
export function holdTime(words: string, zone: string): Date | null {
  const written = WRITTEN.exec(words.trim().replace("−", "-"))
  if (!written) return null
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = written
    .slice(1, 7)
    .map((n) => Number(n ?? 0))
  const midnight = Date.UTC(year, month - 1, day)
  const isPossible = new Date(midnight).toISOString().startsWith(`${written[1]}-${written[2]}-${written[3]}`)
  if (year < 1900 || !isPossible || hours > 23 || minutes > 59 || seconds > 59) return null
  if (written[4] === undefined) return lastReading(midnight + DAY_MS, zone)
  // A part of a second counts as a whole one: nothing is out too early.
  const rest = Number(written[7] ?? 0) > 0 ? 1000 : 0
  const wanted = midnight + hours * HOUR_MS + minutes * MINUTE_MS + seconds * 1000 + rest
  if (written[8] === undefined) return lastReading(wanted, zone)
  const offset = offsetIn(written[8])
  return offset === null ? null : new Date(wanted - offset)
}

/** No clock is 15 hours from UTC. */
function offsetIn(words: string): number | null {
  const [, sign, hours = "0", minutes = "0"] = /^([+-])(\d{2}):?(\d{2})?$/.exec(words) ?? []
  const ahead = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS
  if (Number(hours) > 14 || Number(minutes) > 59) return null
  return sign === "-" ? -ahead : ahead
}

/** The last instant at which the clocks of the zone read `wanted`; of a time that they skip the end of the gap. */
function lastReading(wanted: number, zone: string): Date {
  const offsets = [offsetAt(zone, wanted - DAY_MS), offsetAt(zone, wanted + DAY_MS)]
  const readings = offsets.map((offset) => wanted - offset).filter((at) => at + offsetAt(zone, at) === wanted)
  const skipped = () => firstReading(zone, wanted) ?? wanted - Math.min(...offsets)
  return new Date(readings.length > 0 ? Math.max(...readings) : skipped())
}
