import type { APIModalSubmission, APIModalSubmitCheckboxGroupComponent } from "discord.js"
import { expect, test } from "vitest"
import { serveFor } from "../../support/discord/served.ts"
import { textOf, type World } from "../../support/discord/world.ts"

const SEE = 1n << 10n
const SEND = 1n << 11n
const GUEST = String(SEE | SEND)

const withoutSending = (world: World) => ({
  permission_overwrites: [{ id: world.guild, type: 0, allow: "0", deny: String(SEND) }],
})

const channelOn = (world: World, more: object = {}) => {
  const channel = { id: world.id(), guild_id: world.guild, name: "news", type: 0, ...more }
  world.channels.set(channel.id, channel)
  return channel.id
}

test("a briefing is scheduled for another channel of the server, seen by the asker, and its buttons are for that channel", async (context) => {
  const { ana, people, world, archive } = await serveFor(context)
  const news = channelOn(world)
  const scheduled = await people.ask(ana, "briefing schedule", { channel: news, time: "07:30", zone: "UTC" })
  expect([scheduled.onlyFor, textOf(scheduled)]).toEqual([
    ana.id,
    expect.stringContaining(`Briefing scheduled for <#${news}>`),
  ])
  expect(await archive.orders.list()).toMatchObject([{ channel: news, place: "#news", community: world.guild }])
  const window = await people.windowOf(await people.press(ana, scheduled, "More options"))
  const picker = window.components.find(({ label }: (typeof window)["components"][0]) => label === "Channel")
  expect(picker.component).toMatchObject({ type: 8, default_values: [{ id: news, type: "channel" }] })
  await people.answerTo(await people.submit(ana, window, { "late-limit": "90m" }))
  expect(await archive.orders.list()).toMatchObject([{ channel: news, lateLimit: 90 }])
  const desk = people.places.desk.channel.id
  const like = await people.answerTo(await people.submit(ana, window, { channel: [desk] }))
  expect(textOf(like)).toContain(`The briefing in <#${news}> stays as it is.`)
  expect(await archive.orders.list()).toHaveLength(2)
  await people.answerTo(await people.press(ana, scheduled, "Stop"))
  expect(textOf(await people.ask(ana, "briefing list", { channel: news }))).toContain(`Briefing in <#${news}>`)
})

test("a role of the operator's may schedule there as far as its holder sees the channel, and nobody else", async (context) => {
  const { people, world, archive } = await serveFor(context, undefined, { managers: ["77"] })
  const ben = people.person("Ben")
  const secret = channelOn(world, {
    permission_overwrites: [{ id: world.guild, type: 0, allow: "0", deny: String(SEE) }],
    bot_permissions: String((1n << 53n) - 1n),
  })
  const place = { ...people.places.desk, memberPermissions: GUEST }
  const ask = (channel: string, memberRoles: readonly string[]) =>
    people.ask(ben, "briefing schedule", { channel, time: "07:30", zone: "UTC" }, { ...place, memberRoles })
  expect(textOf(await ask(secret, ["77"]))).toContain("There is no such channel on this server, or you cannot see it.")
  expect(textOf(await ask(channelOn(world), ["1"]))).toContain("you need the permission “Manage Server”")
  expect(await archive.orders.list()).toEqual([])
  await ask(channelOn(world), ["77"])
  expect(await archive.orders.list()).toHaveLength(1)
})

test.for([
  ["where the bot may not write", withoutSending, "lacks “Send Messages” in #news"],
  ["that the bot does not see", { bot_permissions: "0" }, "Pullquote cannot see the channel: allow it “View Channels”"],
  ["of another server", { guild_id: "123456" }, "Pullquote cannot see the channel"],
  [
    "of another server that has Pullquote, too",
    { guild_id: "123456", bot_permissions: String(SEE | SEND) },
    "There is no such channel on this server, or you cannot see it.",
  ],
  ["that is a private thread", { type: 12 }, "For a private thread, ask in the thread itself."],
] as const)("a channel %s is refused with what to do", async ([_, more, problem], context) => {
  const { ana, people, world, archive } = await serveFor(context)
  const refused = await people.ask(ana, "briefing schedule", {
    channel: channelOn(world, typeof more === "function" ? more(world) : more),
    time: "07:30",
  })
  expect([refused.onlyFor, textOf(refused)]).toEqual([ana.id, expect.stringContaining(problem)])
  expect(await archive.orders.list()).toEqual([])
})

test("what a window gives back is read as Discord's types have it", async (context) => {
  const { ana, people, archive } = await serveFor(context)
  const window = await people.windowOf(await people.command(ana, "briefing schedule"))
  const checkboxes = {
    type: 22 as const,
    id: 6,
    custom_id: "days",
    values: ["tue", "thu"],
  } satisfies APIModalSubmitCheckboxGroupComponent
  const sent: APIModalSubmission = {
    custom_id: window.custom_id,
    components: [
      { type: 18, id: 1, component: { type: 4, id: 2, custom_id: "time", value: "07:30" } },
      { type: 18, id: 3, component: { type: 4, id: 4, custom_id: "zone", value: "UTC" } },
      { type: 18, id: 5, component: checkboxes },
      { type: 18, id: 7, component: { type: 3, id: 8, custom_id: "when-empty", values: ["skip"] } },
      { type: 18, id: 9, component: { type: 8, id: 10, custom_id: "channel", values: [] } },
    ],
  }
  await people.answerTo(await people.send(ana, people.places.desk, 5, sent))
  expect(await archive.orders.list()).toMatchObject([{ time: "07:30", days: [2, 4], whenEmpty: "skip" }])
})
