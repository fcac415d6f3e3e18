import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js"
import { wasNeverSent } from "../network.ts"

/**
 * What went wrong with a request, as far as it makes a difference what to do next.
 * `token`: Discord does not know us; `late`: the interaction's token has died; `taken`: it was acknowledged before;
 * `forbidden`: permissions are missing; `gone`: the channel or message is no more; `absent`: the bot is not on the server;
 * `blocked`: this message is not taken, for what it says or how its channel is now; `away`: Discord cannot be reached
 * or is down; `refused`: anything else that Discord did not like.
 */
export type Fault = "token" | "late" | "taken" | "forbidden" | "gone" | "absent" | "blocked" | "away" | "refused"

/** Discord's error codes, from its page topics/opcodes-and-status-codes. */
const CODES: Readonly<Record<number, Fault>> = {
  10003: "gone", // Unknown Channel
  10004: "absent", // Unknown Guild
  10007: "absent", // Unknown Member
  10008: "gone", // Unknown Message
  10015: "late", // Unknown Webhook: the token is older than 15 minutes
  10062: "late", // Unknown Interaction: no response within 3 seconds
  20012: "token", // Not authorized for this application
  40004: "away", // Send messages has been temporarily disabled
  40062: "away", // Service resource is being rate limited
  40333: "away", // internal network error: a proxy of Discord's, whose 403 passes
  40060: "taken", // Interaction has already been acknowledged
  50001: "forbidden", // Missing Access
  50013: "forbidden", // Missing Permissions
  50027: "late", // Invalid Webhook Token
  130000: "away", // API resource is currently overloaded
}

/** For a forum that takes no post without a tag. */
export const TAG_NEEDED =
  "This forum requires a tag on each post. Switch off “Require people to select tags when posting” in its settings, or choose another channel."

/** What is not taken here and now, and what an admin does, by the code. */
const BLOCKED: Readonly<Record<number, string>> = {
  20016:
    "The channel is in slow mode. An admin can exempt Pullquote's role with “Bypass Slowmode” in the channel's settings.",
  20026: "Discord's anti-spam system has flagged the bot. Its owner can appeal at https://dis.gd/contact.",
  20028: "The channel is not accepting more messages right now.",
  20031: "This server does not allow a word in it. An admin can change that under Server Settings → AutoMod.",
  40058: "The author of this post has not written its first message yet. Nobody can reply until then.",
  40066: TAG_NEEDED,
  40067: TAG_NEEDED,
  50008: "Messages cannot be posted in this kind of channel. Choose a text channel, or a post of the forum.",
  50009:
    "The server's verification level blocks the bot. An admin can give Pullquote a role, or lower it under Server Settings → Safety Setup.",
  50024: "Messages cannot be posted in this kind of channel. Choose a text channel, or a post of the forum.",
  50083: "The thread is archived or locked. Somebody with “Manage Threads” can unlock it, or choose a channel.",
  60003: "The server requires two-factor authentication. The bot's owner has to turn it on in their Discord account.",
  160005: "The thread is locked. Somebody with “Manage Threads” can unlock it, or choose a channel.",
  200000: "This server's AutoMod blocked it here. An admin can exempt Pullquote's role: Server Settings → AutoMod.",
  200001: "This server's AutoMod blocked it here. An admin can exempt Pullquote's role: Server Settings → AutoMod.",
  240000: "Discord's harmful link filter blocked it here: one of its links is on Discord's list.",
}

/** Refused for what the message says: the same words would be refused again. */
const BY_CONTENT: ReadonlySet<number> = new Set([20031, 200000, 200001, 240000])

export function faultOf(error: unknown): Fault {
  if (error instanceof DiscordAPIError) {
    const known = CODES[Number(error.code)]
    if (known) return known
    if (blockedBy(error) !== null) return "blocked"
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

/** Why a message was not taken here and now, and what an admin does; null where it was refused for good, or not at all. */
export function blockedBy(error: unknown): { readonly problem: string; readonly byContent: boolean } | null {
  const code = error instanceof DiscordAPIError ? Number(error.code) : 0
  const problem = BLOCKED[code]
  return problem === undefined ? null : { problem, byContent: BY_CONTENT.has(code) }
}

/** What people in chat hear of a lost token: they can do nothing about it. */
export const NOT_AVAILABLE = "Pullquote is not available on Discord right now. Whoever runs it can see why in the log."

/** For a fault of the kind `absent`. */
export const NOT_INVITED = "Pullquote is not on this server. Invite it first."

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
