import type { AddressInfo } from "node:net"
import { createAdaptorServer, type HttpBindings } from "@hono/node-server"
import { type Context, Hono, type MiddlewareHandler } from "hono"
import { DELIVERY_LIMITS, type DeliveryLimits, readDelivery, type Webhook } from "./adapters/webhook.ts"
import type { Briefings } from "./briefing/index.ts"
import type { Log } from "./core/desk.ts"
import type { Newsroom } from "./core/newsroom.ts"
import { contentStatus } from "./observe.ts"

export type HttpOptions = {
  readonly host: string
  /** 0 takes any that is free. */
  readonly port: number
  readonly newsroom: Pick<Newsroom, "reading">
  readonly briefings: Pick<Briefings, "status" | "troubles">
  readonly metrics: () => Promise<{ readonly type: string; readonly text: string }>
  /** The page: answered to this machine alone. Whatever it throws is logged and told here. */
  readonly preview: { fetch(request: Request): Response | Promise<Response> }
  /** Paths that a chat platform calls from outside; each checks its own signatures. */
  readonly webhooks?: readonly Webhook[]
  /** How much of such a call is read, and for how long. */
  readonly deliveryLimits?: DeliveryLimits
  readonly log: Log
  /** A fresh short name for a failure, told to the asker and in the log. */
  readonly newIncident: () => string
}

type Served = { Bindings: HttpBindings }

export type HttpServer = {
  /** "http://127.0.0.1:3000" */
  readonly url: string
  /** Takes no new requests, finishes the open ones and resolves when all connections are closed. */
  close(): Promise<void>
}

/** Opens the one server. A port or host that cannot be listened on is a problem in words that names the variable. */
export async function openHttp(
  options: HttpOptions,
): Promise<{ readonly ok: true; readonly server: HttpServer } | { readonly ok: false; readonly problem: string }> {
  const { host, port } = options
  let closing = false
  const routes = new Hono<Served>()
    .use(async (c, next) => {
      await next()
      if (closing) c.res.headers.set("Connection", "close")
    })
    .route("/", routesOf(options))
  const server = createAdaptorServer({ fetch: routes.fetch, overrideGlobalObjects: false })
  const failure = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once("error", resolve)
    server.listen(port, host, () => resolve(null))
  })
  if (failure) return { ok: false, problem: problemOf(failure, host, port) }

  const { port: taken } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      closing = true
      const late = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), DRAIN_MS)
      server.close(() => {
        clearTimeout(late)
        resolve()
      })
    })
  return { ok: true, server: { url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`, close } }
}

/** How long open requests may take to finish when the server closes. */
const DRAIN_MS = 5000

function problemOf({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === "EADDRINUSE")
    return `Port ${port} on ${host} is in use. Set PORT to a free one, or stop what listens there.`
  if (code === "EACCES") return `Port ${port} on ${host} may not be opened. Set PORT to one from 1024.`
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN")
    return `“${host}” is no address of this machine. Set HOST to one: 127.0.0.1, or 0.0.0.0 for all of them.`
  return `Port ${port} on ${host} cannot be opened (${message}). Set HOST and PORT to where it may listen.`
}

function routesOf(options: HttpOptions) {
  const { newsroom, briefings, metrics, preview, log, newIncident } = options
  const { webhooks = [], deliveryLimits = DELIVERY_LIMITS } = options
  const outside = new Hono<Served>()
  for (const { path, handle } of webhooks) {
    outside.post(path, async (c) => {
      const read = await readDelivery(c.req.raw, deliveryLimits)
      return read.ok ? handle(read.delivery) : read.refusal
    })
  }
  return new Hono<Served>()
    .use(secured)
    .route("/", outside)
    .get("/healthz", (c) => c.json({ status: "ok" }))
    .get("/readyz", async (c) => {
      const reading = newsroom.reading()
      const files = contentStatus(reading)
      // A file that cannot be read leaves the others served, so it is told and does not take the service away.
      const delivery = await briefings.troubles()
      const told = { ...files, content: reading.faults, delivery, briefings: await briefings.status() }
      return c.json(told, files.status === "ready" ? 200 : 503)
    })
    .use(onlyHere)
    .get("/metrics", async (c) => {
      const { type, text } = await metrics()
      return c.body(text, 200, { "Content-Type": type })
    })
    .all("/*", (c) => preview.fetch(c.req.raw))
    .onError((error, c) => {
      const incident = newIncident()
      log.error({ incident, path: c.req.path, err: error }, "a request failed")
      return c.text(`That went wrong on our side. The log names it as incident ${incident}.\n`, 500)
    })
}

/** Nothing but what this server sends is run, shown, framed or told of. */
const HEADERS = {
  "Content-Security-Policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "no-cache",
} as const

const secured: MiddlewareHandler<Served> = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value)
}

/**
 * The page and the counters are for who sits at this machine, whatever HOST is: the connection must come from it, be
 * asked for by a name of it (a page elsewhere can point its own name at 127.0.0.1), and not be handed on for another.
 */
const onlyHere: MiddlewareHandler<Served> = async (c, next) => {
  if (isFromHere(c)) return next()
  return c.text(
    "This page answers only on the machine it runs on: open it there as http://127.0.0.1 or localhost.\n",
    403,
  )
}

const HANDED_ON = ["forwarded", "x-forwarded-for", "x-real-ip", "via"] as const

function isFromHere(c: Context<Served>): boolean {
  const peer = c.env.incoming.socket.remoteAddress ?? ""
  const host = /^(\[[^\]]+\]|[^:]+)(?::\d+)?$/.exec(c.req.header("host") ?? "")?.[1] ?? ""
  return isLoopback(peer) && isLoopback(host) && HANDED_ON.every((name) => c.req.header(name) === undefined)
}

const isLoopback = (host: string): boolean =>
  /^(?:localhost|\[?(?:::1|(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})\]?)$/i.test(host)
