import { setTimeout as pause } from "node:timers/promises"
import type { Order } from "../../core/briefing/order.ts"
import type { Reply } from "../../core/reply/reply.ts"
import type { Adapter, PostedId, Posting } from "../adapter.ts"
import { type Failure, failureInWords, isRevoked } from "./faults.ts"
import { intend, settle } from "./ledger.ts"
import { messageOf } from "./message.ts"
import type { Bureau } from "./room.ts"
import { eitherLook, lookFor, posted, unsureInWords } from "./send.ts"
import type { Web } from "./web.ts"

/** What keeps the bot from posting to the channel, a sentence each; none: it may. */
export async function channelProblems(web: Web, channel: string): Promise<readonly string[]> {
  const called = await web("conversations.info", { channel }, true)
  if (!called.ok) return [failureInWords(called.failure)]
  const { is_archived, is_member, is_im } = (called.data.channel ?? {}) as Readonly<Record<string, unknown>>
  return [
    ...(is_archived === true ? [inWords("is_archived")] : []),
    ...(is_member !== true && is_im !== true ? [inWords("not_in_channel")] : []),
  ]
}

const inWords = (error: string): string => failureInWords({ kind: "refused", error })

/** Before a post is tried again that did not get through, and one whose token was refused. */
const UNTIL_THERE_AGAIN_MS = 5_000
const UNTIL_TOKEN_AGAIN_MS = 60_000
/** Slack takes about one message a second and channel (web-api/rate-limits). */
const APART_MS = 1_000

/**
 * Posts what was ordered for a channel, once for a key: an earlier attempt of unknown outcome is looked for. `web` tries
 * each call once: whoever ordered the post has it tried again.
 */
export function postings(bureau: Bureau, web: Web): Pick<Adapter, "post" | "tell" | "edit"> {
  const { ledger } = bureau.newsroom
  const turnIn = oneAtATime()

  const post: Adapter["post"] = async (channel, reply, key, mayPost = async () => true) => {
    const place = { channel, thread: null }
    const before = await ledger.find(key)
    if (before?.posted) return out(before.channel, before.posted.message)
    const look = before ? await lookFor(web, place, key) : ({ kind: "absent" } as const)
    if (look.kind === "away") return failed(look.failure)
    if (look.kind === "unseen") return { kind: "unsure", problem: unsureInWords({ kind: "unsure" }) }
    if (look.kind === "found") {
      await settle(bureau, key, look.ts)
      return out(channel, look.ts)
    }
    const message = await messageOf(bureau, reply)
    await turnIn(channel)
    await intend(bureau, { key, channel, asker: null }, reply)
    if (!(await mayPost())) return { kind: "withheld" }
    const sent = await posted(web, place, message, key)
    if (sent.ok) {
      await settle(bureau, key, sent.ts)
      return out(sent.channel, sent.ts)
    }
    // What Slack turned away, or never heard of, is not out; anything else may be, and is looked for next time.
    if (sent.failure.kind !== "unsure") await ledger.withdraw(key)
    return failed(sent.failure)
  }

  return {
    post,
    tell: async (order, reply, key) => {
      const isHere = await isPresent(web, order)
      const told = isHere ? await post(order.orderedBy, reply, key) : null
      return told && told.kind !== "refused" ? told : post(order.channel, reply, key)
    },
    edit: (posted, reply) => editPosted(bureau, posted, reply),
  }
}

const out = (channel: string, message: string): Posting => ({ kind: "posted", posted: { channel, message } })

/** Resolves when it is one's turn in a channel: Slack takes one message a second there. */
function oneAtATime(): (channel: string) => Promise<void> {
  const next = new Map<string, number>()
  return async (channel) => {
    const now = performance.now()
    for (const [other, at] of next) if (at <= now) next.delete(other)
    const turn = Math.max(now, next.get(channel) ?? 0)
    next.set(channel, turn + APART_MS)
    if (turn > now) await pause(turn - now)
  }
}

/** Whether the person still has an account here; as far as Slack tells, which it may not. */
async function isPresent(web: Web, { orderedBy }: Pick<Order, "orderedBy">): Promise<boolean> {
  const called = await web("users.info", { user: orderedBy }, true)
  if (!called.ok) return !(called.failure.kind === "refused" && called.failure.error === "user_not_found")
  return (called.data.user as { readonly deleted?: unknown } | undefined)?.deleted !== true
}

/** What a post's failure means for its next attempt. */
function failed(failure: Failure): Posting {
  const problem = failureInWords(failure)
  if (isRevoked(failure)) return { kind: "later", problem, afterMs: UNTIL_TOKEN_AGAIN_MS, isWide: true }
  switch (failure.kind) {
    case "busy":
      return { kind: "later", problem, afterMs: failure.waitMs, isExact: true }
    case "unreached":
    case "unsure":
      return { kind: "later", problem, afterMs: UNTIL_THERE_AGAIN_MS }
    case "refused":
      return { kind: "refused", problem }
  }
}

/** Puts another reply in the place of one that was posted. */
async function editPosted(bureau: Bureau, { channel, message: ts }: PostedId, reply: Reply): Promise<void> {
  const message = await messageOf(bureau, reply)
  const called = await eitherLook((body) => bureau.web("chat.update", { channel, ts, ...body }, true), message)
  if (!called.ok) throw new Error(`Slack: ${unsureInWords(called.failure)}`)
}
