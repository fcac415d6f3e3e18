import type { Socket } from "node:net"
import { afterEach, describe, expect, test } from "vitest"
import { readDelivery } from "../../src/adapters/webhook.ts"
import { type HttpServer, openHttp } from "../../src/http.ts"
import { NO_BRIEFINGS } from "../support/briefings.ts"
import { onTheWire } from "../support/wire.ts"

// What a chat platform posts, as it may arrive: in pieces, never finished, never ending.
const MOST = 100_000
const IN_TIME = 60_000

let server: HttpServer
let delivered: string[] = []
let logged: object[] = []
afterEach(() => server.close())

async function serve(withinMs = IN_TIME): Promise<string> {
  delivered = []
  logged = []
  const opened = await openHttp({
    host: "127.0.0.1",
    port: 0,
    newsroom: { reading: () => ({ read: 0, total: 0, faults: [] }) },
    briefings: NO_BRIEFINGS,
    metrics: async () => ({ type: "text/plain", text: "" }),
    preview: { fetch: () => new Response("") },
    webhooks: [
      {
        path: "/posted",
        async handle({ headers, body }) {
          delivered.push(`${headers.get("X-Signature")}: ${Buffer.from(body)}`)
          return new Response("taken")
        },
      },
    ],
    deliveryLimits: { mostBytes: MOST, withinMs },
    log: { info: () => {}, warn: () => {}, error: (fields) => logged.push(fields) },
    newIncident: () => "bcdfgh",
  })
  if (!opened.ok) throw new Error(opened.problem)
  server = opened.server
  return server.url
}

const head = (...headers: readonly string[]): string =>
  ["POST /posted HTTP/1.1", "Host: 127.0.0.1", "X-Signature: abc", ...headers, "", ""].join("\r\n")
const chunk = (bytes: string): string => `${bytes.length.toString(16)}\r\n${bytes}\r\n`
const END = "0\r\n\r\n"
const LAST = "Connection: close"
const CHUNKED = "Transfer-Encoding: chunked"
const ANNOUNCED = "Content-Length: 6"
/** "grève", a character a byte. */
const WORDS = Buffer.from("grève").toString("latin1")

describe("what a platform posts arrives whole", () => {
  test.each<[string, readonly string[]]>([
    ["in one piece, its length announced", [head(LAST, ANNOUNCED), WORDS]],
    ["announced, in two pieces that split a letter", [head(LAST, ANNOUNCED), WORDS.slice(0, 3), WORDS.slice(3)]],
    ["in chunks, no length announced", [head(LAST, CHUNKED), chunk(WORDS.slice(0, 2)), chunk(WORDS.slice(2)), END]],
    ["in chunks of one byte", [head(LAST, CHUNKED), ...[...WORDS].map(chunk), END]],
    ["with nothing in it", [head(LAST, "Content-Length: 0")]],
  ])("%s", async (_how, parts) => {
    const url = await serve()
    const answer = await onTheWire(url, (socket) => {
      socket.setNoDelay()
      for (const part of parts) socket.write(part, "latin1")
    })
    expect(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*taken/)
    expect(delivered).toEqual([parts.length > 1 ? "abc: grève" : "abc: "])
  })

  test("at the very limit, announced or not", async () => {
    const url = await serve()
    const long = "x".repeat(MOST)
    for (const request of [head(LAST, `Content-Length: ${MOST}`) + long, head(LAST, CHUNKED) + chunk(long) + END]) {
      expect(await onTheWire(url, (socket) => void socket.write(request))).toMatch(/^HTTP\/1\.1 200 /)
    }
    expect(delivered).toEqual([`abc: ${long}`, `abc: ${long}`])
  })
})

describe("what nobody but an attacker posts is refused, and the connection ended", () => {
  /** Writes as long as the other end listens. */
  const endlessly = (first: string) => (socket: Socket) => {
    socket.write(first)
    const more = () => {
      while (!socket.destroyed && socket.write(chunk("x".repeat(10_000))));
      if (!socket.destroyed) socket.once("drain", more)
    }
    more()
  }
  const saying = (words: string) => (socket: Socket) => void socket.write(words)

  test.each<[string, (socket: Socket) => void, number]>([
    ["announced to be too long: before a byte of it has come", saying(head(`Content-Length: ${MOST + 1}`)), 413],
    ["announced to be endless", saying(head("Content-Length: 999999999999999")), 413],
    ["a byte too long, in chunks", saying(head(CHUNKED) + chunk("x".repeat(MOST + 1))), 413],
    ["endless, in chunks", endlessly(head(CHUNKED)), 413],
    ["announced to be as long as it is short", saying(`${head("Content-Length: -1")}x`), 400],
    ["announced and in chunks at once", saying(head("Content-Length: 1", CHUNKED) + chunk("x") + END), 400],
  ])("%s", async (_what, talk, status) => {
    const url = await serve()
    expect(await onTheWire(url, talk)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect([delivered, logged]).toEqual([[], []])
  })

  test.each([
    ["announced", head("Content-Length: 100")],
    ["announced, and begun", `${head("Content-Length: 100")}gr`],
    ["in chunks", head(CHUNKED)],
    ["in chunks, and begun", head(CHUNKED) + chunk("gr")],
  ])("withheld: never finished, %s", async (_how, words) => {
    const url = await serve(20)
    expect(await onTheWire(url, saying(words))).toMatch(/^HTTP\/1\.1 408 /)
    expect([delivered, logged]).toEqual([[], []])
  })

  test("a line that breaks in the middle is no incident of ours", async () => {
    await serve()
    const body = new ReadableStream({
      start: (stream) => stream.enqueue(new Uint8Array(10)),
      pull: (stream) => stream.error(new Error("aborted")),
    })
    const request = new Request("http://127.0.0.1/posted", { method: "POST", body, duplex: "half" })
    const read = await readDelivery(request, { mostBytes: MOST, withinMs: IN_TIME })
    expect(read.ok || read.refusal.status).toBe(400)
  })
})
