import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Days } from "../../../src/core/briefing/order.ts"
import {
  type Due,
  dateIn,
  dayInWords,
  LATE_AFTER,
  lastDue,
  minutesLate,
  slotKey,
  upcoming,
} from "../../../src/core/briefing/schedule.ts"
import { ZONES } from "../../../src/core/briefing/zone-search.ts"
import { runs } from "../../support/counts.ts"

const DAILY: Days = [1, 2, 3, 4, 5, 6, 7]
const daily = (zone: string, time: string) => ({ zone, time, days: DAILY })
const told = (due: Due | null | undefined) => due && `${due.date} at ${due.at.toISOString().replace(":00.000Z", "Z")}`
const justBefore = (at: Date) => new Date(at.getTime() - 1)

describe("the briefing comes at the local time, whatever the clocks do", () => {
  test.each([
    // Berlin goes from 02:00 to 03:00, and from 03:00 back to 02:00
    ["Europe/Berlin", "07:30", "2026-03-28", "2026-03-28T06:30Z"],
    ["Europe/Berlin", "07:30", "2026-03-29", "2026-03-29T05:30Z"],
    ["Europe/Berlin", "01:59", "2026-03-29", "2026-03-29T00:59Z"],
    ["Europe/Berlin", "02:00", "2026-03-29", "2026-03-29T01:00Z"],
    ["Europe/Berlin", "02:30", "2026-03-29", "2026-03-29T01:00Z"],
    ["Europe/Berlin", "03:00", "2026-03-29", "2026-03-29T01:00Z"],
    ["Europe/Berlin", "03:01", "2026-03-29", "2026-03-29T01:01Z"],
    ["Europe/Berlin", "01:59", "2026-10-25", "2026-10-24T23:59Z"],
    ["Europe/Berlin", "02:00", "2026-10-25", "2026-10-25T00:00Z"],
    ["Europe/Berlin", "02:30", "2026-10-25", "2026-10-25T00:30Z"],
    ["Europe/Berlin", "03:00", "2026-10-25", "2026-10-25T02:00Z"],
    ["Europe/Berlin", "07:30", "2026-10-25", "2026-10-25T06:30Z"],
    ["Europe/Kyiv", "03:30", "2026-03-29", "2026-03-29T01:00Z"],
    ["Europe/Kyiv", "03:30", "2026-10-25", "2026-10-25T00:30Z"],
    ["Europe/Kiev", "07:30", "2026-10-25", "2026-10-25T05:30Z"],
    ["UTC", "02:30", "2026-03-29", "2026-03-29T02:30Z"],
    ["Asia/Kolkata", "07:30", "2026-03-29", "2026-03-29T02:00Z"],
    // half an hour only
    ["Australia/Lord_Howe", "02:15", "2026-10-04", "2026-10-03T15:30Z"],
    ["Australia/Lord_Howe", "01:45", "2026-04-05", "2026-04-04T14:45Z"],
    // midnight itself is skipped
    ["Africa/Cairo", "00:00", "2026-04-24", "2026-04-23T22:00Z"],
    ["Africa/Cairo", "00:30", "2026-04-24", "2026-04-23T22:00Z"],
    ["Asia/Beirut", "00:00", "2026-03-29", "2026-03-28T22:00Z"],
    ["America/Asuncion", "00:30", "2024-10-06", "2024-10-06T04:00Z"],
    // the clocks go back over midnight into the date before
    ["Africa/Cairo", "23:30", "2026-10-29", "2026-10-29T20:30Z"],
    ["Africa/Cairo", "00:00", "2026-10-30", "2026-10-29T22:00Z"],
    ["America/St_Johns", "00:00", "2010-11-07", "2010-11-07T02:30Z"],
    ["America/St_Johns", "00:01", "2010-11-07", "2010-11-07T03:31Z"],
    // the gap ends on the next date: Saturday's comes as Sunday begins, and Sunday's on Sunday
    ["America/Nuuk", "23:30", "2026-03-28", "2026-03-29T01:00Z"],
    ["America/Nuuk", "23:30", "2026-03-29", "2026-03-30T00:30Z"],
    ["UTC", "07:30", "2028-02-29", "2028-02-29T07:30Z"],
    ["Pacific/Kiritimati", "00:00", "2026-01-01", "2025-12-31T10:00Z"],
    ["Pacific/Niue", "23:59", "2026-12-31", "2027-01-01T10:59Z"],
  ])("%s, %s on %s", (zone, time, date, instant) => {
    const at = new Date(instant)
    const slot = `${date} at ${instant}`
    expect(told(lastDue(daily(zone, time), at))).toBe(slot)
    expect(told(upcoming(daily(zone, time), justBefore(at), 1)[0])).toBe(slot)
    expect(lastDue(daily(zone, time), justBefore(at))?.date).toBe(dateBefore(date))
    expect(upcoming(daily(zone, time), at, 1)[0]?.date).toBe(dateAfter(date))
  })

  test("a briefing that has come stays the last one when the clocks go back to the evening before", () => {
    const order = daily("America/St_Johns", "00:00")
    const at = new Date("2010-11-07T02:45Z")
    expect(dateIn("America/St_Johns", at)).toBe("2010-11-06")
    expect(told(lastDue(order, at))).toBe("2010-11-07 at 2010-11-07T02:30Z")
    expect(told(upcoming(order, at, 1)[0])).toBe("2010-11-08 at 2010-11-08T03:30Z")
  })

  test("a date that Samoa never had has no briefing", () => {
    for (const time of ["00:00", "02:30", "23:59"]) {
      const next = upcoming(daily("Pacific/Apia", time), new Date("2011-12-29T09:59Z"), 3)
      expect(next.map(({ date }) => date)).toEqual(["2011-12-29", "2011-12-31", "2012-01-01"])
    }
    const fridays = { zone: "Pacific/Apia", time: "07:30", days: [5] }
    expect(upcoming(fridays, new Date("2011-12-24T00:00Z"), 2).map(({ date }) => date)).toEqual([
      "2012-01-06",
      "2012-01-13",
    ])
    expect(lastDue(fridays, new Date("2012-01-05T12:00Z"))?.date).toBe("2011-12-23")
  })
})

