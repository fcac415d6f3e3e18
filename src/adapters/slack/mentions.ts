import type { App } from "@slack/bolt"
import { callOnMessage } from "../../core/command/find-source.ts"
import { wordless } from "../../core/command/misuse.ts"
import { callTo } from "../../core/reply/reply.ts"
import { answerOnce, handleOnce } from "./answer.ts"
import { deliverPrivately } from "./deliver.ts"
import { quotedInMessage, wordsOfMessage } from "./quoted.ts"
import { responderTo } from "./respond.ts"
import type { Question, Room } from "./room.ts"
import { SHORTCUTS } from "./settings.ts"
import type { Turns } from "./turns.ts"
import { callMentioned } from "./typed.ts"

/** `@Pullquote quote …`, where slash commands do not reach: answered in the thread of the message. */
export function listenToMentions(app: App, room: Room, turns: Turns, bot: string): void {
  app.event("app_mention", async ({ event, body }) => {
    const { user, text, channel, ts, thread_ts } = event
    // Bots that answer each other would never stop.
    if (user === undefined || user === bot || "bot_id" in event) return
    await answerOnce(room, turns, {
      key: `slack:${body.event_id}`,
      call: callMentioned(text, bot, room.newsroom.commands),
      asker: { id: user, name: null },
      channel,
      channelName: null,
      team: body.team_id,
      thread: thread_ts ?? ts,
      respond: null,
    })
  })
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
