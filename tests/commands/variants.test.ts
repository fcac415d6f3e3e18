import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { LIMITS as DISCORD } from "../../src/adapters/discord/limits.ts"
import { discordMessage } from "../../src/adapters/discord/render.ts"
import { findingsAnswer } from "../../src/adapters/mcp/answers.ts"
import { resultMarkup } from "../../src/adapters/preview/reading.ts"
import { LIMITS as SLACK } from "../../src/adapters/slack/limits.ts"
import { slackMessage } from "../../src/adapters/slack/render.ts"
import { whyShown } from "../../src/cli/why-shown.ts"
import { pack } from "../../src/core/packed-article.ts"
import { browse } from "../../src/core/query/browse.ts"
import { search } from "../../src/core/query/index.ts"
import { attributedIn, type Reply } from "../../src/core/reply/reply.ts"
import { drawn } from "../../src/core/show/results.ts"
import { shownIn } from "../../src/core/show/shown.ts"
import { snippetsShownIn } from "../../src/core/show/snippets-shown.ts"
import { idWithin } from "../contracts/renderer.ts"
import { covered, HARBOUR_STRIKE, type Story } from "../support/archive.ts"
import { runs } from "../support/counts.ts"
import { newsroomWith } from "../support/newsroom.ts"
import { CRANES, CRANES_EVERYWHERE, CRANES_OTHERWISE, carrying } from "../support/variants.ts"

type Room = Awaited<ReturnType<typeof newsroomWith>>
let room: Room
beforeAll(async () => {
  room = await newsroomWith(...CRANES_EVERYWHERE, ...CRANES_OTHERWISE)
})
afterAll(() => room.archive.close())

/** Of each answer its article, and those that are listed with it. */
const articlesIn = ({ blocks }: Pick<Reply, "blocks">) =>
  attributedIn(blocks).map((block) => [
    block.source.slug,
    ...(("alsoIn" in block && block.alsoIn?.articles) || []).map(({ source }) => source.slug),
  ])
const labels = ({ actions }: Reply) => actions.map(({ label }) => label)

