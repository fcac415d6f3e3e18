import fc from "fast-check"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { commands } from "../../../commands/index.ts"
import { discordMessage } from "../../../src/adapters/discord/render.ts"
import { SPARE } from "../../../src/adapters/slack/message.ts"
import { slackMessage } from "../../../src/adapters/slack/render.ts"
import { renderText } from "../../../src/adapters/terminal/render.ts"
import { openSqlite } from "../../../src/archive/sqlite.ts"
import type { Archive } from "../../../src/core/archive.ts"
import { composeEdition, type EditionAsk, markedLate, restOf } from "../../../src/core/edition/index.ts"
import { reasonLines } from "../../../src/core/edition/reasons.ts"
import { coveredIranDrones, fill, HARBOUR_STRIKE, ORCHARD, type Story } from "../../support/archive.ts"
import { runs } from "../../support/counts.ts"
import { wordsIn } from "../../support/newsroom.ts"

let archive: Archive
beforeEach(async () => {
  archive = await openSqlite(":memory:")
})
afterEach(() => archive.close())

const DATE = "2026-03-29"
const PLAIN: EditionAsk = {
  date: DATE,
  order: { topics: null, speaker: null, whenEmpty: "archive" },
  lastDate: "2026-03-28",
  arrived: [],
  before: [],
  featured: new Map(),
}
const compose = (ask: Partial<EditionAsk> = {}) => composeEdition(archive, { ...PLAIN, ...ask })
const explained = async (ask: Partial<EditionAsk>) => {
  const edition = await compose(ask)
  return { ...edition, explanation: await reasonLines(archive.articles, edition.reasons) }
}
const order = (change: Partial<EditionAsk["order"]>) => ({ ...PLAIN.order, ...change })

const TEXTS: Readonly<Record<string, readonly [fact: string, more: string, said: string]>> = {
  ashford: [
    "The old mill of ashford burned on Sunday 1714.",
    "Its roof is gone.",
    "Nobody here will ever forget how the roof fell in,",
  ],
  barton: [
    "Water rose 3 metres over the quay of barton at noon.",
    "Nine mills had to stop.",
    "We carried whatever we could up to the second floor,",
  ],
  carfax: [
    "A new line opened in carfax with 40 trains a day.",
    "Two stations wait.",
    "People asked for this railway when I was a child myself,",
  ],
  iraq: [
    "The museum in iraq opened again with 600 pieces.",
    "It was shut in 2003.",
    "Each of these tablets has a history of its own to tell,",
  ],
}

/** An article of its own, with one quote and one fact. */
const story = (slug: string, more: Partial<Story> = {}): Story => {
  const [fact, rest, said] = TEXTS[slug] ?? ["", "", ""]
  const by = `Mary ${slug}`
  return {
    slug,
    title: `News of the mill at ${slug}`,
    published: DATE,
    paragraphs: [`${fact} ${rest}`, `“${said}” said ${by}.`],
    cast: [{ name: by }],
    said: [{ by, words: [said] }],
    facts: [{ words: fact }],
    ...more,
  }
}

