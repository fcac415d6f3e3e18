import { beforeAll, describe, expect, test } from "vitest"
import type { Reply } from "../../src/core/reply/reply.ts"
import type { Story } from "../support/archive.ts"
import { asking } from "../support/asking.ts"
import { articlesWithFigures } from "../support/figures.ts"
import { newsroomAt, wordsIn } from "../support/newsroom.ts"

const NOW = "2026-11-26T08:00:00Z"
let room: Awaited<ReturnType<typeof newsroomAt>>
beforeAll(async () => {
  room = await newsroomAt(NOW, ...articlesWithFigures())
})

const speakers = ({ blocks }: Reply) =>
  blocks.flatMap((block) => (block.kind === "quote" ? [block.speaker?.name ?? null] : []))
const labels = ({ actions }: Reply) => actions.map(({ label }) => label)

describe("a speaker is who is meant", () => {
  test.each([
    ["Dr Hale", "Marion Hale"],
    ["Prof. Marion Hale", "Marion Hale"],
    ["Mayor Ruiz", "Elena Ruiz"],
    ["the mayor", "Elena Ruiz"],
    ["the union's secretary", "Omar Rahman"],
    ["chief executive", "Marion Hale"],
    ["*Hale*", "Marion Hale"],
    ["Hale :wave:", "Marion Hale"],
    ["fifield", "Max Fiﬁeld"],
  ])("%s", async (typed, name) => {
    expect(speakers(await room.ask(`/quote speaker:"${typed}"`))).toEqual([name])
  })

  test("who has the office is asked about, where only the name fits", async () => {
    expect(labels(await room.ask('/quote speaker:"President Hale"'))).toEqual([
      "Marion Hale, the port's chief executive",
    ])
  })
})

describe("an article is meant by its address", () => {
  test.each([
    "https://www.dailytide.example/news/harbour-budget/?utm_source=front",
    "dailytide.example/news/harbour-budget",
    "http://dailytide.example/news/harbour-budget/#top",
    "<https://dailytide.example/news/harbour-budget|dailytide.example/news/harbour-budget>",
    "http://127.0.0.1:3000/articles/harbour-budget",
  ])("%s", async (typed) => {
    const { blocks } = await room.ask(`/summary article:${typed}`)
    expect(wordsIn({ blocks: blocks.slice(0, 1) })).toBe("Council signs off harbour budget")
  })

  test("one that no article has is said to be none, and nothing like it is shown", async () => {
    const reply = await room.ask("/summary article:https://dailytide.example/news/harbour")
    expect([reply.outcome, wordsIn(reply)]).toEqual(["nothing", expect.stringContaining("No article has the address")])
  })
})

/** One article a day that says the same. */
const story = (published: string): Story => {
  const words = `The cranes stay still, as of ${published}.`
  return {
    slug: `cranes-${published}`,
    title: `Cranes ${published}`,
    published,
    paragraphs: [`“${words}”`],
    said: [{ by: null, words: [words] }],
  }
}
const days = [
  "2026-11-26",
  "2026-11-25T23:30",
  "2026-11-23",
  "2026-11-16",
  "2026-11-15",
  "2026-04-03",
  "2026-03-04",
  "2025-11-30",
]

describe("dates are read as people type them, and as the bot prints them", () => {
  const found = async (options: string, zone: string | null = null) => {
    const { ask } = await newsroomAt("2026-11-26T02:00:00Z", ...days.map(story))
    const reply = await ask(`/articles ${options}`, zone === null ? null : asking({ zone }))
    return wordsIn(reply).match(/\d{4}-\d\d-\d\dT?[\d:]*(?= ·)/g) ?? [reply.outcome, wordsIn(reply)]
  }

  test.each([
    ["since:yesterday", null, days.slice(0, 2)],
    ["since:yesterday until:yesterday", "America/New_York", []], // there it is still the 25th
    ["since:today", "America/New_York", days.slice(0, 2)],
    ["since:Monday", null, days.slice(0, 3)],
    ['since:"last week" until:"last week"', null, ["2026-11-16"]],
    ["since:last week until:last week", null, ["2026-11-16"]],
    ['since:"25 November 2026"', null, days.slice(0, 2)],
    ['since:"25 Nov" until:"25 Nov"', null, ["2026-11-25T23:30"]],
    ['since:"this month"', null, days.slice(0, 5)],
    ['until:"30 Nov 2025"', null, ["2025-11-30"]],
    ["since:25/11/2026", null, days.slice(0, 2)],
  ])("%s, asked in %s", async (options, zone, expected) => {
    expect(await found(options, zone)).toEqual(
      expected.length > 0 ? expected : ["nothing", expect.stringMatching(/^No articles found with since:2026-11-24/)],
    )
  })

  test("3/4/2026 is asked about, with both days as buttons", async () => {
    const { ask, newsroom } = await newsroomAt(NOW, ...days.map(story))
    const reply = await ask("/quote cranes since:3/4/2026 until:2026-04-03")
    expect(wordsIn(reply)).toBe("“since:3/4/2026” could be either of these dates. Which one?")
    expect(labels(reply)).toEqual(["3 April 2026", "4 March 2026"])
    const [april] = reply.actions
    const answer = april && (await newsroom.answer(april.call))
    expect(answer && wordsIn(answer)).toBe("The cranes stay still, as of 2026-04-03.")
  })

  test.each(["someday", "2023-02-29", "2022-13", "31 November"])("%s is not a date", async (typed) => {
    const reply = await room.ask(`/quote harbour since:"${typed}"`)
    expect([reply.outcome, wordsIn(reply)]).toEqual([
      "misuse",
      expect.stringContaining(`“since:${typed}” is not a date.`),
    ])
  })

  test("a button keeps the day that was meant, whenever it is pressed", async () => {
    const { ask } = await newsroomAt(NOW, ...days.map(story))
    const more = (await ask("/quote cranes since:yesterday")).actions[0]
    expect(more?.call.args).toMatchObject({ since: "2026-11-25", page: "2" })
  })

  test("what was saved long before is found among hundreds that say the same", async () => {
    const old = Array.from({ length: 260 }, (_, i) =>
      story(new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10)),
    )
    const { ask } = await newsroomAt(NOW, story("2026-11-25"), ...old)
    expect(wordsIn(await ask("/quote cranes since:yesterday"))).toBe("The cranes stay still, as of 2026-11-25.")
  })

  test("are offered while they are typed, each with the day that it means", async () => {
    const offered = await room.newsroom.complete({ command: "quote", args: { since: "last" } }, "since")
    expect(offered.map(({ label, value }) => [label, value])).toEqual([
      ["last week: 16 November 2026", "2026-11-16"],
      ["last month: October 2026", "2026-10"],
    ])
    const either = await room.newsroom.complete({ command: "fact", args: { until: "3/4/2026" } }, "until")
    expect(either.map(({ value }) => value)).toEqual(["2026-04-03", "2026-03-04"])
  })

  test("narrow what is completed, too", async () => {
    const args = { query: "we", since: "last week", until: "last week" }
    expect(await room.newsroom.complete({ command: "quote", args }, "query")).toEqual([])
  })
})
