import { setTimeout as pause } from "node:timers/promises"
import { type Failure, failureInWords } from "./failure.ts"
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
    const found = await lookFor(web, place, key)
    if (found !== null && found !== "unseen") return { ok: true, ts: found, channel: place.channel }
    const wait = found === "unseen" ? undefined : PAUSES_MS[tries - 1]
    if (wait === undefined) return posting
    await pause(wait)
  }
}

/** Before the second, third and fourth try: somebody waits. */
const PAUSES_MS = [300, 1000, 3000] as const

async function posted(web: Web, { channel, thread }: Place, message: SlackMessage, key: string): Promise<Posting> {
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

/** How many of the newest messages are looked through: what is looked for was posted seconds or minutes ago. */
const LOOK_BACK = 100

/** The ts of the message that carries the key; null: it is not there; "unseen": we may not or cannot look. */
export async function lookFor(web: Web, { channel, thread }: Place, key: string): Promise<string | null | "unseen"> {
  const args = { channel, limit: LOOK_BACK, include_all_metadata: true }
  const called =
    thread === null
      ? await web("conversations.history", args, true)
      : await web("conversations.replies", { ...args, ts: thread }, true)
  if (!called.ok) return "unseen"
  const messages = (Array.isArray(called.data.messages) ? called.data.messages : []) as readonly Found[]
  const found = messages.find(
    ({ metadata }) => metadata?.event_type === METADATA && metadata.event_payload?.key === key,
  )
  return found?.ts ?? null
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
