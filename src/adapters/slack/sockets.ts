import { setTimeout as pause } from "node:timers/promises"
import { type App, LogLevel, SocketModeReceiver } from "@slack/bolt"
import type { AdapterTools } from "../adapter.ts"
import { checked, jsonIn } from "../arrived.ts"
import { envelope, payloadFrom } from "./arrived.ts"
import { type Called, type Connection, DONE } from "./called.ts"
import { faultInWords, faultOf, isRevoked } from "./faults.ts"
import { SILENT } from "./logger.ts"
import type { SlackSettings } from "./settings.ts"

/** Slack renews each socket every few hours, and one alone leaves a gap each time. */
const SOCKETS = 2
const BACKOFF_MS = [0, 300, 1000, 3000, 10_000, 30_000] as const
const LONGEST_MS = 60_000
const SHORT_MS = 3000
const CONNECT_MS = 15_000
const TIMEOUT_MS = 10_000

/**
 * Socket Mode over two sockets, started when one of them is up or none came up at first. Bolt's own reconnecting is switched off: it waits five seconds at each renewal, gives up
 * for good on the first refused connection, and leaves a rejection unhandled when it is stopped meanwhile.
 */
export function openSockets(appToken: string, { apiUrl }: SlackSettings, tools: AdapterTools): Connection {
  const sockets = Array.from({ length: SOCKETS }, () => {
    const clientOptions = {
      ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
      retryConfig: { retries: 0 },
      timeout: TIMEOUT_MS,
    }
    const receiver = new SocketModeReceiver({
      appToken,
      logger: SILENT,
      logLevel: LogLevel.ERROR,
      autoReconnectEnabled: false,
      installerOptions: { clientOptions },
    })
    guard(receiver, tools)
    return openSocket(receiver, tools)
  })
  return {
    init: (app: App) => {
      for (const { receiver } of sockets) receiver.init(app)
    },
    start: () => firstUp(sockets.map(({ hold }) => hold())),
    stop: () => Promise.all(sockets.map(({ stop }) => stop())),
    isUp: () => sockets.some(({ isUp }) => isUp()),
  }
}

/**
 * Lets through to Slack's client what it and Bolt can deal with, and nothing else: it emits the names that it is told, and
 * reads fields that may not be there. What is dropped is not acknowledged.
 */
function guard({ client }: SocketModeReceiver, tools: AdapterTools): void {
  const listeners = client.listeners("ws_message")
  client.removeAllListeners("ws_message")
  client.on("ws_message", (data: unknown) => {
    const arrived = checked(envelope, jsonIn(String(data)), "slack-socket", tools)
    if (arrived === null) return
    const passed = "payload" in arrived ? withPayload(arrived, tools) : arrived
    if (passed !== null) for (const listener of listeners) listener.call(client, JSON.stringify(passed), false)
  })
}

function withPayload<Enveloped extends { readonly payload: unknown }>(enveloped: Enveloped, tools: AdapterTools) {
  const payload = payloadFrom(enveloped.payload, "slack-socket", tools)
  return typeof payload === "string" ? null : { ...enveloped, payload: payload.body }
}

/** The first that is up; when none came up, what became of the first. */
async function firstUp(begun: readonly Promise<Called>[]): Promise<Called> {
  const { promise, resolve } = Promise.withResolvers<Called>()
  for (const one of begun) void one.then((called) => called.ok && resolve(called))
  void Promise.all(begun).then(([first = DONE]) => resolve(first))
  return promise
}

function openSocket(receiver: SocketModeReceiver, { log }: AdapterTools) {
  const { client } = receiver
  const stopping = new AbortController()
  let held: Promise<void> = Promise.resolve()
  let isUp = false

  const connect = async (): Promise<Called> => {
    const late = setTimeout(() => void client.disconnect().catch(() => {}), CONNECT_MS)
    try {
      await client.start()
      return DONE
    } catch (error) {
      return { ok: false, fault: faultOf(error) ?? { kind: "unreached" } }
    } finally {
      clearTimeout(late)
    }
  }

  /** Keeps it up until it is stopped. `first` is told how the first attempt ended. */
  const keep = async (first: (called: Called) => void) => {
    let wasDown = false
    for (let misses = 0; !stopping.signal.aborted; ) {
      const closed = new Promise<void>((resolve) => client.once("disconnected", () => resolve()))
      const called = await connect()
      isUp = called.ok && !stopping.signal.aborted
      first(called)
      const begun = performance.now()
      if (isUp && wasDown) log.info({ platform: "slack" }, "a socket to Slack is up again")
      if (called.ok && stopping.signal.aborted) await client.disconnect()
      if (called.ok) await closed
      isUp = false
      // One that Slack closes at once is as good as none.
      misses = called.ok && performance.now() - begun > SHORT_MS ? 0 : misses + 1
      if (!called.ok && !wasDown)
        log.warn({ platform: "slack", problem: faultInWords(called.fault) }, "a socket to Slack is down")
      wasDown = !called.ok
      const isHopeless = !called.ok && isRevoked(called.fault)
      const wait = isHopeless ? LONGEST_MS : (BACKOFF_MS[misses] ?? LONGEST_MS)
      await pause(wait, null, { signal: stopping.signal }).catch(() => {})
    }
    first({ ok: false, fault: { kind: "unreached" } })
  }
  return {
    receiver,
    isUp: () => isUp,
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<Called>()
      held = keep(resolve)
      return promise
    },
    /** Asked twice: the second time ends a connection whose other end does not answer to being closed. */
    async stop() {
      stopping.abort()
      const patience = new AbortController()
      const impatient = pause(CLOSE_MS, null, { signal: patience.signal })
        .then(() => client.disconnect())
        .catch(() => {})
      await client.disconnect().catch(() => {})
      await held
      patience.abort()
      await impatient
    },
  }
}

/** How long a socket's other end may take to say goodbye. */
const CLOSE_MS = 1000
