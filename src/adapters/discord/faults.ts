import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js"
import { wasNeverSent } from "../network.ts"

/**
 * What went wrong with a request, as far as it makes a difference what to do next.
 * `token`: Discord does not know us; `late`: the interaction's token has died; `taken`: it was acknowledged before;
 * `forbidden`: permissions are missing; `gone`: the channel or message is no more; `away`: Discord cannot be reached
 * or is down; `refused`: anything else that Discord did not like.
 */
export type Fault = "token" | "late" | "taken" | "forbidden" | "gone" | "away" | "refused"

/** Discord's error codes, from its page topics/opcodes-and-status-codes. */
const CODES: Readonly<Record<number, Fault>> = {
  10003: "gone", // Unknown Channel
  10008: "gone", // Unknown Message
  10015: "late", // Unknown Webhook: the token is older than 15 minutes
  10062: "late", // Unknown Interaction: no response within 3 seconds
  20012: "token", // Not authorized for this application
  40060: "taken", // Interaction has already been acknowledged
  50001: "forbidden", // Missing Access
  50013: "forbidden", // Missing Permissions
  50027: "late", // Invalid Webhook Token
}

export function faultOf(error: unknown): Fault {
  if (error instanceof DiscordAPIError) {
    const known = CODES[Number(error.code)]
    if (known) return known
    if (error.status === 401) return "token"
    return error.status === 403 ? "forbidden" : "refused"
  }
  if (error instanceof HTTPError) return "away"
  if (!(error instanceof Error)) return "refused"
  // discord.js drops a token that was refused, and says so of each request until it is set again.
  if (error.message.startsWith("Expected token to be set")) return "token"
  const isNetwork = "code" in error || "cause" in error || error.name === "AbortError"
  return isNetwork ? "away" : "refused"
}

/** Whether the request certainly had no effect: Discord refused it, or never got it. */
export function isUndone(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status < 500
  if (error instanceof RateLimitError) return true
  return wasNeverSent(error)
}

/** For a fault of the kind `token`. */
export const NO_TOKEN =
  "Discord refused DISCORD_TOKEN. Reset it on the application's page, under Bot, and set the new one."

/**
 * What may stand in a log of a request that failed. Addresses and bodies may not: they carry interaction tokens, with
 * which anybody could answer in our name for 15 minutes, and what people asked.
 */
export function loggable(error: unknown): {
  readonly status?: number
  readonly code?: number | string
  readonly problem: string
} {
  if (error instanceof DiscordAPIError) return { status: error.status, code: error.code, problem: error.message }
  if (error instanceof HTTPError) return { status: error.status, problem: error.message }
  if (!(error instanceof Error)) return { problem: String(error) }
  return { ...("code" in error && { code: String(error.code) }), problem: error.message }
}
