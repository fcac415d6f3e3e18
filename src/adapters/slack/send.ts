import { setTimeout as pause } from "node:timers/promises"
import { type Failure, failureInWords } from "./faults.ts"
import { METADATA, metadataOf } from "./ledger.ts"
import { plainer, refusesBlocks } from "./message.ts"
import type { SlackMessage } from "./render.ts"
import type { Called, Web } from "./web.ts"

export type Place = { readonly channel: string; readonly thread: string | null }

export type Posting =
  | { readonly ok: true; readonly ts: string; readonly channel: string }
  | { readonly ok: false; readonly failure: Failure }

/**
 * Posts once. Slack has no key that makes a second post harmless, so ours travels in the message's metadata: when Slack
 * does not say whether it posted, we look, and post again only when it is not there. Where we may not look, it stays unsure.
 */
export async function postOnce(web: Web, place: Place, message: SlackMessage, key: string): Promise<Posting> {
  for (let tries = 1; ; tries++) {
    const posting = await posted(web, place, message, key)
    if (posting.ok || posting.failure.kind !== "unsure") return posting
    const look = await lookFor(web, place, key)
    if (look.kind === "found") return { ok: true, ts: look.ts, channel: place.channel }
    const wait = look.kind === "absent" ? PAUSES_MS[tries - 1] : undefined
    if (wait === undefined) return posting
    await pause(wait)
  }
}

/** Before the second, third and fourth try: somebody waits. */
const PAUSES_MS = [300, 1000, 3000] as const

/** Posts, and where the blocks are refused, the same words in plainer ones. */
export async function posted(
  web: Web,
  { channel, thread }: Place,
  message: SlackMessage,
  key: string,
): Promise<Posting> {
  const where = { channel, ...(thread !== null && { thread_ts: thread }), metadata: metadataOf(key) }
  const called = await eitherLook((body) => web("chat.postMessage", { ...where, ...body }), message)
  if (!called.ok) return called
  const { ts, channel: at } = called.data
  return { ok: true, ts: String(ts), channel: typeof at === "string" ? at : channel }
}

/** Sends the message, and where its blocks are refused, the same words in plainer ones. */
export async function eitherLook(
  send: (body: Record<string, unknown>) => Promise<Called>,
  message: SlackMessage,
): Promise<Called> {
  const called = await send({ ...message })
  const isRefused = !called.ok && called.failure.kind === "refused" && refusesBlocks(called.failure.error)
  return isRefused ? send(plainer(message)) : called
}

export type Look =
  | { readonly kind: "found"; readonly ts: string }
  | { readonly kind: "absent" }
  /** We may not look, or there is too much to look through. */
  | { readonly kind: "unseen" }
  /** Slack could not be asked just now. */
  | { readonly kind: "away"; readonly failure: Failure }

/** Messages a request, and requests until we give up. */
const PAGE = 100
const MOST_PAGES = 10

/** Looks for the message that carries the key, from the newest one back. */
export async function lookFor(web: Web, { channel, thread }: Place, key: string): Promise<Look> {
  const [method, where] =
    thread === null
      ? (["conversations.history", { channel }] as const)
      : (["conversations.replies", { channel, ts: thread }] as const)
  let cursor = ""
  for (let page = 0; page < MOST_PAGES; page++) {
    const args = { ...where, limit: PAGE, include_all_metadata: true, ...(cursor !== "" && { cursor }) }
    const called = await web(method, args, true)
    if (!called.ok) {
      return called.failure.kind === "refused" ? { kind: "unseen" } : { kind: "away", failure: called.failure }
    }
    const messages = (Array.isArray(called.data.messages) ? called.data.messages : []) as readonly Found[]
    const found = messages.find(
      ({ metadata }) => metadata?.event_type === METADATA && metadata.event_payload?.key === key,
    )
    if (found?.ts) return { kind: "found", ts: found.ts }
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

/** For the log and for who ordered the post. */
export const unsureInWords = (failure: Failure): string =>
  failure.kind === "unsure"
    ? `${failureInWords(failure)} Look into the channel. With the permissions channels:history and groups:history Pullquote looks for itself.`
    : failureInWords(failure)
