import { once } from "node:events"
import { type AddressInfo, createServer } from "node:net"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { arrive, ORCHARD } from "../support/archive.ts"
import { ANA, type Platform } from "../support/briefing.ts"
import { type BriefingDesk, openBriefingDesk } from "../support/briefing-desk.ts"
import { broken, tooMany } from "../support/discord/loopback.ts"

const DATE = "2026-05-04"
const PLATFORMS: readonly Platform[] = ["discord", "slack"]
const POSTS = /POST \/channels\/\d+\/messages/

let desk: BriefingDesk
beforeEach(async () => {
  desk = await openBriefingDesk(`${DATE}T07:30:10Z`)
})
afterEach(async () => {
  const breaches = desk.breaches()
  await desk.close()
  expect(breaches).toEqual([])
})

const state = async (platform: Platform, date = DATE) =>
  (await desk.archive.slots.get({ ...desk.only(platform), date }))?.settled?.state ?? null

/** An address of this machine where nobody listens any more. */
async function closedAddress(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, "close")
  return `http://127.0.0.1:${port}`
}

/** Discord's client tries four times by itself before it gives up. */
const GIVEN_UP = 4

describe("what passes by itself", () => {
  test("Slack asks for patience three times: nothing before each time, one post right behind the last", async () => {
    desk.space.fail("chat.postMessage", ...[6, 6, 6].map((retryAfter) => ({ retryAfter })))
    for (let times = 0; times < 3; times++) {
      await desk.due()
      desk.pass(5.9 / 60)
      await desk.due()
      expect(desk.space.calls.filter(({ method }) => method === "chat.postMessage")).toHaveLength(times + 1)
      desk.pass(0.2 / 60)
    }
    await desk.due()
    expect(desk.shown("slack")).toHaveLength(1)
  })

  test("Discord asks for a moment's patience: one post, at its second request", async () => {
    desk.discord.trouble({ on: POSTS, times: 1, answer: tooMany(0.4) })
    await desk.due()
    expect(desk.shown("discord")).toHaveLength(1)
    expect(desk.world.requests.filter((request) => POSTS.test(request))).toHaveLength(2)
  })

  test("Discord asks for half an hour's patience: nothing holds on to it, and one post comes right then", async () => {
    desk.discord.trouble({ on: POSTS, times: 1, answer: tooMany(1800) })
    await desk.due()
    expect(await desk.bot().briefings.troubles()).toEqual([expect.stringMatching(/180\d seconds/)])
    desk.pass(29)
    await desk.due()
    expect(desk.shown("discord")).toEqual([])
    desk.pass(1.1)
    await desk.due()
    expect(desk.shown("discord")).toHaveLength(1)
  })

  test("a platform that is broken for a moment gets one post, seconds later", async () => {
    desk.discord.trouble({ on: POSTS, times: GIVEN_UP, answer: broken })
    desk.space.fail("chat.postMessage", { status: 503 })
    await desk.due()
    expect([desk.shown("discord"), desk.shown("slack")]).toEqual([[], []])
    desk.pass(0.1)
    await desk.due()
    expect([desk.shown("discord"), desk.shown("slack")]).toMatchObject([{ length: 1 }, { length: 1 }])
  })

  test("nobody answers for hours: it is tried again and again, told to the operator, and comes out once, late", async () => {
    const { discord, slack } = desk.clients
    const nowhere = await closedAddress()
    const away = {
      discord: { ...discord, apiUrl: `${nowhere}/api` },
      slack: { ...slack, apiUrl: `${nowhere}/api/` },
    }
    let tries = 0
    for (let minutes = 0; minutes < 5 * 60; minutes += 10) {
      await desk.restart(desk.archive, away)
      tries += (await desk.due()).length
      desk.pass(10)
    }
    expect(tries).toBe(2 * 30)
    expect(await desk.bot().briefings.troubles()).toEqual([
      expect.stringContaining("Discord cannot be reached"),
      expect.stringContaining("Slack cannot be reached"),
    ])
    await desk.restart()
    await desk.due()
    for (const platform of PLATFORMS) {
      expect(desk.shown(platform)).toEqual([expect.stringMatching(/Late: .*07.{1,2}30/)])
      expect(await desk.standing(platform)).toBe("active")
    }
    expect(await desk.bot().briefings.troubles()).toEqual([])
  })

  test("Slack has revoked the token: told to the operator, not halted, and posted when the token works again", async () => {
    const { tokens } = desk.slack
    const good = tokens.bot
    tokens.bot = "xoxb-another"
    for (let tries = 0; tries < 3; tries++) {
      await desk.due()
      desk.pass(3)
    }
    expect(await desk.standing("slack")).toBe("active")
    expect(await desk.bot().briefings.troubles()).toEqual([
      expect.stringContaining("Slack does not recognise the token"),
    ])
    expect(desk.shown("discord")).toHaveLength(1)
    tokens.bot = good
    await desk.due()
    expect(desk.shown("slack")).toHaveLength(1)
  })
})

