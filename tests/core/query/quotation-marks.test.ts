import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openSqlite } from "../../../src/archive/sqlite.ts"
import type { Archive } from "../../../src/core/archive.ts"
import { search } from "../../../src/core/query/index.ts"
import { planOf } from "../../../src/core/query/plan.ts"
import { fill, type Story } from "../../support/archive.ts"
import { vocabularyOf } from "../../support/vocabulary.ts"

const story = (slug: string, published: string, said: readonly string[]): Story => ({
  slug,
  title: `Report ${slug}`,
  published,
  cast: [{ name: "Ruth Hadley" }],
  said: said.map((words) => ({ by: "Ruth Hadley", words: [words] })),
  paragraphs: said.map((words) => `“${words},” Ruth Hadley said.`),
})

const OLD = [
  "Nobody leaves the single market for a slogan",
  "A single grain market feeds the valley",
  "It is what it is and we are where we are",
  "The fishing fleet leaves the single market on its own terms",
  "Fresh money for the night ferry and the river bank",
]

/** So many newer quotes hold the same words otherwise that what was saved last is never the one that is asked for. */
const NEWER = Array.from({ length: 260 }, (_, n) => {
  const place = `quay ${n + 10}`
  const words = [
    `The market at ${place} has a single stall and the fishing fleet leaves`,
    `Where it is we are and what is it to ${place}`,
    `The ferry bank runs all night from ${place} down river`,
  ]
  return words[n % words.length] ?? ""
})

let archive: Archive
beforeAll(async () => {
  archive = await openSqlite(":memory:")
  await fill(archive, story("old", "2019-05-01", OLD))
  for (let n = 0; n < NEWER.length; n += 20)
    await fill(archive, story(`newer-${n}`, "2024-01-01", NEWER.slice(n, n + 20)))
})
afterAll(() => archive.close())

const found = async (query: string) =>
  (await search(archive, { kind: "quote", query })).found.map(({ snippet }) => snippet.words)

describe("what stands in quotation marks, among hundreds of newer quotes with the same words", () => {
  test.each([
    ["a phrase", "“single market”", [OLD[3], OLD[0]]],
    ["a phrase and a word", "“single market” fishing", [OLD[3]]],
    ["a phrase and a mistyped word", "fishnig “single market”", [OLD[3]]],
    ["two phrases", '"fishing fleet" "single market"', [OLD[3]]],
    ["a phrase and who said it", "hadley “night ferry”", [OLD[4]]],
    ["a phrase of common words alone", "“it is what it is”", [OLD[2]]],
    ["common words alone are a phrase without marks, too", "it is what it is", [OLD[2]]],
    ["a phrase without a word", "“single market” -fleet", [OLD[0]]],
    ["a word without a phrase", 'slogan grain -"single market"', []],
    ["a phrase without another", "“single market” -“fishing fleet”", [OLD[0]]],
    ["guillemets and low marks", "«single market» -„fishing fleet“", [OLD[0]]],
    ["one word is that word alone", "“market” slogan", [OLD[0]]],
  ])("%s: %s", async (_, query, expected) => {
    const all = await found(query)
    expect(all.toSorted()).toEqual(expected.toSorted())
  })

  test("a phrase with a slip, and one that stands nowhere, find what is near", async () => {
    expect((await found("“singel market”"))[0]).toMatch(/market/)
    expect((await found("“night bank ferry”"))[0]).toMatch(/ferry/)
  })
})

describe("a query's marks", () => {
  const vocabulary = vocabularyOf(Object.entries({ single: 9, market: 9, so: 99, fleet: 3 }))
  test.each([
    ['"single market"', [{ start: 0, end: 2 }], []],
    ['fleet "market"', [{ start: 1, end: 2 }], []],
    ['"so" fleet', [], []],
    ["fleet -market", [], [["market"]]],
    ['fleet -"single market"', [], [["single", "market"]]],
    ["fleet -“market”", [], [["market"]]],
    ['fleet -""', [], []],
    ['fleet -"single market', [{ start: 1, end: 3 }], []],
    ["fleet-“market”", [{ start: 1, end: 2 }], []],
  ])("%s", (query, phrases, excluded) => {
    expect(planOf(query, vocabulary)).toMatchObject({ phrases, excluded })
  })
})
