import { describe, expect, test } from "vitest"
import { articleMarkup } from "../../../src/adapters/preview/article.ts"
import { previewRoutes } from "../../../src/adapters/preview/index.ts"
import { marksOf, stretches } from "../../../src/adapters/preview/marks.ts"
import { html } from "../../../src/adapters/preview/markup.ts"
import type { Covered } from "../../../src/core/model.ts"
import type { Newsroom } from "../../../src/core/newsroom.ts"
import type { Browse } from "../../../src/core/query/browse.ts"
import { HOSTILE, UNSEEN } from "../../support/hostile.ts"
import { graveConcern } from "../../support/replies.ts"
import { at, newsroomWith, operations, paper, saying } from "./paper.ts"

const get = async (path: string, newsroom: Newsroom = newsroomWith()) => {
  const response = await previewRoutes(newsroom, operations).request(path)
  return { status: response.status, type: response.headers.get("content-type"), body: await response.text() }
}
/** What is read of a page: its tags taken out, its entities read. */
const read = (page: string) => page.replace(/<[^>]*>/g, "").replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
const answerIn = (page: string) => /<section id="answer"[\s\S]*?<\/section>/.exec(page)?.[0] ?? ""
const message = (line: string) => `/message?ask=${encodeURIComponent(line.toWellFormed())}`
const ask = (line: string) => `/?ask=${encodeURIComponent(line.toWellFormed())}`

