import { lineAction, misuse } from "../../core/command/misuse.ts"
import type { Reply } from "../../core/reply/reply.ts"
import { signed, withAsker } from "./byline.ts"
import { type Failure, failureInWords, isOutside } from "./faults.ts"
import { intend, settle } from "./ledger.ts"
import { messageOf, plainer, refusesBlocks } from "./message.ts"
import type { SlackMessage } from "./render.ts"
import type { Respond } from "./respond.ts"
import { type Bureau, isUserId, type Question } from "./room.ts"
import { eitherLook, postOnce, unsureInWords } from "./send.ts"

/** Shows the reply to whom it is for. */
export async function deliver(bureau: Bureau, question: Question, reply: Reply): Promise<void> {
  if (reply.audience === "asker") return privately(bureau, question, reply)
  return publicly(bureau, question, reply)
}

/** For the asker's eyes alone. What cannot be said is logged: there is no other way to the asker. */
export async function privately(bureau: Bureau, question: Question, reply: Reply): Promise<void> {
  const { channel, thread, respond, asker } = question
  const message = await messageOf(bureau, reply)
  const at = thread === null ? {} : { thread_ts: thread }
  const failure = respond
    ? await responded(respond, { response_type: "ephemeral", replace_original: false, ...at }, message)
    : await whispered(bureau, { channel, user: asker.id, ...at }, message)
  if (failure) warn(bureau, question, failure)
}

/** In the conversation with the bot everything is private already. */
async function whispered({ web }: Bureau, to: Whisper, message: SlackMessage): Promise<Failure | null> {
  const { user, ...place } = to
  const called = isUserId(to.channel)
    ? await eitherLook((body) => web("chat.postMessage", { ...place, ...body }), message)
    : await eitherLook((body) => web("chat.postEphemeral", { ...place, user, ...body }, true), message)
  return called.ok ? null : called.failure
}

type Whisper = { readonly channel: string; readonly user: string; readonly thread_ts?: string }

/**
 * For everybody there, in the ledger before it is out. Posted by the bot where it is a member, so that it can be edited
 * later; elsewhere through the response address. When neither works, the asker alone is told why.
 */
async function publicly(bureau: Bureau, question: Question, reply: Reply): Promise<void> {
  const { key, channel, thread, asker } = question
  const message = signed(await messageOf(bureau, withAsker(reply, question, bureau.newsroom)), asker)
  await intend(bureau, { key, channel, asker: asker.id }, reply)
  const posting = await postOnce(bureau.web, { channel, thread }, message, key)
  if (posting.ok) return settle(bureau, key, posting.ts)

  const { failure } = posting
  const isElsewhere = isOutside(failure) || failure.kind === "busy"
  const left = isElsewhere ? await overResponse(question, message, failure) : failure
  if (left === null) {
    await settle(bureau, key, null)
    if (lacksPermission(failure)) await tellFailure(bureau, question, failure)
    return
  }
  await tellFailure(bureau, question, left)
}

/** Null: said. Without a response address it stays at the failure that there was. */
async function overResponse(
  { respond, thread }: Question,
  message: SlackMessage,
  failure: Failure,
): Promise<Failure | null> {
  if (!respond) return failure
  return responded(respond, { response_type: "in_channel", ...(thread !== null && { thread_ts: thread }) }, message)
}

/** Says it through the address, in plainer blocks where the others are refused. */
export async function responded(
  respond: Respond,
  how: Record<string, unknown>,
  message: SlackMessage,
): Promise<Failure | null> {
  const isRepeatable = how.response_type === "ephemeral" || how.replace_original === true
  const failure = await respond({ ...how, ...message }, isRepeatable)
  if (failure?.kind !== "refused" || !refusesBlocks(failure.error)) return failure
  return respond({ ...how, ...plainer(message) }, isRepeatable)
}

const lacksPermission = (failure: Failure): boolean => failure.kind === "refused" && failure.error === "missing_scope"

/** Nothing was shown, or nobody knows: the asker hears why, and can ask again with one click. */
async function tellFailure(bureau: Bureau, question: Question, failure: Failure): Promise<void> {
  warn(bureau, question, failure)
  if (lacksPermission(failure)) return privately(bureau, question, misuse(failureInWords(failure)))
  const words = `Your answer was not shown here. ${failureInWords(failure)}`
  const unsure = "Slack did not say whether your answer was shown. If you do not see it, ask again:"
  const again = lineAction(question.call, bureau.newsroom.commands)
  await privately(bureau, question, misuse(failure.kind === "unsure" ? unsure : words, [again]))
}

export function warn({ tools }: Bureau, { key, channel, call }: Question, failure: Failure): void {
  const problem = unsureInWords(failure)
  tools.log.warn({ platform: "slack", key, channel, command: call.command, problem }, "an answer met a refusal")
}
