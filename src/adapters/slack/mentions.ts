import type { App } from "@slack/bolt"
import { callOnMessage } from "../../core/command/find-source.ts"
import { wordless } from "../../core/command/misuse.ts"
import { callTo } from "../../core/reply/reply.ts"
import { withoutCopied } from "../../core/text/chat-words.ts"
import { answerOnce, answerTo, handleOnce } from "./answer.ts"
import { deliver, deliverPrivately, warn, withAsker } from "./deliver.ts"
import { intend, settle } from "./ledger.ts"
import { namesFor } from "./names.ts"
import { quotedInMessage, wordsOfMessage } from "./quoted.ts"
import { responderTo } from "./respond.ts"
import type { Question, Room } from "./room.ts"
import { inEitherBlocks } from "./send.ts"
import { SHORTCUTS } from "./settings.ts"
import type { Turns } from "./turns.ts"
import { callMentioned } from "./typed.ts"

/** A message that asks something, as it was written or edited last. */
type Asked = {
  readonly text?: string
  readonly ts: string
  readonly thread_ts?: string
  readonly user?: string
  readonly bot_id?: string
  readonly edited?: { readonly ts: string } | null
}

type Where = { readonly channel: string; readonly team: string; readonly thread: string | null }

/**
 * `@Pullquote quote …`, where slash commands do not reach, answered in the thread of the message; and whatever is written to the
 * bot in its own conversation, answered there. A message is one question: edited, it edits its answer.
 */
export function listenToMentions(app: App, room: Room, turns: Turns, bot: string): void {
  const asked = new Map<string, string>()
  const remember = (key: string, words: string) => {
    asked.delete(key)
    asked.set(key, words)
    const [oldest] = asked.keys()
    if (asked.size > REMEMBERED && oldest !== undefined) asked.delete(oldest)
  }
  const hear = async ({ text = "", ts, user, bot_id, edited }: Asked, where: Where) => {
    // Bots that answer each other would never stop.
    if (user === undefined || user === bot || bot_id !== undefined) return
    const key = `slack:${where.channel}:${ts}`
    const call = callMentioned(await namesFor(room.web, withoutCopied(text), bot), bot, room.newsroom.commands)
    const words = JSON.stringify(call)
    const isUnchanged = edited && asked.get(key) === words
    remember(key, words)
    if (isUnchanged) return
    const question: Question = {
      ...where,
      call,
      key,
      asker: { id: user, name: null },
      channelName: null,
      respond: null,
    }
    if (!edited) return answerOnce(room, turns, question)
    const again = { ...question, key: `${key}:${edited.ts}` }
    await handleOnce(room, turns, again, () => answerAnew(room, again, key))
  }

  app.event("app_mention", async ({ event, body }) => {
    const { channel, ts, thread_ts } = event
    await hear(event, { channel, team: body.team_id, thread: thread_ts ?? ts })
  })
  app.event("message", async ({ event, body }) => {
    const { channel, subtype, message, ...plain } = event as DirectMessage
    const written = subtype === "message_changed" ? message : subtype === undefined || WORDY.has(subtype) ? plain : null
    // Slack tells of a change also where only a link's preview came.
    if (!written || (subtype === "message_changed" && !written.edited)) return
    await hear(written, { channel, team: body.team_id, thread: written.thread_ts ?? null })
  })
}

type DirectMessage = Asked & { readonly channel: string; readonly subtype?: string; readonly message?: Asked }

/** Kinds of message that somebody wrote words in. */
const WORDY: ReadonlySet<string> = new Set(["file_share", "thread_broadcast"])

/** Questions whose words are remembered, so that an edit of nothing but a link's preview is known as such. */
const REMEMBERED = 1000

/** The answer to an edited question, in the place of the earlier one where that can be edited. */
async function answerAnew(room: Room, question: Question, first: string): Promise<void> {
  const reply = await answerTo(room, question)
  const earlier = (await room.newsroom.ledger.find(first))?.posted
  const isInPlace = earlier?.editable === true && earlier.message !== "" && reply.audience === "channel"
  if (!isInPlace) return deliver(room, earlier ? question : { ...question, key: first }, reply)
  const { key, channel, thread, asker } = question
  const { signed, message } = await withAsker(room, question, reply)
  await intend(room, { key, channel, thread, asker: asker.id }, signed)
  const place = { channel, ts: earlier.message }
  const called = await inEitherBlocks((body) => room.web("chat.update", { ...place, ...body }, true), message)
  if (!called.ok) return warn(room, question, called.fault)
  await settle(room, key, earlier.message)
}

/** "Find source" and "Verify quote" on any message, answered in its thread to whoever asks. */
export function listenToShortcuts(app: App, room: Room, turns: Turns): void {
  app.shortcut({ type: "message_action" }, async ({ shortcut, ack }) => {
    await turns.acknowledge(ack)
    if (!Object.hasOwn(SHORTCUTS, shortcut.callback_id)) return
    const name = SHORTCUTS[shortcut.callback_id as keyof typeof SHORTCUTS]
    const { message, channel, user, trigger_id, response_url } = shortcut
    const call = callOnMessage(name, wordsOfMessage(message), quotedInMessage(message))
    const question: Question = {
      key: `slack:${trigger_id}`,
      call: call ?? callTo("help"),
      asker: { id: user.id, name: user.name },
      channel: channel.id,
      channelName: channel.name,
      team: shortcut.team?.id ?? user.team_id ?? "",
      thread: typeof message.thread_ts === "string" ? message.thread_ts : (message.ts ?? null),
      respond: responderTo(response_url),
    }
    if (call) return answerOnce(room, turns, question)
    await handleOnce(room, turns, question, () => deliverPrivately(room, question, wordless()))
  })
}
