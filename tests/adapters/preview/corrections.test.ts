import { afterEach, beforeEach, expect, test } from "vitest"
import { previewRoutes } from "../../../src/adapters/preview/index.ts"
import { struck } from "../../../src/core/reply/reply.ts"
import { openOperations } from "../../../src/running/operations.ts"
import { rewritten } from "../../support/archive.ts"
import { type FollowingDesk, openFollowingDesk } from "../../support/following-desk.ts"
import { newsroomWith, operations, saying } from "./paper.ts"

let desk: FollowingDesk
beforeEach(async () => {
  desk = await openFollowingDesk()
  await desk.post(await desk.ask("/fact dockers walked out"))
})
afterEach(() => desk.close())

const standing = async () => ({ archive: { reading: null, writing: null }, platforms: {} })

/** What is read of a page. */
async function get(path: string): Promise<string> {
  const { archive, bot, now } = desk
  const { pasting, verifyDraft, connecting } = operations
  const briefings = { troubles: async () => [] }
  const house = { archive, messages: bot.messages, briefings, pasting, verifyDraft } as never
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const tools = { standing, now, log, countSpeaker: () => {} }
  const routes = previewRoutes(bot.newsroom, openOperations(house, connecting, tools))
  return read(await (await routes.request(path)).text())
}

const read = (page: string) =>
  page
    .replace(/[\s\S]*<main[^>]*>|<\/main>[\s\S]*/g, "")
    .replace(/<[^>]*>/g, "")
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))

test("what was corrected is listed with its article, both wordings and the messages, and leads to the article", async () => {
  expect(await get("/corrections")).toContain("No correction in the last 30 days.")
  await desk.change(rewritten("1,200", "1,400"))
  await desk.follow()
  const page = await get("/corrections")
  expect(page).toContain("1 correction in the last 30 days.")
  expect(page).toMatch(
    /25 November 2026\s+Dockers walk out at Hull harbour\s+was \[struck out: “Some 1,200[^\]]*\], now “Some 1,400[^”]*”\s+2 messages edited/,
  )
  expect(page).not.toContain("Could not be reached")
  expect(await get("/status")).toMatch(/All is well[\s\S]*1 correction in the last 30 days\. See them/)
})

test("the newest stand first, and older ones follow on further pages", async () => {
  for (let count = 0; count < 30; count++) {
    await desk.change(rewritten("1,200", `1,${300 + count}`))
    await desk.follow()
    desk.pass(60)
  }
  const [first, second] = [await get("/corrections"), await get("/corrections?page=2")]
  expect(first).toMatch(/now “Some 1,329[\s\S]*now “Some 1,328[\s\S]*Page 1 of 2/)
  expect(first).not.toContain("now “Some 1,301")
  expect(second).toMatch(/now “Some 1,301[\s\S]*now “Some 1,300[\s\S]*Page 2 of 2/)
})

test("a message that cannot be reached is named with what to do, and is something to look at", async () => {
  desk.space.channels.set(desk.channelOf("slack"), { isMember: false })
  desk.space.fail("chat.update", { error: "channel_not_found" })
  await desk.change(rewritten("1,200", "1,400"))
  await desk.follow()
  const page = await get("/corrections")
  expect(page).toMatch(/Could not be reached\s+1 message still shows words that no longer stand/)
  expect(page).toMatch(/Slack, channel C\w+: message [\d.]+ of 25 November 2026\s+.*Invite it there/)
  expect(page).toContain("1 message edited and 1 could not be reached")
  expect(await get("/status")).toContain("1 message could not be corrected; see Corrections.")
})

test("of what is withheld the page says nothing but that", async () => {
  await desk.change(rewritten("1,200", "1,400"))
  await desk.follow()
  await desk.archive.articles.remove("harbour-strike", "withheld", desk.now())
  await desk.follow()
  const pages = (await get("/corrections")) + (await get("/status"))
  expect(pages).toContain("An article withheld by the publisher")
  expect(pages).not.toMatch(/dockers|harbour|1,[24]00/i)
})

test("struck words have a line through them, and words for a screen reader, on the page and as both platforms draw them", async () => {
  const reply = saying("")
  const blocks = [
    { kind: "prose" as const, prose: [{ text: "Was: " }, struck("1,200 dockers"), { text: " · Now: 1,400" }] },
  ]
  const newsroom = newsroomWith({ reply: { ...reply, blocks } })
  const body = async (path: string) => (await previewRoutes(newsroom, operations).request(path)).text()
  const drawn =
    'Was: <del><span class="unseen">[struck out: </span>1,200 dockers<span class="unseen">]</span></del> · Now: 1,400'
  expect(await body("/?ask=%2Fquote%20x")).toContain(drawn)
  expect((await body("/message?ask=%2Fquote%20x")).split(drawn)).toHaveLength(3)
})
