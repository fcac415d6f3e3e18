import { type APIApplication, type Client, Routes } from "discord.js"
import type { Log } from "../../core/desk.ts"
import type { Started } from "../adapter.ts"
import { retry } from "../retry.ts"
import { faultOf, loggable, NO_TOKEN } from "./faults.ts"
import { register } from "./register.ts"
import type { Room } from "./room.ts"
import type { DiscordSettings } from "./settings.ts"

export const otherApplication = (given: string, own: string): string =>
  `DISCORD_APPLICATION_ID is ${given}, but DISCORD_TOKEN belongs to application ${own}. Use the two from the same application.`

/**
 * Makes the commands known and connects. Discord's outages are waited out, for as long as it takes (`signal` ends that);
 * what a person must mend comes back in words.
 */
export async function begin(
  client: Client,
  { token, applicationId, transport }: DiscordSettings,
  { newsroom: { commands }, tools: { log }, commandIds }: Pick<Room, "newsroom" | "tools" | "commandIds">,
  signal: AbortSignal,
): Promise<Started> {
  const registering = async (): Promise<Started> => {
    const { id } = (await client.rest.get(Routes.currentApplication())) as APIApplication
    if (id !== applicationId) return { ok: false, problem: otherApplication(applicationId, id) }
    const { outcome, ids } = await register(client.rest, applicationId, commands)
    for (const [path, id] of ids) commandIds.set(path, id)
    log.info({ commands: commands.length, outcome }, "Discord has the commands")
    return { ok: true }
  }
  const registered = await waitedFor(registering, log, signal)
  if (!registered.ok || transport === "http") return registered
  return client.login(token).then(
    () => ({ ok: true }),
    (error: unknown) => ({ ok: false, problem: refusal(error, token) }),
  )
}

/** Seconds between the first tries, and between all later ones. */
const PAUSES_S = [1, 2, 5, 10, 30] as const
const LONGEST_PAUSE_S = 60

/** Tries until Discord is there, or until nobody waits for it any more. */
async function waitedFor(register: () => Promise<Started>, log: Log, signal: AbortSignal): Promise<Started> {
  const started = await retry<Started | { readonly away: unknown }>(
    () => register().catch((error: unknown) => (faultOf(error) === "away" ? { away: error } : refusedAs(error))),
    {
      waitMs: (outcome, tries) => {
        if (!("away" in outcome)) return null
        const seconds = PAUSES_S[tries - 1] ?? LONGEST_PAUSE_S
        log.warn({ ...loggable(outcome.away), againIn: `${seconds} s` }, "Discord cannot be reached")
        return seconds * 1000
      },
      signal,
    },
  )
  return "away" in started ? { ok: true } : started
}

function refusedAs(error: unknown): Started {
  if (faultOf(error) === "token") return { ok: false, problem: NO_TOKEN }
  return { ok: false, problem: `Discord refused to register the commands: ${loggable(error).problem}` }
}

function refusal(error: unknown, token: string): string {
  const { problem } = loggable(error)
  const isToken = faultOf(error) === "token" || /authentication failed|invalid token/i.test(problem)
  return isToken ? NO_TOKEN : `Discord refused the connection: ${problem.replaceAll(token, "…")}`
}
