import { expect, test } from "vitest"
import { nearest } from "../../../src/core/text/alike.ts"

const commands = ["quote", "fact", "summary", "who", "articles", "verify", "briefing", "help"]

test.each([
  ["qoute", "quote"],
  ["QUTOE", "quote"],
  ["quotes", "quote"],
  ["fcat", "fact"],
  ["sumary", "summary"],
  ["summarise", "summary"],
  ["articels", "articles"],
  ["hlep", "help"],
])("%s may have meant %s", (typed, name) => {
  expect(nearest(typed, commands)[0]).toBe(name)
})

test.each([[""], ["x"], ["zzzz"], ["iranian"], ["by"], ["q".repeat(100_000)]])("nothing is near %.9s", (typed) => {
  expect(nearest(typed, commands)).toEqual([])
})
