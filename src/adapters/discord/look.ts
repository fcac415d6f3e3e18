import { type APIMessage, Routes } from "discord.js"
import { faultOf } from "./faults.ts"
import type { Room } from "./room.ts"

export type Wanted = {
  readonly channel: string
  /** The id of its outermost component. */
  readonly mark: number
  /** When it was first tried, in milliseconds. */
  readonly since: number
}

export type Look =
  | { readonly kind: "found"; readonly message: string }
  | { readonly kind: "absent" }
  /** We may not look, or there is too much to look through. */
  | { readonly kind: "unseen"; readonly problem: string }

/** Messages a request, and requests until we give up. */
const PAGE = 100
const MOST_PAGES = 20

/**
 * Our message that carries the mark, from the newest message back to a day before the attempt: clocks may differ, and be
 * put right in between. Rejects when Discord is away.
 */
export async function lookFor(
  { rest, me }: Pick<Room, "rest" | "me">,
  { channel, mark, since }: Wanted,
): Promise<Look> {
  const earliest = earliestFor(since)
  const own = await me()
  let before: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(before !== null && { before }) })
    const read = await rest.get(Routes.channelMessages(channel), { query }).catch((error: unknown) => {
      if (faultOf(error) === "forbidden") return null
      throw error
    })
    if (read === null) return UNSEEN_BY_PERMISSION
    const messages = read as readonly APIMessage[]
    const ours = messages.find((message) => isOurs(message, own, mark))
    if (ours) return { kind: "found", message: ours.id }
    const oldest = messages.reduce<bigint | null>((least, { id }) => smaller(least, BigInt(id)), null)
    if (messages.length < PAGE || oldest === null || oldest < earliest) return { kind: "absent" }
    before = String(oldest)
  }
  return { kind: "unseen", problem: `${MAY_BE_OUT} There have been too many messages since then to find it.` }
}

const MAY_BE_OUT = "A post may already be there. Check the channel."
const HISTORY = "Pullquote cannot check: give it “Read Message History” in the channel."
export const UNSEEN_BY_PERMISSION: Look = { kind: "unseen", problem: `${MAY_BE_OUT} ${HISTORY}` }

/** Whether the bot posted it under the mark. */
export const isOurs = ({ author, components = [] }: APIMessage, own: string, mark: number): boolean =>
  author.id === own && components[0]?.id === mark

/** The least id of what an attempt can have made; clocks may differ. */
export const earliestFor = (since: number): bigint => (BigInt(since - DAY_MS) - DISCORD_EPOCH_MS) << 22n

/** Where Discord's ids begin to count (page reference, Snowflakes). */
const DISCORD_EPOCH_MS = 1_420_070_400_000n
const DAY_MS = 24 * 60 * 60 * 1000

const smaller = (a: bigint | null, b: bigint): bigint => (a !== null && a < b ? a : b)
