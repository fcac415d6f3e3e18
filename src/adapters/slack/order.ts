import type { Reply } from "../../core/reply.ts"
import type { PostedId } from "../adapter.ts"
import { type Failure, failureInWords } from "./failure.ts"
import { intend, settle } from "./ledger.ts"
import { messageOf } from "./message.ts"
import { eitherLook, lookFor, type Posting, postOnce, unsureInWords } from "./posting.ts"
import type { Bureau } from "./question.ts"
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

/**
 * Posts what was ordered for a channel, once for a key: an earlier attempt that nobody heard of again is looked for.
 * `refused` remembers the keys of which Slack said that it posted nothing: they need no looking for.
 */
export async function postFor(
  bureau: Bureau,
  order: { readonly channel: string; readonly reply: Reply; readonly key: string },
  refused: Set<string>,
): Promise<PostedId> {
  const { channel, reply, key } = order
  const place = { channel, thread: null }
  const before = await bureau.newsroom.ledger.posting(key)
  if (before?.posted) return { channel, message: before.posted.message }
  const found = before && !refused.has(key) ? await lookFor(bureau.web, place, key) : null
  if (found === "unseen") throw failed({ kind: "unsure" })

  await intend(bureau, { key, channel, asker: null }, reply)
  const message = await messageOf(bureau, reply)
  const posting: Posting =
    found === null ? await postOnce(bureau.web, place, message, key) : { ok: true, ts: found, channel }
  if (!posting.ok) {
    if (posting.failure.kind !== "unsure") refused.add(key)
    throw failed(posting.failure)
  }
  refused.delete(key)
  await settle(bureau, key, posting.ts)
  return { channel: posting.channel, message: posting.ts }
}

/** Puts another reply in the place of one that was posted. */
export async function editPosted(bureau: Bureau, { channel, message: ts }: PostedId, reply: Reply): Promise<void> {
  const message = await messageOf(bureau, reply)
  const called = await eitherLook((body) => bureau.web("chat.update", { channel, ts, ...body }, true), message)
  if (!called.ok) throw failed(called.failure)
}

const failed = (failure: Failure): Error => new Error(`Slack: ${unsureInWords(failure)}`)
