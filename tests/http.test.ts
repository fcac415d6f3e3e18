import { Hono } from "hono"
import { afterEach, describe, expect, test } from "vitest"
import type { Reading } from "../src/core/newsroom.ts"
import { type HttpOptions, type HttpServer, openHttp } from "../src/http.ts"
import { NO_BRIEFINGS } from "./support/briefings.ts"
import { onTheWire } from "./support/wire.ts"

const logged: object[] = []
const NEXT = { place: "#news", date: "2026-03-30", at: "2026-03-30T04:30:00.000Z", zone: "Europe/Kyiv" }
const STANDING = { next: [NEXT], posted: 12, late: 1, missed: 0, failed: 1 }
const options: HttpOptions = {
  host: "127.0.0.1",
  port: 0,
  newsroom: { reading: () => ({ read: 2, total: 2, faults: [] }) },
  briefings: NO_BRIEFINGS,
  metrics: async () => ({ type: "text/plain; version=0.0.4", text: "answers_total 3\n" }),
  preview: new Hono().get("/", (c) => c.html("<p>The page</p>")),
  log: { info: () => {}, warn: () => {}, error: (fields) => logged.push(fields) },
  newIncident: () => "k7f3",
}

let open: HttpServer[] = []
afterEach(async () => {
  await Promise.all(open.map((server) => server.close()))
  open = []
})

async function serve(changes: Partial<HttpOptions> = {}): Promise<HttpServer> {
  const opened = await openHttp({ ...options, ...changes })
  if (!opened.ok) throw new Error(opened.problem)
  open.push(opened.server)
  return opened.server
}

/** One request with the headers that are given and no other: fetch sets no Host header. */
const raw = (url: string, path: string, headers: readonly string[]): Promise<string> =>
  onTheWire(
    url,
    (socket) => void socket.write([`GET ${path} HTTP/1.1`, ...headers, "Connection: close", "", ""].join("\r\n")),
  )

describe("health", () => {
  test("a server that listens is healthy", async () => {
    const { url } = await serve()
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: "ok" })
  })

  const fault = { file: "strike.md", problem: "strike.md is empty. Write the article, or take the file away." }
  test.each<[string, Reading, readonly string[], number, object]>([
    [
      "while articles are being read, it is not ready",
      { read: 1, total: 3, faults: [] },
      [],
      503,
      { status: "reading", read: 1, refused: 0 },
    ],
    [
      "when all are read, it is ready",
      { read: 3, total: 3, faults: [] },
      [],
      200,
      { status: "ready", read: 3, refused: 0 },
    ],
    [
      "a file that cannot be read is named, and the others served",
      { read: 3, total: 3, faults: [fault] },
      [],
      200,
      { status: "ready", read: 2, refused: 1 },
    ],
    [
      "a folder that is gone is told, and is no file",
      { read: 3, total: 3, faults: [{ file: ".", problem: "The content folder does not exist." }] },
      [],
      200,
      { status: "ready", read: 3, refused: 0 },
    ],
    [
      "a briefing that could not be posted is named",
      { read: 0, total: 0, faults: [] },
      ["#news is gone."],
      200,
      { status: "ready", read: 0, refused: 0 },
    ],
  ])("%s", async (_name, reading, delivery, status, stands) => {
    const { url } = await serve({
      newsroom: { reading: () => reading },
      briefings: { status: async () => STANDING, troubles: async () => delivery },
    })
    const response = await fetch(`${url}/readyz`)
    const { total, faults: content } = reading
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ ...stands, total, content, delivery, briefings: STANDING })
  })

  test("metrics are given as they were counted", async () => {
    const { url } = await serve()
    const response = await fetch(`${url}/metrics`)
    expect([response.headers.get("content-type"), await response.text()]).toEqual([
      "text/plain; version=0.0.4",
      "answers_total 3\n",
    ])
  })
})

describe("the page and the counters answer only on this machine", () => {
  test.each([
    ["127.0.0.1", 200],
    ["127.0.0.1:3000", 200],
    ["localhost:3000", 200],
    ["LOCALHOST", 200],
    ["[::1]:3000", 200],
    ["pullquote.example", 403],
    ["localhost.evil.example", 403],
    ["127.0.0.1.evil.example", 403],
    ["192.168.1.7", 403],
    ["0.0.0.0", 403],
  ])("asked for as %s: %i", async (host, status) => {
    const { url } = await serve()
    for (const path of ["/", "/metrics"]) expect(await raw(url, path, [`Host: ${host}`])).toMatch(`HTTP/1.1 ${status}`)
    expect(await raw(url, "/healthz", [`Host: ${host}`])).toMatch("HTTP/1.1 200")
  })

  test.each(["Forwarded: for=203.0.113.9", "X-Forwarded-For: 203.0.113.9", "X-Real-IP: 203.0.113.9", "Via: 1.1 proxy"])(
    "not when handed on for another (%s)",
    async (header) => {
      const { url } = await serve()
      expect(await raw(url, "/", ["Host: 127.0.0.1", header])).toMatch("HTTP/1.1 403")
    },
  )

  test("and say so in words", async () => {
    const { url } = await serve()
    const answer = await raw(url, "/", ["Host: evil.example"])
    expect(answer).toContain("This page only works on the machine that it runs on")
    expect(answer).toContain("content-security-policy")
  })
})

describe("what every answer says", () => {
  test.each(["/", "/healthz", "/readyz", "/metrics", "/nothing-here"])("%s", async (path) => {
    const { url } = await serve()
    const { headers } = await fetch(url + path)
    expect(headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    )
    expect(headers.get("x-content-type-options")).toBe("nosniff")
    expect(headers.get("referrer-policy")).toBe("no-referrer")
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin")
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin")
  })

  test("a failure is logged, and told by the name of its incident alone", async () => {
    const preview = {
      fetch: () => {
        throw new Error("secret detail")
      },
    }
    const { url } = await serve({ preview })
    const response = await fetch(url)
    expect(response.status).toBe(500)
    expect(await response.text()).toBe("Something went wrong on our side. The log has it as incident k7f3.\n")
    expect(logged.at(-1)).toMatchObject({ incident: "k7f3", path: "/" })
  })
})

describe("opening and closing", () => {
  test("a port in use is one line that names PORT", async () => {
    const { url } = await serve()
    const port = Number(new URL(url).port)
    expect(await openHttp({ ...options, port })).toEqual({
      ok: false,
      problem: `Port ${port} on 127.0.0.1 is in use. Set PORT to a free one, or stop what listens there.`,
    })
  })

  test("an address that is not this machine's is one line that names HOST", async () => {
    const opened = await openHttp({ ...options, host: "203.0.113.1" })
    expect(opened).toMatchObject({ ok: false, problem: expect.stringContaining("Set HOST to one") })
  })

  test("an open request is finished, a kept connection is let go, and then nothing listens", async () => {
    const asked = Promise.withResolvers<void>()
    const answer = Promise.withResolvers<string>()
    const preview = new Hono().get("/slow", async (c) => {
      asked.resolve()
      return c.text(await answer.promise)
    })
    const { url, close } = await serve({ preview })
    await (await fetch(`${url}/healthz`)).text()
    const slow = fetch(`${url}/slow`)
    await asked.promise
    const closed = close()
    answer.resolve("finished")
    const { headers } = await slow
    expect([headers.get("connection"), await (await slow).text()]).toEqual(["close", "finished"])
    await closed
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  })
})
