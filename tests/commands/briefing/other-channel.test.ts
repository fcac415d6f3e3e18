import { beforeEach, describe, expect, test } from "vitest"
import { commands } from "../../../commands/index.ts"
import { readLine } from "../../../src/core/command/line.ts"
import type { Asking } from "../../../src/core/desk.ts"
import type { Call, Reply } from "../../../src/core/reply/reply.ts"
import { HARBOUR_STRIKE } from "../../support/archive.ts"
import { asking } from "../../support/asking.ts"
import { newsroomWith, wordsIn } from "../../support/newsroom.ts"

// The clock stands at Thursday, 1 December 2022, 08:00 UTC. It is asked in #desk, and there is a #news.
let room: Awaited<ReturnType<typeof newsroomWith>>
beforeEach(async () => {
  room = await newsroomWith(HARBOUR_STRIKE)
})

const places = { C1: "#desk", C2: "#news" } as const
const inChannel = (channel: keyof typeof places, given: Parameters<typeof asking>[0] = {}): Asking =>
  asking({
    channel,
    place: places[channel],
    at: async (typed) => {
      const found = (["C1", "C2"] as const).find((id) => typed === id || typed === places[id])
      if (found) return { ok: true, asking: inChannel(found, given) }
      return {
        ok: false,
        problem: `Pullquote is not in a channel called ${typed}. Invite it there: /invite @Pullquote.`,
      }
    },
    ...given,
  })

const call = (call: Call, given: Parameters<typeof asking>[0] = {}): Promise<Reply> =>
  room.newsroom.answer(call, inChannel("C1", given))
const ask = (line: string, given = {}): Promise<Reply> => call(readLine(line, commands), given)
const press = (reply: Reply, label: string): Promise<Reply> => {
  const action = reply.actions.find((action) => action.label === label)
  if (!action) throw new Error(`no button ${label}, but ${labels(reply)}`)
  return call(action.call)
}
const labels = ({ actions }: Reply) => actions.map(({ label }) => label)
const orders = async () =>
  (await room.archive.orders.list()).map(({ place, time, standing }) => [place, time, standing])

describe("a briefing for another channel", () => {
  test.each([
    "/briefing schedule channel:#news time:7:30 pm",
    "/briefing schedule #news 19:30",
    "/briefing schedule time:19:30 channel:C2",
    "/briefing schedule 7:30 pm channel:#news",
    "/briefing schedule 19:30 in #news",
    "/briefing channel:#news time:19:30",
  ])("%s is scheduled there, for the asker to see, who hears the channel's name", async (line) => {
    const reply = await ask(line)
    expect(wordsIn(reply)).toContain("Briefing scheduled for #news")
    expect([reply.audience, reply.outcome]).toEqual(["asker", "answered"])
    expect(await orders()).toEqual([["#news", "19:30", "active"]])
  })

  test("is edited, skipped, paused, resumed, listed, tested and stopped from here, also by the buttons", async () => {
    const scheduled = await ask("/briefing schedule channel:#news time:19:30 zone:UTC")
    expect(wordsIn(await press(scheduled, "Skip next"))).toContain("in #news will be skipped")
    expect(wordsIn(await press(scheduled, "Snooze a week"))).toContain("Briefing in #news paused for 7 days.")
    expect(wordsIn(await ask("/briefing resume #news"))).toContain("Briefing in #news resumed.")
    expect(wordsIn(await ask("/briefing pause 3 days in #news"))).toContain("Briefing in #news paused for 3 days.")
    expect(wordsIn(await ask("/briefing list channel:#news"))).toContain("Briefing in #news")
    expect(wordsIn(await ask("/briefing test channel:#news"))).toContain("Preview of today's briefing for #news.")
    await press(await ask("/briefing edit channel:#news 20:00"), "Replace")
    expect(await orders()).toEqual([["#news", "20:00", "active"]])
    const asked = await ask("/briefing stop #news")
    expect(wordsIn(asked)).toBe("Stop the daily briefing in #news for good?")
    expect(wordsIn(await press(asked, "Stop it"))).toContain("Briefing in #news stopped.")
    expect(await orders()).toEqual([])
  })

  test("leaves this channel's alone", async () => {
    await ask("/briefing schedule time:07:30")
    await ask("/briefing schedule channel:#news time:19:30")
    await ask("/briefing pause channel:#news")
    expect(await orders()).toEqual([
      ["#desk", "07:30", "active"],
      ["#news", "19:30", "paused"],
    ])
  })

  test.each(["schedule time:07:30", "pause", "stop", "list", "test"])(
    "that the asker cannot have is refused in a sentence: %s",
    async (verb) => {
      const reply = await ask(`/briefing ${verb} channel:#secret`)
      expect(wordsIn(reply)).toContain("Pullquote is not in a channel called #secret. Invite it there")
      expect([reply.audience, reply.outcome]).toEqual(["asker", "misuse"])
    },
  )

  test("is refused where the bot may not post, and to whoever may not order there", async () => {
    const missing = ["Pullquote is not a member of the channel. Invite it there: /invite @Pullquote."]
    const line = "/briefing schedule channel:#news time:07:30"
    expect(wordsIn(await ask(line, { missing }))).toContain(`Nothing was scheduled: ${missing[0]}`)
    expect(wordsIn(await ask(line, { rank: "guest" }))).toContain("To schedule briefings here you need")
    expect(await orders()).toEqual([])
  })

  test("is none in a shell, and none in a conversation of no community", async () => {
    expect(wordsIn(await room.ask("/briefing list channel:#news"))).toBe(
      "Channels are on Discord and Slack. Ask there.",
    )
    expect(wordsIn(await ask("/briefing stop channel:#news", { at: null }))).toContain("There are no channels here.")
  })
})

