import { describe, expect, test } from "vitest"
import { candidatesFor } from "../../../src/core/query/candidates.ts"
import { planOf } from "../../../src/core/query/plan.ts"
import { recallsOf } from "../../../src/core/query/recall.ts"
import type { Filters, Snippets } from "../../../src/core/shelves/snippets.ts"
import type { Snippet } from "../../../src/core/snippet.ts"
import { vocabularyOf } from "../../support/vocabulary.ts"

/** Of a million snippets, how many hold each word. */
const vocabulary = vocabularyOf(
  Object.entries({
    the: 1_000_000,
    with: 400_000,
    people: 300_000,
    country: 280_000,
    today: 260_000,
    president: 240_000,
    government: 90_000,
    minister: 60_000,
    ministers: 20_000,
    defence: 8_000,
    sanctions: 3_000,
    harbour: 900,
    okafor: 40,
    herring: 12,
  }),
)

/** What the archive is asked for a query of which so many hold all that is asked; each question's groups, and how many were read. */
async function asking(
  query: string,
  holding: (groups: readonly (readonly string[])[]) => number,
  isTyping = false,
  filters: Filters = {},
) {
  const plan = planOf(query, vocabulary, isTyping)
  const asked: (readonly string[])[] = []
  let read = 0
  const snippets = {
    candidates: async (groups: readonly (readonly string[])[], _filters: object, most: number) => {
      asked.push(groups.map((group) => group.join("|")))
      const count = Math.min(most, holding(groups))
      read += count
      return Array.from({ length: count }, (_, n) => ({ id: `${groups.flat().join(" ")} ${n}` }) as Snippet)
    },
  } as unknown as Snippets
  const recalled = candidatesFor(snippets, vocabulary, filters, plan, isTyping)
  for (const step of recallsOf(plan, vocabulary)) await recalled(step)
  return { asked, read }
}

describe("of a million snippets", () => {
  test.each([
    ["a very common word is left out where a rare one suffices", "okafor government", ["okafor"]],
    ["and where two of them do", "herring government okafor", ["herring", "okafor"]],
    ["a word is asked for that spares more reading than it costs", "sanctions harbour", ["harbour", "sanctions"]],
    ["words that are all common are asked for together", "defence government", ["defence", "government"]],
  ])("%s", async (_, query, expected) => {
    const { asked } = await asking(query, () => 5)
    expect(asked[0]).toEqual(expected)
  })

  test("what was left out is asked for after all where more hold the rest than are read", async () => {
    const { asked } = await asking("okafor government", (groups) => (groups.length === 1 ? 999 : 3))
    expect(asked.slice(0, 2)).toEqual([["okafor"], ["okafor", "government"]])
  })

  test("of very many those that hold the very words, and the words of grammar, are asked for as well", async () => {
    const { asked } = await asking("with minister of defence", () => 999)
    expect(asked.slice(0, 2)).toEqual([
      ["defence", "minister|ministers"],
      ["defence", "minister", "with"],
    ])
  })

  test("words that are all very common are asked for a few times, and not in every choice", async () => {
    const { asked } = await asking("people country today president government minister defence", () => 3)
    expect(asked.length).toBeGreaterThan(1)
    expect(asked.length).toBeLessThan(8)
  })

  test("nothing is asked twice, and some hundreds of snippets are read, however common the words", async () => {
    const { asked, read } = await asking("the government minister with defence sanctions harbour", () => 999)
    expect(new Set(asked.map((groups) => JSON.stringify(groups))).size).toBe(asked.length)
    expect(asked.length).toBeLessThan(60)
    expect(read).toBeLessThan(1_500)
  })

  test("while somebody is typing some dozens are read, a few times at most", async () => {
    const query = "the government minister with defence sanctions harb"
    const { asked, read } = await asking(query, () => 999, true)
    expect(asked.length).toBeLessThan(6)
    expect(read).toBeLessThan(200)
    expect((await asking(query, () => 999)).read).toBeGreaterThan(read)
  })

  test("while somebody is typing the archive is asked again as long as it holds nothing and that costs little", async () => {
    const { asked, read } = await asking("okafor herring harb", (groups) => (groups.length > 2 ? 0 : 1), true)
    expect(asked.length).toBeGreaterThan(2)
    expect(read).toBeGreaterThan(0)
  })

  test("within one article every choice of the words is tried, however common they are elsewhere", async () => {
    const query = "people country today president government minister defence"
    const everywhere = await asking(query, () => 0)
    const { asked } = await asking(query, () => 0, true, { article: "harbour-strike" })
    expect(asked.length).toBeGreaterThan(2 * everywhere.asked.length)
  })
})