describe("what is new", () => {
  test("each article with headline, sentences and key quote; then a quote and a fact from the archive", async () => {
    await fill(archive, coveredIranDrones(), HARBOUR_STRIKE, ORCHARD)
    const { reply, isEmpty } = await compose({ arrived: [HARBOUR_STRIKE.slug] })
    const words = wordsIn(reply)
    expect(isEmpty).toBe(false)
    expect(words).toContain("Briefing · Sunday, 29 March 2026")
    expect(words).toContain("1 article added since Saturday, 28 March 2026.")
    expect(words).toContain(HARBOUR_STRIKE.title)
    expect(words).toMatch(/Quote of the day[\s\S]+Fact of the day/)
  })

  test("of several the most important first, with the reason", async () => {
    await fill(archive, story("ashford", { published: "2025-01-01" }), story("barton"))
    const { explanation } = await explained({ arrived: ["ashford", "barton"] })
    expect(explanation).toEqual([
      "1. News of the mill at barton: 3 points: 1 speaker quoted (1), dated around that day (2)",
      "2. News of the mill at ashford: 1 point: 1 speaker quoted (1)",
    ])
  })

  test.each<[string, Partial<Story>]>([
    ["with the same text", { title: "Fire" }],
    [
      "with the same words quoted",
      {
        title: "Fire",
        paragraphs: ["“Nobody here will ever forget how the roof fell in,” said Mary ashford, whom all know."],
        facts: [],
      },
    ],
    [
      "with nearly the same title",
      {
        title: "News of ashford today: mill burned",
        paragraphs: ["Mary ashford tells otherwise."],
        said: [],
        facts: [],
      },
    ],
  ])("one story in two articles comes once: %s", async (_, change) => {
    const other = { ...story("ashford"), slug: "other", ...change }
    await fill(archive, story("ashford", { title: "News today: ashford mill burned" }), other, story("barton"))
    const { reply, explanation } = await explained({ arrived: ["ashford", "barton", "other"] })
    expect(wordsIn(reply)).toContain("3 articles (2 stories) added")
    expect(wordsIn(reply)).toContain("Also: ")
    expect(explanation[0]).toContain("carried by 2 articles (3)")
  })

  test("a copy of an article of the days before is not new", async () => {
    await fill(archive, story("ashford"), { ...story("ashford"), slug: "other", title: "Fire" })
    const { isEmpty, explanation } = await explained({ arrived: ["other"], before: ["ashford"] })
    expect(isEmpty).toBe(true)
    expect(explanation).toEqual(["Left out: Fire: already posted in the last few days"])
  })
})

test("of a whole archive that came in one day the newest are read, and it says so", async () => {
  const many = Array.from({ length: 151 }, (_, n): Story => {
    return { slug: `s${n}`, title: `Story ${n}`, published: String(1900 + n), paragraphs: [`Number ${n}.`] }
  })
  await fill(archive, ...many)
  const { reply, explanation } = await explained({ arrived: many.map(({ slug }) => slug) })
  expect(wordsIn(reply)).toContain(
    "150 articles added since Saturday, 28 March 2026 (chosen from the newest 150 of 151).",
  )
  expect(explanation[0]).toContain("Story 150: ")
  expect(explanation.join()).not.toContain("Story 0:")
})

describe("what the order narrows", () => {
  test.each([
    ["ashford", ["ashford"]],
    ["mills", ["ashford", "barton"]],
    ["barton, ashford", ["ashford", "barton"]],
    ["ashfrod", ["ashford"]],
    ["ashford harbour", []],
    ["iran", []],
  ])("topics: %s", async (topics, slugs) => {
    await fill(archive, story("ashford"), story("barton"), story("iraq"))
    const { explanation } = await explained({ arrived: ["ashford", "barton"], order: order({ topics }) })
    expect(explanation.map((line) => /mill at (\w+)/.exec(line)?.[1]).toSorted()).toEqual(slugs)
  })

  test("speaker: only articles that quote them", async () => {
    await fill(archive, story("ashford"), story("barton"))
    const { explanation } = await explained({
      arrived: ["ashford", "barton"],
      order: order({ speaker: "Mary barton" }),
    })
    expect(explanation).toHaveLength(1)
  })
})

describe("when nothing is new", () => {
  beforeEach(() => fill(archive, coveredIranDrones(), HARBOUR_STRIKE))

  test("the archive has something", async () => {
    const { reply, isEmpty } = await compose()
    expect(isEmpty).toBe(true)
    expect(wordsIn(reply)).toMatch(/Nothing new since Saturday, 28 March 2026\.[\s\S]+Quote of the day/)
  })

  test.each(["skip", "say-so"] as const)("%s: only that is said", async (whenEmpty) => {
    const { reply } = await compose({ order: order({ whenEmpty }) })
    expect(reply.blocks).toHaveLength(2)
  })
})

test("a quote of the day comes again only when all have been shown", async () => {
  await fill(archive, story("ashford"), story("barton"), story("carfax"))
  const featured = new Map<string, number>()
  const seen: string[] = []
  for (let day = 0; day < 6; day++) {
    const edition = await compose({ featured: new Map(featured) })
    for (const key of edition.featured) featured.set(key, (featured.get(key) ?? 0) + 1)
    seen.push(edition.featured.find((key) => key.startsWith("quote")) ?? "")
  }
  expect(new Set(seen.slice(0, 3)).size).toBe(3)
  expect(new Set(seen.slice(3)).size).toBe(3)
})

