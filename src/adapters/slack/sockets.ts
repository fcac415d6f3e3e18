import { setTimeout as pause } from "node:timers/promises"
import { type App, LogLevel, type Receiver, SocketModeReceiver } from "@slack/bolt"
import type { AdapterTools } from "../adapter.ts"
import { type Failure, failureInWords, failureOf, isRevoked } from "./faults.ts"
import { SILENT } from "./logger.ts"
import type { SlackSettings } from "./settings.ts"

/** Slack renews each socket every few hours, and one alone leaves a gap each time. */
const SOCKETS = 2
const BACKOFF_MS = [0, 300, 1000, 3000, 10_000, 30_000] as const
const LONGEST_MS = 60_000
const SHORT_MS = 3000
const CONNECT_MS = 15_000
const TIMEOUT_MS = 10_000

type Sockets = Receiver & {
  /** Resolves when one socket is up, or with what keeps all of them from coming up at first. */
  start(): Promise<Failure | null>
}

/**
 * Socket Mode over two sockets. Bolt's own reconnecting is switched off: it waits five seconds at each renewal, gives up
 * for good on the first refused connection, and leaves a rejection unhandled when it is stopped meanwhile.
 */
export function openSockets(appToken: string, { apiUrl }: SlackSettings, tools: AdapterTools): Sockets {
  const sockets = Array.from({ length: SOCKETS }, () => {
    const clientOptions = {
      ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
      retryConfig: { retries: 0 },
      timeout: TIMEOUT_MS,
    }
    const receiver = new SocketModeReceiver({
      ...{ appToken, logger: SILENT, logLevel: LogLevel.ERROR },
      ...{ autoReconnectEnabled: false, installerOptions: { clientOptions } },
    })
    return openSocket(receiver, tools)
  })
  return {
    init: (app: App) => {
      for (const { receiver } of sockets) receiver.init(app)
    },
    start: () => firstUp(sockets.map(({ hold }) => hold())),
    stop: () => Promise.all(sockets.map(({ stop }) => stop())),
  }
}

/** Null as soon as one is up; a failure when none came up. */
async function firstUp(begun: readonly Promise<Failure | null>[]): Promise<Failure | null> {
  const { promise, resolve } = Promise.withResolvers<Failure | null>()
  for (const one of begun) void one.then((failure) => failure === null && resolve(null))
  void Promise.all(begun).then((failures) => resolve(failures[0] ?? null))
  return promise
}

function openSocket(receiver: SocketModeReceiver, { log }: AdapterTools) {
  const { client } = receiver
  const stopping = new AbortController()
  let held: Promise<void> = Promise.resolve()

  const connect = async (): Promise<Failure | null> => {
    const late = setTimeout(() => void client.disconnect().catch(() => {}), CONNECT_MS)
    try {
      await client.start()
      return null
    } catch (error) {
      return failureOf(error) ?? { kind: "unreached" }
    } finally {
      clearTimeout(late)
    }
  }

  /** Keeps it up until it is stopped. Told once, when the first attempt has ended. */
  const keep = async (first: (failure: Failure | null) => void) => {
    let wasDown = false
    for (let misses = 0; !stopping.signal.aborted; ) {
      const closed = new Promise<void>((resolve) => client.once("disconnected", () => resolve()))
      const failure = await connect()
      first(failure)
      const begun = performance.now()
      if (!failure && stopping.signal.aborted) await client.disconnect()
      if (!failure) await closed
      // One that Slack closes at once is as good as none.
      misses = !failure && performance.now() - begun > SHORT_MS ? 0 : misses + 1
      if (failure && !wasDown)
        log.warn({ platform: "slack", problem: failureInWords(failure) }, "a socket to Slack is down")
      wasDown = failure !== null
      const wait = failure && isRevoked(failure) ? LONGEST_MS : (BACKOFF_MS[misses] ?? LONGEST_MS)
      await pause(wait, null, { signal: stopping.signal }).catch(() => {})
    }
    first({ kind: "unreached" })
  }
  return {
    receiver,
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<Failure | null>()
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
