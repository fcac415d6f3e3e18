import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { HttpServer } from "../../../src/http.ts"
import { runs } from "../../support/counts.ts"
import { oddLine } from "../../support/odd-lines.ts"
import { onTheWire } from "../../support/wire.ts"
import { serveNewsroom } from "./serve.ts"

// The newsroom is the real one, and its log throws what would be a warning or an error of ours.
let server: HttpServer
const faults: unknown[] = []
const note = (error: unknown) => void faults.push(error)
beforeAll(async () => {
  process.on("unhandledRejection", note).on("uncaughtException", note)
  server = await serveNewsroom()
})
afterAll(async () => {
  process.off("unhandledRejection", note).off("uncaughtException", note)
  await server.close()
})

const encoded = (value: string) => encodeURIComponent(value.toWellFormed())
const NAMES = ["ask", "line", "at", "version", "versions", "part", "__proto__", "ask[]", "%"]
const value = fc.oneof(
  oddLine.map(encoded),
  fc.constantFrom("1..2", "", "%", "%zz", "%E0%A4", "%00", "+", "1e9", "-1", "NaN", "0x10", "99999999999999999999"),
)
const query = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), value), { maxLength: 4 })
  .map((fields) => fields.map(([name, value]) => `${name}=${value}`).join("&"))
const path = fc.oneof(
  fc.constantFrom("/", "/complete", "/articles/iran-drones", "/articles/hostile", "/page.css", "/metrics", "/readyz"),
  oddLine.map((line) => `/articles/${encoded(line)}`),
  fc.constantFrom("//", "/..", "/%2e%2e/%2e%2e/etc/passwd", "/articles/%", "/articles/%00", "/articles/__proto__"),
)
/** Of what is no page the length is told too: 431 where the head of the request is longer than a server reads. */
const STATUSES = new Set([200, 400, 404, 431])

test("of thousands of odd addresses none ends anything, is an error, or is shown as markup", async () => {
  const property = fc.asyncProperty(path, query, async (path, query) => {
    const response = await fetch(`${server.url}${path}?${query}`)
    const body = await response.text()
    expect(STATUSES).toContain(response.status)
    const isPage = /html/.test(response.headers.get("content-type") ?? "")
    // What is suggested is JSON, in which a browser reads no markup.
    if (isPage) expect(body).not.toMatch(/<script(?! src="\/page\.js" type="module")|<img|<iframe|<svg|\son\w+="/i)
    expect(faults).toEqual([])
  })
  await fc.assert(property, runs(10_000))
  expect((await fetch(`${server.url}/?ask=${encoded("/quote grave concern")}`)).status).toBe(200)
})

test("of thousands of odd lines each is answered, with a page that says so", async () => {
  const property = fc.asyncProperty(oddLine, fc.integer({ min: -5, max: 12_000 }), async (line, at) => {
    const asked = await fetch(`${server.url}/?ask=${encoded(line.slice(0, 3000))}`)
    expect([200, 400, 431]).toContain(asked.status)
    expect(await asked.text()).not.toContain("went wrong on our side")
    const completed = await fetch(`${server.url}/complete?line=${encoded(line.slice(0, 3000))}&at=${at}`)
    if (completed.status === 200) expect(await completed.json()).toBeInstanceOf(Array)
    else expect([400, 431]).toContain(completed.status)
  })
  await fc.assert(property, runs(5_000))
})

test("whatever stands on the wire is answered or hung up on, and the next is answered", async () => {
  const bytes = fc.oneof(
    fc.string({ unit: "binary" }),
    oddLine,
    fc.constantFrom("GET", "POST / HTTP/9.9", "\r\n".repeat(50)),
  )
  const request = fc.oneof(
    bytes,
    bytes.map((target) => `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`),
    bytes.map((name) => `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n${name}: x\r\nConnection: close\r\n\r\n`),
    bytes.map((method) => `${method} / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\n\r\nabc`),
  )
  const property = fc.asyncProperty(request, async (words) => {
    const answer = await onTheWire(server.url, (socket) => void socket.end(words))
    expect(answer).not.toMatch(/^HTTP\/1\.1 5/)
    expect(faults).toEqual([])
  })
  await fc.assert(property, runs(4_000))
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
})