test("on this day in earlier years", async () => {
  await fill(archive, story("ashford", { published: "2024-03-29T08:00" }), story("barton", { published: "2024-03-28" }))
  expect(wordsIn((await compose()).reply)).toContain("On this day\n29 March 2024 News of the mill at ashford")
})

test("an edition that comes late says so right behind its first line", async () => {
  const { reply } = await compose()
  expect(wordsIn(markedLate(reply, "07:30 (Europe/Berlin)"))).toMatch(
    /^.*\nLate: this briefing was due at 07:30 \(Europe\/Berlin\)\./,
  )
})

test.each([
  ["of these days", DATE, "1 new: News of the mill at ashford"],
  ["of years ago that came today", "2022-10-20", "1 added: News of the mill at ashford"],
])("the first line of an article %s says no more than is true", async (_, published, line) => {
  await fill(archive, story("ashford", { published }))
  const { reply } = await compose({ arrived: ["ashford"] })
  expect(wordsIn(reply).split("\n")[0]).toBe(line)
})

test("an edition as people see it", async () => {
  await fill(archive, coveredIranDrones(), HARBOUR_STRIKE, ORCHARD)
  const { reply } = await compose({ arrived: [HARBOUR_STRIKE.slug, ORCHARD.slug] })
  const discord = JSON.stringify(
    discordMessage(reply, ({ args }) => args.action ?? ""),
    null,
    2,
  )
  const slack = JSON.stringify(
    slackMessage(reply, ({ args }) => args.action ?? "", SPARE),
    null,
    2,
  )
  const terminal = renderText(reply, { width: 80, ansi: false, commands })
  await expect(`${terminal}\n`).toMatchFileSnapshot("../../golden/terminal/edition.txt")
  await expect(`${discord}\n`).toMatchFileSnapshot("../../golden/discord/edition.json")
  await expect(`${slack}\n`).toMatchFileSnapshot("../../golden/slack/edition.json")
})

test("what has no room is left out whole, on either platform, and can be had by a button", async () => {
  const hostile = fc.string({
    unit: fc.constantFrom("*", "_", "<", "&", "a", " ", "`", "[", "日", "e"),
    minLength: 1,
    maxLength: 300,
  })
  const articles = fc.array(fc.record({ title: hostile, said: hostile, told: hostile, url: fc.webUrl() }), {
    minLength: 1,
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(articles, async (given) => {
      const here = await openSqlite(":memory:")
      const stories = given.map(({ title, said, told }, n): Story => {
        const [quote, fact] = [`q${n} ${said} q`, `f${n} ${told} f`]
        return {
          slug: `s${n}`,
          title: `t${n} ${title}`,
          paragraphs: [`${fact} “${quote}” said Ann Lee${n}.`],
          cast: [{ name: `Ann Lee${n}` }],
          said: [{ by: `Ann Lee${n}`, words: [quote] }],
          facts: [{ words: fact }],
        }
      })
      await fill(here, ...stories)
      const { reply, rest } = await composeEdition(here, { ...PLAIN, arrived: stories.map(({ slug }) => slug) })
      const late = markedLate(reply, "07:30 (America/Argentina/ComodRivadavia)")
      const discord = JSON.stringify(discordMessage(late, ({ args }) => args.action ?? ""))
      const slack = JSON.stringify(slackMessage(late, ({ args }) => args.action ?? "", SPARE))
      for (const shown of [discord, slack]) {
        expect(shown).not.toContain("not shown here")
        for (const [n] of stories.entries()) expect(shown.includes(`t${n} `)).toBe(!rest.includes(`s${n}`))
      }
      const left = (await restOf(here.articles, rest)).flatMap((block) => (block.kind === "list" ? block.items : []))
      expect(left).toHaveLength(rest.length)
      await here.close()
    }),
    runs(800),
  )
})