describe("days off have no briefing", () => {
  test.each<[Days, string, string | undefined, string[]]>([
    [[1, 2, 3, 4, 5], "2026-03-28T12:00Z", "2026-03-27", ["2026-03-30", "2026-03-31"]],
    [[6, 7], "2026-03-27T12:00Z", "2026-03-22", ["2026-03-28", "2026-03-29"]],
    [[1, 3, 5], "2026-03-27T12:00Z", "2026-03-27", ["2026-03-30", "2026-04-01"]],
    [[2], "2028-02-28T12:00Z", "2028-02-22", ["2028-02-29", "2028-03-07"]],
    [[7], "2026-03-29T05:29Z", "2026-03-22", ["2026-03-29", "2026-04-05"]],
    [[7], "2026-03-29T05:30Z", "2026-03-29", ["2026-04-05", "2026-04-12"]],
    [[], "2026-03-29T05:30Z", undefined, []],
  ])("on %j, at %s", (days, now, last, next) => {
    const plan = { zone: "Europe/Berlin", time: "07:30", days }
    expect(lastDue(plan, new Date(now))?.date).toBe(last)
    expect(upcoming(plan, new Date(now), 2).map(({ date }) => date)).toEqual(next)
  })
})

describe("a bot whose own clock is set", () => {
  const plan = daily("Europe/Berlin", "07:30")
  /** Posts each slot that is due and not yet posted, whenever it looks at its clock. */
  const posted = (...clock: string[]) => {
    const keys = clock.map((now) => lastDue(plan, new Date(now))?.date ?? "")
    return [...new Set(keys)]
  }

  test.each([
    ["back over the time", ["2026-05-04T05:31Z", "2026-05-04T05:29Z", "2026-05-04T05:30Z", "2026-05-04T05:32Z"]],
    ["back by hours", ["2026-05-04T08:00Z", "2026-05-04T05:30Z", "2026-05-04T06:00Z"]],
    ["forward and back", ["2026-05-04T05:30Z", "2026-05-05T05:29Z", "2026-05-04T05:30Z"]],
  ])("%s posts nothing twice", (_, clock) => {
    expect(posted(...clock).filter((date) => date >= "2026-05-04")).toEqual(["2026-05-04"])
  })

  test("forward over days posts the latest alone", () => {
    expect(posted("2026-05-04T06:00Z", "2026-05-07T06:00Z")).toEqual(["2026-05-04", "2026-05-07"])
  })

  test("or off for days posts one, and knows how late it is", () => {
    const due = lastDue(plan, new Date("2026-05-07T06:00:59Z"))
    expect(due && minutesLate(due, new Date("2026-05-07T06:00:59Z"))).toBe(30)
    expect(due && minutesLate(due, new Date("2026-05-07T05:00Z"))).toBe(0)
    expect(LATE_AFTER).toBe(5)
  })
})

test.each([
  ["2026-03-29", "Sunday, 29 March 2026"],
  ["2028-02-29", "Tuesday, 29 February 2028"],
  ["1969-12-31", "Wednesday, 31 December 1969"],
])("%s is told as %s", (date, words) => expect(dayInWords(date)).toBe(words))

test.each([
  ["Europe/Kyiv", "2026-03-28T22:00Z", "2026-03-29"],
  ["Europe/Kyiv", "2026-03-28T21:59Z", "2026-03-28"],
  ["America/St_Johns", "2026-03-29T02:29Z", "2026-03-28"],
  ["Pacific/Apia", "2011-12-30T10:00Z", "2011-12-31"],
])("in %s it is at %s the date %s", (zone, at, date) => expect(dateIn(zone, new Date(at))).toBe(date))

test("a slot has one name for ever", () => {
  expect(slotKey({ platform: "discord", channel: "123" }, "2026-03-29")).toBe("briefing:discord:123:2026-03-29")
})

