import type { Adapter, AdapterTools } from "./adapters/adapter.ts"
import type { DiscordSettings } from "./adapters/discord/settings.ts"
import type { SlackSettings } from "./adapters/slack/settings.ts"
import type { Config } from "./config.ts"
import type { Newsroom } from "./core/newsroom.ts"
import type { Standing } from "./running/health.ts"

/** The chat platforms whose tokens are set. A platform's SDK is loaded only when it is served. */
export async function openPlatforms(
  config: Config,
  newsroom: Newsroom,
  tools: AdapterTools,
): Promise<readonly Adapter[]> {
  const [discord, slack] = [discordSettings(config), slackSettings(config)]
  return [
    ...(discord ? [(await import("./adapters/discord/index.ts")).openDiscord(discord, newsroom, tools)] : []),
    ...(slack ? [(await import("./adapters/slack/index.ts")).openSlack(slack, newsroom, tools)] : []),
  ]
}

/** Starts them side by side; what a person must mend comes back, a line each. */
export async function startPlatforms(
  platforms: readonly Adapter[],
  say: (line: string) => void,
): Promise<readonly string[]> {
  const starts = platforms.map(async ({ platform, start, trouble }) => {
    const started = await start()
    // One that was stopped, or is still out of reach, is no fault of the settings, and not served either.
    if (started.ok && trouble() === null) say(`${NAMES[platform]} is connected.`)
    return started.ok ? [] : [started.problem]
  })
  return (await Promise.all(starts)).flat()
}

/** How each platform that is set up fares, by its name for people; null: people can ask over it. */
export const troublesOf = (platforms: readonly Adapter[]): Standing["platforms"] =>
  Object.fromEntries(platforms.map(({ platform, trouble }) => [platform, trouble()]))

const NAMES = { discord: "Discord", slack: "Slack" } as const

export function discordSettings(config: Config): DiscordSettings | null {
  const { DISCORD_TOKEN: token, DISCORD_APPLICATION_ID: applicationId } = config
  if (!token || !applicationId) return null
  const { DISCORD_TRANSPORT: transport, DISCORD_PUBLIC_KEY: publicKey, DISCORD_API_URL: apiUrl } = config
  return { token, applicationId, transport, publicKey, apiUrl, managers: idsIn(config.DISCORD_MANAGERS) }
}

/** Of a variable that holds ids with commas between. */
export const idsIn = (value: string | undefined): readonly string[] =>
  (value ?? "")
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "")

export function slackSettings(config: Config): SlackSettings | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = config
  if (!botToken) return null
  const { SLACK_API_URL: apiUrl, SLACK_COMMAND_PREFIX: prefix } = config
  const managers = idsIn(config.SLACK_MANAGERS)
  return { botToken, appToken, signingSecret, apiUrl, prefix, managers, outsiders: config.OUTSIDERS }
}
