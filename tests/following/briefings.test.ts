import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { openHolder } from "../../src/briefing/holder.ts"
import { openFollowing } from "../../src/following/index.ts"
import { arrive, rewritten } from "../support/archive.ts"
import { type BriefingDesk, openBriefingDesk } from "../support/briefing-desk.ts"
import { PLATFORMS } from "../support/following-desk.ts"

const MORNING = "2026-05-01T07:30:10Z"

let desk: BriefingDesk
beforeEach(async () => {
  desk = await openBriefingDesk(MORNING)
})
afterEach(async () => {
  const breaches = desk.breaches()
  await desk.close()
  expect(breaches).toEqual([])
})

const follow = async () => {
  const { archive, now } = desk
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const messages = openFollowing({ archive, now, log, holder: openHolder(), timeZone: "UTC" })
  await messages.runDue(desk.bot().adapters)
  await messages.stop()
}
const change = (from: string, to: string) => arrive(desk.archive, desk.now().toISOString(), rewritten(from, to))

describe.each(PLATFORMS)("a briefing on %s", (platform) => {
  test("that is posted follows its articles, where it stands", async () => {
    await desk.due()
    const [before] = desk.shown(platform)
    expect(before).toContain("1,200 dockers")
    await change("1,200", "1,400")
    await follow()
    const [after, ...more] = desk.shown(platform)
    expect(after).toMatch(/^\W*Corrected 1 May 2026/)
    expect(after).toMatch(/1,200 dockers[\s\S]*Now:[\s\S]*1,400 dockers/)
    expect(after).toContain("Briefing")
    expect(more).toEqual([])
  })

  test("that is posted says of a story that is withheld nothing but that", async () => {
    await desk.due()
    await desk.archive.articles.remove("harbour-strike", "withheld", desk.now())
    await follow()
    const [after] = desk.shown(platform)
    expect(after).toContain("Withheld by the publisher")
    expect(after).not.toMatch(/dockers|Hull|Erdoğan/)
  })

  test.each([
    ["corrected", () => change("1,200", "1,400"), /1,400 dockers/, /1,200|Corrected/],
    [
      "withheld",
      () => desk.archive.articles.remove("harbour-strike", "withheld", desk.now()),
      /Nothing new/,
      /dockers|harbour|publisher/i,
    ],
  ] as const)(
    "that was composed and is not out is composed anew when an article was %s",
    async (_, become, says, not) => {
      // Nobody can be reached when it is due.
      desk.space.fail("chat.postMessage", { retryAfter: 60 })
      desk.discord.trouble({
        on: /POST .*messages/,
        times: 1,
        answer: {
          status: 429,
          body: { message: "", retry_after: 60, global: false },
          headers: { "Retry-After": "60" },
        },
      })
      await desk.due()
      expect(desk.shown(platform)).toEqual([])
      await become()
      desk.pass(2)
      await desk.due()
      expect(desk.shown(platform)[0]).toMatch(says)
      expect(desk.shown(platform)[0]).not.toMatch(not)
    },
  )

  test("whose channel was lost, and that is resumed when an article was withheld, is composed anew as well", async () => {
    const lost = { error: "channel_not_found" }
    if (platform === "slack") desk.space.fail("chat.postMessage", lost)
    else
      desk.discord.trouble({
        on: new RegExp(`POST .*/${desk.only("discord").channel}/messages`),
        times: 1,
        answer: { status: 404, body: { code: 10003, message: "Unknown Channel" } },
      })
    await desk.due()
    expect([desk.shown(platform), await desk.standing(platform)]).toEqual([[], "halted"])
    await desk.archive.articles.remove("harbour-strike", "withheld", desk.now())
    await desk.resume(platform)
    desk.pass(2)
    await desk.due()
    expect(desk.shown(platform)).toEqual([expect.stringContaining("Nothing new")])
  })
})
