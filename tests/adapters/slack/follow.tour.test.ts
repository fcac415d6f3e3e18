import { describe, expect, test } from "vitest"
import type { SlackMessage } from "../../../src/adapters/slack/render.ts"
import { arrive, HARBOUR_STRIKE, rewritten, type Story } from "../../support/archive.ts"
import { followTour } from "../../support/follow-tour.ts"
import { followerOf } from "../../support/follower.ts"
import { openOffice } from "../../support/slack/office.ts"
import type { Message } from "../../support/slack/workspace.ts"
import { readBlocks } from "./reader.ts"

const labelsOf = ({ blocks }: Message): readonly string[] =>
  blocks
    .filter(({ type }) => type === "actions")
    .flatMap(({ elements }) => elements as readonly { text: { text: string } }[])
    .map(({ text }) => text.text)

async function openNews() {
  const office = await openOffice()
  const { slack, ned, space, archive, settled } = office
  /** What everybody sees of the answer, once the ledger knows it. */
  const ask = async (line: string, channel = "C0NEWS"): Promise<Message> => {
    const trigger = slack.trigger()
    const before = space.messages.length
    await ned.command(line, channel, trigger)
    await settled(trigger)
    const answer = space.messages[before]
    if (!answer) throw new Error("nothing was answered")
    return answer
  }
  const press = async (message: Message, label: RegExp) => {
    const trigger = slack.trigger()
    await ned.press(message, labelsOf(message).find((one) => label.test(one)) ?? "", trigger)
    await settled(trigger)
  }
  const follower = followerOf(archive, office.adapter)
  const become = (story: Story) => arrive(archive, follower.now().toISOString(), story)
  const change = (from: string, to: string) => become(rewritten(from, to))
  const remove = (why: "withdrawn" | "withheld") => archive.articles.remove("harbour-strike", why, follower.now())
  return { ...office, ...follower, ask, press, become, change, remove }
}

describe("a message follows its article on Slack", () => {
  test("corrected, flipped back, withdrawn, and withheld", async () => {
    await using office = await openNews()
    const { ask, become, change, remove, follow, space } = office
    const answer = await ask("/fact dockers walked out")
    await change("1,200", "1,400")
    await follow()
    expect(answer.text).toMatch(/^Corrected 25 Nov 2026: .*\nAsked by ned: \/fact dockers walked out\nWas: .*1,200/)
    expect(answer.text).toMatch(/Now:[\s\S]*1,400 dockers/)
    expect(JSON.stringify(answer.blocks)).toContain('"strike":true')
    await become(HARBOUR_STRIKE)
    await follow()
    expect(answer.text).toContain("changed back")
    expect(answer.text).not.toContain("1,400")
    await remove("withdrawn")
    await follow()
    expect(answer.text).toBe(
      "Withdrawn by the publisher, 25 Nov 2026.\nAsked by ned: /fact dockers walked out\nDockers walk out at Hull harbour",
    )
    await remove("withheld")
    await follow()
    expect(answer.text).toMatch(/^Withheld by the publisher, .*\nAsked by ned$/)
    expect([answer.edits, labelsOf(answer), space.breaches]).toEqual([4, [], []])
  })

  test("a page of answers follows as what stands there now, and turns as before", async () => {
    await using office = await openNews()
    const { ask, press, change, follow, space } = office
    const answer = await ask("/quote article:harbour-strike")
    const first = answer.text
    await press(answer, /^Next/)
    const turned = answer.text
    expect(turned).toContain("a grave mistake")
    await change("The cranes stay still", "The cranes stand still")
    await follow()
    expect(answer.text).toBe(turned)
    await change("a grave mistake", "a great mistake")
    await follow()
    expect(answer.text).toMatch(
      /^Corrected 25 Nov 2026[\s\S]*Asked by ned:[\s\S]*Was: .*grave[\s\S]*Now:\n“a great mistake/,
    )
    await press(answer, /^Back/)
    expect(answer.text).toMatch(/^Asked by ned:/)
    expect(answer.text).toContain(first.split("\n")[2] ?? "")
    expect(space.breaches).toEqual([])
  })

  test("an answer that was shared, and one in a thread, whose asker stays marked", async () => {
    await using office = await openNews()
    const { ned, change, follow, space, press } = office
    await ned.command("/fact dockers walked out private:yes")
    const own = await space.until(() => space.private("U0NED")[0])
    await press(own, /^Share/)
    await ned.mention("fact dockers walked out", { thread: "1700000000.000100" })
    const threaded = await space.until(() => space.public("C0NEWS").find(({ thread }) => thread !== null))
    await change("1,200", "1,400")
    await follow()
    const [shared] = space.public("C0NEWS")
    expect(shared?.text).toContain("1,400 dockers")
    await space.until(async () => {
      await follow()
      return threaded.edits > 0
    })
    expect(threaded.text).toMatch(/^Corrected [\s\S]*\nAsked by <@U0NED>: \/fact/)
    expect(own.edits).toBe(0)
    expect(space.breaches).toEqual([])
  })

  test("what stands where the bot is no member is told to whoever runs it", async () => {
    await using office = await openNews()
    const { ask, change, follow, archive } = office
    const answer = await ask("/fact dockers walked out", "C0OUTSIDE")
    await change("1,200", "1,400")
    await follow()
    expect(answer.edits).toBe(0)
    expect(await archive.following.unreachable(9)).toMatchObject([{ channel: "C0OUTSIDE" }])
  })

  test("an answer, a page of them, one that was shared and a briefing say what became of their article", async (context) => {
    await using office = await openNews()
    const { ned, ask, press, archive, adapter, briefings, space } = office
    const answer = await ask("/fact dockers walked out")
    const page = await ask("/quote article:harbour-strike")
    await press(page, /^Next/)
    await ned.command("/quote grave mistake private:yes")
    const own = await space.until(() => space.private("U0NED")[0])
    await press(own, /^Share/)
    const shared = space.public("C0NEWS").at(-1)
    space.channels.set("C0BRIEF", { isMember: true })
    await followTour(
      context,
      { archive, adapter, briefings },
      {
        place: { platform: "slack", channel: "C0BRIEF", community: "T0NEWS" },
        posted: { answer, page, shared },
        briefing: () => space.public("C0BRIEF")[0],
        read: (message) => ({
          words: readBlocks(message as unknown as SlackMessage)
            .map(({ text }) => text.trim())
            .join("\n"),
          buttons: labelsOf(message),
        }),
        golden: (name) => `../../golden/slack/tour/${name}.txt`,
      },
    )
    expect(space.breaches).toEqual([])
  })
})
