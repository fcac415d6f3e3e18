import { afterEach, describe, expect, test, vi } from "vitest"
import type { Newsroom } from "../../../src/core/newsroom.ts"
import { broken, type Loopback, tooMany } from "../../support/discord/loopback.ts"
import { connect, serveDiscord, settled, slowly } from "../../support/discord/served.ts"
import { textOf } from "../../support/discord/world.ts"

// What happens to a bot in a year, in a minute. A new session may begin only 5 s after the last one.
vi.setConfig({ testTimeout: 20_000 })

let served: Awaited<ReturnType<typeof serveDiscord>>
const serve = async (change?: (newsroom: Newsroom) => Newsroom) => {
  served = await serveDiscord(change)
  return { ...served, ana: served.people.person("Ana"), gateway: served.discord.gateway, world: served.discord.world }
}
afterEach(async () => {
  await served.close()
  expect(served.discord.world.breaches).toEqual([])
})

const cranes = { query: "cranes" }
const publicMessages = ({ world }: Loopback) => world.messages.filter(({ onlyFor }) => onlyFor === null)

describe("the connection", () => {
  test.each([
    ["is cut", (d: Loopback) => d.gateway.cut(), "resumed"],
    ["is closed by Discord (4000)", (d: Loopback) => d.gateway.closeWith(4000), "resumed"],
    ["is told to reconnect (opcode 7)", (d: Loopback) => d.gateway.send({ op: 7, d: null }), "resumed"],
    ["loses its session (opcode 9)", (d: Loopback) => d.gateway.send({ op: 9, d: false }), "identified"],
    ["may keep its session (opcode 9)", (d: Loopback) => d.gateway.send({ op: 9, d: true }), "resumed"],
    ["is closed as timed out (4009)", (d: Loopback) => d.gateway.closeWith(4009), "resumed"],
  ] as const)("%s: what is asked next is answered, once", async (_, lose, kind) => {
    const { discord, people, gateway, ana } = await serve()
    const before = gateway.counts[kind]
    lose(discord)
    await discord.until(() => gateway.counts[kind] > before, kind)
    expect(textOf(await people.ask(ana, "quote", cranes))).toContain("cranes")
    expect(publicMessages(discord)).toHaveLength(1)
  })

  test("what was asked while the line was cut is answered after the resume", async () => {
    const { discord, people, gateway, ana } = await serve()
    gateway.cut()
    await discord.until(() => !gateway.isConnected(), "the cut")
    const exchange = await people.command(ana, "quote", cranes)
    expect(textOf(await people.answerTo(exchange))).toContain("cranes")
    expect(gateway.counts).toMatchObject({ identified: 1, resumed: 1 })
  })

  test("a session that Discord has forgotten is begun anew", async () => {
    const { discord, people, gateway, ana } = await serve()
    gateway.forget()
    gateway.cut()
    await discord.until(() => gateway.counts.identified === 2, "a new session")
    expect(textOf(await people.ask(ana, "quote", cranes))).toContain("cranes")
  })

  test("a heartbeat that is not answered is a dead line, which is left and resumed", async () => {
    const { discord, people, gateway, ana } = await serve()
    // The new line beats fast, and nobody answers it.
    Object.assign(gateway.settings, { heartbeatMs: 60, isDeaf: true })
    gateway.cut()
    await discord.until(() => gateway.counts.resumed >= 2, "a second resume")
    gateway.settings.isDeaf = false
    expect(textOf(await people.ask(ana, "quote", cranes))).toContain("cranes")
  })

  test("packets that come again have one effect", async () => {
    const { discord, people, gateway, ana } = await serve()
    await people.ask(ana, "quote", cranes)
    gateway.replay(1)
    await people.ask(ana, "fact", { query: "dockers" })
    expect(publicMessages(discord)).toHaveLength(2)
  })

  test("an interaction that comes again after a restart has one effect", async () => {
    const { discord, people, ana, adapter, newsroom } = await serve()
    const exchange = await people.command(ana, "quote", cranes)
    await people.answerTo(exchange)
    await adapter.stop()
    const again = await connect(discord, newsroom)
    const callbacks = () => discord.world.requests.filter((request) => request.includes(exchange.id)).length
    const before = callbacks()
    discord.gateway.emit("INTERACTION_CREATE", exchange.payload)
    await people.ask(ana, "fact", { query: "dockers" })
    expect([callbacks(), again.logged.filter(({ level }) => level !== "info")]).toEqual([before, []])
    await again.adapter.stop()
  })

  test("two shards share the servers; direct messages come on the first", async () => {
    const { discord, people, ana, adapter, newsroom } = await serve()
    await adapter.stop()
    discord.gateway.settings.shards = 2
    const again = await connect(discord, newsroom)
    await discord.until(() => discord.gateway.counts.identified === 3, "two shards")
    for (const place of [people.places.desk, people.places.elsewhere, people.places.directMessage]) {
      expect(textOf(await people.ask(ana, "quote", cranes, place))).toContain("cranes")
    }
    await again.adapter.stop()
  })
})

