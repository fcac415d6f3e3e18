import { describe, expect, test } from "vitest"
import { phraseAsked, planOf } from "../../../src/core/query/plan.ts"
import { recallsOf, weightOf } from "../../../src/core/query/recall.ts"
import { vocabularyOf } from "../../support/vocabulary.ts"

const vocabulary = vocabularyOf(
  Object.entries({
    the: 90,
    said: 80,
    drones: 20,
    iranian: 8,
    sanctions: 5,
    khamenei: 2,
    concern: 1,
    concert: 6,
    so: 40,
  }),
)
const plan = (query: string) => planOf(query, vocabulary)
const recalls = (query: string) => recallsOf(plan(query), vocabulary).map((step) => step.map(({ groups }) => groups))

describe("the plan of a query", () => {
  test("weighs a word by its rarity, and an unknown word as the rarest", () => {
    const [drones, khamenei, unknown] = plan("drones khamenei xylophone").asked.map(({ weight }) => weight)
    expect(drones).toBeLessThan(khamenei ?? 0)
    expect(khamenei).toBeLessThan(unknown ?? 0)
  })

  test("gives all readings of a word one weight, that of the commonest closest one", () => {
    const [typed] = plan("concerx sanctions").asked
    expect(typed?.readings.map(({ word }) => word)).toEqual(["concert", "concern"])
    expect(typed?.weight).toBe(plan("concert sanctions").asked[0]?.weight)
  })

  test("needs no stop words, unless there is nothing else", () => {
    expect(plan("the drones").asked.map(({ isTelling }) => isTelling)).toEqual([false, true])
    expect(plan("so the").isPhrase).toBe(true)
  })

  test.each([
    ["what did she say about drones", ["drones"]],
    ["he said sanctions", ["said", "sanctions"]],
    ["the will of iran", ["will", "iran"]],
    ["they will hesitate", ["hesitate"]],
    ["is this real?", []],
    ["real estate", ["real", "estate"]],
    ["true", ["true"]],
    ["what we saw", ["saw"]],
    ["one more war", ["one", "more", "war"]],
  ])("takes no word that tells something for one of grammar: %s", (query, telling) => {
    expect(plan(query).asked.flatMap(({ word, isTelling }) => (isTelling ? [word] : []))).toEqual(telling)
  })

  test("takes words of grammar alone for a phrase, but not while more is typed", () => {
    expect(plan("to be or not to be")).toMatchObject({ isPhrase: true, phrases: [{ start: 0, end: 6 }] })
    expect(plan("of the")).toMatchObject({ isPhrase: true, phrases: [] })
    expect(planOf("of the", vocabulary, true)).toMatchObject({ isPhrase: false, phrases: [] })
  })

  test("looks for no phrase of grammar that is longer than any sentence has", () => {
    const pasted = "the-of-and-".repeat(900)
    expect(plan(pasted)).toMatchObject({ isPhrase: true, phrases: [{ start: 0, end: 12 }] })
    expect(plan(pasted).asked).toHaveLength(12)
    expect(phraseAsked(pasted)).toHaveLength(12)
  })

  test.each([
    ["to be or not to be", ["to", "be", "or", "not", "to", "be"]],
    ["of the", []],
    ["to be or not to be -drones", []], // the article's text, where it would be found, may hold them
  ])("of grammar alone, this is looked for word for word: %s", (query, phrase) => {
    expect(phraseAsked(query)).toEqual(phrase)
  })

  test("needs each figure, but not all of a pasted passage", () => {
    const passage = "drones iranian sanctions khamenei concern concert ".repeat(3)
    expect(plan("£4.1m drones").asked.map(({ isRequired }) => isRequired)).toEqual([true, false])
    expect(plan(`£4.1m ${passage}`).asked[0]?.isRequired).toBe(false)
    expect(recalls("£4.1m drones iranian sanctions")).toEqual([])
  })

  test("takes two letters for no word that is only near both together, as it takes no short word for one", () => {
    expect(plan("x o").asked[1]?.readings).toEqual([])
    expect(plan("s o").asked[1]?.readings.map(({ word }) => word)).toEqual(["so"])
  })

  test("reads two words as one, and one as two", () => {
    const [sanc, tions] = plan("sanc tions").asked
    expect(sanc?.readings).toEqual(tions?.readings)
    expect(sanc?.readings[0]).toMatchObject({ word: "sanctions", isJoined: true })
    expect(plan("iraniandrones").asked[0]?.readings).toMatchObject([{ word: "iranian", next: "drones" }])
  })

  test("keeps what stands in quotation marks of any kind together", () => {
    expect(plan('khamenei “iranian drones” "so" «the sanctions»').phrases).toEqual([
      { start: 1, end: 3 },
      { start: 4, end: 6 },
    ])
  })

  test("looks at no more than the beginning of a pasted page", () => {
    expect(plan("drones ".repeat(5000)).asked.length).toBeLessThan(100)
    expect(plan("…").asked).toEqual([])
  })
})

describe("what the archive is asked", () => {
  test("all words first, then all but one, the lightest left out first, as long as it can be an answer", () => {
    expect(recalls("iranian sanctions khamenei")).toEqual([
      [[["khamenei"], ["sanctions"], ["iranian"]]],
      [
        [["khamenei"], ["sanctions"]],
        [["khamenei"], ["iranian"]],
      ],
    ])
  })

  test("for a typo any of its readings, for a split word the rarer half, for stop words nothing", () => {
    expect(recalls("what did the concerx say")).toEqual([[[["concert", "concern"]]]])
    expect(recalls("iraniandrones")).toEqual([[[["iranian"]]]])
  })

  test("what stands in quotation marks word for word before anything else", () => {
    expect(recalls('"the iranain drones"')[0]).toEqual([[["the"], ["iranain"], ["drones"]]])
  })

  test("nothing, when too much of the query is unknown", () => {
    expect(recalls("drones xylophone marimba")).toEqual([])
    expect(recalls("zzzz")).toEqual([])
    expect(recalls("")).toEqual([])
  })

  test("no more than a few dozen times, however long the query", () => {
    const long = plan(`${[...Array.from(vocabulary, ([word]) => word)].join(" ")} `.repeat(5))
    expect(weightOf(long.asked)).toBeGreaterThan(0)
    expect(recallsOf(long, vocabulary).flat().length).toBeLessThanOrEqual(24)
  })
})
