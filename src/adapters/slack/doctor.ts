import type { Finding } from "../adapter.ts"
import { examineClock } from "../clock.ts"
import type { Called } from "./called.ts"
import { type Fault, faultInWords, isRevoked } from "./faults.ts"
import { optionalScopes, SCOPES } from "./manifest.ts"
import { EVENTS_PATH, SLACK_API, type SlackSettings } from "./settings.ts"
import { openWeb } from "./web.ts"

/** What is set, missing or refused on Slack. Asks Slack, posts nothing; without a network it says what it cannot know. */
export async function examine(settings: SlackSettings): Promise<readonly Finding[]> {
  const bot = await openWeb(settings.botToken, settings)("auth.test", {}, true)
  return [
    token("Slack: bot token (SLACK_BOT_TOKEN)", bot),
    ...scopes(bot, settings),
    ...(await transport(settings)),
    ...(await examineClock("Slack", settings.apiUrl ?? SLACK_API, () => new Date())),
  ]
}

async function transport(settings: SlackSettings): Promise<readonly Finding[]> {
  const { appToken, signingSecret } = settings
  if (appToken !== undefined) {
    const opened = await openWeb(appToken, settings)("apps.connections.open", {}, true)
    return [token("Slack: Socket Mode (SLACK_APP_TOKEN)", opened)]
  }
  if (signingSecret === undefined) {
    const todo = "Set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP."
    return [{ what: "Slack: transport", state: "missing", todo }]
  }
  const todo = `Slack must reach this machine over https, at ${EVENTS_PATH}; the app's page shows whether it can.`
  return [{ what: "Slack: HTTP (SLACK_SIGNING_SECRET)", state: "unknown", todo }]
}

function token(what: string, called: Called): Finding {
  if (called.ok) return { what, state: "well" }
  return { what, state: stateOf(called.fault), todo: faultInWords(called.fault) }
}

const stateOf = (fault: Fault): Finding["state"] =>
  isRevoked(fault) || fault.kind === "refused" ? "refused" : "unknown"

/** Slack names a token's permissions with every answer. */
function scopes(called: Called, { managers }: SlackSettings): readonly Finding[] {
  const what = "Slack: permissions"
  const { scopes: granted } = (called.ok ? called.data.response_metadata : {}) as {
    readonly scopes?: readonly string[]
  }
  if (!granted) return [{ what, state: "unknown", todo: "They can only be checked with a working token." }]
  const missing = SCOPES.filter(({ scope }) => !granted.includes(scope))
  const optional = optionalScopes(managers).filter(({ scope }) => !granted.includes(scope))
  return [
    missing.length === 0
      ? { what, state: "well" }
      : { what, state: "missing", todo: `Add to the bot token scopes: ${named(missing)}. Then install the app again.` },
    // It can do without them, so that they are no fault.
    ...(optional.length === 0
      ? []
      : [{ what: `Slack: optional permissions not granted: ${named(optional)}`, state: "well" } as const]),
  ]
}

const named = (scopes: typeof SCOPES): string => scopes.map(({ scope, reason }) => `${scope} (${reason})`).join(", ")