describe("the page", () => {
  test.each([
    ["grave-concern", "/quote grave concren", "critical civilian infrastructure.”"],
    ["every-kind", "/fact drones", "— Mick Mulroy, former Pentagon official"],
    ["verdicts", "/verify drones", "Not in the archive."],
  ])("shows the one reply as Discord and as Slack would show it (%s)", async (name, line, words) => {
    const shown = answerIn((await get(message(line))).body)
    await expect(`${shown}\n`).toMatchFileSnapshot(`../../golden/preview/${name}.html`)
    expect(read(shown).split(words)).toHaveLength(3)
  })

  test("shows an answer once, as it is read, with what can be done with it", async () => {
    const shown = answerIn((await get(ask("/quote grave concren"))).body)
    await expect(`${shown}\n`).toMatchFileSnapshot("../../golden/preview/reading.html")
    expect(read(shown).match(/Copy with citation/g)).toHaveLength(1)
    expect(shown).toContain('href="/message?ask=%2Fquote%20grave%20concren"')
  })

  test("keeps to itself the button that only a channel needs", async () => {
    const share = { label: "Share", call: { command: "quote", args: { query: "#abcdefghijkl" } } }
    const newsroom = newsroomWith({ reply: { ...graveConcern, actions: [share] } })
    expect(read(answerIn((await get(ask("/quote x"), newsroom)).body))).not.toContain("Share")
    expect(read(answerIn((await get(message("/quote x"), newsroom)).body)).match(/Share/g)).toHaveLength(2)
  })

  test("has a title in which nothing is turned or hidden", async () => {
    const { body } = await get(ask("/quote a\u202Eb"))
    const title = /<title>(.*?)<\/title>/.exec(body)?.[1]
    expect(title).toMatch(/^\/quote a.*b · Pullquote$/)
    expect(title).not.toContain("\u202E")
  })

  test("tells the notes of an article apart by the words they lead to", () => {
    const links = articleMarkup(paper).markup.match(/aria-label="[^"]*: [^"]*"/g) ?? []
    expect(links.length).toBeGreaterThan(1)
    expect(new Set(links).size).toBe(links.length)
  })

  test("asks what was typed, and keeps it in the field", async () => {
    const newsroom = newsroomWith()
    const { body } = await get(ask('/quote "two words" page:2'), newsroom)
    expect(newsroom.asked).toEqual([{ command: "quote", args: { query: '"two words"', page: "2" } }])
    expect(body).toContain('value="/quote &#34;two words&#34; page:2"')
  })

  test("its buttons are links to the line that one would type, on both platforms", async () => {
    const { body } = await get(message("/quote grave concren"))
    expect(body.match(/href="\/message\?ask=%2Fquote%20grave%20concren%20page%3A2"/g)).toHaveLength(2)
    expect((await get(ask("/quote grave concren"))).body).toContain(
      'href="/?ask=%2Fquote%20grave%20concren%20page%3A2"',
    )
  })

  test("a button whose call is too long for Discord is kept under a ticket and leads there all the same", async () => {
    const query = "We express our grave concern ".repeat(8).trim()
    const reply = { ...graveConcern, actions: [{ label: "More", call: { command: "quote", args: { query } } }] }
    const { body } = await get(message("/quote x"), newsroomWith({ reply }))
    expect(body.match(new RegExp(`href="/message\\?ask=${encodeURIComponent(`/quote ${query}`)}"`, "g"))).toHaveLength(
      2,
    )
  })

  test("leads from the answer to its place in the text", async () => {
    expect((await get(ask("/quote x"))).body).toContain('<a href="/articles/iran-drones#at-4131">Show in article</a>')
  })

  test("tells what only the asker would see", async () => {
    const { body } = await get(message("/quote zzzz"), newsroomWith({ reply: saying("No quote found.") }))
    expect(read(body)).toContain("Only you can see this")
    expect(read(body)).toContain("Only visible to you")
  })

  test("says what it is and gives questions that the newest article answers", async () => {
    const { body } = await get("/")
    expect(read(body)).toContain("Who said what, word for word")
    expect(body).toContain('<a href="/?ask=%2Fsummary%20article%3Adrones" data-call>')
  })

  test("lists the articles on a page of their own, with what there is of each outlet, kind and year", async () => {
    const { body } = await get("/articles")
    expect(body).toContain('<a href="/articles/drones">')
    expect(read(body)).toContain("Thomas Osborne20 October 20222 quotes1 fact")
    expect((await get(ask("/quote x"))).body).not.toContain('href="/articles/drones"')
  })

  test("says first whether all is well, then which files could not be read, with what to do", async () => {
    expect(read((await get("/status")).body)).toContain("All is well.")
    const faults = [{ file: "strike.md", problem: "line 3: “yesterday” is no date. Write it as 2026-03-01." }]
    const { body } = await get("/status", newsroomWith({ reading: { read: 1, total: 3, faults } }))
    expect(read(body)).toContain("1 thing to check.")
    expect(read(body)).toContain("strike.md line 3: “yesterday” is no date. Write it as 2026-03-01.")
    expect(read(body)).toContain("1 of 3 files read so far.")
  })

  test("without any article it names the folder, and takes one that is pasted", async () => {
    const { body } = await get("/", newsroomWith({ articles: [] }))
    expect(read(body)).toContain("Add articles as .txt or .md files to /srv/articles.")
    expect(body).toContain('<form class="paste" method="post" action="/add">')
  })

  test("says what it is for, and how to connect Slack and Discord", async () => {
    const words = read((await get("/")).body)
    expect(words).toContain("Pullquote is a bot for Slack and Discord.")
    expect(words).toContain("Slack: Not set up · Discord: Not set up. How to connect them")
    expect((await get("/connect")).status).toBe(200)
  })

  test.each([
    [
      "/?ask=war&kind=quote&kind=live-blog&outlet=The%20Tide&since=2026&sort=newest&page=2",
      {
        words: "war",
        what: "quote",
        articleKind: "live blog",
        outlet: "The Tide",
        since: "2026",
        sort: "newest",
        page: 2,
      },
    ],
    ["/?kind=fact", { words: "", what: "fact", sort: "best", page: 1 }],
    ["/?ask=war&kind=poem&since=yesterday&sort=up&page=-4", { words: "war", sort: "best", page: 1 }],
    ["/people/Ned%20Price", { words: "", speaker: "Ned Price", what: "quote", sort: "best", page: 1 }],
  ])("an address says what is looked for: %s", async (path, ask) => {
    const browsed: unknown[] = []
    const newsroom = newsroomWith()
    const watched = {
      ...newsroom,
      browse: (asked: Browse) => {
        browsed.push(asked)
        return newsroom.browse(asked)
      },
    }
    expect((await get(path, watched)).status).toBe(200)
    expect(browsed).toEqual([ask])
  })

  test("a person who is not named anywhere is told in words", async () => {
    const { status, body } = await get("/people/Nemo")
    expect([status, read(body).includes("No one called Nemo")]).toEqual([404, true])
  })

  test("takes a form from its own page alone", async () => {
    const post = (path: string, site: string | null) =>
      previewRoutes(newsroomWith(), operations).request(path, {
        method: "POST",
        body: "text=x",
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          "content-length": "6",
          ...(site !== null && { "sec-fetch-site": site }),
        },
      })
    for (const path of ["/add", "/add/save", "/add/undo"])
      for (const site of [null, "cross-site", "same-site", "none"])
        expect([path, site, (await post(path, site)).status]).toEqual([path, site, 403])
    expect((await post("/add", "same-origin")).status).toBe(200)
  })

  test("suggests what the line may go on with at the cursor", async () => {
    const { body } = await get("/complete?line=%2Fquote%20gra&at=10")
    expect(JSON.parse(body)).toEqual([{ label: "gra concern", text: "grave concern ", range: { start: 7, end: 10 } }])
    expect((await get("/complete?line=%2Fquote&at=x")).status).toBe(200)
  })

  test.each([
    "page.css",
    "front.css",
    "results.css",
    "surfaces.css",
    "article.css",
    "media.css",
    "page.js",
    "icon.svg",
  ])("serves %s", async (file) => {
    const { status, type } = await get(`/${file}`)
    expect([status, type]).toEqual([200, expect.stringMatching(/^(text\/css|text\/javascript|image\/svg\+xml)/)])
  })

  test("is small: everything that it loads is under 60 kB", async () => {
    const page = (await get(ask("/quote x"))).body
    const files = [...page.matchAll(/(?:href|src)="(\/[\w.]+\.(?:css|js|svg))"/g)].map(([, path]) => path ?? "")
    const bodies = await Promise.all(files.map(async (path) => (await get(path)).body))
    expect(files).toHaveLength(10)
    expect([page, ...bodies].join("").length).toBeLessThan(60_000)
  })
})

