import type { Fault } from "./faults.ts"
import type { Web } from "./web.ts"

/** Where a message stands; without a thread, in the channel itself. */
export type Spot = { readonly channel: string; readonly thread: string | null }

export type Look =
  | { readonly kind: "found"; readonly message: string }
  | { readonly kind: "absent" }
  /** We may not look, or there is too much to look through. */
  | { readonly kind: "unseen" }
  /** Slack could not be asked just now. */
  | { readonly kind: "away"; readonly fault: Fault }

/** Messages a request, and requests until we give up. */
const PAGE = 100
const MOST_PAGES = 10

/** Our message that carries the key, from the newest message back. */
export async function lookFor(web: Web, { channel, thread }: Spot, key: string): Promise<Look> {
  const [method, where] =
    thread === null
      ? (["conversations.history", { channel }] as const)
      : (["conversations.replies", { channel, ts: thread }] as const)
  let cursor = ""
  for (let page = 0; page < MOST_PAGES; page++) {
    const args = { ...where, limit: PAGE, include_all_metadata: true, ...(cursor !== "" && { cursor }) }
    const called = await web(method, args, true)
    if (!called.ok) return called.fault.kind === "refused" ? { kind: "unseen" } : { kind: "away", fault: called.fault }
    const messages = (Array.isArray(called.data.messages) ? called.data.messages : []) as readonly Found[]
    const found = messages.find(
      ({ metadata }) => metadata?.event_type === METADATA && metadata.event_payload?.key === key,
    )
    if (found?.ts) return { kind: "found", message: found.ts }
    const { next_cursor: next } = (called.data.response_metadata ?? {}) as { readonly next_cursor?: string }
    if (called.data.has_more !== true || !next) return { kind: "absent" }
    cursor = next
  }
  return { kind: "unseen" }
}

type Found = {
  readonly ts?: string
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: { readonly key?: unknown } }
}

/** The key as it travels with the message, where a later look can find it. */
export const metadataOf = (key: string) => ({ event_type: METADATA, event_payload: { key } })

const METADATA = "pullquote_answer"
