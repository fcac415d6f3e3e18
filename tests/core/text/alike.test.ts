import { describe, expect, test } from "vitest"
import { mostLike, nearest } from "../../../src/core/text/alike.ts"
import { again, expectLinear } from "../../support/linear.ts"

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

const titles = [
  "Iran implicated in Russian attacks",
  "Dockers walk out at Hull harbour",
  "A late frost in the orchards",
]
const picked = (typed: string, limit = 9) => mostLike(titles, (title) => title, typed, limit)

describe("the labels most like what is typed", () => {
  test.each([
    ["a beginning", "dock", [titles[1]]],
    ["a typo", "orchrads", [titles[2]]],
    ["words in another order", "harbour hull", [titles[1]]],
    ["any case", "FROST", [titles[2]]],
    ["nothing alike", "zzzz", []],
    ["only marks", "?!", []],
  ])("%s", (_, typed, expected) => {
    expect(picked(typed)).toEqual(expected)
  })

  test("a word that exists is no other word, and two wrong letters of five are too many", () => {
    const pick = (typed: string, ...labels: readonly string[]) => mostLike(labels, (label) => label, typed, 9)
    expect(pick("ferry", "Fermera closes", "Ferry strike", "The ferries")).toEqual(["Ferry strike"])
    expect(pick("ferry", "Fermera closes")).toEqual([])
    expect(pick("prise", "Ned Price")).toEqual(["Ned Price"])
  })

  test("the first ones when nothing is typed, and never more than the limit", () => {
    expect(picked("", 2)).toEqual(titles.slice(0, 2))
    expect(picked("r", 2)).toHaveLength(2)
  })

  test("accents do not matter, neither in the label nor in what is typed", () => {
    expect(mostLike(["Recep Erdoğan", "Renée Dupont"], (name) => name, "erdogan", 1)).toEqual(["Recep Erdoğan"])
    expect(mostLike(["Recep Erdogan", "Renee Dupont"], (name) => name, "rénée", 1)).toEqual(["Renee Dupont"])
  })

  test("only its beginning is compared, however long it is", () => {
    const beginning = "harbour ".repeat(4)
    expect(picked(beginning + "frost ".repeat(150_000))).toEqual(picked(beginning))
  })

  test("words without end are compared in linear time", () => expectLinear({ make: again("harbour "), run: picked }))
})
