import { describe, expect, test } from "vitest"
import { labelsLike, MOST_COMPARED, mostLikeOf } from "../../../src/core/query/labels.ts"
import type { Labels } from "../../../src/core/shelves/labels.ts"
import { mostLike } from "../../../src/core/text/alike.ts"
import { words } from "../../../src/core/text/fold.ts"
import { vocabularyOf } from "../../support/vocabulary.ts"

/** A shelf of these labels, and how many of them were read. */
function shelfOf(labels: readonly string[]) {
  const counts = new Map<string, number>()
  for (const label of labels) for (const word of new Set(words(label))) counts.set(word, (counts.get(word) ?? 0) + 1)
  const read = { labels: 0 }
  const told = (some: readonly string[]) => {
    read.labels += some.length
    return some
  }
  const shelf: Labels<string> = {
    count: async () => labels.length,
    list: async (limit, from = 0) => told(labels.slice(from, from + limit)),
    labelWords: async () => vocabularyOf(counts),
    labelled: async (groups, limit) => {
      const holds = (label: string) => groups.every((group) => group.some((word) => words(label).includes(word)))
      return told(labels.filter(holds).slice(0, limit))
    },
  }
  return { shelf, read }
}

const FIRST = "Mick Ned Vedant Ali Anna Nick Ines Thomas Olena Pavlo Grace Samir Dmitri Yusuf Marta Kofi Ruth Omar"
const LAST = "Mulroy Patel Khamenei Ferreira Osborne Kovalenko Hadley Rahman Lindqvist Okafor Brennan Castellano Novak"
const names = LAST.split(" ").flatMap((last) => FIRST.split(" ").map((first) => `${first} ${last}`))
/** More than are compared: numbered people, and between them some whose names occur once. */
const MANY = Array.from({ length: 8 }, (_, i) => names.map((name) => `${name} ${i + 1}th`))
  .flat()
  .toSpliced(700, 0, "Recep Erdoğan", "Ursula von der Leyen", "Zbigniew Brzeziński")

describe("picking from more labels than are compared", () => {
  test.each([
    ["a surname", "erdogan", "Recep Erdoğan"],
    ["a beginning", "brzez", "Zbigniew Brzeziński"],
    ["a typo", "erdogna", "Recep Erdoğan"],
    ["two typos in a long word", "brzesinsky", "Zbigniew Brzeziński"],
    ["a typo in a beginning", "zbignev", "Zbigniew Brzeziński"],
    ["words in another order", "leyen ursula", "Ursula von der Leyen"],
    ["typed as one", "recperdogan", "Recep Erdoğan"],
    ["typed as one, rightly", "ursulavon", "Ursula von der Leyen"],
    ["the middle of a name", "rdoga", "Recep Erdoğan"],
    ["one right word and one wrong one", "george brzezinski", "Zbigniew Brzeziński"],
    ["a full name", "Anna Okafor 3th", "Anna Okafor 3th"],
  ])("%s", async (_, typed, name) => {
    const { shelf, read } = shelfOf(MANY)
    const [found] = await mostLikeOf(shelf, (label) => label, typed, 25)
    expect(found).toBe(name)
    expect(found).toBe(mostLike(MANY, (label) => label, typed, 1)[0])
    expect(read.labels).toBeLessThanOrEqual(3 * MOST_COMPARED)
  })

  test("two names typed as one are found where hundreds have either", async () => {
    const { shelf, read } = shelfOf(MANY)
    const found = await mostLikeOf(shelf, (label) => label, "martacastellano", 25)
    expect(found.slice(0, 8).every((name) => name.startsWith("Marta Castellano"))).toBe(true)
    expect(read.labels).toBeLessThanOrEqual(3 * MOST_COMPARED)
  })

  test("who is further away is not read where very many are near", async () => {
    const { shelf } = shelfOf(MANY)
    const found = await labelsLike(shelf, "novak")
    expect(found.filter((name) => !name.includes("Novak"))).toEqual([])
  })

  test.each(["zzzz", "?!", "qqqqqqqq xxxxxxx"])("nothing is like “%s”, and no label is read for it", async (typed) => {
    const { shelf, read } = shelfOf(MANY)
    expect(await mostLikeOf(shelf, (label) => label, typed, 25)).toEqual([])
    expect(read.labels).toBe(0)
  })

  test("a single letter gives whose name begins so", async () => {
    const found = await mostLikeOf(shelfOf(MANY).shelf, (label) => label, "k", 25)
    expect(found).toHaveLength(25)
    expect(found.filter((name) => !/\bk/i.test(name))).toEqual([])
  })

  test("nothing typed gives the first ones, and no more is read", async () => {
    const { shelf, read } = shelfOf(MANY)
    expect(await mostLikeOf(shelf, (label) => label, " ", 25)).toEqual(MANY.slice(0, 25))
    expect(read.labels).toBe(25)
  })

  test("a pasted page is bounded like a name", async () => {
    const { shelf, read } = shelfOf(MANY)
    await mostLikeOf(shelf, (label) => label, `${names.join(" ")} `.repeat(50), 25)
    expect(read.labels).toBeLessThanOrEqual(7 * MOST_COMPARED)
  })

  test("of few labels all are compared, in their order", async () => {
    const few = MANY.slice(0, MOST_COMPARED)
    expect(await labelsLike(shelfOf(few).shelf, "anything")).toEqual(few)
  })
})
