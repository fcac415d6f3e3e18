import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { clockAhead, openClockWatch, wrongClock } from "../../src/adapters/clock.ts"
import { openWebhook } from "../../src/adapters/discord/webhook.ts"
import { call } from "../support/command-line.ts"
import { openLoopback } from "../support/discord/loopback.ts"
import { peopleOf } from "../support/discord/people.ts"
import { folder } from "../support/spawn.ts"

// Signatures are good for five minutes, and a platform's clock tells whether ours is wrong.
const BEHIND = -17 * 60_000
const TRUE = Date.parse("2026-05-04T07:30:00Z")
const logged: { readonly level: string; readonly message: string }[] = []
const line = (level: string) => (_fields: object, message: string) => void logged.push({ level, message })
const toolsAt = (now: () => Date) => ({
  log: { info: line("info"), warn: line("warn"), error: line("error") },
  now,
  newIncident: () => "bcdfgh",
})
/** A platform whose clock is right. */
const platform = createServer((_request, response) => response.setHeader("Date", new Date(TRUE).toUTCString()).end())
let url = ""
beforeAll(async () => {
  await new Promise<void>((resolve) => platform.listen(0, "127.0.0.1", resolve))
  url = `http://127.0.0.1:${(platform.address() as AddressInfo).port}/api`
})
afterAll(() => void platform.close())
beforeEach(() => void logged.splice(0))

const later = (seconds: number) => () => new Date(TRUE + seconds * 1000)

test.each([
  [0, null],
  [59, null],
  [-59, null],
  [60, "This machine's clock is wrong by 1 minute: it is ahead"],
  [1020, "This machine's clock is wrong by 17 minutes: it is ahead"],
  [-1030, "This machine's clock is wrong by 17 minutes: it is behind"],
])("a clock that differs by %i seconds: %s", (seconds, words) => {
  expect(wrongClock(seconds)).toBe(words)
})

test("how far the clock is ahead is told by the platform's answer, and not where there is none", async () => {
  expect(await clockAhead(url, later(1020))).toBe(1020)
  expect(await clockAhead("http://127.0.0.1:9/", later(1020))).toBeNull()
})

describe("signatures that are refused for their age", () => {
  test("all of them: the clock is wrong, and that is said once", async () => {
    const watch = openClockWatch("Discord", url, toolsAt(later(1020)))
    for (const seconds of [1020, 1019, 1018, 1017]) await watch.aged(seconds)
    expect(logged.filter(({ level }) => level === "error").map(({ message }) => message)).toEqual([
      "This machine's clock is wrong by 17 minutes: it is ahead. Every request from Discord is refused because its signature looks too old. Set the clock right.",
    ])
  })

  test("copies of old ones, while the clock is right: nothing is said against it", async () => {
    const watch = openClockWatch("Discord", url, toolsAt(later(2)))
    for (const seconds of [900, 900, 800, 400]) await watch.aged(seconds)
    expect(logged.map(({ level }) => level)).toEqual(["info", "info"])
  })

  test("one among good ones: nothing is asked of the platform", async () => {
    const watch = openClockWatch("Discord", "http://127.0.0.1:9/", toolsAt(later(2)))
    for (const seconds of [900, 800, 700]) {
      await watch.aged(seconds)
      watch.good()
    }
    expect(logged.filter(({ level }) => level !== "info")).toEqual([])
  })
})

describe("what Discord signed", () => {
  const received: unknown[] = []

  test.each([
    ["now", 0, 202],
    ["just in time", 299, 202],
    ["ahead, in time", -299, 202],
    ["more than five minutes ago", 302, 401],
    ["more than five minutes ahead", -302, 401],
  ])("%s: %i s", async (_when, seconds, status) => {
    const discord = await openLoopback()
    const receive = (arrived: unknown) => {
      received.push(arrived)
      return "taken" as const
    }
    const now = () => new Date(Date.now() + seconds * 1000)
    const { handle } = openWebhook(
      { publicKey: discord.world.application.verify_key, apiUrl: url },
      receive,
      toolsAt(now),
    )
    const { createServer: serve } = await import("node:http")
    const server = serve(async (request, response) => {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part as Buffer)
      const headers = new Headers(request.headers as Record<string, string>)
      const answered = await handle({ headers, body: Buffer.concat(parts) })
      response.writeHead(answered.status).end()
    }).listen(0, "127.0.0.1")
    await new Promise((resolve) => server.once("listening", resolve))
    const { port } = server.address() as AddressInfo
    const people = peopleOf(discord, { url: `http://127.0.0.1:${port}/` })
    const before = received.length
    expect((await people.post({ type: 4 })).status).toBe(status)
    expect(received.length - before).toBe(status === 202 ? 1 : 0)
    server.closeAllConnections()
    server.close()
    await discord.close()
  })
})

test("the doctor says by how many minutes the clock is wrong", async () => {
  const temporary = await folder()
  // Its answers are dated 17 minutes ago: to the doctor, this machine's clock is ahead.
  const slack = createServer((_request, response) => {
    response
      .setHeader("Date", new Date(Date.now() + BEHIND).toUTCString())
      .setHeader("Content-Type", "application/json")
    response.end('{"ok":true}')
  })
  await new Promise<void>((resolve) => slack.listen(0, "127.0.0.1", resolve))
  const { code, out } = await call(["doctor"], {
    DATA_DIR: temporary.path,
    SLACK_BOT_TOKEN: "xoxb-1-loopback",
    SLACK_SIGNING_SECRET: "8f742231b10e8888abcd99",
    SLACK_API_URL: `http://127.0.0.1:${(slack.address() as AddressInfo).port}/api/`,
  })
  slack.close()
  await temporary.remove()
  expect(code).toBe(1)
  expect(out).toContain(
    "Error       Slack: this machine's clock\n            This machine's clock is wrong by 17 minutes: it is ahead.",
  )
})
