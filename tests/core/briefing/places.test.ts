import { describe, expect, test } from "vitest"
import { placeMeant } from "../../../src/core/briefing/places.ts"

const meant = (typed: string) => {
  const found = placeMeant(typed, 2026)
  if (found.kind === "one") return found.place.zone
  if (found.kind === "several") return found.places.map(({ zone }) => zone)
  return found.near.map(({ zone }) => zone)
}

describe("the place that somebody names", () => {
  test.each([
    ["Mumbai", "Asia/Kolkata"],
    ["bombay", "Asia/Kolkata"],
    ["San Francisco", "America/Los_Angeles"],
    ["zurich", "Europe/Zurich"],
    ["Köln", "Europe/Berlin"],
    ["Nuuk", "America/Nuuk"],
    ["Portland, Maine", "America/New_York"],
    ["Birmingham UK", "Europe/London"],
    ["Birmingham (UK)", "Europe/London"],
    ["London Ontario", "America/Toronto"],
    ["Washington, D.C.", "America/New_York"],
    ["NYC", "America/New_York"],
  ])("the city %s has the clock of %s", (typed, zone) => expect(meant(typed)).toBe(zone))

  test.each([
    ["Germany", "Europe/Berlin"],
    ["UK", "Europe/London"],
    ["Scotland", "Europe/London"],
    ["India", "Asia/Kolkata"],
    ["Holland", "Europe/Amsterdam"],
    ["Queensland", "Australia/Brisbane"],
    ["California", "America/Los_Angeles"],
  ])("all of %s has the clock of %s", (typed, zone) => expect(meant(typed)).toBe(zone))

  test.each([
    ["Eastern Time", "America/New_York"],
    ["eastern standard time", "America/New_York"],
    ["Eastern", "America/New_York"],
    ["Pacific Time", "America/Los_Angeles"],
    ["India Time", "Asia/Kolkata"],
  ])("%s is spoken of as %s", (typed, zone) => expect(meant(typed)).toBe(zone))

  test.each([
    ["London", "Europe/London", "ten times larger than the one in Ontario"],
    ["Paris", "Europe/Paris", "far larger than any other"],
    ["Melbourne", "Australia/Melbourne", "far larger than the one in Florida"],
    ["Portland", "America/Los_Angeles", "ten times larger than the one in Maine"],
  ])("of several named %s the one in %s is taken: %s", (typed, zone) => expect(meant(typed)).toBe(zone))

  test.each([
    ["Birmingham", ["Europe/London", "America/Chicago"]],
    ["Georgia", ["America/New_York", "Asia/Tbilisi"]],
    ["Mountain Time", ["America/Denver", "America/Phoenix"]],
    ["Spain", ["Europe/Madrid", "Atlantic/Canary"]],
    ["Portugal", ["Europe/Lisbon", "Atlantic/Azores"]],
    ["US", ["America/New_York", "America/Los_Angeles"]],
  ])("%s asks which one is meant, the larger first", (typed, zones) => {
    expect(meant(typed)).toEqual(expect.arrayContaining(zones))
    expect(meant(typed)[0]).toBe(zones[0])
  })

  test.each([
    ["Muumbai", "Asia/Kolkata"],
    ["Frankfrut", "Europe/Berlin"],
  ])("%s is no place, and one nearly so named has the clock of %s", (typed, zone) => {
    expect(placeMeant(typed, 2026).kind).toBe("none")
    expect(meant(typed)).toContain(zone)
  })

  test.each(["", "   ", "🌍", "xqzw jjk"])("%j names no place", (typed) => {
    expect(placeMeant(typed, 2026)).toEqual({ kind: "none", near: [] })
  })
})
