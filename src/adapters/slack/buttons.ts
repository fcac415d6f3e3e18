import type { App } from "@slack/bolt"
import { asPrivate } from "../../core/command/as-private.ts"
import { callOf, commandIn } from "../../core/command/button-id.ts"
import { expired } from "../../core/command/misuse.ts"
import { SHARE } from "../../core/reply/lines.ts"
import { callTo, type Reply } from "../../core/reply/reply.ts"
import { answerTo, handleOnce } from "./answer.ts"
import { lineAbove, signedBy, signerOf, withLineAbove, withMention } from "./byline.ts"
import type { Called } from "./called.ts"
import { deliver, deliverPrivately, respondWith, warn } from "./deliver.ts"
import { needsWords, openForm } from "./form.ts"
import { intend, settle } from "./ledger.ts"
import { messageOf } from "./message.ts"
import { LINK_ACTION } from "./render.ts"
import { responderTo } from "./respond.ts"
import type { Question, Room } from "./room.ts"
import type { Turns } from "./turns.ts"

/** The message whose button was pressed. */
type PressedMessage = {
  readonly ts: string
  readonly isPrivate: boolean
  readonly blocks: unknown
  readonly isShare: boolean
}

/** Buttons: each is a command call, and where its answer goes follows from what it is. */
export function listenToButtons(app: App, room: Room, turns: Turns): void {
  app.action(LINK_ACTION, ({ ack }) => turns.acknowledge(ack))
  app.action(/^call:/, async ({ body, action, ack }) => {
    await turns.acknowledge(ack)
    if (body.type !== "block_actions" || action.type !== "button") return
    const { container, message, channel, user, trigger_id, response_url } = body
    const { message_ts = "", is_ephemeral, thread_ts } = container as Container
    const call = await callOf(action.value ?? "", room.newsroom.tickets)
    const question: Question = {
      key: `slack:${trigger_id}`,
      call: call ?? callTo("help"),
      asker: { id: user.id, name: user.username ?? user.name ?? null },
      channel: channel?.id ?? user.id,
      channelName: channel?.name ?? null,
      team: body.team?.id ?? user.team_id ?? "",
      thread: thread_ts ?? null,
      respond: response_url ? responderTo(response_url) : null,
    }
    const { text } = action as { readonly text?: { readonly text?: string } }
    const isShare = text?.text === SHARE
    const pressed = { ts: message_ts, isPrivate: is_ephemeral === true, blocks: message?.blocks, isShare }
    await handleOnce(room, turns, question, async () => {
      if (call === null) return deliverPrivately(room, question, expired(commandIn(action.value ?? "")))
      const isHome = message === undefined && !pressed.isPrivate
      if (isHome) return answerFromHome(room, question, trigger_id)
      await answerPressed(room, question, pressed)
    })
  })
}

type Container = { readonly message_ts?: string; readonly is_ephemeral?: boolean; readonly thread_ts?: string }

/** On the app's page there is no message: what needs words opens its window, the rest is answered in the conversation. */
async function answerFromHome(room: Room, question: Question, trigger: string): Promise<void> {
  const reply = await answerTo(room, question)
  if (needsWords(question, reply) && (await openForm(room, question, { trigger, address: null }))) return
  await deliver(room, question, reply)
}

/**
 * Context and everything else for the asker goes to the asker; on a private answer it takes the place of what was there.
 * Turning pages of a public answer edits it for who asked; whoever else turns them gets a private copy, since others have
 * read the answer as it is. All else that is for the channel is a new answer there: so "Share", pressed on a private answer.
 */
async function answerPressed(room: Room, question: Question, pressed: PressedMessage): Promise<void> {
  const { call } = question
  const turnsPage = call.args.page !== undefined && !pressed.isPrivate && call.args.context === undefined
  if (turnsPage && signerOf(pressed.blocks) !== question.asker.id) return turnForOneself(room, question)
  const reply = await answerTo(room, question)
  const isAside = call.args.context !== undefined
  if (isAside) return deliverPrivately(room, question, { ...reply, audience: "asker" })
  if (reply.audience === "asker") {
    return pressed.isPrivate ? replace(room, question, reply) : deliverPrivately(room, question, reply)
  }
  if (turnsPage) return turnPage(room, question, pressed, reply)
  return deliver(room, { ...question, isShared: pressed.isPrivate && pressed.isShare }, reply)
}

async function turnForOneself(room: Room, question: Question): Promise<void> {
  const call = asPrivate(question.call, room.newsroom.commands)
  const reply = await answerTo(room, { ...question, call })
  await deliverPrivately(room, question, { ...reply, audience: "asker" })
}

async function replace(room: Room, question: Question, reply: Reply): Promise<void> {
  const { respond } = question
  if (!respond) return deliverPrivately(room, question, reply)
  const called = await respondWith(respond, { replace_original: true }, await messageOf(room, reply))
  if (!called.ok) warn(room, question, called.fault)
}

/** The other page in the place of this one, under the same line; the ledger knows what the message shows from then on. */
async function turnPage(room: Room, question: Question, pressed: PressedMessage, reply: Reply): Promise<void> {
  const { key, channel, thread, asker, respond } = question
  const above = lineAbove(pressed.blocks)
  const signed = above ? withLineAbove(reply, above.line) : reply
  const rendered = await messageOf(room, signed)
  const named = above?.marked ? withMention(rendered, { id: above.marked, name: null }) : rendered
  const message = signedBy(named, asker)
  await intend(room, { key, channel, thread, asker: asker.id }, signed)
  const called: Called = respond
    ? await respondWith(respond, { replace_original: true }, message)
    : { ok: false, fault: { kind: "unreached" } }
  if (!called.ok) return warn(room, question, called.fault)
  await settle(room, key, pressed.ts)
}
