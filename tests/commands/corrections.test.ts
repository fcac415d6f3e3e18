import { afterEach, beforeEach, expect, test } from "vitest"
import { HARBOUR_STRIKE, rewritten } from "../support/archive.ts"
import { type FollowingDesk, openFollowingDesk } from "../support/following-desk.ts"
import { wordsIn } from "../support/newsroom.ts"

let desk: FollowingDesk
beforeEach(async () => {
  desk = await openFollowingDesk()
  await desk.post(await desk.ask("/fact dockers walked out"), "first")
  await desk.post(await desk.ask("/quote grave mistake"), "second")
})
afterEach(() => desk.close())

const listed = async (line = "/corrections") => wordsIn(await desk.ask(line))

test("nothing was corrected yet", async () => {
  expect(await listed()).toContain("No corrections in the last 30 days.")
})

test("each change is listed with its article, both wordings, and how many messages say so, newest first", async () => {
  await desk.change(rewritten("1,200", "1,400"))
  await desk.follow()
  desk.pass(24 * 60)
  await desk.change({ ...rewritten("1,200", "1,400"), title: "Dockers walk out at Grimsby" })
  desk.space.fail("chat.update", { error: "edit_window_closed" })
  await desk.follow()
  const [, latest = "", earlier = ""] = (await listed()).split("\n")
  expect(latest).toMatch(/26 November 2026.*Grimsby.*headline: was “Dockers walk out at Hull harbour”.*messages edited/)
  expect(latest).toContain("1 corrected in a reply")
  expect(earlier).toMatch(/25 November 2026.*was “Some 1,200 dockers.*now “Some 1,400 dockers.*2 messages edited/)
  expect(await listed("/corrections article:harbour-strike")).toBe(await listed())
})

test("an article that is changed back stays listed, and so does that it was changed back", async () => {
  const dockers = rewritten("1,200", "1,400")
  const told = async () => (await listed()).split("\n").slice(1)
  await desk.change(dockers)
  await desk.follow()
  desk.pass(60)
  await desk.change(HARBOUR_STRIKE)
  await desk.follow()
  expect(await told()).toMatchObject([
    expect.stringMatching(/back to the words first posted · 2 messages edited/),
    expect.stringMatching(/was “Some 1,200/),
  ])
  desk.pass(60)
  await desk.change(dockers)
  await desk.follow()
  expect(await told()).toMatchObject([
    expect.stringMatching(/was “Some 1,200/),
    expect.stringContaining("back to the words first posted"),
  ])
})

test("of what is withheld nobody is told a word, nor what it was corrected to before", async () => {
  await desk.change(rewritten("1,200", "1,400"))
  await desk.follow()
  await desk.archive.articles.remove("harbour-strike", "withheld", desk.now())
  await desk.follow()
  const told = await listed()
  expect(told).toContain("withheld by the publisher")
  expect(told).not.toMatch(/dockers|harbour|1,400/i)
})

test("after thirty days it is no longer listed", async () => {
  await desk.change(rewritten("1,200", "1,400"))
  await desk.follow()
  desk.pass(31 * 24 * 60)
  expect(await listed()).toContain("No corrections")
})
