import { setTimeout as pause } from "node:timers/promises"
import { type APIApplication, type Client, Routes } from "discord.js"
import type { Log } from "../../core/desk.ts"
import type { Newsroom } from "../../core/newsroom.ts"
import { faultOf, told } from "./faults.ts"
import { register } from "./register.ts"
import type { DiscordSettings } from "./settings.ts"

export type Started = { readonly ok: true } | { readonly ok: false; readonly problem: string }

export const NO_TOKEN =
  "Discord refused DISCORD_TOKEN. Reset it on the application's page, under Bot, and set the new one."

export const OTHER_APPLICATION = (given: string, own: string): string =>
  `DISCORD_APPLICATION_ID is ${given}, but DISCORD_TOKEN belongs to application ${own}. Set the two of one application.`

/**
 * Makes the commands known and connects. Discord's outages are waited out, for as long as it takes (`signal` ends that);
 * what a person must mend comes back in words.
 */
export async function begin(
  client: Client,
  { token, applicationId, transport }: DiscordSettings,
  { commands }: Pick<Newsroom, "commands">,
  log: Log,
  signal: AbortSignal,
): Promise<Started> {
  const registering = async (): Promise<Started> => {
    const { id } = (await client.rest.get(Routes.currentApplication())) as APIApplication
    if (id !== applicationId) return { ok: false, problem: OTHER_APPLICATION(applicationId, id) }
    const outcome = await register(client.rest, applicationId, commands)
    log.info({ commands: commands.length, outcome }, "Discord knows the commands")
    return { ok: true }
  }
  const registered = await persist(registering, log, signal)
  if (!registered.ok || transport === "http") return registered
  return client.login(token).then(
    () => ({ ok: true }),
    (error: unknown) => ({ ok: false, problem: refusal(error, token) }),
  )
}

/** Seconds between tries, the last one for ever. */
const PAUSES_S = [1, 2, 5, 10, 30, 60]

async function persist(attempt: () => Promise<Started>, log: Log, signal: AbortSignal): Promise<Started> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      const fault = faultOf(error)
      if (fault === "token") return { ok: false, problem: NO_TOKEN }
      if (fault !== "away")
        return { ok: false, problem: `Discord refused to register the commands: ${told(error).said}` }
      const seconds = PAUSES_S[Math.min(tries, PAUSES_S.length - 1)] ?? 60
      log.warn({ ...told(error), againIn: `${seconds} s` }, "Discord cannot be reached")
      await pause(seconds * 1000, null, { signal }).catch(() => {})
      if (signal.aborted) return { ok: true }
    }
  }
}

function refusal(error: unknown, token: string): string {
  const { said } = told(error)
  const isToken = faultOf(error) === "token" || /authentication failed|invalid token/i.test(said)
  return isToken ? NO_TOKEN : `Discord refused the connection: ${said.replaceAll(token, "…")}`
}
