import { beforeAll, describe, expect, test } from "vitest"
import { LIMITS as DISCORD } from "../../src/adapters/discord/limits.ts"
import { discordMessage } from "../../src/adapters/discord/render.ts"
import { articleMarkup } from "../../src/adapters/preview/article.ts"
import { LIMITS as SLACK } from "../../src/adapters/slack/limits.ts"
import { slackMessage } from "../../src/adapters/slack/render.ts"
import { composeEdition } from "../../src/core/edition/index.ts"
import { prosesOf } from "../../src/core/reply/lines.ts"
import { type Reply, textOf } from "../../src/core/reply/reply.ts"
import { idWithin } from "../contracts/renderer.ts"
import { readingOf } from "../support/extract.ts"
import { articleIn, kindArticle } from "../support/kinds.ts"
import { newsroomWith } from "../support/newsroom.ts"

const FILES = [
  "interview-letters.txt",
  "live-clocks.txt",
  "release-classic.txt",
  "opinion-kicker.txt",
  "letter-kicker.txt",
  "corrected-stale.md",
]
/** One line for each kind, and those that list articles. */
const ASKED = [
  "/quote nobody in favour",
  "/fact 300 houses",
  "/fact moorings",
  "/summary opinion-kicker",
  "/summary letter-kicker",
  "/fact £180,000",
  "/summary corrected-stale",
  "/articles",
  "/who okafor",
]

let room: Awaited<ReturnType<typeof newsroomWith>>
beforeAll(async () => {
  room = await newsroomWith(...FILES.map(kindArticle))
})
const told = ({ blocks }: Reply): string => blocks.flatMap(prosesOf).map(textOf).join("\n")
const golden = (surface: string, name: string) => `../golden/${surface}/${name}`
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

describe("what an answer from each kind of article looks like", () => {
  test("in a terminal", async () => {
    await expect(await room.transcript(...ASKED)).toMatchFileSnapshot(golden("terminal", "kinds.txt"))
  })

  test("on Discord and on Slack", async () => {
    const replies = await Promise.all(ASKED.map((line) => room.ask(line)))
    const discord = replies.map((reply) => discordMessage(reply, idWithin(DISCORD.customId)))
    await expect(json(discord)).toMatchFileSnapshot(golden("discord", "kinds.json"))
    const slack = replies.map((reply) => slackMessage(reply, idWithin(SLACK.value)).blocks)
    await expect(json(slack)).toMatchFileSnapshot(golden("slack", "kinds.json"))
  })

  test("on the page", async () => {
    const pages = FILES.map((name) => articleMarkup(kindArticle(name)).markup).join("\n\n")
    await expect(`${pages}\n`).toMatchFileSnapshot(golden("preview", "kinds.html"))
  })
})

test("an answer of one article shows its corrections first, whole", async () => {
  for (const line of [
    "/fact £180,000",
    "/fact flowers",
    "/quote flowers",
    "/quote article:corrected-stale",
    "/summary corrected-stale",
  ]) {
    const { blocks } = await room.ask(line)
    const [first] = blocks.filter(({ kind }) => kind !== "heading")
    expect(first && textOf(prosesOf(first)[0] ?? [])).toBe(
      "CORRECTION: The mayor earns £80,000 a year, not £180,000 as we reported.",
    )
  }
})

test("a figure that was taken back is told so, is no key figure and no summary; the right one is not marked", async () => {
  expect(told(await room.ask("/fact £180,000"))).toContain("Corrected since: “£180,000”")
  expect(told(await room.ask("/fact flowers"))).not.toContain("Corrected since")
  expect(told(await room.ask("/summary corrected-stale"))).not.toContain("earns £180,000 a year, the council")
})

test("lists mark what was corrected, with a button to the correction", async () => {
  const corrected = (name: string, correction: string) =>
    articleIn(
      `${name}.txt`,
      `Ferry ${name}\n\n24 November 2026\n\n“We wait,” Ann Okafor said in Leith. She counted 13 ferries.\n\n${correction}`,
    )
  const news = corrected("news", "")
  const { ask, archive } = await newsroomWith(
    readingOf(news),
    readingOf(corrected("later", "Correction, 25 November 2026: She counted 13 ferries, not 30.")),
    readingOf(corrected("undated", "Correction: She counted 13 ferries, not 30.")),
    readingOf(corrected("noted", "Editor’s note: This story tells of a storm.")),
  )
  for (const line of ["/articles", "/who okafor"]) {
    const reply = await ask(line)
    expect(told(reply)).toMatch(/Ferry later.* · Corrected 25 Nov$/m)
    expect(told(reply)).toMatch(/Ferry undated.* · Corrected$/m)
    expect(told(reply)).toMatch(/Ferry noted.* · Editor’s note$/m)
    expect(told(reply)).toMatch(/Ferry news(?!.*Corrected)/)
    expect(reply.actions).toContainEqual({
      label: "Correction: Ferry later",
      call: { command: "summary", args: { article: "later" } },
    })
  }
  expect(await archive.articles.count()).toBe(4)
})

test("of a press release and news that say the same, news comes first", async () => {
  const words = "The Harbour Trust opened 40 moorings in Leith, the trust said."
  const release = articleIn(
    "a.txt",
    `FOR IMMEDIATE RELEASE\n\nForty moorings open\n\n25 November 2026\n\n${words}\n\nENDS`,
  )
  const news = articleIn("b.txt", `Forty moorings open\n\n25 November 2026\n\n${words}`)
  const { ask } = await newsroomWith(readingOf(release), readingOf(news))
  const [first] = (await ask("/fact moorings")).blocks
  expect(first?.kind === "fact" && first.source.slug).toBe("b")
  expect(told(await ask("/fact moorings"))).toContain("Also in: Forty moorings open (Press release, 25 November 2026)")
})

test("a correction too long for a platform is cut at its end, with a link to the whole, and the answer stays", async () => {
  const long = `Correction: An earlier version of this article was wrong. ${"It gave the wrong year. ".repeat(300)}`
  const article = articleIn(
    "a.md",
    `---\ntitle: Ferries\nurl: https://tide.example/ferries\n---\n\nLeith has 13 ferries and 40 moorings today.\n\n${long}`,
  )
  const { ask } = await newsroomWith(readingOf(article))
  const shown = JSON.stringify(discordMessage(await ask("/fact ferries"), idWithin(DISCORD.customId)))
  expect(shown).toContain("Leith has 13")
  expect(shown).toContain("[Full correction](<https://tide.example/ferries>)")
})

test("a briefing marks what was corrected, has a button to it, and features no figure that was taken back", async () => {
  const article = articleIn(
    "ferries.txt",
    [
      "Ferries carry more people",
      "24 November 2026",
      "The ferries of Leith carried 421,000 people last year, the council of the town said in its report.",
      "Correction, 25 November 2026: An earlier version said that 421,000 people used the ferries. The figure is 412,000.",
    ].join("\n\n"),
  )
  const { archive } = await newsroomWith(readingOf(article))
  const { reply } = await composeEdition(archive, {
    date: "2026-11-25",
    order: { topics: null, speaker: null, whenEmpty: "archive" },
    lastDate: null,
    arrived: ["ferries"],
    before: [],
    featured: new Map(),
  })
  expect(told(reply)).toContain("24 November 2026 · Corrected 25 Nov")
  expect(told(reply)).not.toContain("421,000")
  expect(reply.actions).toContainEqual({
    label: "Correction: Ferries carry more people",
    call: { command: "summary", args: { article: "ferries" } },
  })
})
