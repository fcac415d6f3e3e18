import { App, type Logger } from "@slack/bolt"
import type { Newsroom } from "../../core/newsroom.ts"
import type { Adapter, AdapterTools, Started } from "../adapter.ts"
import { retry } from "../retry.ts"
import { listenToButtons } from "./buttons.ts"
import type { Called, Connection } from "./called.ts"
import { channelName, channelProblems } from "./channel.ts"
import { listenToCommands } from "./commands.ts"
import { type Fault, faultInWords } from "./faults.ts"
import { listenToForms } from "./form.ts"
import { listenToHome } from "./home.ts"
import { loggerFor } from "./logger.ts"
import { listenToMentions, listenToShortcuts } from "./mentions.ts"
import { openPosting } from "./post.ts"
import type { Room } from "./room.ts"
import type { SlackSettings } from "./settings.ts"
import { openSockets } from "./sockets.ts"
import { openTurns, type Turns } from "./turns.ts"
import { openWeb, type Web } from "./web.ts"
import { openWebhook } from "./webhook.ts"
import { openWho } from "./who.ts"

/** How long what is under way may take when the adapter stops. */
const DRAIN_MS = 10_000

/** Slack, with the real Bolt: over Socket Mode with an app token, otherwise over HTTP with a signing secret. */
export function openSlack(settings: SlackSettings, newsroom: Newsroom, tools: AdapterTools): Adapter {
  const { botToken, appToken } = settings
  const { log } = tools
  const logger = loggerFor(log, settings)
  // What is refused at the start comes back from it; later the log is the place.
  const onRevoked = (fault: Fault) => {
    refusal = `Slack: ${faultInWords(fault)}`
    if (isServed) log.error({ platform: "slack" }, refusal)
  }
  const web = openWeb(botToken, settings, { onRevoked })
  const turns = openTurns(tools)
  const sockets = appToken === undefined ? null : openSockets(appToken, settings, tools)
  const http = openWebhook(settings, tools)
  const connection = sockets ?? http.connection
  const stopping = new AbortController()
  const { prefix = "", managers = [], outsiders = "refuse" } = settings
  const who = openWho(web, homeOf(web), tools.now)
  const room: Room = { newsroom, web, tools, prefix, managers, outsiders, who }
  let isServed = false
  let refusal: string | null = null

  return {
    platform: "slack",
    webhooks: sockets ? [] : [http.webhook],
    async start() {
      const known = await introduce(web, tools, stopping.signal)
      if (stopping.signal.aborted) return { ok: true }
      if (!known.ok) return refused(known.fault, "SLACK_BOT_TOKEN")
      isServed = true
      const { user_id: bot, bot_id: botId } = known.data
      listen({ room, turns, settings, connection, logger, bot: String(bot), botId: String(botId) })
      const called = await connection.start()
      // What is only out of reach now is tried again and again; what was refused, a person must mend.
      if (called.ok || called.fault.kind !== "refused") return { ok: true }
      await connection.stop()
      return refused(called.fault, "SLACK_APP_TOKEN")
    },
    trouble() {
      if (refusal !== null) return refusal
      if (!isServed) return "Slack is not connected yet."
      return connection.isUp() ? null : "The connection to Slack is lost; Pullquote keeps trying."
    },
    check: (channel) => channelProblems(web, channel),
    async nameOf(channel) {
      const name = await channelName(web, channel)
      return name === null ? null : `#${name}`
    },
    ...openPosting(room, openWeb(botToken, settings, { onRevoked, tries: 1 })),
    async stop() {
      stopping.abort()
      await connection.stop()
      const { promise, resolve } = Promise.withResolvers<void>()
      const late = setTimeout(resolve, DRAIN_MS)
      await Promise.race([turns.idle(), promise])
      clearTimeout(late)
    },
  }
}

/** The id of the workspace that the bot belongs to, asked for once; null while Slack does not tell. */
function homeOf(web: Web): () => Promise<string | null> {
  let known: string | null = null
  return async () => {
    const called = known === null ? await web("auth.test", {}, true) : null
    if (called?.ok && typeof called.data.team_id === "string") known = called.data.team_id
    return known
  }
}

/** Who the bot is, as soon as Slack can be reached, or what Slack refused it with; until it is stopped (`signal`). */
const introduce = (web: Web, { log }: AdapterTools, signal: AbortSignal): Promise<Called> =>
  retry(() => web("auth.test", {}, true), {
    waitMs: (known, tries) => {
      if (known.ok || known.fault.kind === "refused") return null
      if (tries === 1)
        log.warn({ platform: "slack", problem: faultInWords(known.fault) }, "Slack cannot be reached yet")
      return PAUSES_MS[tries - 1] ?? LONGEST_PAUSE_MS
    },
    signal,
  })

const PAUSES_MS = [1000, 3000, 10_000] as const
const LONGEST_PAUSE_MS = 30_000

const refused = (fault: Fault, variable: string): Started => ({
  ok: false,
  problem: `Slack (${variable}): ${faultInWords(fault)}`,
})

type Listening = {
  readonly room: Room
  readonly turns: Turns
  readonly bot: string
  readonly botId: string
  readonly settings: SlackSettings
  readonly connection: Connection
  readonly logger: Logger
}

/** Bolt as the switchboard: it knows what arrives by its kind; our own client does the talking. */
function listen({ room, turns, bot, botId, settings, connection, logger }: Listening): void {
  const { botToken, apiUrl } = settings
  const app = new App({
    receiver: connection,
    logger,
    convoStore: false,
    ignoreSelf: true,
    clientOptions: { ...(apiUrl !== undefined && { slackApiUrl: apiUrl }), retryConfig: { retries: 0 } },
    authorize: async () => ({ botToken, botId, botUserId: bot }),
  })
  listenToCommands(app, room, turns)
  listenToForms(app, room, turns)
  listenToButtons(app, room, turns)
  listenToShortcuts(app, room, turns)
  listenToMentions(app, room, turns, bot)
  listenToHome(app, room, turns)
  app.error(async (error) => {
    room.tools.log.error({ platform: "slack", err: error }, "something from Slack could not be handled")
  })
}
