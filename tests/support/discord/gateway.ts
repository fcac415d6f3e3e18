import type { Server } from "node:http"
import { type WebSocket, WebSocketServer } from "ws"
import type { Body } from "./contract.ts"
import type { World } from "./world.ts"

type Session = {
  readonly id: string
  readonly shard: number
  readonly shards: number
  readonly sent: Body[]
  socket: WebSocket | null
  isReady: boolean
}

const GUILDS_INTENT = 1

/** Discord's gateway: sessions that are resumed with what they missed, and every way of losing one. */
export type Gateway = ReturnType<typeof openGateway>

export function openGateway(server: Server, world: World, url: () => string, changed: () => void) {
  const sockets = new WebSocketServer({ server, path: "/gateway" })
  const sessions = new Map<string, Session>()
  const settings = { heartbeatMs: 41_250, shards: 1, isDeaf: false, sessionsLeft: 1000 }
  const counts = { connected: 0, identified: 0, resumed: 0, heartbeats: 0, closed: 0 }

  const dispatch = (session: Session, t: string, d: Body) => {
    const packet = { op: 0, t, d, s: session.sent.length + 1 }
    session.sent.push(packet)
    session.socket?.send(JSON.stringify(packet))
  }

  const identify = (socket: WebSocket, { token, intents, shard = [0, 1] }: Body): Session | null => {
    if (token !== world.token) {
      socket.close(4004, "Authentication failed.")
      return null
    }
    if (intents !== GUILDS_INTENT) world.breaches.push(`intents ${intents}: more than Guilds`)
    settings.sessionsLeft--
    const session: Session = { id: world.id(), shard: shard[0], shards: shard[1], sent: [], socket, isReady: false }
    sessions.set(session.id, session)
    counts.identified++
    const unavailable = isOn(session, world.guild) ? [{ id: world.guild, unavailable: true }] : []
    dispatch(session, "READY", {
      v: 10,
      session_id: session.id,
      resume_gateway_url: url(),
      shard,
      guilds: unavailable,
      user: { id: world.application.id, username: "Pullquote", discriminator: "0", bot: true, avatar: null },
      application: { id: world.application.id, flags: 0 },
    })
    for (const { id } of unavailable) dispatch(session, "GUILD_CREATE", guildOf(id, world))
    session.isReady = true
    changed()
    return session
  }

  const resume = (socket: WebSocket, { token, session_id, seq }: Body): Session | null => {
    const session = sessions.get(session_id)
    if (token !== world.token || !session) {
      socket.send(JSON.stringify({ op: 9, d: false }))
      return null
    }
    session.socket = socket
    counts.resumed++
    for (const packet of session.sent.filter(({ s }) => s > seq)) socket.send(JSON.stringify(packet))
    dispatch(session, "RESUMED", {})
    changed()
    return session
  }

  sockets.on("connection", (socket) => {
    let session: Session | null = null
    counts.connected++
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: settings.heartbeatMs } }))
    socket.on("message", (data) => {
      const { op, d } = JSON.parse(String(data)) as Body
      if (op === 1) {
        counts.heartbeats++
        if (!settings.isDeaf) socket.send(JSON.stringify({ op: 11 }))
      } else if (op === 2) session = identify(socket, d)
      else if (op === 6) session = resume(socket, d)
      else world.breaches.push(`gateway: opcode ${op}`)
    })
    socket.on("close", (code) => {
      counts.closed++
      if (session?.socket === socket) session.socket = null
      // A connection closed in an orderly way ends its session.
      if (session && (code === 1000 || code === 1001)) sessions.delete(session.id)
      changed()
    })
    socket.on("error", () => {})
  })

  const current = () => [...sessions.values()].filter(({ isReady }) => isReady)
  const isOn = ({ shard, shards }: Session, guild: string | undefined) =>
    shard === (guild === undefined ? 0 : Number((BigInt(guild) >> 22n) % BigInt(shards)))

  return {
    counts,
    settings,
    /** Something happens to a session: what its socket does not take now is kept for the resume. */
    emit(t: string, d: Body): boolean {
      const session = current().findLast((one) => isOn(one, d.guild_id))
      if (session) dispatch(session, t, d)
      return session !== undefined
    },
    /** The same packets again, as after a resume from too early a place. */
    replay(count: number) {
      for (const { sent, socket } of current())
        for (const packet of sent.slice(-count)) socket?.send(JSON.stringify(packet))
    },
    isConnected: () => current().some(({ socket }) => socket !== null),
    /** The line is cut: no close frame, no good-bye. */
    cut() {
      for (const socket of sockets.clients) socket.terminate()
    },
    closeWith(code: number) {
      for (const { socket } of current()) socket?.close(code)
    },
    send(packet: Body) {
      for (const { socket } of current()) socket?.send(JSON.stringify(packet))
    },
    forget() {
      sessions.clear()
    },
    information: () => ({
      url: url(),
      shards: settings.shards,
      session_start_limit: { total: 1000, remaining: settings.sessionsLeft, reset_after: 60_000, max_concurrency: 16 },
    }),
    close() {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}

function guildOf(id: string, world: World): Body {
  const channels = [...world.channels.values()].filter(({ guild_id, type }) => guild_id === id && type === 0)
  return {
    id,
    name: "The Newsroom",
    owner_id: id,
    unavailable: false,
    large: false,
    member_count: 3,
    joined_at: "2026-01-01T00:00:00Z",
    channels,
    threads: [],
    members: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    roles: [
      {
        id,
        name: "@everyone",
        permissions: world.botPermissions,
        position: 0,
        color: 0,
        hoist: false,
        managed: false,
      },
    ],
    emojis: [],
    stickers: [],
    features: [],
    premium_tier: 0,
    verification_level: 0,
    preferred_locale: "en-US",
    soundboard_sounds: [],
  }
}
