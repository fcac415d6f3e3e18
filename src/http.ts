import type { AddressInfo } from "node:net"
import { createAdaptorServer, type HttpBindings } from "@hono/node-server"
import { type Context, Hono, type MiddlewareHandler } from "hono"
import { DELIVERY_LIMITS, type DeliveryLimits, readDelivery, type Webhook } from "./adapters/webhook.ts"
import type { Briefings } from "./briefing/index.ts"
import type { Config } from "./config.ts"
import type { Log } from "./core/desk.ts"
import type { Newsroom } from "./core/newsroom.ts"
import type { Messages } from "./following/index.ts"
import { readiness, type Standing } from "./running/health.ts"

export type HttpOptions = {
  readonly host: string
  /** 0 takes any that is free. */
  readonly port: number
  readonly newsroom: Pick<Newsroom, "reading">
  readonly briefings: Pick<Briefings, "status" | "troubles">
  /** How messages follow their articles. */
  readonly messages?: Pick<Messages, "status">
  readonly metrics: () => Promise<{ readonly type: string; readonly text: string }>
  /** The page: answered to this machine alone. Whatever it throws is logged and told here. */
  readonly preview: { fetch(request: Request): Response | Promise<Response> }
  /** How archive and platforms fare. */
  readonly standing?: () => Promise<Standing>
  /** A port of their own for the webhooks; 0 takes any that is free. Left out: they stand beside the page. */
  readonly webhookPort?: number | undefined
  /** Paths that a chat platform calls from outside; each checks its own signatures. */
  readonly webhooks?: readonly Webhook[]
  /** How much of such a call is read, and for how long. */
  readonly deliveryLimits?: DeliveryLimits
  readonly log: Log
  /** A fresh short name for a failure, told to the asker and in the log. */
  readonly newIncident: () => string
}

/** Where it listens, by the settings. */
export const addressesIn = ({
  HOST,
  PORT,
  WEBHOOK_PORT,
}: Config): Pick<HttpOptions, "host" | "port" | "webhookPort"> => ({
  host: HOST,
  port: PORT,
  webhookPort: WEBHOOK_PORT,
})

type Served = { Bindings: HttpBindings }

export type HttpServer = {
  /** "http://127.0.0.1:3000" */
  readonly url: string
  /** Where the webhooks are, when they have a port of their own. */
  readonly webhooksUrl?: string
  /** Takes no new requests, finishes the open ones and resolves when all connections are closed. */
  close(): Promise<void>
}

/**
 * Opens the server, and with a port for the webhooks a second one that has nothing else. A port or host that cannot be
 * listened on is a problem in words that names the variable.
 */
export async function openHttp(
  options: HttpOptions,
): Promise<{ readonly ok: true; readonly server: HttpServer } | { readonly ok: false; readonly problem: string }> {
  const { host, port, webhookPort } = options
  const webhooks = webhookRoutes(options)
  const isApart = webhookPort !== undefined
  const opened = await listenOn(options, isApart ? pageRoutes(options) : webhooks.route("/", pageRoutes(options)), {
    host,
    port,
    variable: "PORT",
  })
  if (!opened.ok || !isApart) return opened
  const apart = await listenOn(
    options,
    webhooks.notFound((c) => c.text("There is nothing here.\n", 404)),
    {
      host,
      port: webhookPort,
      variable: "WEBHOOK_PORT",
    },
  )
  if (!apart.ok) {
    await opened.server.close()
    return apart
  }
  const close = async () => void (await Promise.all([opened.server.close(), apart.server.close()]))
  return { ok: true, server: { url: opened.server.url, webhooksUrl: apart.server.url, close } }
}

type Address = { readonly host: string; readonly port: number; readonly variable: string }