describe("a slow archive", () => {
  test.each([
    ["in public", {}, null, 5],
    ["in private", { private: true }, "Ana", 5],
  ])("is announced within the time, %s, and still answers", async (_, args, only, type) => {
    const { people, ana } = await serve((newsroom) => slowly(newsroom, 3200))
    const exchange = await people.command(ana, "quote", { ...cranes, ...args })
    const message = await people.answerTo(exchange)
    expect(textOf(message)).toContain("cranes")
    expect(exchange.firstType).toBe(type)
    expect(exchange.firstAfterMs).toBeGreaterThan(1400)
    expect(exchange.firstAfterMs).toBeLessThan(2500)
    expect(message.onlyFor).toBe(only === null ? null : ana.id)
  })

  test("that finds nothing takes its public announcement back, and tells the asker alone", async () => {
    const { discord, people, ana } = await serve((newsroom) => slowly(newsroom, 1600))
    const message = await people.answerTo(await people.command(ana, "quote", { query: "zzzz" }))
    expect(textOf(message)).toContain("No quote found")
    expect([message.onlyFor, publicMessages(discord)]).toEqual([ana.id, []])
  })

  test("turns a page late, in place", async () => {
    let ms = 0
    const { people, ana } = await serve((newsroom) => ({
      ...newsroom,
      answer: (call) => slowly(newsroom, ms).answer(call),
    }))
    const message = await people.ask(ana, "quote", { query: "war" })
    ms = 1600
    const turned = await people.press(ana, message, /^More/)
    await people.answerTo(turned)
    expect([turned.firstType, message.edits]).toEqual([6, 1])
  })

  test("that is unwell names an incident to the asker alone", async () => {
    const { people, ana, world, logged } = await serve((newsroom) => ({
      ...newsroom,
      tickets: { keep: async () => Promise.reject(new Error("the disk is full")), open: newsroom.tickets.open },
      seen: async () => Promise.reject(new Error("the disk is full")),
    }))
    const message = await people.answerTo(await people.command(ana, "quote", cranes))
    expect(textOf(message)).toContain("incident bcdfgh")
    expect(message.onlyFor).toBe(ana.id)
    expect(logged).toContainEqual(
      expect.objectContaining({ level: "error", incident: "bcdfgh", said: "the disk is full" }),
    )
    expect(JSON.stringify(logged)).not.toContain(world.token)
  })
})

