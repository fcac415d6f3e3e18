import { describe, expect, test } from "vitest"
import { broken, tooMany } from "../../support/discord/loopback.ts"
import { serveFor, settled } from "../../support/discord/served.ts"
import { publicMessages, textOf } from "../../support/discord/world.ts"

// What happens to a bot in a year, in a minute.
const cranes = { query: "cranes" }

describe.concurrent("a slow archive", () => {
  test.for<[string, object, string | null]>([
    ["in public", {}, null],
    ["in private", { private: true }, "Ana"],
  ])("is announced, %s, and still answers", async ([_, args, only], context) => {
    const { people, ana, late } = await serveFor(context)
    const exchange = await late(() => people.command(ana, "quote", { ...cranes, ...args }))
    const message = await people.answerTo(exchange)
    expect(textOf(message)).toContain("cranes")
    expect(exchange.firstType).toBe(5)
    expect(message.onlyFor).toBe(only === null ? null : ana.id)
  })

  test("that finds nothing takes its public announcement back, and tells the asker alone", async (context) => {
    const { discord, people, ana, late } = await serveFor(context)
    const message = await people.answerTo(await late(() => people.command(ana, "quote", { query: "zzzz" })))
    expect(textOf(message)).toContain("No quote found")
    expect([message.onlyFor, publicMessages(discord.world)]).toEqual([ana.id, []])
  })

  test("turns a page late, in place", async (context) => {
    const { people, ana, late } = await serveFor(context)
    const message = await people.ask(ana, "quote", { query: "war" })
    const turned = await late(() => people.press(ana, message, /^Next/))
    await people.answerTo(turned)
    expect([turned.firstType, message.edits]).toEqual([6, 1])
  })

  test.for(["in time", "late"])("that cannot write down what is out leaves it out (%s)", async (when, context) => {
    const { discord, people, ana, logged, late } = await serveFor(context, (newsroom) => ({
      ...newsroom,
      ledger: { ...newsroom.ledger, settle: async () => Promise.reject(new Error("the disk is full")) },
    }))
    const ask = () => people.command(ana, "quote", cranes)
    const message = await people.answerTo(when === "late" ? await late(ask) : await ask())
    const isLogged = () => logged.some(({ message }) => message === "an answer is out, but not in the ledger")
    await discord.until(isLogged, "the log line")
    await people.ask(ana, "help")
    expect(publicMessages(discord.world)).toEqual([message])
  })

  test("that is unwell names an incident to the asker alone", async (context) => {
    const { people, ana, world, logged } = await serveFor(context, (newsroom) => ({
      ...newsroom,
      tickets: { keep: async () => Promise.reject(new Error("the disk is full")), open: newsroom.tickets.open },
      seen: async () => Promise.reject(new Error("the disk is full")),
    }))
    const message = await people.answerTo(await people.command(ana, "quote", cranes))
    expect(textOf(message)).toContain("incident bcdfgh")
    expect(message.onlyFor).toBe(ana.id)
    expect(logged).toContainEqual(
      expect.objectContaining({ level: "error", incident: "bcdfgh", problem: "the disk is full" }),
    )
    expect(JSON.stringify(logged)).not.toContain(world.token)
  })
})

describe.concurrent("Discord's own troubles", () => {
  const CALLBACK = /POST \/interactions/
  const ORIGINAL = /PATCH .*@original/
  test.for([
    ["is down for a moment (502)", { on: CALLBACK, times: 2, answer: broken }],
    ["breaks the connection", { on: CALLBACK, times: 1, answer: "hang up" }],
    ["takes the answer and says that it is down", { on: CALLBACK, times: 1, answer: broken, after: true }],
    ["asks for patience on the route (429)", { on: CALLBACK, times: 1, answer: tooMany(0.2) }],
    ["asks everybody for patience (429 global)", { on: CALLBACK, times: 1, answer: tooMany(0.2, true) }],
  ] as const)("%s: one answer, and its place in the ledger", async ([_, trouble], context) => {
    const { discord, people, ana, archive } = await serveFor(context)
    discord.trouble({ ...trouble })
    const exchange = await people.command(ana, "quote", cranes)
    const message = await people.answerTo(exchange)
    await people.ask(ana, "help")
    expect(publicMessages(discord.world)).toEqual([message])
    expect((await settled(archive, `discord:${exchange.id}`, context))?.posted?.message).toBe(message.id)
  })

  test.for([
    ["is down", { times: 2, answer: broken }],
    ["asks for patience", { times: 2, answer: tooMany(0.2) }],
    ["takes the edit and says that it is down", { times: 1, answer: broken, after: true }],
  ] as const)("it %s when a late answer comes: one answer", async ([_, trouble], context) => {
    const { discord, people, ana, late } = await serveFor(context)
    discord.trouble({ on: ORIGINAL, ...trouble })
    await people.answerTo(await late(() => people.command(ana, "quote", cranes)))
    expect(publicMessages(discord.world)).toHaveLength(1)
  })

  test("an interaction that Discord has given up is left alone, and the intent stays open", async (context) => {
    const { discord, people, ana, archive, logged } = await serveFor(context)
    const exchange = await people.command(ana, "quote", cranes)
    Object.assign(exchange, { begun: Number.NEGATIVE_INFINITY })
    await discord.until(() => logged.some(({ message }) => message === "an answer was lost: late"), "the log line")
    expect(exchange.refusals).toEqual([10062])
    expect((await archive.ledger.find(`discord:${exchange.id}`))?.posted).toBeNull()
    expect(JSON.stringify(logged)).not.toContain(exchange.token)
  })

  test("permissions that are missing are named to the asker", async (context) => {
    const { people, ana } = await serveFor(context)
    const channel = Object.assign(people.places.desk.channel, { bot_permissions: String((1n << 10n) | (1n << 16n)) })
    const message = await people.answerTo(await people.command(ana, "quote", cranes, { channel, install: "server" }))
    expect(textOf(message)).toContain("it lacks “Send Messages” here")
    expect(message.onlyFor).toBe(ana.id)
  })

  test("a channel that is gone is told once, and not tried for ever", async (context) => {
    const { discord, people, ana, logged, late } = await serveFor(context)
    const gone = async () => void discord.world.channels.delete(people.places.desk.channel.id)
    await late(() => people.command(ana, "quote", cranes), gone)
    await discord.until(() => logged.some(({ message }) => message === "an answer was lost: gone"), "the log line")
    expect(discord.world.requests.filter((request) => request.includes("@original"))).toHaveLength(1)
  })
})