async function listenOn({ log, newIncident }: HttpOptions, routes: Hono<Served>, address: Address) {
  const { host, port } = address
  let closing = false
  const all = new Hono<Served>()
    .use(async (c, next) => {
      await next()
      if (closing) c.res.headers.set("Connection", "close")
    })
    .use(secured)
    .route("/", routes)
    .notFound((c) => c.text("There is nothing here.\n", 404))
    .onError((error, c) => {
      const incident = newIncident()
      log.error({ incident, path: c.req.path, err: error }, "a request failed")
      return c.text(`Something went wrong on our side. The log has it as incident ${incident}.\n`, 500)
    })
  const server = createAdaptorServer({ fetch: all.fetch, overrideGlobalObjects: false })
  const failure = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once("error", resolve)
    server.listen(port, host, () => resolve(null))
  })
  if (failure) return { ok: false, problem: problemOf(failure, address) } as const

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
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${taken}`
  return { ok: true, server: { url, close } } as const
}

/** How long open requests may take to finish when the server closes. */
const DRAIN_MS = 5000

function problemOf({ code, message }: NodeJS.ErrnoException, { host, port, variable }: Address): string {
  if (code === "EADDRINUSE")
    return `Port ${port} on ${host} is in use. Set ${variable} to a free one, or stop what listens there.`
  if (code === "EACCES")
    return `Port ${port} on ${host} cannot be opened by this user. Set ${variable} to 1024 or higher.`
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN")
    return `“${host}” is no address of this machine. Set HOST to one: 127.0.0.1, or 0.0.0.0 for all of them.`
  return `Port ${port} on ${host} cannot be opened (${message}). Set HOST and ${variable} to where it may listen.`
}

/** What chat platforms call, and nothing else. */
function webhookRoutes({ webhooks = [], deliveryLimits = DELIVERY_LIMITS }: HttpOptions): Hono<Served> {
  const routes = new Hono<Served>()
  for (const { path, handle } of webhooks) {
    routes.post(path, async (c) => {
      const read = await readDelivery(c.req.raw, deliveryLimits)
      return read.ok ? handle(read.delivery) : read.refusal
    })
  }
  return routes
}

function pageRoutes({
  newsroom,
  briefings,
  messages,
  metrics,
  preview,
  standing = async () => WELL,
}: HttpOptions): Hono<Served> {
  return new Hono<Served>()
    .get("/healthz", (c) => c.json({ status: "ok" }))
    .get("/readyz", async (c) => {
      const reading = newsroom.reading()
      const fares = await standing()
      const heldBack = reading.held?.map(({ file, state, until }) => ({ file, state, until }))
      const told = { ...readiness(reading, fares), content: reading.faults, ...(heldBack && { heldBack }) }
      // Without the archive nobody knows of the briefings either.
      if (fares.archive.reading !== null) return c.json(told, 503)
      const [delivery, slots] = [await briefings.troubles(), await briefings.status()]
      const corrections = await messages?.status()
      const all = { ...told, delivery, briefings: slots, ...(corrections && { corrections }) }
      return c.json(all, told.status === "ready" ? 200 : 503)
    })
    .use(onlyHere)
    .get("/metrics", async (c) => {
      const { type, text } = await metrics()
      return c.body(text, 200, { "Content-Type": type })
    })
    .all("/*", (c) => preview.fetch(c.req.raw))
}

const WELL: Standing = { archive: { reading: null, writing: null }, platforms: {} }

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
    "This page only works on the machine that it runs on: open it there as http://127.0.0.1 or localhost.\n",
    403,
  )
}

/** No browser and no collector of metrics has spoken HTTP/1.0 for long; proxies do, which tell nothing of themselves. */
const isOfOld = (c: Context<Served>): boolean =>
  c.env.incoming.httpVersionMajor === 1 && c.env.incoming.httpVersionMinor === 0

const HANDED_ON = ["forwarded", "x-forwarded-for", "x-real-ip", "via"] as const

function isFromHere(c: Context<Served>): boolean {
  const peer = c.env.incoming.socket.remoteAddress ?? ""
  const host = /^(\[[^\]]+\]|[^:]+)(?::\d+)?$/.exec(c.req.header("host") ?? "")?.[1] ?? ""
  return (
    !isOfOld(c) && isLoopback(peer) && isLoopback(host) && HANDED_ON.every((name) => c.req.header(name) === undefined)
  )
}

const isLoopback = (host: string): boolean =>
  /^(?:localhost|\[?(?:::1|(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})\]?)$/i.test(host)