/** What a person must mend: how it goes wrong, and how it is put right. */
const REFUSALS: Readonly<Record<string, readonly [Platform, wrong: () => void, right: () => void]>> = {
  "a channel is gone from Discord": [
    "discord",
    () => desk.world.channels.delete(desk.only("discord").channel),
    () => {
      const id = desk.only("discord").channel
      desk.world.channels.set(id, { id, type: 0, guild_id: desk.world.guild, name: "desk", permission_overwrites: [] })
    },
  ],
  "Discord no longer lets it into the channel": ["discord", () => permit("0"), () => permit(undefined)],
  "Discord no longer lets it post there": ["discord", () => permit(String(1n << 10n)), () => permit(undefined)],
  "a channel is gone from Slack": ["slack", () => desk.space.channels.delete("C0"), () => seat({ isMember: true })],
  "it was removed from a channel on Slack": ["slack", () => seat({ isMember: false }), () => seat({ isMember: true })],
}
const permit = (bits: string | undefined) =>
  void Object.assign(desk.world.channels.get(desk.only("discord").channel), { bot_permissions: bits })
const seat = (channel: { readonly isMember: boolean; readonly isArchived?: boolean }) =>
  desk.space.channels.set("C0", channel)

/** What keeps one edition away, and no later one. */
const LOSSES: readonly (readonly [string, Platform, wrong: () => void, says: string])[] = [
  ["AutoMod", "discord", () => discordRefuses(403, 200000), "AutoMod"],
  ["Discord's filter of links", "discord", () => discordRefuses(400, 240000), "harmful link filter"],
  ["an archived thread", "discord", () => discordRefuses(400, 50083), "thread is archived or locked"],
  ["the verification level", "discord", () => discordRefuses(403, 50009), "verification level"],
  ["a code that nobody knows", "discord", () => discordRefuses(400, 987654), "Discord refused the post"],
  ["a read-only channel", "slack", () => slackRefuses("restricted_action_read_only_channel"), "read-only"],
  ["a thread-only channel", "slack", () => slackRefuses("restricted_action_thread_only_channel"), "only in threads"],
  [
    "a rule of the channel",
    "slack",
    () => slackRefuses("restricted_action_something_new"),
    "do not allow apps to post",
  ],
  ["a withdrawn key", "slack", () => slackRefuses("ekm_access_denied"), "Enterprise Key Management"],
  ["an archived channel", "slack", () => slackRefuses("is_archived"), "The channel is archived"],
  ["a word that nobody knows", "slack", () => slackRefuses("brand_new_error"), "brand_new_error"],
]
const discordRefuses = (status: number, code: number) =>
  desk.discord.trouble({ on: POSTS, times: 1, answer: { status, body: { code, message: "No." } } })
const slackRefuses = (error: string) => desk.space.fail("chat.postMessage", { error })

describe("what keeps one edition away", () => {
  test.each(LOSSES)("%s on %s: told once with what to do, and tomorrow's comes", async (_, platform, wrong, says) => {
    wrong()
    await desk.due()
    await desk.due()
    expect([await state(platform), await desk.standing(platform)]).toEqual(["failed", "active"])
    const told = desk.toldInPrivate(platform).map((words) => words.replaceAll("\\", ""))
    expect(told).toEqual([expect.stringContaining(says)])
    expect(told[0]).toContain("The next briefing is on Tuesday, 5 May 2026")
    desk.pass(24 * 60)
    await desk.due()
    expect(desk.shown(platform)).toHaveLength(1)
    expect(await state(platform, "2026-05-05")).toBe("posted")
  })

  test("words that AutoMod blocked are not in tomorrow's again", async () => {
    await arrive(desk.archive, `${DATE}T06:00:00Z`, ORCHARD)
    discordRefuses(403, 200000)
    await desk.due()
    desk.pass(24 * 60)
    await desk.due()
    expect(desk.shown("slack")[0]).toContain(ORCHARD.title)
    expect(desk.shown("discord")).toEqual([expect.stringContaining("Nothing new")])
  })

  test("a proxy's 403 of Discord's passes: nobody is told, and the same edition comes", async () => {
    discordRefuses(403, 40333)
    await desk.due()
    desk.pass(1)
    await desk.due()
    expect([desk.shown("discord").length, desk.toldInPrivate("discord")]).toEqual([1, []])
  })
})

