import { lineAction, misuse } from "../../core/command/misuse.ts"
import type { Reply } from "../../core/reply/reply.ts"
import { withByline, withMention } from "./byline.ts"
import type { Called } from "./called.ts"
import { type Fault, faultInWords, isOutside, unsureInWords } from "./faults.ts"
import { intend, settle } from "./ledger.ts"
import { messageOf } from "./message.ts"
import type { SlackMessage } from "./render.ts"
import type { Respond } from "./respond.ts"
import { isUserId, type Question, type Room } from "./room.ts"
import { inEitherBlocks, sendOnce } from "./send.ts"

/** Shows the reply to whom it is for. */
export async function deliver(room: Room, question: Question, reply: Reply): Promise<void> {
  if (reply.audience === "asker") return deliverPrivately(room, question, reply)
  return deliverPublicly(room, question, reply)
}

/** For the asker's eyes alone. What cannot be said is logged: there is no other way to the asker. */
export async function deliverPrivately(room: Room, question: Question, reply: Reply): Promise<void> {
  const { channel, thread, respond, asker } = question
  const message = await messageOf(room, reply)
  const at = thread === null ? {} : { thread_ts: thread }
  const called = respond
    ? await respondWith(respond, { response_type: "ephemeral", replace_original: false, ...at }, message)
    : await sendEphemeral(room, { channel, user: asker.id, ...at }, message)
  if (!called.ok) warn(room, question, called.fault)
}

/** In the conversation with the bot everything is private already. */
async function sendEphemeral({ web }: Room, to: Whom, message: SlackMessage): Promise<Called> {
  const { user, ...place } = to
  return isUserId(to.channel)
    ? inEitherBlocks((body) => web("chat.postMessage", { ...place, ...body }), message)
    : inEitherBlocks((body) => web("chat.postEphemeral", { ...place, user, ...body }, true), message)
}

type Whom = { readonly channel: string; readonly user: string; readonly thread_ts?: string }

/**
 * For everybody there, in the ledger before it is out. Posted by the bot where it is a member, so that it can be edited
 * later; elsewhere through the response address. When neither works, the asker alone is told why.
 */
async function deliverPublicly(room: Room, question: Question, reply: Reply): Promise<void> {
  const { key, channel, thread, asker } = question
  const signed = withByline(reply, question, room.newsroom)
  const message = withMention(await messageOf(room, signed), asker)
  await intend(room, { key, channel, thread, asker: asker.id }, signed)
  const sent = await sendOnce(room.web, { channel, thread }, message, key)
  if (sent.ok) return settle(room, key, sent.ts)

  const mayGoElsewhere = isOutside(sent.fault) || sent.fault.kind === "busy"
  const called = mayGoElsewhere ? await sendOverResponse(question, message, sent.fault) : sent
  if (!called.ok) return tellFault(room, question, called.fault)
  await settle(room, key, null)
  if (lacksPermission(sent.fault)) await tellFault(room, question, sent.fault)
}

/** Without a response address it stays at the fault that there was. */
async function sendOverResponse({ respond, thread }: Question, message: SlackMessage, fault: Fault): Promise<Called> {
  if (!respond) return { ok: false, fault }
  return respondWith(respond, { response_type: "in_channel", ...(thread !== null && { thread_ts: thread }) }, message)
}

/** Says it through the address. */
export function respondWith(respond: Respond, how: Record<string, unknown>, message: SlackMessage): Promise<Called> {
  const isRepeatable = how.response_type === "ephemeral" || how.replace_original === true
  return inEitherBlocks((body) => respond({ ...how, ...body }, isRepeatable), message)
}

const lacksPermission = (fault: Fault): boolean => fault.kind === "refused" && fault.error === "missing_scope"

/** Nothing was shown, or nobody knows: the asker hears why, and can ask again with one click. */
async function tellFault(room: Room, question: Question, fault: Fault): Promise<void> {
  warn(room, question, fault)
  if (lacksPermission(fault)) return deliverPrivately(room, question, misuse(faultInWords(fault)))
  const words = `Your answer was not shown here. ${faultInWords(fault)}`
  const unsure = "Slack did not say whether your answer was shown. If you do not see it, ask again:"
  const askAgain = lineAction(question.call, room.newsroom.commands)
  await deliverPrivately(room, question, misuse(fault.kind === "unsure" ? unsure : words, [askAgain]))
}

export function warn({ tools }: Room, { key, channel, call }: Question, fault: Fault): void {
  const problem = unsureInWords(fault)
  tools.log.warn({ platform: "slack", key, channel, command: call.command, problem }, "an answer met a refusal")
}
