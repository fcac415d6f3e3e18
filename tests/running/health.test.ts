import { Hono } from "hono"
import { afterEach, describe, expect, test } from "vitest"
import { openSqlite } from "../../src/archive/sqlite.ts"
import type { Reading } from "../../src/core/newsroom.ts"
import { type HttpServer, openHttp } from "../../src/http.ts"
import { openMetrics } from "../../src/observe.ts"
import { startPlatforms, troublesOf } from "../../src/platforms.ts"
import { archiveState, readiness } from "../../src/running/health.ts"
import { NO_BRIEFINGS, NO_MESSAGES } from "../support/briefings.ts"
import { openLoopback } from "../support/discord/loopback.ts"
import { connect } from "../support/discord/served.ts"
import { newsroomWith } from "../support/newsroom.ts"
import { openOffice } from "../support/slack/office.ts"
import { onTheWire } from "../support/wire.ts"

const READ: Reading = { read: 3, total: 3, faults: [] }
const WELL = { reading: null, writing: null }

describe("ready is who can be asked", () => {
  test.each<[string, Parameters<typeof readiness>[1], string]>([
    ["no platform is set up: the page is enough", { archive: WELL, platforms: {} }, "ready"],
    ["both are served", { archive: WELL, platforms: { discord: null, slack: null } }, "ready"],
    ["one of two is lost", { archive: WELL, platforms: { discord: null, slack: "No socket is up." } }, "ready"],
    ["both are lost", { archive: WELL, platforms: { discord: "Lost.", slack: "Lost." } }, "unready"],
    ["the only one is lost", { archive: WELL, platforms: { slack: "Lost." } }, "unready"],
    ["the archive cannot answer", { archive: { reading: "Damaged.", writing: null }, platforms: {} }, "unready"],
    ["nothing can be kept", { archive: { reading: null, writing: "The disk is full." }, platforms: {} }, "unready"],
    [
      "nothing can be kept, and both are served",
      { archive: { reading: null, writing: "It is locked." }, platforms: { discord: null, slack: null } },
      "unready",
    ],
  ])("%s", (_what, standing, status) => {
    const told = readiness(READ, standing)
    expect(told.status).toBe(status)
    for (const trouble of [standing.archive.reading, standing.archive.writing, ...Object.values(standing.platforms)])
      if (trouble !== null) expect(JSON.stringify(told)).toContain(trouble)
  })
})

test("articles that are still being indexed are told, and nobody is unready for them", () => {
  const standing = { archive: { ...WELL, indexing: 12 }, platforms: {} }
  expect(readiness(READ, standing)).toMatchObject({ status: "ready", indexing: 12 })
  expect(readiness(READ, { archive: WELL, platforms: {} })).not.toHaveProperty("indexing")
})

test("an archive whose search index is lost cannot answer, whatever else it says", async () => {
  const archive = await openSqlite(":memory:")
  expect(await archiveState(archive, new Date())).toEqual(WELL)
  const candidates = async () => {
    throw new Error("database disk image is malformed")
  }
  const broken = { ...archive, snippets: { ...archive.snippets, candidates } }
  expect(await archiveState(broken, new Date())).toEqual({ reading: "database disk image is malformed", writing: null })
  await archive.close()
})

test("Discord that drops out is lost, and is served again when it is back", async () => {
  const discord = await openLoopback()
  const { newsroom } = await newsroomWith()
  const { adapter } = await connect(discord, newsroom)
  expect(troublesOf([adapter])).toEqual({ discord: null })
  discord.gateway.cut()
  await discord.until(() => adapter.trouble())
  await discord.until(() => adapter.trouble() === null)
  await adapter.stop()
  await discord.close()
})

test("Slack that was never reached is not said to be served, also when the bot is stopped meanwhile", async () => {
  await using office = await openOffice()
  const said: string[] = []
  await startPlatforms([office.adapter], (line) => said.push(line))
  expect(said).toEqual(["Slack is connected."])
  const unreached = { ...office.adapter, start: async () => ({ ok: true }) as const, trouble: () => "Not reached yet." }
  await startPlatforms([unreached], (line) => said.push(line))
  expect(said).toHaveLength(1)
  await office.adapter.stop()
  expect(office.adapter.trouble()).not.toBeNull()
})

test("what was dropped is counted by where it came in", async () => {
  const { countDropped, tell } = openMetrics()
  countDropped("discord-gateway")
  countDropped("discord-gateway")
  const { text } = await tell(READ, { next: [], posted: 0, late: 0, missed: 0, failed: 0 }, NO_MESSAGES)
  expect(text).toContain('pullquote_dropped_events_total{entry="discord-gateway"} 2')
})

describe("on the wire", () => {
  const logged: unknown[] = []
  let server: HttpServer
  afterEach(() => server.close())
  const serve = async (changes: Partial<Parameters<typeof openHttp>[0]> = {}) => {
    const opened = await openHttp({
      host: "127.0.0.1",
      port: 0,
      newsroom: { reading: () => READ },
      briefings: NO_BRIEFINGS,
      metrics: async () => ({ type: "text/plain", text: "" }),
      preview: new Hono().all("/*", (c) => c.text("The page")),
      webhooks: [{ path: "/posted", handle: async () => new Response("taken") }],
      log: { info: () => {}, warn: (fields) => logged.push(fields), error: (fields) => logged.push(fields) },
      newIncident: () => "bcdfgh",
      ...changes,
    })
    if (!opened.ok) throw new Error(opened.problem)
    server = opened.server
    return server.url
  }

  test("with a broken archive /readyz still answers, and asks nothing more of it", async () => {
    const broken = async () => {
      throw new Error("malformed")
    }
    const url = await serve({
      briefings: { status: broken, troubles: broken },
      standing: async () => ({ archive: { reading: "Damaged: move it aside.", writing: null }, platforms: {} }),
    })
    const response = await fetch(`${url}/readyz`)
    expect([response.status, await response.json()]).toEqual([
      503,
      { status: "unready", read: 3, refused: 0, total: 3, content: [], archive: "Damaged: move it aside." },
    ])
  })

  test("/readyz names the messages that could not be corrected", async () => {
    const lost = {
      platform: "slack",
      channel: "C1",
      at: "2026-11-25T09:00:00Z",
      message: "1.1",
      problem: "Not a member.",
    } as const
    const url = await serve({ messages: { status: async () => ({ ...NO_MESSAGES, unreachable: 1, lost: [lost] }) } })
    const told = await (await fetch(`${url}/readyz`)).json()
    expect(told).toMatchObject({ status: "ready", corrections: { unreachable: 1, lost: [lost] } })
  })

  test("a plain proxy, which speaks HTTP/1.0 and tells of nobody, gets no page and no metrics", async () => {
    const url = await serve()
    for (const path of ["/", "/metrics"]) {
      const answer = await onTheWire(
        url,
        (socket) => void socket.write(`GET ${path} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n`),
      )
      expect(answer).toMatch(/^HTTP\/1\.[01] 403/)
    }
  })

  test("what was broken off in the middle is no fault of ours", async () => {
    const url = await serve()
    const head = "POST /posted HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n"
    for (const words of [
      head,
      `${head}abc`,
      "POST /posted HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    ]) {
      for (const end of ["reset", "end"] as const)
        await onTheWire(url, (socket) => {
          socket.write(words, () => (end === "reset" ? socket.resetAndDestroy() : socket.end()))
        })
    }
    await fetch(`${url}/healthz`)
    expect(logged).toEqual([])
  })
})
