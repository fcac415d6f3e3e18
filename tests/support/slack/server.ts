import { once } from "node:events"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { type WebSocket, WebSocketServer } from "ws"
import { callMethod, contentOf, type Triggers, textOr } from "./methods.ts"
import { messageBreaches } from "./rules.ts"
import { type Json, type Trouble, Workspace } from "./workspace.ts"

export const BOT_TOKEN = "xoxb-loopback-0000"
export const APP_TOKEN = "xapp-loopback-0000"

/** Where an answer may be sent to without being a member: five times. */
type Address = { uses: number; readonly channel: string; readonly user: string; readonly message: string | null }

/** A socket of the app; Slack sends nothing more over one that it has announced to close. */
export type Link = {
  readonly socket: WebSocket
  readonly acks: Map<string, (payload: unknown) => void>
  isLeaving: boolean
}

/** A Slack on this machine: the Web API, response addresses and Socket Mode. */
export async function openSlackServer(port = 0) {
  const space = new Workspace()
  const triggers: Triggers = new Map()
  const addresses = new Map<string, Address>()
  const links: Link[] = []
  const tokens = { bot: BOT_TOKEN, app: APP_TOKEN }
  const server = createServer((request, response) => {
    void serve(request, response).catch(() => response.destroy())
  })
  const sockets = new WebSocketServer({ server })
  sockets.on("connection", (socket) => {
    const link: Link = { socket, acks: new Map(), isLeaving: false }
    links.push(link)
    socket.setMaxListeners(0)
    socket.on("message", (data) => {
      const { envelope_id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload?: unknown }
      link.acks.get(envelope_id)?.(payload)
    })
    socket.on("close", () => {
      links.splice(links.indexOf(link), 1)
      space.changed()
    })
    socket.send(JSON.stringify({ type: "hello", num_connections: links.length, connection_info: { app_id: "A0" } }))
    space.changed()
  })
  server.listen(port, "127.0.0.1")
  await once(server, "listening")
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString("utf8")
    const path = request.url ?? ""
    if (path.startsWith("/respond/"))
      return send(response, ...respond(path.slice("/respond/".length), JSON.parse(body) as Json))
    const method = path.replace(/^\/api\//, "")
    const args = argsOf(body)
    space.calls.push({ method, args })
    const trouble = space.trouble(method)
    if (trouble && !trouble.done) return send(response, trouble, {})
    const isOpening = method === "apps.connections.open"
    const isKnown = request.headers.authorization === `Bearer ${isOpening ? tokens.app : tokens.bot}`
    const said = !isKnown
      ? { ok: false, error: "invalid_auth" }
      : isOpening
        ? { ok: true, url: `${url.replace("http", "ws")}/link` }
        : callMethod(method, args, space, triggers)
    send(response, trouble, said, isKnown ? { "X-OAuth-Scopes": [...space.scopes].join(",") } : {})
    space.changed()
  }

  function respond(id: string, body: Json): readonly [Trouble | undefined, object] {
    space.calls.push({ method: "response", args: body })
    const trouble = space.trouble("response")
    if (trouble && !trouble.done) return [trouble, {}]
    const address = addresses.get(id)
    if (!address) return [{ status: 404 }, { ok: false, error: "no_such_url" }]
    address.uses++
    if (address.uses > 5) {
      space.breaches.push("a response address used more than five times")
      return [{ status: 404 }, { ok: false, error: "used_url" }]
    }
    const breaches = messageBreaches(body)
    space.breaches.push(...breaches)
    if (breaches.length > 0) return [{ status: 400 }, { ok: false, error: "invalid_blocks" }]
    say(address, body)
    return [trouble, { ok: true }]
  }

  function say({ channel, user, message: at }: Address, body: Json): void {
    const message = space.messages.find(({ ts }) => ts === at)
    if (body.replace_original === true && message) {
      space.edit(message, contentOf(body))
      return
    }
    const seenBy = body.response_type === "in_channel" ? null : user
    space.post({ ...contentOf(body), channel, seenBy, via: "response", thread: textOr(body.thread_ts), metadata: null })
  }

  /** An address for answers, as a command (`message` null) or a click brings one. */
  function address(channel: string, user: string, message: string | null): string {
    const id = `${addresses.size}`
    addresses.set(id, { uses: 0, channel, user, message })
    return `${url}/respond/${id}`
  }

  /** Slack asks the app to connect anew, as it does every few hours. */
  function renew(link: Link | undefined): void {
    if (!link) throw new Error("there is no socket to renew")
    link.isLeaving = true
    for (const reason of ["warning", "refresh_requested"]) {
      link.socket.send(JSON.stringify({ type: "disconnect", reason, debug_info: { host: "a" } }))
    }
  }

  function trigger(): string {
    const id = `${triggers.size}.${space.ts()}`
    triggers.set(id, { isUsed: false })
    return id
  }

  async function close(): Promise<void> {
    for (const { socket } of links) socket.terminate()
    sockets.close()
    server.close()
    server.closeAllConnections()
    await once(server, "close")
  }
  return { url, api: `${url}/api/`, space, links, tokens, address, trigger, renew, close }
}

export type SlackServer = Awaited<ReturnType<typeof openSlackServer>>

function send(response: ServerResponse, trouble: Trouble | undefined, said: object, told: object = {}): void {
  if (trouble?.cut) {
    response.destroy()
    return
  }
  const { status = 200, error, needed, retryAfter } = trouble ?? {}
  const body = error === undefined ? said : { ok: false, error, ...(needed !== undefined && { needed }) }
  const headers = {
    ...told,
    "Content-Type": "application/json",
    ...(retryAfter !== undefined && { "Retry-After": String(retryAfter) }),
  }
  response.writeHead(retryAfter === undefined ? status : 429, headers).end(JSON.stringify(body))
}

/** A form whose objects are JSON. */
function argsOf(body: string): Json {
  const entries = [...new URLSearchParams(body)].map(([name, value]) => [
    name,
    /^[[{]|^(?:true|false)$/.test(value) && name !== "text" ? JSON.parse(value) : value,
  ])
  return Object.fromEntries(entries)
}
