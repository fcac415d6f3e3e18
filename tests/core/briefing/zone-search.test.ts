import { describe, expect, test } from "vitest"
import { CURRENT, FIRST } from "../../../src/core/briefing/zone-names.ts"
import { offsetInWords, ZONES, zoneNamed, zonesLike } from "../../../src/core/briefing/zone-search.ts"

const accepts = (timeZone: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone }))
  } catch {
    return false
  }
}

describe("the zone that somebody names", () => {
  test.each([
    ["Europe/Kyiv", "Europe/Kyiv"],
    ["europe/kyiv", "Europe/Kyiv"],
    ["Europe/Kiev", "Europe/Kyiv"],
    ["ASIA/CALCUTTA", "Asia/Kolkata"],
    ["Asia/Kolkata", "Asia/Kolkata"],
    [" america/new_york ", "America/New_York"],
    ["US/Eastern", "America/New_York"],
    ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
    ["Europe/Bratislava", "Europe/Bratislava"],
    ["Japan", "Asia/Tokyo"],
    ["utc", "UTC"],
    ["GMT", "UTC"],
    ["Etc/UTC", "UTC"],
  ])("%s is %s", (typed, zone) => expect(zoneNamed(typed)).toBe(zone))

  test.each([
    "",
    "kolkata",
    "Europe",
    "+02:00",
    "UTC+2",
    "Etc/GMT+3",
    "EST",
    "CET",
    "EST5EDT",
    "Mars/Olympus",
    "constructor",
  ])("“%s” is none", (typed) => expect(zoneNamed(typed)).toBeNull())
})

describe("zones are offered while one types", () => {
  test.each([
    ["kiev", "Europe/Kyiv"],
    ["kyev", "Europe/Kyiv"],
    ["kyiv europe", "Europe/Kyiv"],
    ["europe/ky", "Europe/Kyiv"],
    ["Europe/Kiev", "Europe/Kyiv"],
    ["calcutta", "Asia/Kolkata"],
    ["kolkatta", "Asia/Kolkata"],
    ["berlin", "Europe/Berlin"],
    ["lon", "Europe/London"],
    ["new york", "America/New_York"],
    ["America/New_Y", "America/New_York"],
    ["us/eastern", "America/New_York"],
    ["são paulo", "America/Sao_Paulo"],
    ["saigon", "Asia/Ho_Chi_Minh"],
    ["godthab", "America/Nuuk"],
    ["utc", "UTC"],
    ["gmt", "UTC"],
  ])("%s: %s comes first", (typed, zone) => expect(zonesLike(typed, 25)[0]).toBe(zone))

  test("every name finds its own zone first", () => {
    expect([...ZONES, ...CURRENT.keys()].filter((name) => zonesLike(name, 3)[0] !== zoneNamed(name))).toEqual([])
  })

  test("each once, and no more than asked for", () => {
    for (const typed of ["", "a", "san", "america", "shanghai"]) {
      const offered = zonesLike(typed, 25)
      expect(new Set(offered).size).toBe(offered.length)
      expect(offered.length).toBeLessThanOrEqual(25)
      expect(zonesLike(typed, 3)).toEqual(offered.slice(0, 3))
    }
  })

  test("UTC and large cities when nothing is typed, nothing when nothing is alike", () => {
    expect(zonesLike(" ", 25)).toEqual(FIRST)
    expect(FIRST).toEqual(expect.arrayContaining(["UTC", "America/New_York", "Europe/Kyiv", "Asia/Kolkata"]))
    expect(zonesLike("zzzz", 25)).toEqual([])
  })
})

describe("the list of zones", () => {
  test("holds names that Intl takes, each once", () => {
    expect([...ZONES, ...CURRENT.keys()].filter((name) => !accepts(name))).toEqual([])
    expect(new Set(ZONES).size).toBe(ZONES.length)
  })

  test("holds every zone that Intl lists, by its current name", () => {
    expect(Intl.supportedValuesOf("timeZone").filter((name) => !ZONES.includes(zoneNamed(name) ?? ""))).toEqual([])
    expect(ZONES.filter((name) => CURRENT.has(name))).toEqual([])
  })

  test("the first names are known ones", () => {
    expect(FIRST.filter((name) => zoneNamed(name) !== name)).toEqual([])
    expect(ZONES.length).toBe(new Set([...Intl.supportedValuesOf("timeZone"), "UTC"]).size)
  })

  test("another name has the same clocks", () => {
    const months = Array.from({ length: 24 }, (_, month) => new Date(Date.UTC(2026, month, 15)))
    const offsets = (zone: string) => months.map((at) => offsetInWords(zone, at)).join(" ")
    expect([...CURRENT].filter(([other, current]) => offsets(other) !== offsets(current))).toEqual([])
  })
})

test.each([
  ["Europe/Kyiv", "2026-07-01", "UTC+03:00"],
  ["Europe/Kyiv", "2026-12-01", "UTC+02:00"],
  ["Asia/Kathmandu", "2026-07-01", "UTC+05:45"],
  ["America/St_Johns", "2026-07-01", "UTC-02:30"],
  ["America/New_York", "2026-12-01", "UTC-05:00"],
  ["UTC", "2026-07-01", "UTC+00:00"],
])("%s is on %s at %s", (zone, date, words) => expect(offsetInWords(zone, new Date(date))).toBe(words))
