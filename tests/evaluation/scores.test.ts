import { describe, expect, test } from "vitest"
import { attributionsIn, bandsOf, precisionAt } from "./confidence.ts"
import type { GoldQuote } from "./gold.ts"
import { judge } from "./judge.ts"
import { scoresOf } from "./scores.ts"

type Found = Parameters<typeof judge>[1][number]

const TEXT =
  "“We sold the ferries,” Keller said. Hale said that nobody had been asked. “That is false,” she added. They left."

/** The words of TEXT where they stand first. */
const at = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length, text: words })

/** A quote of TEXT as it is annotated, or found, with the words that name its speaker. */
const quote = (words: string, speaker: string | null, rest: Partial<Found> = {}): Found => ({
  ...at(words),
  utterance: 1,
  kind: "direct",
  cue: null,
  confidence: 1,
  reason: "",
  speaker: speaker === null ? null : { ...at(speaker), name: null },
  ...rest,
})

const annotated = [
  quote("We sold the ferries,", "Keller"),
  quote("that nobody had been asked.", "Hale", { kind: "indirect" }),
  quote("That is false,", "she"),
]
const judged = (found: readonly Found[], quotes: readonly GoldQuote[] = annotated) =>
  judge({ text: TEXT, quotes: [...quotes] }, found)

describe("a quote that was found", () => {
  test.each([
    ["marks and full stops at its ends do not count", "“We sold the ferries,”", { exact: 1, same: 1 }],
    ["two characters more or less are exact", "e sold the ferries", { exact: 1, same: 1 }],
    ["four fifths of both is the same quote, not an exact one", "sold the ferries", { exact: 0, same: 1 }],
    ["less is another one", "the ferries", { exact: 0, same: 0 }],
    ["so is much more", "We sold the ferries,” Keller said.", { exact: 0, same: 0 }],
  ])("%s", (_, words, { exact, same }) => {
    const { pairs } = judged([quote(words, "Keller")])
    expect({ exact: pairs.filter((pair) => pair.exact).length, same: pairs.length }).toEqual({ exact, same })
  })

  test("stands for one annotated quote only, the one that it fits best", () => {
    const { pairs, spurious } = judged([quote("sold the ferries", "Keller"), quote("We sold the ferries", "Keller")])
    expect(pairs.map(({ found }) => found.text)).toEqual(["We sold the ferries"])
    expect(spurious.map(({ text }) => text)).toEqual(["sold the ferries"])
  })

  test("that is not exact goes with the one it shares most with", () => {
    const { pairs } = judged([quote("nobody had been asked", "Hale"), quote("hat nobody had been as", "Hale")])
    expect(pairs.map(({ found }) => found.text)).toEqual(["hat nobody had been as"])
  })

  test("is compared by its letters and digits, whatever quote they belong to", () => {
    expect(judged([quote("We sold", "Keller"), quote("They left", null)]).letters).toEqual({
      gold: "WesoldtheferriesthatnobodyhadbeenaskedThatisfalse".length,
      found: "WesoldTheyleft".length,
      both: "Wesold".length,
    })
  })
})

describe("the figures of a set", () => {
  const found = [
    quote("We sold the ferries", "Hale"),
    quote("nobody had been asked", "Keller"),
    quote("That is false", "she"),
    quote("They left", "Hale"),
  ]
  const scores = scoresOf([judged(found)])

  test("of the words, and of words and speaker together", () => {
    expect(scores.exact).toEqual({ precision: 2 / 4, recall: 2 / 3, f1: 4 / 7 })
    expect(scores.endToEnd).toEqual({ precision: 1 / 4, recall: 1 / 3, f1: 2 / 7 })
  })

  test("of speakers, on the quotes that were found", () => {
    expect(scores.speakers).toEqual({
      right: 1,
      of: 3,
      by: { name: { right: 0, of: 2 }, nominal: { right: 0, of: 0 }, pronoun: { right: 1, of: 1 } },
    })
  })

  test("of speakers' names, where they are annotated", () => {
    const gold = { ...quote("They left", "Hale"), speaker: { ...at("Hale"), canonical: "Peter Hale" } }
    const [she, hale] = [at("she"), at("Hale")].map((place) => ({ ...place, name: "Anna Keller" }))
    const namesOf = (speaker: Found["speaker"]) =>
      scoresOf([judged([quote("They left", null, { speaker })], [gold])]).names
    expect(namesOf({ ...at("she"), name: "Peter Hale" })).toEqual({ right: 1, of: 1 })
    expect([she, hale].map((speaker) => namesOf(speaker ?? null).right)).toEqual([0, 0])
    expect(scores.names.of).toBe(0)
  })

  test("of direct quotes that name a speaker, whether annotated or not", () => {
    const named = (words: string) => quote(words, null, { speaker: { ...at("Hale"), name: "Peter Hale" } })
    const clause = { ...named("nobody had been asked"), kind: "indirect" } as const
    const { attributed } = scoresOf([
      judged([named("That is false"), named("They left"), quote("We sold", "she"), clause]),
    ])
    expect(attributed).toEqual({ right: 2, of: 3 })
  })

  test("of each kind", () => {
    expect(scores.recall.direct).toEqual({ exact: { right: 2, of: 2 }, endToEnd: { right: 1, of: 2 } })
    expect(scores.recall.indirect).toEqual({ exact: { right: 0, of: 1 }, endToEnd: { right: 0, of: 1 } })
  })

  test("nothing found is no precision; nothing found where there is nothing is right", () => {
    expect(scoresOf([judged([])]).exact).toEqual({ precision: 0, recall: 0, f1: 0 })
    expect(scoresOf([judged([], [])]).exact).toEqual({ precision: 1, recall: 1, f1: 1 })
  })

  test("of canonical speakers, where a piece of the quote and its speaker are all that is annotated", () => {
    const pieces = ["sold the ferries", "had been asked", "They left"].map((words) => ({
      ...quote(words, null),
      partial: true,
      speaker: { text: "Anna Keller", canonical: "Anna Keller" },
    }))
    const { canonical, gold } = scoresOf([judged(found.slice(0, 3), pieces)])
    expect(gold).toBe(0)
    expect(canonical).toEqual({
      covered: { right: 2, of: 3 },
      accuracy: { right: 1, of: 2 },
      both: { right: 1, of: 3 },
    })
  })
})

describe("precision at coverage", () => {
  const sure = (confidence: number, right: boolean) => ({ confidence, right })
  const attributions = [sure(0.98, true), sure(0.98, true), sure(0.9, true), sure(0.9, false)]

  test.each([
    ["the surest two of five are right", 0.4, 1],
    ["of the two next, which are alike, each counts for half", 0.6, 2.5 / 3],
    ["all that are attributed", 0.8, 3 / 4],
    ["the fifth was left unattributed", 1, null],
  ])("%s", (_, coverage, precision) => {
    expect(precisionAt(coverage, attributions, 5)).toBe(precision)
  })

  test("bands tell how often each confidence is right", () => {
    expect(bandsOf([...attributions, sure(1, true)], 20)).toEqual([
      { from: 0.95, right: 3, of: 3 },
      { from: 0.9, right: 1, of: 2 },
    ])
  })

  test("a speaker who is not named is no attribution, but counts as a quote with a speaker", () => {
    const found = [
      quote("We sold the ferries", "Keller", { speaker: { ...at("Keller"), name: "Keller" } }),
      quote("That is false", "she"),
    ]
    expect(attributionsIn([judged(found)])).toEqual({ attributions: [{ confidence: 1, right: true }], of: 2 })
  })
})