test.each(PLATFORMS)(
  "a channel on %s that was renamed is known by its new name once something came out there",
  async (platform) => {
    const { channel } = desk.only(platform)
    if (platform === "slack") desk.space.channels.set(channel, { isMember: true, name: "renamed" })
    else Object.assign(desk.world.channels.get(channel), { name: "renamed" })
    await desk.due()
    expect(await desk.archive.orders.get(desk.only(platform))).toMatchObject({ place: "#renamed", revision: 1 })
  },
)

describe("what a person must mend", () => {
  test.each(Object.keys(REFUSALS))("%s: halted, told once, resumed late", async (name) => {
    const [platform, wrong, right] = REFUSALS[name] ?? ["slack", () => {}, () => {}]
    wrong()
    await desk.due()
    await desk.restart()
    desk.pass(10)
    await desk.due()
    expect(await desk.standing(platform)).toBe("halted")
    expect(desk.toldInPrivate(platform)).toEqual([expect.stringMatching(/No briefing in .*\/briefing resume/s)])
    expect(await desk.bot().briefings.troubles()).toHaveLength(1)
    right()
    await desk.resume(platform)
    await desk.due()
    expect(desk.shown(platform)).toEqual([expect.stringMatching(/^(?:.*\n)?.*Late: /)])
    expect(await state(platform)).toBe("posted")
    // The other platform's came at its time.
    expect(PLATFORMS.map((one) => desk.shown(one).length)).toEqual([1, 1])
    expect(desk.toldInPrivate(platform)).toHaveLength(1)
  })

  test("resumed and refused again: told again", async () => {
    seat({ isMember: false })
    await desk.due()
    await desk.resume("slack")
    desk.pass(1)
    await desk.due()
    expect(await desk.standing("slack")).toBe("halted")
    expect(desk.toldInPrivate("slack")).toHaveLength(2)
  })

  test("a crash between telling and writing that down tells nobody twice", async () => {
    seat({ isMember: false })
    const conclude = async () => {
      throw new Error("the disk is full")
    }
    await desk.restart({ ...desk.archive, slots: { ...desk.archive.slots, conclude } })
    await desk.due()
    expect(desk.toldInPrivate("slack")).toHaveLength(1)
    await desk.restart()
    desk.pass(1)
    await desk.due()
    expect(await desk.standing("slack")).toBe("halted")
    expect(desk.toldInPrivate("slack")).toHaveLength(1)
    expect(desk.shown("discord")).toHaveLength(1)
  })

  test.each([
    ["has left the server", () => desk.world.left.add(ANA)],
    ["takes no messages", () => desk.world.shut.add(ANA)],
  ])("whoever ordered it on Discord %s: the channel is told", async (_, away) => {
    away()
    const refused = { status: 403, body: { code: 50013, message: "Missing Permissions" } }
    desk.discord.trouble({ on: POSTS, times: 1, answer: refused })
    await desk.due()
    expect(desk.shown("discord")).toEqual([expect.stringContaining("No briefing in")])
    expect(desk.toldInPrivate("discord")).toEqual([])
    expect(await desk.standing("discord")).toBe("halted")
  })

  test("whoever ordered it on Slack has no account any more: the channel is told", async () => {
    desk.space.people.set("U0NED", { deleted: true })
    desk.space.fail("chat.postMessage", { error: "restricted_action" })
    await desk.due()
    expect(desk.shown("slack")).toEqual([expect.stringContaining("No briefing in")])
    expect(desk.toldInPrivate("slack")).toEqual([])
  })
})

describe("where it may not look whether a lost answer's post came out", () => {
  test("Slack: it posts nothing more, and tells whoever ordered it", async () => {
    desk.space.scopes.delete("channels:history")
    desk.space.fail("chat.postMessage", { cut: true, done: true })
    await desk.due()
    desk.pass(1)
    await desk.due()
    expect(desk.shown("slack")).toHaveLength(1)
    expect(desk.toldInPrivate("slack")).toEqual([expect.stringContaining("It was not posted again")])
    expect([await state("slack"), await desk.standing("slack")]).toEqual(["failed", "active"])
  })

  test("Discord, which has forgotten by then: it posts nothing more, and tells whoever ordered it", async () => {
    permit(String((1n << 10n) | (1n << 11n)))
    desk.discord.trouble({ on: POSTS, times: 1, after: true, answer: "hang up" })
    await desk.due()
    desk.world.nonces.clear()
    desk.pass(10)
    await desk.due()
    expect(desk.shown("discord")).toHaveLength(1)
    expect(desk.toldInPrivate("discord")).toEqual([expect.stringContaining("Read Message History")])
    expect([await state("discord"), await desk.standing("discord")]).toEqual(["failed", "active"])
  })
})