describe("one quotation in several articles", () => {
  test("is one answer, the fullest and earliest, with the others below it, the earliest first and undated ones last", async () => {
    const reply = await room.ask("/quote cranes still offer speaker:erdoğan until:2022-11-19")
    expect(articlesIn(reply)).toEqual([["first-report", "talks", "analysis"]])
    const all = await room.ask("/quote cranes offer speaker:erdoğan")
    expect(articlesIn(all)).toEqual([["first-report", "talks", "analysis", "review", "folder"]])
  })

  test("counts as one where answers are turned over", async () => {
    const reply = await room.ask("/quote cranes stay still offer moves")
    expect(labels(reply)).toContain("Next (1 of 3)")
    expect(
      articlesIn(await room.ask("/quote cranes stay still offer moves page:2"))
        .flat()
        .toSorted(),
    ).toEqual(["later", "mayor"])
  })

  test("lists only what fits the dates and the article that are asked for", async () => {
    const narrowed = await room.ask("/quote cranes speaker:erdoğan since:2022-11-04 until:2022-11-12")
    expect(articlesIn(narrowed)).toEqual([["talks", "analysis"]])
    expect(articlesIn(await room.ask("/quote cranes article:review"))).toEqual([["review"]])
  })

  test("is the same answer when it is shared or chosen by its ID", async () => {
    const reply = await room.ask("/quote cranes large speaker:erdoğan until:2022-11-04")
    expect(articlesIn(reply)).toEqual([["first-report", "talks"]])
    const share = reply.actions.find(({ label }) => label === "Share")
    const shared = await room.newsroom.answer(share?.call ?? { command: "help", args: {} })
    expect(articlesIn(shared)).toEqual([["first-report", "talks", "analysis", "review", "folder"]])
  })

  test("is named with all its articles in the ledger", async () => {
    const reply = await room.ask("/quote cranes speaker:erdoğan until:2022-11-19")
    expect(shownIn(reply).map(({ slug }) => slug)).toEqual(["first-report", "talks", "analysis"])
    expect(shownIn(reply)[2]).toMatchObject({ said: { by: ["Anna Erdoğan"], denied: false }, hasTitle: true })
    expect(snippetsShownIn(reply)).toHaveLength(3)
  })

  test("never lists an article that is withheld or withdrawn", async () => {
    const own = await newsroomWith(...CRANES_EVERYWHERE)
    await own.archive.articles.remove("analysis", "withheld")
    await own.archive.articles.remove("folder", "withdrawn")
    expect(articlesIn(await own.ask("/quote cranes offer"))[0]?.toSorted()).toEqual(["first-report", "review", "talks"])
    await own.archive.close()
  })

  test("in very many articles names four and counts the others, and all of them with its context", async () => {
    const many = Array.from({ length: 12 }, (_, i) =>
      carrying(`report-${i}`, CRANES, { title: `Report ${i}`, published: `2022-11-${10 + i}` }),
    )
    const own = await newsroomWith(...many)
    const reply = await own.ask("/quote cranes offer")
    expect(articlesIn(reply)).toEqual([["report-0", "report-1", "report-2", "report-3", "report-4"]])
    expect(attributedIn(reply.blocks)).toMatchObject([{ alsoIn: { more: 7 } }])
    expect(labels(reply)).toContain("Context")
    expect(articlesIn(await own.ask("/quote cranes offer context:yes"))[0]).toHaveLength(12)
    await own.archive.close()
  })

  test("is one suggestion while it is typed", async () => {
    const choices = await room.newsroom.complete({ command: "quote", args: { query: "cranes stay still" } }, "query")
    expect(choices).toHaveLength(3)
  })

  test("is explained: which article has which of its words, and what it counts there", async () => {
    const query = "cranes offer"
    const told = await whyShown(room.archive, query, await room.ask(`/quote ${query} speaker:erdoğan until:2022-11-19`))
    expect(told).toMatch(/Why #[a-z2-7]{12}: score \d/)
    expect(told).toMatch(/ {2}also in talks \(#[a-z2-7]{12}\): the same words, score \d/)
    expect(told).toMatch(/ {2}also in analysis \(#[a-z2-7]{12}\): a part of these words, score \d/)
  })

  test("is one finding for a tool, with the sources of the others", async () => {
    const { content, text } = await findingsAnswer(room.newsroom, "quote", {
      query: "cranes",
      speaker: "Anna Erdoğan",
      until: "2022-11-19",
    })
    expect(content).toMatchObject({
      found: [
        {
          source: { slug: "first-report" },
          alsoIn: { articles: [{ slug: "talks", published: "2022-11-04" }, { slug: "analysis" }], more: 0 },
        },
      ],
    })
    expect(text).toContain(
      "Also in: Talks in Hull end in an hour (4 November 2022); What the dockers want (11 November 2022)",
    )
  })
})

describe("one quotation by “Price” in one article and “Ned Price” in another", () => {
  const told = (slug: string, by: string, published: string, words = CRANES, kind?: "body"): Story => {
    const story = carrying(slug, words, { title: `Report of ${published}`, published }, by)
    return kind ? { ...story, cast: [{ name: by, kind }] } : story
  }
  const AND_MORE = "Nobody who owns a part of the quay has dared to look us in the face since the spring came"
  const [full, short] = [told("full", "Ned Price", "2022-11-03"), told("short", "Price", "2022-11-04")]
  /** As a list, and of each answer of it as it is shared. */
  async function listedAndShared(...stories: readonly Story[]) {
    const own = await newsroomWith(...stories)
    const { found } = await search(own.archive, { kind: "quote", query: "cranes stay still" })
    const listed = found.map(({ snippet, variants = [] }) => [snippet, ...variants].map(({ slug }) => slug))
    const shared: string[][] = []
    for (const { snippet } of found) shared.push(...articlesIn(await own.ask(`/quote ${snippet.id}`)))
    await own.archive.close()
    return { listed: listed.toSorted(), shared: shared.toSorted() }
  }

  test.each([
    ["is one answer", [full, short], [["full", "short"]]],
    [
      "is one in a fuller wording by the surname alone",
      [full, told("short", "Price", "2022-11-04", `${CRANES}, whatever the owners of the port have offered`)],
      [["short", "full"]],
    ],
    [
      "is two where the surname’s article has few of its words",
      [full, told("short", "Price", "2022-11-04", "The cranes stay still until the offer moves")],
      [["full"], ["short"]],
    ],
    [
      "is two where a body has one of the names",
      [told("full", "Price Council", "2022-11-03", CRANES, "body"), told("short", "Council", "2022-11-04")],
      [["full"], ["short"]],
    ],
    [
      "is three where Nick Price says it, too",
      [full, short, told("other", "Nick Price", "2022-11-05")],
      [["full"], ["other"], ["short"]],
    ],
    [
      "is three where Nick Price says some of it and more, which the surname's article has not",
      [full, short, told("other", "Nick Price", "2022-11-05", `They all say that ${CRANES}`)],
      [["full"], ["other"], ["short"]],
    ],
    [
      "is one where Nick Price says other words",
      [full, short, told("other", "Nick Price", "2022-11-05", "Cranes that stay still earn nobody a living")],
      [["full", "short"], ["other"]],
    ],
    [
      "is two where Ned Price says a part of it and Nick Price another, even if that is not asked for",
      [
        told("whole", "Price", "2022-11-03", `${CRANES}. ${AND_MORE}`),
        told("first", "Ned Price", "2022-11-04"),
        told("second", "Nick Price", "2022-11-05", AND_MORE),
      ],
      [["first"], ["whole"]],
    ],
    [
      "is two where the articles give other roles",
      [
        { ...full, cast: [{ name: "Ned Price", roles: ["dockers"] }] },
        { ...short, cast: [{ name: "Price", roles: ["owners of the port"] }] },
      ],
      [["full"], ["short"]],
    ],
  ])("%s, listed and shared alike", async (_, stories, expected) => {
    expect(await listedAndShared(...stories)).toEqual({ listed: expected, shared: expected })
  })

  test("is explained with the name that the other article gives", async () => {
    const own = await newsroomWith(full, short)
    const told = await whyShown(own.archive, "cranes", await own.ask("/quote cranes"))
    expect(told).toMatch(/also in short \(#[a-z2-7]{12}\): the same words, said there by Price, score \d/)
    await own.archive.close()
  })
})

describe("what an editor sees of it", () => {
  const line = "/quote cranes offer speaker:erdoğan"

  test("on both platforms", async () => {
    const reply = await room.ask(line)
    const messages = {
      discord: discordMessage(reply, idWithin(DISCORD.customId)),
      slack: slackMessage(reply, idWithin(SLACK.value)),
    }
    for (const [platform, message] of Object.entries(messages))
      await expect(`${JSON.stringify(message, null, 2)}\n`).toMatchFileSnapshot(
        `../golden/${platform}/one-statement.json`,
      )
  })

  test("in a terminal", async () => {
    await expect(await room.transcript(line)).toMatchFileSnapshot("../golden/terminal/one-statement.txt")
  })

  test("on the page, where it counts once for each outlet, kind and year", async () => {
    const found = await browse(room.archive, { words: "cranes offer", speaker: "Anna Erdoğan", sort: "best", page: 1 })
    expect(found.total).toBe(2)
    expect(found.counts).toMatchObject({
      years: [{ value: "2022", count: 2 }],
      articleKinds: [{ value: "news", count: 2 }],
    })
    const { results } = await drawn(room.archive.articles, found)
    const shown = results.map((result) => resultMarkup(result).markup).join("\n")
    await expect(`${shown}\n`).toMatchFileSnapshot("../golden/preview/one-statement.html")
  })

  test("on the page no paragraph that one of the answers is from stands there once more", async () => {
    const found = await browse(room.archive, {
      words: "cranes stay still until the offer moves",
      sort: "best",
      page: 1,
    })
    expect(found.counts.whats).toEqual([{ value: "quote", count: 3 }])
  })
})

test("a fact that stands in several articles is one answer, too", async () => {
  const again = { ...HARBOUR_STRIKE, slug: "again", title: "Hull, a day later", published: "2022-11-03" }
  const own = await newsroomWith(HARBOUR_STRIKE, again, { ...again, slug: "week", published: "2022-11-10" })
  expect(articlesIn(await own.ask("/fact dockers walked out page:1"))).toEqual([["week"]])
  expect(articlesIn(await own.ask("/fact dockers walked out page:2"))).toEqual([["again", "harbour-strike"]])
  await own.archive.close()
})

const PIECES = [
  "The cranes stay still until the offer moves",
  "no ship leaves this harbour before the spring",
  "we have waited eleven long months for an honest word",
]
const story = fc
  .tuple(
    fc.subarray(PIECES, { minLength: 1 }),
    fc.constantFrom("; ", " … ", " – "),
    fc.constantFrom("Ann Lee", "Ned Price"),
    fc.constantFrom("2022-11-03", "2022-12-01", undefined),
  )
  .map(
    ([pieces, joint, by, published], i = 0): ((n: number) => Story) =>
      (n) =>
        carrying(
          `story-${n}-${i}`,
          pieces.join(joint),
          { title: `Story ${n}`, ...(published !== undefined && { published }) },
          by,
        ),
  )

test("of a quotation in more articles than a search reads, the earliest is shown and each is counted", async () => {
  const own = await newsroomWith()
  const day = (n: number) => new Date(Date.UTC(2001, 0, n)).toISOString().slice(0, 10)
  const stories = Array.from({ length: 250 }, (_, n) =>
    carrying(`wire-${n}`, CRANES, { title: `Wire ${n}`, published: day(n) }),
  )
  const articles = stories.map((one) => ({ article: pack(covered(one)), fingerprint: one.slug }))
  await own.archive.loading.save(articles, new Date(0))
  const shown = async (query: string, more: Partial<Parameters<typeof search>[1]> = {}) =>
    (await search(own.archive, { kind: "quote", query, ...more })).found.map(({ snippet, variants = [] }) => [
      snippet.slug,
      variants[0]?.slug,
      variants.length,
    ])
  expect(await shown("cranes still offer")).toEqual([["wire-0", "wire-1", 249]])
  expect(await shown('"stay still" -walkout', { since: "2001-02" })).toEqual([["wire-32", "wire-33", 217]])
  await own.archive.close()
})

test("however articles quote each other, each one that has the words is shown or listed, once", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(story, { minLength: 1, maxLength: 8 }),
      fc.constantFrom("cranes", "harbour spring", ""),
      async (stories, query) => {
        const own = await newsroomWith(...stories.map((make, n) => make(n)))
        const slugsOf = async (isUnfolded: boolean) => {
          const { found } = await search(own.archive, { kind: "quote", query, isUnfolded })
          return found
            .flatMap(({ snippet, variants = [] }) => [snippet, ...variants].map(({ slug }) => slug))
            .toSorted()
        }
        expect(await slugsOf(false)).toEqual(await slugsOf(true))
        await own.archive.close()
      },
    ),
    runs(800),
  )
})
