import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readAskedDays } from "../../../src/core/command/asked-days.ts"
import { dateInWords } from "../../../src/core/reply/lines.ts"
import { runs } from "../../support/counts.ts"

/** A Thursday. */
const TODAY = "2026-11-26"

describe("a date option reads", () => {
  test.each([
    ["2026-11-25", "2026-11-25"],
    ["2026-11", "2026-11"],
    ["2026", "2026"],
    ["2026-11-25T09:10", "2026-11-25"],
    ["2026\u201111\u201125", "2026-11-25"], // with hyphens that do not break
    ["2026–11", "2026-11"],
    ["25‐11‐2026", "2026-11-25"],
    ["25 November 2026", "2026-11-25"],
    ["25 Nov", "2026-11-25"],
    ["Nov. 25", "2026-11-25"],
    ["November 25th, 2026", "2026-11-25"],
    ["Wednesday, 25 November 2026", "2026-11-25"],
    ["25 November 2026, 09:10", "2026-11-25"],
    ["on the 25th of November", "2026-11-25"],
    ["27 November", "2025-11-27"], // it has not come yet this year
    ["29 Feb", "2024-02-29"],
    ["November 2026", "2026-11"],
    ["november", "2026-11"],
    ["december", "2025-12"],
    ["last November", "2025-11"],
    ["May", "2026-05"],
    ["today", "2026-11-26"],
    ["Yesterday", "2026-11-25"],
    ["the day before yesterday", "2026-11-24"],
    ["3 days ago", "2026-11-23"],
    ["a week ago", "2026-11-19"],
    ["two months ago", "2026-09-26"],
    ["Thursday", "2026-11-26"],
    ["last Thursday", "2026-11-19"],
    ["Monday", "2026-11-23"],
    ["on sat", "2026-11-21"],
    ["this month", "2026-11"],
    ["last month", "2026-10"],
    ["this year", "2026"],
    ["last year", "2025"],
    ["25/11/2026", "2026-11-25"],
    ["11/25/26", "2026-11-25"],
    ["3.4.2026", "2026-04-03"],
    ["5/5/2026", "2026-05-05"],
  ])("%s", (typed, day) => {
    expect(readAskedDays(typed, TODAY)).toEqual({ is: "days", days: { from: day, to: day } })
  })

  test.each([
    ["this week", "2026-11-23", "2026-11-29"],
    ["last week", "2026-11-16", "2026-11-22"],
    ["last weekend", "2026-11-21", "2026-11-22"],
    ["last 7 days", "2026-11-19", "2026-11-26"],
    ["past month", "2026-10", "2026-10"],
  ])("%s, from its first day to its last", (typed, from, to) => {
    expect(readAskedDays(typed, TODAY)).toEqual({ is: "days", days: { from, to } })
  })

  test.each([
    ["2026-11-29", "2026-11-23"],
    ["2026-11-23", "2026-11-23"],
    ["2027-01-01", "2026-12-28"],
  ])("this week of %s from its Monday", (today, monday) => {
    expect(readAskedDays("this week", today)).toMatchObject({ days: { from: monday } })
  })

  test("a day and a month that may be either as both", () => {
    expect(readAskedDays("3/4/2026", TODAY)).toEqual({ is: "either", days: ["2026-04-03", "2026-03-04"] })
    expect(readAskedDays("3/12", TODAY)).toEqual({ is: "either", days: ["2025-12-03", "2026-03-12"] })
  })

  test("the last of a month where that has fewer days", () => {
    expect(readAskedDays("1 month ago", "2026-03-31")).toMatchObject({ days: { from: "2026-02-28" } })
  })

  test.each(["someday", "2023-02-29", "31 November", "2022-13", "13/13/2026", "week", "", "25", "x 25 Nov y", "next"])(
    "nothing in %j",
    (typed) => {
      expect(readAskedDays(typed, TODAY)).toBeNull()
    },
  )

  test("every date that the bot prints", () => {
    const day = fc.date({ min: new Date("1900-01-01"), max: new Date("2026-11-26"), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.constantFrom(4, 7, 10), (date, precision) => {
        const printed = date.toISOString().slice(0, precision)
        expect(readAskedDays(dateInWords(printed), TODAY)).toMatchObject({ days: { from: printed, to: printed } })
      }),
      runs(2_000),
    )
  })
})
