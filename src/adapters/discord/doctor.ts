import { type APIApplication, type APIPartialGuild, REST, Routes } from "discord.js"
import type { AnyCommand } from "../../core/command/command.ts"
import { inert } from "../../core/text/inert.ts"
import type { Finding } from "../adapter.ts"
import { examineClock } from "../clock.ts"
import { declarations, isRegistered } from "./declare.ts"
import { faultOf, loggable, NO_TOKEN } from "./faults.ts"
import { missingIn, TEXT, THREAD, toPost } from "./permissions.ts"
import { clear, registeredCommands } from "./register.ts"
import { DISCORD_API, type DiscordSettings, INTERACTIONS_PATH } from "./settings.ts"
import { otherApplication } from "./start.ts"

/** What is set, missing or refused on Discord. Changes nothing; without a network it says what it cannot know. */
export async function examine(settings: DiscordSettings, commands: readonly AnyCommand[]): Promise<readonly Finding[]> {
  const rest = restFor(settings)
  const application = (await rest.get(Routes.currentApplication()).catch((error: unknown) => error)) as APIApplication
  if (application instanceof Error) return [unanswered("Discord: token (DISCORD_TOKEN)", application)]
  const token: Finding = { what: "Discord: token (DISCORD_TOKEN)", state: "well" }
  if (application.id !== settings.applicationId) {
    const todo = otherApplication(settings.applicationId, application.id)
    return [token, { what: "Discord: application (DISCORD_APPLICATION_ID)", state: "refused", todo }]
  }
  return [
    token,
    { what: "Discord: application (DISCORD_APPLICATION_ID)", state: "well" },
    ...transport(settings, application),
    { what: "Discord: intents (Guilds; none privileged)", state: "well" },
    installation(application),
    await list(rest, settings.applicationId, commands),
    ...(await permissions(rest)),
    ...(await examineClock("Discord", settings.apiUrl ?? DISCORD_API, () => new Date())),
  ]
}

/** `discord clear`: takes our commands from Discord, and says how many there were. */
export const clearCommands = (settings: DiscordSettings): Promise<number> =>
  clear(restFor(settings), settings.applicationId)

function restFor({ token, apiUrl }: DiscordSettings): REST {
  const api = apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, "") }
  return new REST({ timeout: 5000, retries: 1, ...api }).setToken(token)
}

function unanswered(what: string, error: unknown): Finding {
  const fault = faultOf(error)
  if (fault === "token") return { what, state: "refused", todo: NO_TOKEN }
  if (fault !== "away") return { what, state: "refused", todo: `Discord says: ${loggable(error).problem}` }
  return { what, state: "unknown", todo: "Discord cannot be reached. Check the network, then try again." }
}

/** Discord sends interactions to the gateway or to an endpoint, never to both. */
function transport({ transport, publicKey }: DiscordSettings, application: APIApplication): readonly Finding[] {
  const what = `Discord: transport (DISCORD_TRANSPORT=${transport})`
  const endpoint = application.interactions_endpoint_url ?? null
  if (transport === "gateway") {
    if (endpoint === null) return [{ what, state: "well" }]
    const todo = `Discord sends everything to ${inert(endpoint)}: clear “Interactions Endpoint URL” on the application's page.`
    return [{ what, state: "refused", todo }]
  }
  const key: Finding = { what: "Discord: public key (DISCORD_PUBLIC_KEY)", state: "well" }
  const isOurs = application.verify_key.toLowerCase() === publicKey?.toLowerCase()
  const todo = `Set “Interactions Endpoint URL” on the application's page to https://your.host${INTERACTIONS_PATH}.`
  return [
    isOurs
      ? key
      : { ...key, state: "refused", todo: "It belongs to another application: copy it from the application's page." },
    endpoint?.endsWith(INTERACTIONS_PATH) ? { what, state: "well" } : { what, state: "missing", todo },
  ]
}

function installation({ integration_types_config: types }: APIApplication): Finding {
  const what = "Discord: installation (on servers, and by a person)"
  const missing = [...(types?.[0] ? [] : ["Guild Install"]), ...(types?.[1] ? [] : ["User Install"])]
  if (types === undefined || missing.length === 0) return { what, state: "well" }
  const todo = `Tick ${missing.map((name) => `“${name}”`).join(" and ")} on the application's page, under Installation.`
  return { what, state: "missing", todo }
}

async function list(rest: REST, applicationId: string, commands: readonly AnyCommand[]): Promise<Finding> {
  const what = "Discord: commands"
  try {
    const had = await registeredCommands(rest, applicationId)
    if (isRegistered(declarations(commands), had)) return { what, state: "well" }
    const todo = `They are ${had.length === 0 ? "not registered" : "out of date"}: npm start registers them.`
    return { what, state: "missing", todo }
  } catch (error) {
    return unanswered(what, error)
  }
}

/** Server by server: only posting takes permissions; answering a command takes none. */
async function permissions(rest: REST): Promise<readonly Finding[]> {
  try {
    const guilds = (await rest.get(Routes.userGuilds())) as readonly (APIPartialGuild & { permissions?: string })[]
    if (guilds.length === 0) {
      const todo = "It is not on any server yet: open the first link below."
      return [{ what: "Discord: servers", state: "missing", todo }]
    }
    return guilds.map(({ name, permissions }) => {
      const missing = missingIn(permissions, [...new Set([...toPost(TEXT), ...toPost(THREAD)])])
      const what = `Discord: permissions on “${inert(name)}”`
      if (missing.length === 0) return { what, state: "well" }
      const todo = `Allow its role ${missing.map((one) => `“${one}”`).join(", ")}, or open the first link below again.`
      return { what, state: "missing", todo }
    })
  } catch (error) {
    return [unanswered("Discord: servers", error)]
  }
}
