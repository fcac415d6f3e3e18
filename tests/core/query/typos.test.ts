import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { nearby, splitsOf, typoBudget } from "../../../src/core/query/typos.ts"
import { edits } from "../../../src/core/text/distance.ts"
import { runs } from "../../support/counts.ts"
import { vocabularyOf } from "../../support/vocabulary.ts"

const vocabulary = vocabularyOf(
  Object.entries({
    iran: 9,
    iranian: 5,
    drone: 2,
    drones: 8,
    concern: 1,
    concert: 3,
    sanctions: 1,
    sections: 2,
    hesitate: 1,
  }).concat(
    Object.entries({
      war: 4,
      wars: 1,
      warn: 1,
      warned: 1,
      price: 3,
      prize: 1,
      khamenei: 3,
      2015: 1,
      136: 1,
      "2010s": 1,
      un: 2,
    }),
  ),
)
const near = (word: string, isLast = false) => nearby(word, vocabulary, { isLast }).map((reading) => reading.word)

describe("what a query word may mean", () => {
  test.each([
    ["the word itself, and its plural before other typos", "drone", ["drone", "drones"]],
    ["a singular", "concerns", ["concern", "concert"]],
    ["two letters swapped", "iranain", ["iranian"]],
    ["one letter swapped, with another word as near", "concren", ["concern"]],
    ["a letter too many", "khammenei", ["khamenei"]],
    ["two typos in a long word", "khameinei", ["khamenei"]],
    ["two typos in a short word", "irrn", ["iran"]],
    ["three letters forgive nothing", "wor", []],
    ["a number is never mistyped", "2016", []],
    ["a word below five letters that exists is itself", "iran", ["iran"]],
    ["but for its plural", "wars", ["wars", "war"]],
    ["a known word has one typo at most", "sanctions", ["sanctions"]],
    ["nothing is near", "zzzz", []],
  ])("%s", (_, word, expected) => {
    expect(near(word)).toEqual(expected)
  })

  test.each([
    ["half typed", "hesi", ["hesitate"]],
    ["half typed with a typo", "hestia", ["hesitate"]],
    ["a known word goes before what it begins", "war", ["war", "warn", "warned", "wars"]],
    ["of what begins so the commoner one, though longer", "dro", ["drones", "drone"]],
    ["one letter", "k", ["khamenei"]],
    ["a number is not half typed", "13", []],
    ["a year is its decade, too", "2010", ["2010s"]],
  ])("as the last word: %s", (_, word, expected) => {
    expect(near(word, true)).toEqual(expected)
    expect(near(word).length).toBeLessThanOrEqual(expected.length)
  })

  test("closeness falls from the word to plural, prefix, typo, two typos and a typo in a prefix", () => {
    const closeness = (typed: string, word: string) =>
      nearby(typed, vocabulary, { isLast: true }).find((reading) => reading.word === word)?.closeness ?? 0
    const falling = [
      closeness("drones", "drones"),
      closeness("drone", "drones"),
      closeness("khamene", "khamenei"),
      closeness("khamenie", "khamenei"),
      closeness("khamnie", "khamenei"),
    ]
    expect(falling).toEqual(falling.toSorted((a, b) => b - a))
    expect(new Set(falling).size).toBe(falling.length)
    expect(closeness("yranian", "iranian")).toBeLessThan(closeness("iraniyn", "iranian"))
  })

  test("a word below five letters that exists is no other word: a fare is not what we are", () => {
    const known = vocabularyOf(Object.entries({ fare: 1, are: 9, fares: 2, ferry: 1, merry: 3 }))
    expect(nearby("fare", known).map(({ word }) => word)).toEqual(["fare", "fares"])
    expect(nearby("farr", known).map(({ word }) => word)).toEqual(["fare"])
    expect(nearby("ferry", known).map(({ word }) => word)).toEqual(["ferry", "merry"])
  })

  test("two words that were typed as one, the commonest pair", () => {
    expect(splitsOf("iraniandrones", vocabulary)).toEqual([["iranian", "drones"]])
    expect(splitsOf("irandrones", vocabulary)).toEqual([["iran", "drones"]])
    expect(splitsOf("iranx", vocabulary)).toEqual([])
    const more = vocabularyOf(Object.entries({ red: 5, tape: 5, re: 9, dtape: 1, redt: 1, ape: 2 }))
    expect(splitsOf("redtape", more)).toEqual([
      ["red", "tape"],
      ["re", "dtape"],
      ["redt", "ape"],
    ])
  })

  test("the budget: none below four letters, one to seven, two from eight", () => {
    expect(["war", "iran", "iranian", "khamenei", "g7summit"].map(typoBudget)).toEqual([0, 1, 1, 2, 0])
  })

  test("an empty vocabulary has no readings", () => {
    expect(nearby("drones", vocabularyOf([]), { isLast: true })).toEqual([])
    expect(splitsOf("drones", vocabularyOf([]))).toEqual([])
  })
})

/** Optimal string alignment, written out in full. */
function slowEdits(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i + j))
  const at = (i: number, j: number) => d[i]?.[j] ?? 0
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : 99
      const step = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const row = d[i]
      if (row) row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, step, swap)
    }
  return at(a.length, b.length)
}

const slowEditsToBeginning = (a: string, b: string): number =>
  Math.min(...Array.from({ length: b.length + 1 }, (_, end) => slowEdits(a, b.slice(0, end))))

const word = fc.string({ unit: fc.constantFrom(..."abcé"), minLength: 1, maxLength: 9 })
const limit = fc.integer({ min: 1, max: 3 })

describe("edits", () => {
  test("are counted as by the full table, up to the limit", () => {
    fc.assert(
      fc.property(word, word, limit, (a, b, limit) => {
        expect(edits(a, b, limit)).toBe(Math.min(slowEdits(a, b), limit + 1))
      }),
      runs(50_000),
    )
  })

  test("find in a vocabulary exactly the words that are near", () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 40 }), word, limit, (all, typed, limit) => {
        const some = vocabularyOf(all.map((word) => [word, 1]))
        const sorted = (words: readonly string[]) => words.toSorted()
        const found = some.within(typed, limit).map((near) => near.word)
        expect(sorted(found)).toEqual(sorted(all.filter((word) => slowEdits(typed, word) <= limit)))
        const begun = some.begunWithin(typed, limit).map((near) => near.word)
        const longer = all.filter((word) => word.length > typed.length && slowEditsToBeginning(typed, word) <= limit)
        expect(sorted(begun)).toEqual(sorted(longer))
        expect(sorted(some.begunBy(typed, 99))).toEqual(sorted(all.filter((word) => word.startsWith(typed))))
      }),
      runs(10_000),
    )
  })

  test("a word of a thousand letters is near nothing", () => {
    expect(edits("a".repeat(1000), "a".repeat(1000), 2)).toBe(3)
  })
})
