import { describe, expect, test } from "vitest"
import { serveFor } from "../../support/discord/served.ts"
import { publicMessages, textOf } from "../../support/discord/world.ts"

const CALLBACK = /POST \/interactions\/\d+\/[^/]+\/callback/
const refusal = (status: number, code: number) => ({ status, body: { code, message: "No." } })

describe("an answer that Discord does not take in the channel", () => {
  test.for([
    [200000, 403, "AutoMod blocked it here"],
    [240000, 400, "harmful link filter"],
    [50083, 400, "archived or locked"],
    [50009, 403, "verification level"],
    [160005, 400, "The thread is locked"],
    [50013, 403, "Pullquote cannot answer in this channel"],
  ] as const)("%i: the asker gets it in private, with what an admin does", async ([code, status, words], context) => {
    const { ana, people, discord, world, archive } = await serveFor(context)
    discord.trouble({ on: CALLBACK, times: 1, answer: refusal(status, code) })
    const exchange = await people.command(ana, "quote", { query: "grave concern" })
    const answer = await people.answerTo(exchange)
    const text = textOf(answer).replace(/[\\*]/g, "")
    expect(answer.onlyFor).toBe(ana.id)
    expect(text).toContain("We express our grave concern")
    expect(text).toContain(words)
    expect(publicMessages(world)).toEqual([])
    expect(await archive.ledger.find(`discord:${exchange.id}`)).toBeNull()
  })
})

test("where even that is blocked, the asker hears why", async (context) => {
  const { ana, people, discord } = await serveFor(context)
  discord.trouble({ on: CALLBACK, times: 2, answer: refusal(403, 200000) })
  const answer = await people.ask(ana, "quote", { query: "grave concern" })
  expect([answer.onlyFor, textOf(answer)]).toEqual([ana.id, expect.stringContaining("AutoMod blocked it here")])
})

test("a bot whose user has another id than its application finds its own permissions, and that it was not invited", async (context) => {
  const { adapter, people, world } = await serveFor(context)
  expect(world.bot.id).not.toBe(world.application.id)
  expect(await adapter.check(people.places.desk.channel.id)).toEqual([])
  world.left.add(world.bot.id)
  expect(await adapter.check(people.places.desk.channel.id)).toEqual([
    "Pullquote is not on this server. Invite it first.",
  ])
})

test.for([
  ["a voice channel without Connect", { type: 2 }, /lacks “Connect” in #studio/],
  ["a stage without Connect", { type: 13 }, /lacks “Connect” in #studio/],
  [
    "a locked thread",
    { type: 11, thread_metadata: { locked: true, archived: true } },
    /The thread is locked: unlock it/,
  ],
  ["a forum that requires tags", { type: 15, flags: 16 }, /This forum requires a tag on each post/],
  ["a media channel", { type: 16 }, /cannot be posted in this kind of channel/],
  ["a category", { type: 4 }, /cannot be posted in this kind of channel/],
] as const)("%s is no place for a briefing, and that is said at once", async ([_, channel, says], context) => {
  const { ana, people, world, archive } = await serveFor(context)
  const place = {
    channel: { id: world.id(), guild_id: world.guild, name: "studio", ...channel },
    install: "server",
  } as const
  world.channels.set(place.channel.id, place.channel)
  const refused = await people.ask(ana, "briefing schedule", { time: "07:30" }, place)
  expect([refused.onlyFor, textOf(refused).replaceAll("\\", "")]).toEqual([ana.id, expect.stringMatching(says)])
  expect(await archive.orders.list()).toEqual([])
})

test("a voice channel with Connect, and an archived thread that is not locked, take one", async (context) => {
  const { ana, people, world, archive } = await serveFor(context)
  const parent = people.places.desk.channel.id
  const channels = [
    { id: world.id(), guild_id: world.guild, name: "studio", type: 2, bot_permissions: String((1n << 53n) - 1n) },
    {
      id: world.id(),
      guild_id: world.guild,
      name: "old",
      type: 11,
      parent_id: parent,
      thread_metadata: { archived: true },
    },
  ]
  world.botPermissions = String((1n << 53n) - 1n)
  for (const channel of channels) {
    world.channels.set(channel.id, channel)
    await people.ask(ana, "briefing schedule", { time: "07:30" }, { channel, install: "server" })
  }
  expect((await archive.orders.list()).map(({ channel }) => channel).toSorted()).toEqual(
    channels.map(({ id }) => id).toSorted(),
  )
})

test("a lost token is a fault for the operator; people who press “Post it” hear only that the bot is not available", async (context) => {
  const { ana, people, world, adapter, briefings, logged } = await serveFor(context)
  briefings.start([adapter])
  await people.ask(ana, "briefing schedule", { time: "20:00", zone: "UTC" })
  const preview = await people.ask(ana, "briefing now")
  const { token } = world
  world.token = "another"
  const told = await people.answerTo(await people.press(ana, preview, "Post it"))
  expect(textOf(told)).toContain("Not posted. Pullquote is not available on Discord right now.")
  expect(textOf(told)).not.toContain("TOKEN")
  expect(adapter.trouble()).toContain("Discord refused DISCORD")
  expect(logged.filter(({ message }) => message.startsWith("Discord refused DISCORD"))).toHaveLength(1)
  world.token = token
  const { channel } = people.places.desk
  expect(
    await adapter.post(channel.id, { blocks: [], actions: [], audience: "channel", outcome: "answered" }, "k"),
  ).toMatchObject({
    kind: "posted",
  })
  expect(adapter.trouble()).toBeNull()
})
