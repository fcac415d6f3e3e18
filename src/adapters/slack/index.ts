import { setTimeout as pause } from "node:timers/promises"
import { App, type Logger, type Receiver } from "@slack/bolt"
import type { Newsroom } from "../../core/newsroom.ts"
import type { Adapter, AdapterTools } from "../adapter.ts"
import { listenToButtons } from "./buttons.ts"
import { listenToCommands } from "./commands.ts"
import { type Failure, failureInWords } from "./faults.ts"
import { listenToForms } from "./filled.ts"
import { listenToHome } from "./home.ts"
import { loggerFor } from "./logger.ts"
import { listenToMentions, listenToShortcuts } from "./mentions.ts"
import { channelProblems, postings } from "./post.ts"
import type { Bureau } from "./room.ts"
import type { SlackSettings } from "./settings.ts"
import { openSockets } from "./sockets.ts"
import { type Desk, openDesk } from "./turns.ts"
import { type Called, openWeb, type Web } from "./web.ts"
import { openWebhook } from "./webhook.ts"

/** How long what is under way may take when the adapter stops. */
const DRAIN_MS = 10_000

/** Slack, with the real Bolt: over Socket Mode with an app token, otherwise over HTTP with a signing secret. */
export function openSlack(settings: SlackSettings, newsroom: Newsroom, tools: AdapterTools): Adapter {
  const { botToken, appToken, signingSecret = "" } = settings
  const { log } = tools
  const logger = loggerFor(log, settings)
  // What is refused at the start comes back from it; later the log is the place.
  const onRevoked = (failure: Failure) =>
    isServed && log.error({ platform: "slack" }, `Slack: ${failureInWords(failure)}`)
  const web = openWeb(botToken, settings, { onRevoked })
  const desk = openDesk(tools)
  const sockets = appToken === undefined ? null : openSockets(appToken, settings, tools)
  const http = sockets ? null : openWebhook(signingSecret, tools)
  const receiver = (sockets ?? http?.receiver) as Receiver
  const stopping = new AbortController()
  const { prefix = "", managers = [] } = settings
  const bureau: Bureau = { newsroom, web, tools, prefix, managers }
  let isServed = false

  return {
    platform: "slack",
    webhooks: http ? [http.webhook] : [],
    async start() {
      const known = await introduce(web, tools, stopping.signal)
      if (!known || stopping.signal.aborted) return { ok: true }
      if (!known.ok) return refused(known.failure, "SLACK_BOT_TOKEN")
      isServed = true
      const { user_id: bot, bot_id: botId } = known.data
      listen({ ...{ bureau, desk, settings, receiver, logger }, bot: String(bot), botId: String(botId) })
      const failure = (await receiver.start()) as Failure | null | undefined
      // What is only out of reach now is tried again and again; what was refused, a person must mend.
      if (failure?.kind !== "refused") return { ok: true }
      await receiver.stop()
      return refused(failure, "SLACK_APP_TOKEN")
    },
    check: (channel) => channelProblems(web, channel),
    ...postings(bureau, openWeb(botToken, settings, { onRevoked, tries: 1 })),
    async stop() {
      stopping.abort()
      await receiver.stop()
      const { promise, resolve } = Promise.withResolvers<void>()
      const late = setTimeout(resolve, DRAIN_MS)
      await Promise.race([desk.idle(), promise])
      clearTimeout(late)
    },
  }
}

/** Who the bot is, as soon as Slack can be reached; null when it is stopped before that. */
async function introduce(web: Web, { log }: AdapterTools, stopping: AbortSignal): Promise<Called | null> {
  for (let tries = 0; !stopping.aborted; tries++) {
    const known = await web("auth.test", {}, true)
    if (known.ok || known.failure.kind === "refused") return known
    if (tries === 0) log.warn({ platform: "slack", problem: failureInWords(known.failure) }, "Slack is not there yet")
    await pause(AGAIN_MS[tries] ?? AGAIN_MS.at(-1), null, { signal: stopping }).catch(() => {})
  }
  return null
}

const AGAIN_MS = [1000, 3000, 10_000, 30_000] as const

const refused = (failure: Failure, variable: string) =>
  ({ ok: false, problem: `Slack (${variable}): ${failureInWords(failure)}` }) as const

type Listening = {
  readonly bureau: Bureau
  readonly desk: Desk
  readonly bot: string
  readonly botId: string
  readonly settings: SlackSettings
  readonly receiver: Receiver
  readonly logger: Logger
}

/** Bolt as the switchboard: it knows what arrives by its kind; our own client does the talking. */
function listen({ bureau, desk, bot, botId, settings, receiver, logger }: Listening): void {
  const { botToken, apiUrl } = settings
  const app = new App({
    ...{ receiver, logger, convoStore: false, ignoreSelf: true },
    clientOptions: { ...(apiUrl !== undefined && { slackApiUrl: apiUrl }), retryConfig: { retries: 0 } },
    authorize: async () => ({ botToken, botId, botUserId: bot }),
  })
  listenToCommands(app, bureau, desk)
  listenToForms(app, bureau, desk)
  listenToButtons(app, bureau, desk)
  listenToShortcuts(app, bureau, desk)
  listenToMentions(app, bureau, desk, bot)
  listenToHome(app, bureau, desk)
  app.error(async (error) => {
    bureau.tools.log.error({ platform: "slack", err: error }, "what came from Slack was not dealt with")
  })
}
