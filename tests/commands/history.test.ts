import { join } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import { commands } from "../../commands/index.ts"
import { discordMessage } from "../../src/adapters/discord/render.ts"
import { previewRoutes } from "../../src/adapters/preview/index.ts"
import { slackMessage } from "../../src/adapters/slack/render.ts"
import { readLine } from "../../src/core/command/line.ts"
import { snippetsOf } from "../../src/core/snippet.ts"
import { operations } from "../adapters/preview/paper.ts"
import { arrive, CORRECTED, covered, HARBOUR_STRIKE, ORCHARD, type Story } from "../support/archive.ts"
import { newsroomWith, wordsIn } from "../support/newsroom.ts"

const golden = (place: string, name: string) => join(import.meta.dirname, "../golden", place, name)

/** A text of a newsroom through a morning: a figure, a name, a denial, a paragraph more, and a typographic change. */
const P = [
  "Some 1,200 dockers walked out at Hull harbour on Thursday over pay.",
  "“We did not want this strike,” Graham Price, the mayor of Hull, said.",
  "The port handles a tenth of the country's timber, and nobody knows how long the cranes will stand still or what the ships that wait in the estuary will do.",
]
const story = (title: string, ...paragraphs: string[]): Story => ({
  slug: "strike",
  title,
  published: "2022-11-03",
  paragraphs,
})
const [A = "", B = "", C = ""] = P
const VERSIONS: readonly (readonly [string, Story])[] = [
  ["2026-03-02T06:00:00Z", story("Dockers walk out", A, B, C)],
  ["2026-03-02T07:15:00Z", story("Dockers walk out", A.replace("1,200", "1,400"), B, C)],
  [
    "2026-03-02T09:30:00Z",
    story(
      "Dockers walk out at Hull",
      A.replace("1,200", "1,400"),
      B.replace("did not want", "wanted"),
      "Talks go on.",
      C.replace("stand still", "stay idle"),
    ),
  ],
  [
    "2026-03-02T11:00:00Z",
    story(
      "Dockers walk out at Hull",
      A.replace("1,200", "1,400"),
      B.replace("did not want", "wanted").replaceAll(/[“”]/g, '"'),
      "Talks go on.",
      C.replace("stand still", "stay idle"),
    ),
  ],
]

let room: Awaited<ReturnType<typeof newsroomWith>>
beforeAll(async () => {
  room = await newsroomWith(HARBOUR_STRIKE, ORCHARD)
  for (const [at, version] of VERSIONS) await arrive(room.archive, at, version)
})

describe("/history", () => {
  test("how answers read", async () => {
    const lines = [
      "/history strike",
      "/history article:strike page:2",
      "/history strike page:3",
      "/history orchard",
      "/history qqqq",
    ]
    await expect(await room.transcript(...lines)).toMatchFileSnapshot(golden("terminal", "history.txt"))
  })

  test("how Discord and Slack show it", async () => {
    const reply = await room.ask("/history article:strike page:2")
    const id = ({ args }: { readonly args: Readonly<Record<string, string>> }) => `history ${args.page}`
    const shown = (message: unknown) => `${JSON.stringify(message, null, 2)}\n`
    await expect(shown(discordMessage(reply, id))).toMatchFileSnapshot(golden("discord", "history.json"))
    await expect(shown(slackMessage(reply, id))).toMatchFileSnapshot(golden("slack", "history.json"))
  })

  test("its buttons turn through the versions, and each is a step back", async () => {
    const first = await room.ask("/history strike")
    expect(first.actions.map(({ label }) => label)).toEqual(["Versions 2 and 3"])
    const second = await room.newsroom.answer(first.actions[0]?.call ?? readLine("/help", commands))
    expect(second.actions.map(({ label }) => label)).toEqual(["Versions 1 and 2", "Versions 3 and 4"])
    expect(wordsIn(await room.ask("/history strike page:99"))).toContain("[-1,200-] {+1,400+} dockers")
  })

  test("an article that was changed back stands there with each of its turns", async () => {
    const back = await newsroomWith(story("T", A))
    await arrive(back.archive, "2026-03-02T07:00:00Z", story("T", B))
    await arrive(back.archive, "2026-03-02T08:00:00Z", story("T", A))
    expect((await back.archive.articles.history("strike")).map(({ at }) => at?.slice(11, 16))).toEqual([
      "06:00",
      "07:00",
      "08:00",
    ])
    expect(wordsIn(await back.ask("/history strike"))).toContain("Version 3 2 March 2026, 08:00 UTC")
  })

  test("an article that another extractor read again has no new version", async () => {
    const again = await newsroomWith(story("T", A), { ...story("T", A), extractor: "2" })
    expect(await again.archive.articles.history("strike")).toHaveLength(1)
  })
})

test("an answer from an earlier version leads to that version's own page, and that to the current one", async () => {
  const earlier = await newsroomWith(HARBOUR_STRIKE, CORRECTED)
  const page = previewRoutes(earlier.newsroom, operations)
  const { version, slug } = covered(HARBOUR_STRIKE).article
  const [quote] = snippetsOf(covered(HARBOUR_STRIKE).article, covered(HARBOUR_STRIKE).coverage)
  const read = async (path: string) => (await page.request(path)).text()
  const answer = await read(`/?ask=${encodeURIComponent(`/quote ${quote?.id}`)}`)
  expect(answer).toContain(`href="/articles/${slug}?version=${version}#at-`)
  const own = await read(`/articles/${slug}?version=${version}`)
  expect(own).toContain(HARBOUR_STRIKE.title)
  expect(own).toContain(`This is an earlier version. <a href="/articles/${slug}">Current version</a>`)
  expect(await read(`/articles/${slug}`)).not.toContain("earlier version")
  await earlier.archive.articles.remove(slug)
  expect(await read(`/articles/${slug}?version=${version}`)).toContain("This article was withdrawn.")
  await earlier.archive.close()
})

test("the page shows two versions side by side, also by numbers that somebody typed", async () => {
  const page = previewRoutes(room.newsroom, operations)
  const read = async (path: string) => (await page.request(path)).text()
  const main = (text: string) => text.slice(text.indexOf('<section class="versions"'), text.indexOf("</section>") + 10)
  await expect(`${main(await read("/articles/strike?versions=2..3"))}\n`).toMatchFileSnapshot(
    golden("preview", "versions.html"),
  )
  expect(await read("/articles/strike")).toContain('<a href="/articles/strike?versions=3..4">4 versions</a>')
  expect(main(await read("/articles/strike?versions=4..1"))).toContain("1 and 4 of 4 versions")
  for (const odd of ["0..1", "1..1", "1..5", "a..b", "1", "1..", "99999999..2"])
    expect((await page.request(`/articles/strike?versions=${odd}`)).status).toBe(200)
  expect(await read("/articles/orchard")).not.toContain("versions=")
})