describe("an article as it is read", () => {
  test("every quote and fact is marked, and a note tells whose it is", async () => {
    await expect(`${articleMarkup(paper).markup}\n`).toMatchFileSnapshot("../../golden/preview/article.html")
  })

  test("its text is all there, in its order", () => {
    const body = articleMarkup(paper).markup.replace(/<ul class="notes"[\s\S]*?<\/ul>/g, "")
    expect(read(body)).toContain("1Iran sold Russia drones, US Intelligence said, <script>alert('x')</script>.")
    expect(read(body)).toContain('2"We know," Ned Price said. "We have proof." He spoke for the State Department.')
  })

  test("a denial is told with the claim, and who speaks with both passages", () => {
    const notes = read(articleMarkup(paper).markup).replace(/\s+/g, " ")
    expect(notes).toContain("US Intelligence denies paraphrase Wrong speaker? Fact US Intelligence denies this")
    expect(notes).toContain("Ned Price the State Department")
  })

  test("what overlaps is cut where it begins and ends, and nothing is lost", () => {
    const span = (start: number, end: number) => ({ start, end })
    const find = (start: number, end: number, note: number) => ({
      span: span(start, end),
      kind: "quote" as const,
      note,
    })
    const cut = stretches({ paragraph: span(0, 10), finds: [find(2, 6, 0), find(4, 8, 1)], anchors: [2, 9, 40] })
    expect(cut.map(({ span: { start, end }, finds }) => [start, end, finds.map(({ note }) => note)])).toEqual([
      [0, 2, []],
      [2, 4, [0]],
      [4, 6, [0, 1]],
      [6, 8, [1]],
      [8, 9, []],
      [9, 10, []],
    ])
  })

  test("only what stands in quotation marks counts as quoted where reported words hold it", () => {
    const mixed: Covered = structuredClone(paper)
    Object.assign(mixed.coverage.utterances[1]?.passages[0] ?? {}, {
      kind: "mixed",
      span: at('"We know," Ned Price said'),
    })
    const [, second] = marksOf(mixed)
    expect(second?.finds.map(({ kind, span }) => [kind, span])).toEqual([
      ["reported", at('"We know," Ned Price said')],
      ["quote", at("We know,")],
      ["quote", at("We have proof.")],
    ])
  })

  test("a book is read in parts, and an answer leads to the right one", async () => {
    const book: Covered = structuredClone(paper)
    Object.assign(book.article, { paragraphs: Array.from({ length: 601 }, () => at("We know,")) })
    const newsroom = newsroomWith({ articles: [book] })
    const parts = await Promise.all(
      ["", "?part=2", "?part=3", "?part=99", "?part=x"].map((part) => get(`/articles/drones${part}`, newsroom)),
    )
    expect(parts.map(({ body }) => body.match(/class="paragraph"/g)?.length)).toEqual([300, 300, 1, 1, 300])
    expect(parts.map(({ body }) => /Part \d of \d/.exec(body)?.[0])).toEqual([
      "Part 1 of 3",
      "Part 2 of 3",
      "Part 3 of 3",
      "Part 3 of 3",
      "Part 1 of 3",
    ])
    const [quote] = graveConcern.blocks
    const far = quote?.kind === "quote" ? [{ ...quote, source: { ...quote.source, paragraph: 301 } }] : []
    const { body } = await get(ask("/quote x"), newsroomWith({ reply: { ...graveConcern, blocks: far } }))
    expect(body).toContain('href="/articles/iran-drones?part=2#at-4131"')
  })

  test("an article that is not there is told in words", async () => {
    const { status, body } = await get("/articles/none")
    expect([status, read(body).includes("Article not found")]).toEqual([404, true])
  })
})

describe("hostile text is shown, and does nothing", () => {
  test("no address becomes a link but of the web", () => {
    expect(articleMarkup(paper).markup).not.toContain("javascript:")
  })

  test("whatever is asked, answered or written stands there as text", async () => {
    for (const text of HOSTILE) {
      const { body } = await get(ask(text), newsroomWith({ reply: saying(text) }))
      expect([text, body.match(/<(?:script|img|svg|style|h1 x)/gi)]).toEqual([text, ["<script"]])
      const seen = text.replace(/\s+/gu, " ").trim()
      expect([text, read(body).replace(/\s+/gu, " ").includes(seen)]).toEqual([text, true])
    }
  })

  test.each(UNSEEN)("%s", async (_name, text, visible) => {
    const { body } = await get(ask(text), newsroomWith({ reply: saying(text) }))
    expect(read(body).split(visible).length - 1).toBeGreaterThanOrEqual(2)
  })

  test("text is escaped in one place, and what was escaped is not escaped again", () => {
    const inner = html`<b title="${`"'`}">${"<&>"}</b>`
    expect(html`${inner}${[inner]}${null}${false}${1}`.markup).toBe(`${inner.markup}${inner.markup}1`)
    expect(inner.markup).toBe('<b title="&#34;&#39;">&#60;&#38;&#62;</b>')
  })
})
