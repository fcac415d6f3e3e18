import { describe, expect, test } from "vitest"
import { type Loopback, openLoopback } from "../../support/discord/loopback.ts"
import { connect, serveFor } from "../../support/discord/served.ts"
import { type Exchange, publicMessages, textOf } from "../../support/discord/world.ts"

// How a connection is lost, and kept. A new session may begin only 5 s after the last one.
const cranes = { query: "cranes" }

describe.concurrent("the connection", () => {
  test.for([
    ["is cut", (d: Loopback) => d.gateway.cut(), "resumed"],
    ["is closed by Discord (4000)", (d: Loopback) => d.gateway.closeWith(4000), "resumed"],
    ["is told to reconnect (opcode 7)", (d: Loopback) => d.gateway.send({ op: 7, d: null }), "resumed"],
    ["loses its session (opcode 9)", (d: Loopback) => d.gateway.send({ op: 9, d: false }), "identified"],
    ["may keep its session (opcode 9)", (d: Loopback) => d.gateway.send({ op: 9, d: true }), "resumed"],
    ["is closed as timed out (4009)", (d: Loopback) => d.gateway.closeWith(4009), "resumed"],
  ] as const)("%s: what is asked next is answered, once", async ([_, lose, kind], context) => {
    const { discord, people, gateway, ana } = await serveFor(context)
    const before = gateway.counts[kind]
    lose(discord)
    await discord.until(() => gateway.counts[kind] > before, kind)
    expect(textOf(await people.ask(ana, "quote", cranes))).toContain("cranes")
    expect(publicMessages(discord.world)).toHaveLength(1)
  })

  test("what was asked while the line was cut is answered after the resume", async (context) => {
    const { discord, people, gateway, ana } = await serveFor(context)
    gateway.cut()
    await discord.until(() => !gateway.isConnected(), "the cut")
    const exchange = await people.command(ana, "quote", cranes)
    expect(textOf(await people.answerTo(exchange))).toContain("cranes")
    expect(gateway.counts).toMatchObject({ connected: 2, identified: 1, resumed: 1 })
  })

  test("a session that Discord has forgotten is begun anew", async (context) => {
    const { discord, people, gateway, ana } = await serveFor(context)
    gateway.forget()
    gateway.cut()
    await discord.until(() => gateway.counts.identified === 2, "a new session")
    expect(textOf(await people.ask(ana, "quote", cranes))).toContain("cranes")
  })

  test("a heartbeat that is not answered is a dead line, which is left and resumed", async (context) => {
    const { discord, people, gateway, ana } = await serveFor(context)
    // The new line beats fast, and nobody answers it.
    Object.assign(gateway.settings, { heartbeatMs: 60, isDeaf: true })
    gateway.cut()
    await discord.until(() => gateway.counts.resumed >= 2, "a second resume")
    gateway.settings.isDeaf = false
    expect(textOf(await people.ask(ana, "quote", cranes))).toContain("cranes")
  })

  test("packets that come again have one effect", async (context) => {
    const { discord, people, gateway, ana } = await serveFor(context)
    await people.ask(ana, "quote", cranes)
    gateway.replay(1)
    await people.ask(ana, "fact", { query: "dockers" })
    expect(publicMessages(discord.world)).toHaveLength(2)
  })

  test("an interaction that comes again after a restart has one effect", async (context) => {
    const { discord, people, ana, adapter, newsroom } = await serveFor(context)
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

  test("a button whose call was too long for it works after a restart", async (context) => {
    const { discord, people, ana, adapter, newsroom } = await serveFor(context)
    const article = "Iran implicated in Russian attacks on civilians in Ukraine"
    const message = await people.ask(ana, "quote", { query: "war", since: "2022-01-01", until: "2022-12-31", article })
    expect(JSON.stringify(message.components)).toContain('"quote~')
    await adapter.stop()
    const again = await connect(discord, newsroom)
    await people.answerTo(await people.press(ana, message, /^Next/))
    expect(message.edits).toBe(1)
    await again.adapter.stop()
  })

  test("two shards share the servers; direct messages come on the first", async (context) => {
    const { discord, people, ana, adapter, newsroom } = await serveFor(context)
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

describe.concurrent("the end", () => {
  test("finishes what is under way, and takes nothing new", async (context) => {
    const { discord, people, ana, adapter, late } = await serveFor(context)
    const ask = () => people.command(ana, "quote", cranes)
    let stopped = Promise.resolve()
    let next: Exchange | null = null
    const exchange = await late(ask, async () => {
      stopped = adapter.stop()
      next = await ask()
    })
    await stopped
    expect([exchange.state, exchange.messages.length, next]).toMatchObject(["answered", 1, { state: "open" }])
    expect(discord.gateway.isConnected()).toBe(false)
  })

  test("between two tries to connect is an end, too", async (context) => {
    const { discord, gateway, adapter, newsroom, logged } = await serveFor(context)
    const port = new URL(discord.api).port
    await discord.close()
    await discord.until(() => logged.some(({ message }) => message === "Discord is reconnecting"), "a try")
    await adapter.stop()
    const again = await openLoopback(Number(port))
    // Meanwhile another bot loses its connection there and comes back; the one that was stopped does not.
    const other = await connect(again, newsroom)
    await again.until(() => again.gateway.isConnected(), "the other bot")
    again.gateway.cut()
    await again.until(() => again.gateway.counts.resumed === 1, "its return")
    expect(again.gateway.counts).toMatchObject({ connected: 2, identified: 1, resumed: 1 })
    expect(gateway.isConnected()).toBe(false)
    await other.adapter.stop()
    await again.close()
  })
})
