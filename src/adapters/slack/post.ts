import { setTimeout as pause } from "node:timers/promises"
import type { Order } from "../../core/briefing/order.ts"
import type { Adapter, Editing, Failed, Posting } from "../adapter.ts"
import { signedBy, withMarkedAsker } from "./byline.ts"
import { type Fault, faultInWords, isForGood, isRevoked, NOT_AVAILABLE, unsureInWords } from "./faults.ts"
import { intend, settle } from "./ledger.ts"
import { lookFor } from "./look.ts"
import { messageOf } from "./message.ts"
import type { Room } from "./room.ts"
import { inEitherBlocks, send } from "./send.ts"
import type { Web } from "./web.ts"

/** Before a post is tried again that did not get through, and one whose token was refused. */
const UNTIL_THERE_AGAIN_MS = 5_000
const UNTIL_TOKEN_AGAIN_MS = 60_000
/** Slack takes about one message a second and channel (web-api/rate-limits). */
const APART_MS = 1_000

/**
 * Posts what was ordered for a channel, once for a key: an earlier attempt of unknown outcome is looked for. `web` tries
 * each call once: whoever ordered the post has it tried again.
 */
export function openPosting(room: Room, web: Web): Pick<Adapter, "post" | "tell" | "edit"> {
  const { ledger } = room.newsroom
  const waitForTurn = oneASecond()

  const post: Adapter["post"] = async (channel, reply, key, mayPost = async () => true, below) => {
    const spot = { channel, thread: below ?? null }
    const earlier = await ledger.find(key)
    if (earlier?.posted) return postedAs(earlier.channel, earlier.posted.message)
    const look = earlier ? await lookFor(web, spot, key) : ({ kind: "absent" } as const)
    if (look.kind === "away") return failedPosting(look.fault)
    if (look.kind === "unseen") return { kind: "unsure", problem: unsureInWords({ kind: "unsure" }) }
    if (look.kind === "found") {
      await settle(room, key, look.message)
      return postedAs(channel, look.message)
    }
    const message = await messageOf(room, reply)
    await waitForTurn(channel)
    await intend(room, { key, ...spot, asker: null }, reply)
    if (!(await mayPost())) return { kind: "withheld" }
    const sent = await send(web, spot, message, key)
    if (sent.ok) {
      await settle(room, key, sent.ts)
      return postedAs(sent.channel, sent.ts)
    }
    // What Slack turned away, or never heard of, is not out; anything else may be, and is looked for next time.
    if (sent.fault.kind !== "unsure") await ledger.withdraw(key)
    return failedPosting(sent.fault)
  }

  return {
    post,
    tell: async (order, reply, key) => {
      const isHere = await isPresent(web, order)
      const inPrivate = isHere ? await post(order.orderedBy, reply, key) : null
      return inPrivate && inPrivate.kind !== "refused" && inPrivate.kind !== "blocked"
        ? inPrivate
        : post(order.channel, reply, key)
    },
    async edit({ channel, message: ts, asker }, reply, mayEdit = async () => true) {
      const named = withMarkedAsker(await messageOf(room, reply))
      const message = asker ? signedBy(named, { id: asker }) : named
      if (!(await mayEdit())) return { kind: "withheld" }
      const called = await inEitherBlocks((body) => web("chat.update", { channel, ts, ...body }), message)
      return called.ok ? { kind: "edited" } : failedEdit(called.fault)
    },
  }
}

const postedAs = (channel: string, message: string): Posting => ({ kind: "posted", posted: { channel, message } })

/** Resolves when it is one's turn in a channel: Slack takes one message a second there. */
function oneASecond(): (channel: string) => Promise<void> {
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
  if (!called.ok) return !(called.fault.kind === "refused" && called.fault.error === "user_not_found")
  return (called.data.user as { readonly deleted?: unknown } | undefined)?.deleted !== true
}

/** What a post's fault means for its next attempt. */
function failedPosting(fault: Fault): Failed {
  const problem = faultInWords(fault)
  if (isRevoked(fault))
    return { kind: "later", problem, inChat: NOT_AVAILABLE, afterMs: UNTIL_TOKEN_AGAIN_MS, isWide: true }
  switch (fault.kind) {
    case "busy":
      return { kind: "later", problem, afterMs: fault.waitMs, isExact: true }
    case "unreached":
    case "unsure":
      return { kind: "later", problem, afterMs: UNTIL_THERE_AGAIN_MS }
    case "refused":
      return isForGood(fault) ? { kind: "refused", problem } : { kind: "blocked", problem, byContent: false }
  }
}

/** Slack counts edits of the whole workspace together: when it asks for patience, every edit waits. */
function failedEdit(fault: Fault): Editing {
  if (fault.kind === "refused" && fault.error === "message_not_found") return { kind: "gone" }
  const failed = failedPosting(fault)
  return failed.kind === "later" && fault.kind === "busy" ? { ...failed, isWide: true } : failed
}
