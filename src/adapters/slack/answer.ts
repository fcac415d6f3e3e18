import { failure } from "../../core/command/misuse.ts"
import type { Reply } from "../../core/reply/reply.ts"
import { channelName } from "./channel.ts"
import { deliver, deliverPrivately } from "./deliver.ts"
import { forOutsiders } from "./outsiders.ts"
import { placeOf } from "./place.ts"
import type { Question, Room } from "./room.ts"
import type { Turns } from "./turns.ts"

/** Answers the question once, however often Slack delivers it, and tells the asker the incident when that fails. */
export async function answerOnce(room: Room, turns: Turns, question: Question): Promise<void> {
  await handleOnce(room, turns, question, async () => {
    await deliver(room, question, await answerTo(room, question))
  })
}

/** The same with an answer of another kind. */
export async function handleOnce(
  room: Room,
  turns: Turns,
  question: Question,
  handle: () => Promise<void>,
): Promise<void> {
  await turns.run(
    async () => {
      if (await room.newsroom.seen(question.key)) return
      await handle()
    },
    (incident) => deliverPrivately(room, question, failure(incident)),
  )
}

/** What the newsroom answers, knowing where and by whom it is asked. */
export async function answerTo(room: Room, question: Question): Promise<Reply> {
  const { call, channel } = question
  const isNamed = question.channelName !== null || call.command !== NAMES_CHANNEL
  const named = isNamed ? question : { ...question, channelName: await channelName(room.web, channel) }
  return forOutsiders(room, question, () => room.newsroom.answer(call, placeOf(room, named)))
}

/** The command whose answers name the channel: events do not tell what it is called, and asking takes a call of its own. */
const NAMES_CHANNEL = "briefing"
