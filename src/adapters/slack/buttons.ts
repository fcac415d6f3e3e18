import type { App } from "@slack/bolt"
import { callOf, commandIn } from "../../core/command/button-id.ts"
import { misuse } from "../../core/command/misuse.ts"
import type { Call, Reply } from "../../core/reply/reply.ts"
import { acknowledge } from "./acknowledge.ts"
import { lineAbove, signed, withLine } from "./byline.ts"
import { deliver, privately, responded, warn } from "./deliver.ts"
import { needsWords, openForm } from "./form.ts"
import { intend, settle } from "./ledger.ts"
import { messageOf } from "./message.ts"
import { responder } from "./respond.ts"
import { answerTo, type Bureau, type Question } from "./room.ts"
import { type Desk, once } from "./turns.ts"

/** The message whose button was pressed. */
type Pressed = { readonly ts: string; readonly isPrivate: boolean; readonly blocks: unknown }

/** Buttons: each is a command call, and where its answer goes follows from what it is. */
export function listenToButtons(app: App, bureau: Bureau, desk: Desk): void {
  app.action(/^call:/, async ({ body, action, ack }) => {
    await acknowledge(ack, bureau, desk)
    if (body.type !== "block_actions" || action.type !== "button") return
    const { container, message, channel, user, trigger_id, response_url } = body
    const { message_ts = "", is_ephemeral, thread_ts } = container as Container
    const call = await callOf(action.value ?? "", bureau.newsroom.tickets)
    const question: Question = {
      key: `slack:${trigger_id}`,
      call: call ?? HELP,
      asker: { id: user.id, name: user.username ?? user.name ?? null },
      channel: channel?.id ?? user.id,
      channelName: channel?.name ?? null,
      team: body.team?.id ?? user.team_id ?? "",
      thread: thread_ts ?? null,
      respond: response_url ? responder(response_url) : null,
    }
    const pressed = { ts: message_ts, isPrivate: is_ephemeral === true, blocks: message?.blocks }
    await once(bureau, desk, question, async () => {
      if (call === null) return privately(bureau, question, expired(action.value ?? ""))
      const isHome = message === undefined && !pressed.isPrivate
      if (isHome) return answerFromHome(bureau, question, trigger_id)
      await answerPressed(bureau, question, pressed)
    })
  })
}

type Container = { readonly message_ts?: string; readonly is_ephemeral?: boolean; readonly thread_ts?: string }

const HELP: Call = { command: "help", args: {} }

function expired(id: string): Reply {
  const command = commandIn(id)
  const words = `This button is too old: what it asked for is no longer kept. Ask again${command === null ? "." : ` with /${command}.`}`
  const help: Call = { command: "help", args: command === null ? {} : { command } }
  return misuse(words, [{ label: command === null ? "/help" : `/help ${command}`, call: help }])
}

/** On the app's page there is no message: what needs words opens its window, the rest is answered in the conversation. */
async function answerFromHome(bureau: Bureau, question: Question, trigger: string): Promise<void> {
  const reply = await answerTo(bureau, question)
  if (needsWords(question, reply) && (await openForm(bureau, question, { trigger, address: null }))) return
  await deliver(bureau, question, reply)
}

/**
 * Context and everything else for the asker goes to the asker; on a private answer it takes the place of what was there.
 * Turning pages of a public answer edits it, whoever turns. All else that is for the channel is a new answer there: so
 * "Share", pressed on a private answer.
 */
async function answerPressed(bureau: Bureau, question: Question, pressed: Pressed): Promise<void> {
  const { call } = question
  const reply = await answerTo(bureau, question)
  const isAside = call.args.context !== undefined
  if (isAside) return privately(bureau, question, { ...reply, audience: "asker" })
  if (reply.audience === "asker") {
    return pressed.isPrivate ? replace(bureau, question, reply) : privately(bureau, question, reply)
  }
  if (!pressed.isPrivate && call.args.page !== undefined) return turn(bureau, question, pressed, reply)
  return deliver(bureau, question, reply)
}

async function replace(bureau: Bureau, question: Question, reply: Reply): Promise<void> {
  const { respond } = question
  if (!respond) return privately(bureau, question, reply)
  const failure = await responded(respond, { replace_original: true }, await messageOf(bureau, reply))
  if (failure) warn(bureau, question, failure)
}

/** The other page in the place of this one, under the same line; the ledger knows what the message shows from then on. */
async function turn(bureau: Bureau, question: Question, pressed: Pressed, reply: Reply): Promise<void> {
  const { key, channel, asker, respond } = question
  const above = lineAbove(pressed.blocks)
  const rendered = await messageOf(bureau, above ? withLine(reply, above.line) : reply)
  const message = above?.marked ? signed(rendered, { id: above.marked, name: null }) : rendered
  await intend(bureau, { key, channel, asker: asker.id }, reply)
  const failure = respond
    ? await responded(respond, { replace_original: true }, message)
    : ({ kind: "unreached" } as const)
  if (failure) return warn(bureau, question, failure)
  await settle(bureau, key, pressed.ts)
}
