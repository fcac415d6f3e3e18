import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  daysInWords,
  LATE_LIMIT,
  limitInWords,
  readDays,
  readLateLimit,
  readTime,
} from "../../../src/core/briefing/order-text.ts"
import { runs } from "../../support/counts.ts"

const ok = <T>(value: T) => ({ ok: true, value })
const refused = (problem: string) => ({ ok: false, problem: expect.stringContaining(problem) })

describe("the time of a briefing", () => {
  test.each([
    ["07:30", "07:30"],
    ["7:30", "07:30"],
    ["7.30", "07:30"],
    ["7h30", "07:30"],
    ["0730", "07:30"],
    [" 7:30 ", "07:30"],
    ["７：３０", "07:30"],
    ["7:30am", "07:30"],
    ["7:30 A.M.", "07:30"],
    ["7:30 pm", "19:30"],
    ["7pm", "19:00"],
    ["12am", "00:00"],
    ["12:30 pm", "12:30"],
    ["19:30", "19:30"],
    ["0:00", "00:00"],
    ["23:59", "23:59"],
  ])("%s is %s", (typed, time) => expect(readTime(typed)).toEqual(ok(time)))

  test.each([
    "",
    "25:00",
    "7:60",
    "7",
    "19",
    "0:30am",
    "13:30pm",
    "7:3",
    "730",
    "07:30:15",
    "-7:30",
    "noonish",
    "24:30",
  ])("“%s” is asked for again", (typed) =>
    expect(readTime(typed)).toEqual(refused("is not a time of day. Write it as 07:30 or 7:30 pm")),
  )
})

describe("the days of a briefing", () => {
  test.each<[string, number[]]>([
    ["daily", [1, 2, 3, 4, 5, 6, 7]],
    ["every day", [1, 2, 3, 4, 5, 6, 7]],
    ["Weekdays", [1, 2, 3, 4, 5]],
    ["weekends", [6, 7]],
    ["mon,wed,fri", [1, 3, 5]],
    ["fri, mon", [1, 5]],
    ["mon mon", [1]],
    ["Monday, Friday", [1, 5]],
    ["Mondays and Thursdays", [1, 4]],
    ["tues thurs", [2, 4]],
    ["mo/we/fr", [1, 3, 5]],
    ["mon-fri", [1, 2, 3, 4, 5]],
    ["Mon – Thu", [1, 2, 3, 4]],
    ["Monday to Wednesday", [1, 2, 3]],
    ["fri-mon", [1, 5, 6, 7]],
    ["sun-sun", [7]],
    ["weekdays, sat", [1, 2, 3, 4, 5, 6]],
  ])("%s", (typed, days) => expect(readDays(typed)).toEqual(ok(days)))

  test.each([
    ["", "names no day of the week"],
    [",", "names no day of the week"],
    ["mon,never", "“never” is not a day of the week"],
    ["m", "“m” is not a day of the week"],
    ["t-f", "“t-f” is not a day of the week"],
    ["mon-wed-fri", "“mon-wed-fri” is not a day of the week"],
    ["1,2", "“1” is not a day of the week"],
    ["Montag", "“montag” is not a day of the week"],
  ])("“%s” is asked for again", (typed, problem) => {
    expect(readDays(typed)).toEqual(refused(problem))
    expect(readDays(typed)).toEqual(refused("Write daily, weekdays, weekends, or days such as mon,wed,fri"))
  })

  test.each<[number[], string]>([
    [[1, 2, 3, 4, 5, 6, 7], "daily"],
    [[1, 2, 3, 4, 5], "weekdays"],
    [[6, 7], "weekends"],
    [[1, 3, 5], "Monday, Wednesday and Friday"],
    [[7], "Sunday"],
  ])("%j is told as %s", (days, words) => expect(daysInWords(days)).toBe(words))

  test("what is told can be typed", () => {
    fc.assert(
      fc.property(fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), (days) => {
        expect(readDays(daysInWords(days))).toEqual(ok(days))
      }),
      runs(2_000),
    )
  })
})

describe("how late a briefing may come", () => {
  test.each([
    ["6h", 360],
    ["6 hours", 360],
    ["1 hour", 60],
    ["1h30", 90],
    ["1h 30m", 90],
    ["1 hour and 30 minutes", 90],
    ["1.5h", 90],
    ["90m", 90],
    ["90 min", 90],
    ["5 minutes", 5],
    ["23H", 1380],
  ])("%s", (typed, minutes) => expect(readLateLimit(typed)).toEqual(ok(minutes)))

  test.each([
    ["", "is not a length of time"],
    ["90", "is not a length of time"],
    ["soon", "is not a length of time"],
    ["-6h", "is not a length of time"],
    ["4m", "is too short"],
    ["0h", "is too short"],
    ["24h", "is too long"],
    ["23h01", "is too long"],
  ])("“%s” is asked for again", (typed, problem) => {
    expect(readLateLimit(typed)).toEqual(refused(problem))
    expect(readLateLimit(typed)).toEqual(refused("Write it as 6h or 90m, from 5 minutes to 23 hours."))
  })

  test.each([
    [LATE_LIMIT, "6 hours"],
    [90, "1 hour 30 minutes"],
    [61, "1 hour 1 minute"],
    [5, "5 minutes"],
  ])("%i minutes are told as %s", (limit, words) => {
    expect(limitInWords(limit)).toBe(words)
    expect(readLateLimit(words)).toEqual(ok(limit))
  })
})