describe("Discord's own troubles", () => {
  const CALLBACK = /POST \/interactions/
  const ORIGINAL = /PATCH .*@original/
  test.each([
    ["is down for a moment (502)", { on: CALLBACK, times: 2, answer: broken }],
    ["breaks the connection", { on: CALLBACK, times: 1, answer: "hang up" }],
    ["takes the answer and says that it is down", { on: CALLBACK, times: 1, answer: broken, after: true }],
    ["asks for patience on the route (429)", { on: CALLBACK, times: 1, answer: tooMany(0.2) }],
    ["asks everybody for patience (429 global)", { on: CALLBACK, times: 1, answer: tooMany(0.2, true) }],
  ] as const)("%s: one answer, and its place in the ledger", async (_, trouble) => {
    const { discord, people, ana, archive } = await serve()
    discord.trouble({ ...trouble })
    const exchange = await people.command(ana, "quote", cranes)
    const message = await people.answerTo(exchange)
    await people.ask(ana, "help")
    expect(publicMessages(discord)).toEqual([message])
    expect((await settled(archive, `discord:${exchange.id}`))?.posted?.message).toBe(message.id)
  })

  test.each([
    ["is down", { times: 2, answer: broken }],
    ["asks for patience", { times: 2, answer: tooMany(0.2) }],
    ["takes the edit and says that it is down", { times: 1, answer: broken, after: true }],
  ] as const)("it %s when a late answer comes: one answer", async (_, trouble) => {
    const { discord, people, ana } = await serve((newsroom) => slowly(newsroom, 1600))
    discord.trouble({ on: ORIGINAL, ...trouble })
    await people.answerTo(await people.command(ana, "quote", cranes))
    expect(publicMessages(discord)).toHaveLength(1)
  })

  test("an interaction that Discord has given up is left alone, and the intent stays open", async () => {
    const { discord, people, ana, archive, logged } = await serve()
    const exchange = await people.command(ana, "quote", cranes)
    Object.assign(exchange, { begun: 0 })
    await discord.until(() => logged.some(({ message }) => message === "an answer was lost: late"), "the log line")
    expect(exchange.refusals).toEqual([10062])
    expect((await archive.posting(`discord:${exchange.id}`))?.posted).toBeNull()
    expect(JSON.stringify(logged)).not.toContain(exchange.token)
  })

  test("permissions that are missing are named to the asker", async () => {
    const { people, ana } = await serve()
    const channel = Object.assign(people.places.desk.channel, { bot_permissions: String((1n << 10n) | (1n << 16n)) })
    const message = await people.answerTo(await people.command(ana, "quote", cranes, { channel, install: "server" }))
    expect(textOf(message)).toContain("it lacks “Send Messages” here")
    expect(message.onlyFor).toBe(ana.id)
  })

  test("a channel that is gone is told once, and not tried for ever", async () => {
    const { discord, people, ana, logged } = await serve((newsroom) => slowly(newsroom, 1600))
    const exchange = await people.command(ana, "quote", cranes)
    await discord.until(() => exchange.state === "deferred", "the announcement")
    discord.world.channels.delete(people.places.desk.channel.id)
    await discord.until(() => logged.some(({ message }) => message === "an answer was lost: gone"), "the log line")
    expect(discord.world.requests.filter((request) => request.includes("@original"))).toHaveLength(1)
  })
})

describe("the end", () => {
  test("finishes what is under way, and takes nothing new", async () => {
    const { discord, people, ana, adapter } = await serve((newsroom) => slowly(newsroom, 1800))
    const exchange = await people.command(ana, "quote", cranes)
    await discord.until(() => exchange.state === "deferred", "the announcement")
    const stopped = adapter.stop()
    const late = await people.command(ana, "quote", cranes)
    await stopped
    expect([exchange.state, exchange.messages.length, late.state]).toEqual(["answered", 1, "open"])
    expect(discord.gateway.isConnected()).toBe(false)
  })

  test("between two tries to connect is an end, too", async () => {
    const { discord, gateway, adapter } = await serve()
    const port = new URL(discord.api).port
    await discord.close()
    const begun = performance.now()
    await adapter.stop()
    expect(performance.now() - begun).toBeLessThan(3000)
    const again = await (await import("../../support/discord/loopback.ts")).openLoopback(Number(port))
    await new Promise((resolve) => setTimeout(resolve, 1200))
    expect([again.gateway.counts.identified, gateway.isConnected()]).toEqual([0, false])
    await again.close()
    served = { ...served, close: async () => {} }
  })
})
