import { EventEmitter } from "node:events"
import { createServer, type IncomingMessage } from "node:http"
import type { AddressInfo } from "node:net"
import { json } from "node:stream/consumers"
import { HANG_MS } from "../counts.ts"
import type { OpenRate } from "../rate.ts"
import type { Body } from "./contract.ts"
import { openGateway } from "./gateway.ts"
import { restOf } from "./rest.ts"
import type { Answered, Asked } from "./route.ts"
import { newWorld } from "./world.ts"

/** What goes wrong with the next requests that fit. `after`: the request takes effect, and only its answer is lost. */
export type Trouble = {
  readonly on: RegExp
  /** Of those that fit, only some: asked each time. */
  readonly falls?: () => boolean
  times: number
  readonly after?: true
  readonly answer: Answered | "hang up"
}

export type Loopback = Awaited<ReturnType<typeof openLoopback>>

/** Discord on this machine: REST and gateway on one port of 127.0.0.1, with its faults to order. */
export async function openLoopback(port = 0) {
  const world = newWorld()
  const happened = new EventEmitter().setMaxListeners(0)
  const changed = () => void happened.emit("change")
  const troubles: Trouble[] = []
  const limits: { readonly on: RegExp; readonly rate: OpenRate }[] = []
  let stalled: Promise<unknown> = Promise.resolve()

  const server = createServer(async (request, response) => {
    const asked = await read(request)
    await stalled
    const trouble = troubles.find(
      ({ on, times, falls = () => true }) => times > 0 && on.test(`${asked.method} ${asked.path}`) && falls(),
    )
    if (trouble) trouble.times--
    const rated = limits.find(({ on }) => on.test(`${asked.method} ${asked.path}`))?.rate
    const turn = rated?.take()
    const answered =
      turn?.left === null ? tooMany(turn.endsInMs / 1000) : trouble && !trouble.after ? trouble.answer : answer(asked)
    const sent = trouble?.after ? trouble.answer : answered
    if (trouble && !trouble.after) world.requests.push(`${asked.method} ${asked.path} (trouble)`)
    if (sent === "hang up") return request.socket.destroy()
    const { status, body, headers = {} } = sent
    response.writeHead(status, {
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...(rated && turn && rateHeaders(rated, turn)),
      ...headers,
    })
    response.end(body === undefined ? undefined : JSON.stringify(body))
    changed()
  })
  const taken = () => (server.address() as AddressInfo).port
  const gateway = openGateway(server, world, () => `ws://127.0.0.1:${taken()}/gateway`, changed)
  const answer = restOf(world, gateway, changed)
  server.listen(port, "127.0.0.1")
  await new Promise((resolve) => server.once("listening", resolve))

  return {
    world,
    gateway,
    /** What an operator sets as DISCORD_API_URL. */
    api: `http://127.0.0.1:${taken()}/api`,
    trouble: (trouble: Trouble) => void troubles.push(trouble),
    /** From now on such requests are taken as often as the rate allows, and told how many are left. */
    limit: (on: RegExp, rate: OpenRate) => void limits.push({ on, rate }),
    /** Takes requests and answers none before then. */
    stall(until: Promise<unknown>) {
      stalled = until
    },
    /** Resolves once it is so; looked at whenever something happens. */
    until<T>(isSo: () => T | null | undefined | false, what = "what was waited for", ms = HANG_MS): Promise<T> {
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = isSo()
          if (found === null || found === undefined || found === false) return
          end()
          resolve(found)
        }
        const end = () => {
          clearTimeout(late)
          happened.off("change", look)
        }
        const late = setTimeout(() => {
          end()
          reject(
            new Error(
              `${what} did not happen. Requests:\n${world.requests.slice(-15).join("\n")}\n${world.breaches.join("\n")}`,
            ),
          )
        }, ms)
        happened.on("change", look)
        look()
      })
    },
    changed,
    async close() {
      gateway.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function read(request: IncomingMessage): Promise<Asked> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1")
  const body: Body = request.headers["content-type"] === "application/json" ? await json(request) : undefined
  return {
    method: request.method ?? "GET",
    query: searchParams,
    auth: request.headers.authorization ?? null,
    body,
    path: decodeURIComponent(pathname).replace(/^\/api\/v10/, ""),
  }
}

const rateHeaders = ({ most }: OpenRate, { left, endsInMs }: ReturnType<OpenRate["take"]>) => ({
  "X-RateLimit-Limit": String(most),
  "X-RateLimit-Remaining": String(left ?? 0),
  "X-RateLimit-Reset-After": String(endsInMs / 1000),
  "X-RateLimit-Bucket": "one-for-all",
})

/** What Discord says when it is asked too often; `seconds` may be a fraction. */
export const tooMany = (seconds: number, global = false): Answered => ({
  status: 429,
  body: { message: "You are being rate limited.", retry_after: seconds, global },
  headers: {
    "Retry-After": String(seconds),
    "X-RateLimit-Scope": global ? "global" : "user",
    ...(global && { "X-RateLimit-Global": "true" }),
  },
})

export const broken: Answered = { status: 502, body: { message: "Bad Gateway" } }
