import { describe, expect, test } from "vitest"
import { openOffice } from "../../support/slack/office.ts"
import type { Person } from "../../support/slack/workspace.ts"

type Office = Awaited<ReturnType<typeof openOffice>>
type Who = Office["ned"]

/** The message that comes next after something was done. */
async function next({ space }: Office, act: () => Promise<unknown>) {
  const before = space.messages.length
  await act()
  return space.until(() => space.messages[before])
}
const ask = (office: Office, by: Who, line: string, channel = "C0NEWS") => next(office, () => by.command(line, channel))

const HOME = "T0NEWS"
const OUTSIDERS: readonly (readonly [string, Person])[] = [
  ["a single-channel guest", { team_id: HOME, is_restricted: true, is_ultra_restricted: true }],
  ["a guest of several channels", { team_id: HOME, is_restricted: true }],
  ["somebody of another workspace", { team_id: "T9OTHER" }],
  ["a stranger of a shared channel", { team_id: HOME, is_stranger: true }],
]

describe("who may schedule a briefing", () => {
  test.each(OUTSIDERS)("not %s, nor cancel somebody else's", async (_, person) => {
    await using office = await openOffice({ settings: { outsiders: "answer" } })
    const eve = office.other("eve", person)
    await ask(office, office.ned, "/briefing schedule time:07:30 zone:UTC")
    for (const line of ["/briefing schedule time:08:00 zone:UTC", "/briefing cancel", "/briefing pause"]) {
      const refused = await ask(office, eve, line)
      expect([refused.seenBy, refused.text]).toEqual([
        eve.id,
        expect.stringContaining("you need to be a full member of this workspace"),
      ])
    }
    expect(await office.archive.orders.list()).toMatchObject([
      { orderedBy: "U0NED", time: "07:30", standing: "active" },
    ])
    expect(office.space.breaches).toEqual([])
  })

  test("nobody where Slack does not tell who is a guest", async () => {
    await using office = await openOffice()
    office.space.scopes.delete("users:read")
    const refused = await ask(office, office.ned, "/briefing schedule time:07:30 zone:UTC")
    expect(refused.text).toContain("you need to be a full member of this workspace")
  })

  test("the members of a user group that the operator names, each by their id or the group's", async () => {
    await using office = await openOffice({ settings: { managers: ["S0DESK", "U0NED"] } })
    const { space, ned, kim } = office
    const eve = office.other("eve", { team_id: HOME })
    space.scopes.add("usergroups:read")
    space.groups.set("S0DESK", ["U0KIM"])
    expect((await ask(office, eve, "/briefing schedule time:07:30 zone:UTC")).text).toContain(
      "you need to be one of the managers named in SLACK_MANAGERS",
    )
    expect((await ask(office, kim, "/briefing schedule time:07:30 zone:UTC")).text).toContain("Briefing scheduled")
    expect((await ask(office, ned, "/briefing pause")).text).toContain("paused")
    expect(space.breaches).toEqual([])
  })

  test("every member of a channel, where the operator says so", async () => {
    await using office = await openOffice({ settings: { managers: ["*"], outsiders: "answer" } })
    const eve = office.other("eve", { team_id: HOME, is_restricted: true })
    expect((await ask(office, eve, "/briefing schedule time:07:30 zone:UTC")).text).toContain("Briefing scheduled")
  })

  test("an admin sees every channel's, with who made it, the last and the next post", async () => {
    await using office = await openOffice()
    office.space.people.set("U0NED", { tz: "UTC", profile: { display_name: "Ned Desk" } })
    await ask(office, office.ned, "/briefing schedule time:07:30 zone:UTC")
    const ada = office.other("ada", { team_id: HOME, is_admin: true })
    const list = await ask(office, ada, "/briefing list", "D0ADA")
    expect(list.text).toContain(
      "#news: 07:30 UTC (UTC+00:00), daily · scheduled by Ned Desk · Next: Friday, 2 December 2022 at 07:30",
    )
    expect(JSON.stringify(list.blocks)).toContain('{"type":"channel","channel_id":"C0NEWS"}')
    expect((await ask(office, office.kim, "/briefing list", "D0KIM")).text).not.toContain("07:30")
    expect(office.space.breaches).toEqual([])
  })
})

