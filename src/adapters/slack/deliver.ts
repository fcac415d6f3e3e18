import { lineAction, misuse } from "../../core/command/misuse.ts"
import { note, type Reply } from "../../core/reply/reply.ts"
import { signedBy, withByline, withMention } from "./byline.ts"
import type { Called } from "./called.ts"
import { type Fault, faultInChat, faultInWords, isOutside, isRevoked, unsureInWords } from "./faults.ts"
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

/**
 * For the asker's eyes alone. Where Slack does not take that in the channel, in the conversation with the bot; where not
 * even that, as a reply in the thread, so that somebody hears. What cannot be said anywhere is logged.
 */
export async function deliverPrivately(room: Room, question: Question, reply: Reply): Promise<void> {
  const { respond, asker } = question
  const message = await messageOf(room, reply)
  const at = placeIn(question)
  const here = respond
    ? await respondWith(respond, { response_type: "ephemeral", replace_original: false, ...at }, message)
    : await sendEphemeral(room, question, message)
  if (here.ok) return
  warn(room, question, here.fault)
  // What was only too late, or may be out, is not said twice.
  if (here.fault.kind !== "refused" || isRevoked(here.fault)) return
  const aside = isConversation(question) ? here : await postTo(room, { channel: asker.id }, message)
  if (aside.ok || aside.fault.kind !== "refused") return
  const below = await postTo(room, { channel: question.channel, ...at }, message)
  if (!below.ok) warn(room, question, below.fault)
}

const placeIn = ({ thread }: Question) => (thread === null ? {} : { thread_ts: thread })

/** In the conversation with the bot everything is private already. */
function sendEphemeral(room: Room, question: Question, message: SlackMessage): Promise<Called> {
  const place = { channel: question.channel, ...placeIn(question) }
  if (isConversation(question)) return postTo(room, place, message)
  const user = question.asker.id
  return inEitherBlocks((body) => room.web("chat.postEphemeral", { ...place, user, ...body }, true), message)
}

const postTo = ({ web }: Room, place: object, message: SlackMessage): Promise<Called> =>
  inEitherBlocks((body) => web("chat.postMessage", { ...place, ...body }), message)

/** The asker's own conversation with the bot, by its id or by theirs. */
const isConversation = ({ channel }: Question): boolean => /^D/.test(channel) || isUserId(channel)

/**
 * For everybody there, in the ledger before it is out. Posted by the bot where it is a member, so that it can be edited
 * later; elsewhere through the response address. When neither works, the asker alone is told why.
 */
async function deliverPublicly(room: Room, question: Question, reply: Reply): Promise<void> {
  const { key, channel, thread, asker } = question
  const { signed, message } = await withAsker(room, question, reply)
  await intend(room, { key, channel, thread, asker: asker.id }, signed)
  const sent = await sendOnce(room.web, { channel, thread }, message, key)
  if (sent.ok) return settle(room, key, sent.ts)

  const mayGoElsewhere = isOutside(sent.fault) || sent.fault.kind === "busy"
  const called = mayGoElsewhere ? await sendOverResponse(question, message, sent.fault) : sent
  if (!called.ok) return tellFault(room, question, reply, called.fault)
  await settle(room, key, null)
  if (lacksPermission(sent.fault)) await tellFault(room, question, reply, sent.fault)
}

/** The answer under its line, which says who asked and carries their id. */
export async function withAsker(
  room: Room,
  question: Question,
  reply: Reply,
): Promise<{ readonly signed: Reply; readonly message: SlackMessage }> {
  const signed = withByline(reply, question, room.newsroom)
  return { signed, message: signedBy(withMention(await messageOf(room, signed), question.asker), question.asker) }
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

/**
 * Nothing was shown, or nobody knows. What was refused, the asker alone gets, with why; else they hear why, and can ask again
 * with one click.
 */
async function tellFault(room: Room, question: Question, reply: Reply, fault: Fault): Promise<void> {
  warn(room, question, fault)
  if (lacksPermission(fault) || isRevoked(fault)) return deliverPrivately(room, question, misuse(faultInChat(fault)))
  if (fault.kind === "refused") {
    await room.newsroom.ledger.withdraw(question.key)
    const why = note(`Only you can see this. ${faultInWords(fault)}`)
    return deliverPrivately(room, question, { ...reply, blocks: [...reply.blocks, why], audience: "asker" })
  }
  const words = `Your answer could not be shown here. ${faultInWords(fault)}`
  const unsure = "Slack did not say whether your answer was shown. If you do not see it, ask again:"
  const askAgain = lineAction(question.call, room.newsroom.commands)
  await deliverPrivately(room, question, misuse(fault.kind === "unsure" ? unsure : words, [askAgain]))
}

export function warn({ tools }: Room, { key, channel, call }: Question, fault: Fault): void {
  const problem = unsureInWords(fault)
  tools.log.warn({ platform: "slack", key, channel, command: call.command, problem }, "an answer met a refusal")
}