test("a channel that was renamed is called by its new name where one asks in it", async () => {
  await ask("/briefing schedule time:07:30 channel:here")
  for (const line of ["/briefing list", "/briefing pause", "/briefing resume", "/briefing stop", "/briefing now"]) {
    const words = wordsIn(await ask(line, { place: "#front-page" }))
    expect(words).toContain("#front-page")
    expect(words).not.toContain("#desk")
  }
})

describe("the window of a briefing", () => {
  const channelIn = ({ form }: Reply) => form?.fields.find(({ name }) => name === "channel")

  test("has the channel in it, and schedules for the one that is chosen", async () => {
    const window = await ask("/briefing schedule")
    expect(channelIn(window)).toMatchObject({ value: "C1", empty: "C1" })
    const { command = "", args = {} } = window.form?.call ?? {}
    await call({ command, args: { ...args, time: "18:00", channel: "C2" } })
    expect(await orders()).toEqual([["#news", "18:00", "active"]])
    expect(channelIn(await ask("/briefing edit channel:#news"))).toMatchObject({ value: "C2", empty: "C2" })
  })

  test("of this channel's order with another channel chosen makes one like it there, and says that this one stays", async () => {
    await ask("/briefing schedule time:07:30 zone:London days:weekdays topics:harbour")
    const { command = "", args = {} } = (await ask("/briefing edit")).form?.call ?? {}
    const made = await call({ command, args: { ...args, channel: "C2", "late-limit": "90m" } })
    expect(wordsIn(made)).toContain("The briefing in #desk stays as it is.")
    expect(await room.archive.orders.get({ platform: "slack", channel: "C2" })).toMatchObject({
      time: "07:30",
      zone: "Europe/London",
      days: [1, 2, 3, 4, 5],
      topics: "harbour",
      lateLimit: 90,
    })
    expect(await orders()).toHaveLength(2)
    await press(await press(made, "Stop the one in #desk"), "Stop it")
    expect(await orders()).toEqual([["#news", "07:30", "active"]])
  })

  test("replaces no order of another channel, whatever its revision is", async () => {
    await ask("/briefing schedule time:07:30")
    await ask("/briefing schedule channel:#news time:19:30")
    const { command = "", args = {} } = (await ask("/briefing edit")).form?.call ?? {}
    const both = await call({ command, args: { ...args, time: "09:00", channel: "C2" } })
    expect(wordsIn(both)).toContain("#news already has a briefing")
    expect(wordsIn(both)).not.toContain("Somebody else has just changed it")
    expect(await orders()).toContainEqual(["#news", "19:30", "active"])
  })
})