describe("whoever made an order hears who changed it", () => {
  test.each([
    ["/briefing pause", "kim has paused your briefing in #news."],
    ["/briefing cancel", "kim has stopped your briefing in #news."],
  ])("%s", async (line, words) => {
    await using office = await openOffice()
    const { ned, kim, space, briefings, adapter } = office
    briefings.start([adapter])
    await ask(office, ned, "/briefing schedule time:20:00 zone:UTC")
    await kim.command(line)
    const told = await space.until(() => space.public("U0NED")[0])
    expect(told.text).toBe(words)
    expect(space.breaches).toEqual([])
  })

  test("and how it is now; of their own changes nothing", async () => {
    await using office = await openOffice()
    const { ned, kim, space, briefings, adapter } = office
    briefings.start([adapter])
    await ask(office, ned, "/briefing schedule time:20:00 zone:UTC")
    await ask(office, ned, "/briefing pause")
    expect(space.public("U0NED")).toEqual([])
    const both = await ask(office, kim, "/briefing schedule time:21:00")
    await kim.press(both, "Replace")
    const told = await space.until(() => space.public("U0NED")[0])
    expect(told.text).toContain("kim has changed your briefing in #news.")
    expect(told.text).toContain("When: 21:00 UTC")
  })
})

describe("what somebody of another organisation gets", () => {
  const stranger: Person = { team_id: "T9OTHER", is_stranger: true }
  test("nothing where nothing is set: by a command, by name and with a button", async () => {
    await using office = await openOffice()
    const { space, ned } = office
    const eve = office.other("eve", stranger)
    await ask(office, ned, "/quote drones")
    const [answer] = space.public("C0NEWS")
    if (!answer) throw new Error("nothing was said")
    const asked = [
      await ask(office, eve, "/quote grave concern"),
      await next(office, () => eve.mention("quote grave concern")),
      await next(office, () => eve.press(answer, "Context")),
      await ask(office, eve, "/quote"),
    ]
    for (const { text, seenBy } of asked)
      expect([seenBy, text]).toEqual([eve.id, expect.stringContaining("only answers members of its own workspace")])
    expect(space.opened).toEqual([])
    expect(space.breaches).toEqual([])
  })

  test("with OUTSIDERS=private answers that they alone see, with answer the same as everybody", async () => {
    for (const [outsiders, seenBy] of [
      ["private", "U0EVE"],
      ["answer", null],
    ] as const) {
      await using office = await openOffice({ settings: { outsiders } })
      const eve = office.other("eve", stranger)
      const answer = await ask(office, eve, "/quote grave concern")
      expect([answer.seenBy, answer.text.includes("We express our grave concern")]).toEqual([seenBy, true])
    }
  })

  test("a guest of the own workspace is answered", async () => {
    await using office = await openOffice()
    const guest = office.other("gil", { team_id: HOME, is_restricted: true })
    expect((await ask(office, guest, "/quote grave concern")).seenBy).toBeNull()
  })
})

test.each([
  ["D0OTHERS", "other people's conversation"],
  ["G0SEVERAL", "one of several that the bot is not in"],
])("no briefing comes to %s, %s, and where it can go is said", async (channel) => {
  await using office = await openOffice()
  office.space.channels.set(channel, { isMember: false, isHidden: true })
  const line = "/briefing schedule time:07:30 zone:UTC"
  const name = channel.startsWith("G") ? "mpdm-ned--kim-1" : "directmessage"
  const refused = await next(office, () => office.ned.command(line, channel, undefined, name))
  expect(refused.text).toBe(
    "Briefings can be posted in a channel, or in your direct messages with Pullquote. Schedule it there.",
  )
  expect(refused.seenBy).toBe("U0NED")
})

test("a conversation of several that the bot is in takes one", async () => {
  await using office = await openOffice()
  office.space.channels.set("G0SEVERAL", { isMember: true, isGroup: true, name: "mpdm-ned--kim-1" })
  const line = "/briefing schedule time:07:30 zone:UTC"
  const message = await next(office, () => office.ned.command(line, "G0SEVERAL", undefined, "mpdm-ned--kim-1"))
  expect(message.text).toContain("Briefing scheduled for this conversation")
  expect(office.space.breaches).toEqual([])
})
