import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { openDiscord } from "../../../src/adapters/discord/index.ts"
import { openHttp } from "../../../src/http.ts"
import { coveredIranDrones, HARBOUR_STRIKE } from "../../support/archive.ts"
import { NO_BRIEFINGS } from "../../support/briefings.ts"
import type { Body } from "../../support/discord/contract.ts"
import { openLoopback } from "../../support/discord/loopback.ts"
import { peopleOf } from "../../support/discord/people.ts"
import { textOf } from "../../support/discord/world.ts"
import { newsroomWith } from "../../support/newsroom.ts"

// DISCORD_TRANSPORT=http: Discord calls us, and signs what it sends.
let served: Awaited<ReturnType<typeof serveHttp>>
beforeAll(async () => {
  served = await serveHttp()
})
afterAll(() => served.close())
afterEach(() => expect(served.discord.world.breaches).toEqual([]))

async function serveHttp() {
  const discord = await openLoopback()
  const { newsroom } = await newsroomWith(coveredIranDrones(), HARBOUR_STRIKE)
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const { application, token } = discord.world
  const adapter = openDiscord(
    { token, applicationId: application.id, transport: "http", publicKey: application.verify_key, apiUrl: discord.api },
    newsroom,
    { log, now: () => new Date(), newIncident: () => "bcdfgh" },
  )
  const opened = await openHttp({
    host: "127.0.0.1",
    port: 0,
    newsroom,
    log,
    briefings: NO_BRIEFINGS,
    newIncident: () => "bcdfgh",
    metrics: async () => ({ type: "text/plain", text: "" }),
    preview: { fetch: () => new Response("") },
    webhooks: adapter.webhooks,
  })
  if (!opened.ok) throw new Error(opened.problem)
  expect(await adapter.start()).toEqual({ ok: true })
  const people = peopleOf(discord, { url: `${opened.server.url}/discord/interactions` })
  const close = async () => {
    await Promise.all([adapter.stop(), opened.server.close()])
    await discord.close()
  }
  return { discord, adapter, people, close }
}

test("a PING is answered with a PONG", async () => {
  const response = await served.people.post({ type: 1, id: "1", token: "t" })
  expect([response.status, JSON.parse(response.body)]).toEqual([200, { type: 1 }])
})

test("commands, buttons and completions are answered as over the gateway, which is not connected", async () => {
  const { people, discord } = served
  const ana = people.person("Ana")
  const message = await people.ask(ana, "quote", { query: "war" })
  expect(textOf(message)).toContain("deeply involves Iran")
  await people.answerTo(await people.press(ana, message, /^Next/))
  expect(message.edits).toBe(1)
  const typing = await people.typing(ana, "quote", { query: "cran" }, "query")
  expect((await discord.until(() => typing.choices)).length).toBeGreaterThan(0)
  expect(discord.gateway.counts.identified).toBe(0)
})

test("a request that comes again has one effect", async () => {
  const { people, discord } = served
  const exchange = await people.command(people.person("Ana"), "quote", { query: "cranes" })
  await people.answerTo(exchange)
  const callbacks = () => discord.world.requests.filter((request) => request.includes(exchange.id)).length
  const before = callbacks()
  expect((await people.post(exchange.payload)).status).toBe(202)
  await people.ask(people.person("Ben"), "help")
  expect(callbacks()).toBe(before)
})

describe("what Discord did not sign is refused with 401 and has no effect", () => {
  const flip = (hex: string) => (hex.startsWith("0") ? "1" : "0") + hex.slice(1)
  type Signed = { timestamp: string; body: string; signature: string }
  test.each<[string, (signed: Signed) => Partial<Signed>]>([
    ["another signature", ({ signature }) => ({ signature: flip(signature) })],
    ["another body", ({ body }) => ({ body: body.replace("quote", "fact") })],
    ["a body that only a blank tells apart", ({ body }) => ({ body: `${body} ` })],
    ["another time", ({ timestamp }) => ({ timestamp: String(Number(timestamp) + 1) })],
    ["no signature", () => ({ signature: "" })],
    ["a signature that is none", () => ({ signature: "zz".repeat(64) })],
    ["a signature that is too short", ({ signature }) => ({ signature: signature.slice(2) })],
    ["no time", () => ({ timestamp: "" })],
    ["a time that is none", () => ({ timestamp: "now" })],
  ])("%s", async (_, tamper) => {
    const { people, discord } = served
    const payload: Body = { type: 2, id: discord.world.id(), token: "t", data: { name: "quote", type: 1 } }
    const before = discord.world.requests.length
    const response = await people.post(payload, tamper)
    expect([response.status, discord.world.requests.length]).toEqual([401, before])
  })

  test.each([{}, { "Transfer-Encoding": "chunked" }])(
    "and more than any interaction is not read (%o)",
    async (headers) => {
      const response = await served.people.post({ type: 1, junk: "x".repeat(2_000_000) }, () => ({ headers }))
      expect(response.status).toBe(413)
    },
  )
})

test("after the end nothing new is taken, and Discord is told so", async () => {
  const other = await serveHttp()
  await other.adapter.stop()
  const { channel } = other.people.places.desk
  expect((await other.people.post({ type: 2, id: "1", token: "t", data: {}, channel })).status).toBe(503)
  await other.close()
})
