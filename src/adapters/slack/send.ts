import { retry } from "../retry.ts"
import type { Called } from "./called.ts"
import type { Fault } from "./faults.ts"
import { lookFor, metadataOf, type Spot } from "./look.ts"
import { plainer, refusesBlocks } from "./message.ts"
import type { SlackMessage } from "./render.ts"
import type { Web } from "./web.ts"

export type Sent =
  | { readonly ok: true; readonly ts: string; readonly channel: string }
  | { readonly ok: false; readonly fault: Fault }

/**
 * Sends a message once. Slack has no key that makes a second post harmless, so ours travels in the message's metadata:
 * when Slack does not say whether it posted, we look, and post again only when it is not there. Where we may not look, it
 * stays unsure.
 */
export async function sendOnce(web: Web, spot: Spot, message: SlackMessage, key: string): Promise<Sent> {
  const { sent } = await retry(() => sendOrFind(web, spot, message, key), {
    waitMs: ({ isAbsent }, tries) => (isAbsent ? (PAUSES_MS[tries - 1] ?? null) : null),
  })
  return sent
}

/** Before the second, third and fourth try: somebody waits. */
const PAUSES_MS = [300, 1000, 3000] as const

/** `isAbsent`: Slack did not say whether it posted, and the message is not there. */
async function sendOrFind(
  web: Web,
  spot: Spot,
  message: SlackMessage,
  key: string,
): Promise<{ readonly sent: Sent; readonly isAbsent: boolean }> {
  const sent = await send(web, spot, message, key)
  if (sent.ok || sent.fault.kind !== "unsure") return { sent, isAbsent: false }
  const look = await lookFor(web, spot, key)
  if (look.kind === "found") return { sent: { ok: true, ts: look.message, channel: spot.channel }, isAbsent: false }
  return { sent, isAbsent: look.kind === "absent" }
}

/** Sends a message with its key, without another try. */
export async function send(web: Web, { channel, thread }: Spot, message: SlackMessage, key: string): Promise<Sent> {
  const where = { channel, ...(thread !== null && { thread_ts: thread }), metadata: metadataOf(key) }
  const called = await inEitherBlocks((body) => web("chat.postMessage", { ...where, ...body }), message)
  if (!called.ok) return called
  const { ts, channel: at } = called.data
  return { ok: true, ts: String(ts), channel: typeof at === "string" ? at : channel }
}

/** Calls with the message, and where its blocks are refused, with the same words in plainer ones. */
export async function inEitherBlocks(
  call: (body: Record<string, unknown>) => Promise<Called>,
  message: SlackMessage,
): Promise<Called> {
  const called = await call({ ...message })
  const isRefused = !called.ok && called.fault.kind === "refused" && refusesBlocks(called.fault.error)
  return isRefused ? call(plainer(message)) : called
}