const EVERY_ZONE = [...new Set([...Intl.supportedValuesOf("timeZone"), ...ZONES])]
const DAY_MS = 86_400_000
const shifted = (date: string, days: number) => new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)
const dateAfter = (date: string) => shifted(date, 1)
const dateBefore = (date: string) => shifted(date, -1)

/** What a clock on the wall shows there, told by another way than the schedule asks: "2026-03-29 07:30:00". */
const wallClock = (timeZone: string) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" })

const [FROM, UNTIL] = [new Date("2025-12-30T12:00Z"), new Date("2028-01-02T12:00Z")]
const QUARTER_MS = 900_000

/** All that the zone's clocks do in these years: how far they are ahead each day, and each quarter of an hour when that changes. */
function clockIn(zone: string): string {
  const wall = wallClock(zone)
  const ahead = (at: number) => Date.parse(`${wall.format(at).replace(" ", "T")}Z`) - at
  const told: number[] = []
  for (let day = FROM.getTime(); day < UNTIL.getTime(); day += DAY_MS) {
    told.push(ahead(day))
    if (ahead(day) === ahead(day + DAY_MS)) continue
    for (let at = day; at < day + DAY_MS; at += QUARTER_MS) told.push(ahead(at))
  }
  return told.join(" ")
}

/** Of zones whose clocks do the same the last one, so that those come behind which the tests name. */
const EVERY_CLOCK = [
  ...new Map(
    [...EVERY_ZONE, "Africa/Cairo", "Europe/Berlin", "America/Nuuk"].map((zone) => [clockIn(zone), zone]),
  ).values(),
]

/** Two years as a bot lives them, awake at each slot or just before the next; at both where the clocks skip the time. */
function lived(zone: string, time: string) {
  const plan = daily(zone, time)
  const wall = wallClock(zone)
  const slots = upcoming(plan, FROM, 733)
  const faults: string[] = []
  const skipped: string[] = []
  for (const [index, slot] of slots.entries()) {
    const [last, next] = [slots[index - 1], slots[index + 1]]
    const fault = (what: string) => faults.push(`${zone} ${time}: ${told(slot)} ${what}`)
    if (last && slot.date !== dateAfter(last.date)) fault(`follows ${told(last)}`)
    const wanted = `${slot.date} ${time}:00`
    const isSkipped = wall.format(slot.at) !== wanted
    if (isSkipped) {
      skipped.push(`${zone} ${slot.date}`)
      const isAtGap = wall.format(justBefore(slot.at)) < wanted && wall.format(slot.at) > wanted
      if (!isAtGap) fault(`comes when the clock shows ${wall.format(slot.at)}`)
    }
    const wakes = [slot.at, ...(next ? [justBefore(next.at)] : [])]
    for (const now of isSkipped ? wakes : wakes.slice(index % wakes.length, (index % wakes.length) + 1)) {
      const due = lastDue(plan, now)
      if (due?.date !== slot.date || due.at.getTime() !== slot.at.getTime()) fault(`is ${told(due)} at ${+now}`)
    }
  }
  const [first, last] = [slots[0]?.date ?? "", slots.at(-1)?.date ?? ""]
  if (slots.length !== 733 || first > "2026-01-01" || last < "2027-12-31") faults.push(`${zone}: ${first} to ${last}`)
  return { faults, skipped }
}

describe("over every clock of the zones that the runtime knows, two years: one edition a date, none missing", () => {
  test.each([
    ["00:00", "Africa/Cairo 2026-04-24"],
    ["02:30", "Europe/Berlin 2026-03-29"],
    ["07:30", null],
    ["23:30", "America/Nuuk 2026-03-28"],
  ])("at %s", (time, skipped) => {
    const lives = EVERY_CLOCK.map((zone) => lived(zone, time))
    expect(lives.flatMap(({ faults }) => faults)).toEqual([])
    const gaps = lives.flatMap((life) => life.skipped)
    expect(skipped === null ? gaps : gaps.filter((gap) => gap === skipped)).toEqual(skipped === null ? [] : [skipped])
  })
})

test("at any instant since 1970 the next slot is none that has come, and once it comes it is the last", () => {
  const plans = fc.record({
    zone: fc.constantFrom(...EVERY_ZONE),
    time: fc.integer({ min: 0, max: 1439 }).map((at) => new Date(at * 60_000).toISOString().slice(11, 16)),
    days: fc.subarray([...DAILY], { minLength: 1 }),
  })
  const instants = fc.date({
    min: new Date("1970-02-01T00:00Z"),
    max: new Date("2040-01-01T00:00Z"),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(plans, instants, (plan, now) => {
      const last = lastDue(plan, now)
      const [next, second] = upcoming(plan, now, 2)
      if (!last || !next || !second) return false
      expect([last.at <= now, next.at > now, last.date < next.date]).toEqual([true, true, true])
      expect(lastDue(plan, next.at)).toEqual(next)
      expect(lastDue(plan, justBefore(next.at))).toEqual(last)
      expect(lastDue(plan, justBefore(second.at))).toEqual(next)
      return true
    }),
    runs(40_000),
  )
})
