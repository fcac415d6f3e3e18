import type { App } from "@slack/bolt"
import { misuse } from "../../core/command/misuse.ts"
import { acknowledge } from "./acknowledge.ts"
import { privately } from "./deliver.ts"
import { quotedInMessage } from "./quoted.ts"
import { responder } from "./respond.ts"
import type { Bureau, Question } from "./room.ts"
import { FIND_SOURCE } from "./settings.ts"
import { answerOnce, type Desk, once } from "./turns.ts"
import { callMentioned } from "./typed.ts"

/** `@Pullquote quote …`, where slash commands do not reach: answered in the thread of the message. */
export function listenToMentions(app: App, bureau: Bureau, desk: Desk, bot: string): void {
  app.event("app_mention", async ({ event, body }) => {
    const { user, text, channel, ts, thread_ts } = event
    // Bots that answer each other would never stop.
    if (user === undefined || user === bot || "bot_id" in event) return
    await answerOnce(bureau, desk, {
      key: `slack:${body.event_id}`,
      call: callMentioned(text, bot, bureau.newsroom.commands),
      asker: { id: user, name: null },
      ...{ channel, channelName: null, team: body.team_id, thread: thread_ts ?? ts, respond: null },
    })
  })
}

/** "Find source" on any message: /quote with the words quoted in it, answered in its thread. */
export function listenToShortcuts(app: App, bureau: Bureau, desk: Desk): void {
  app.shortcut({ type: "message_action", callback_id: FIND_SOURCE }, async ({ shortcut, ack }) => {
    await acknowledge(ack, bureau, desk)
    const { message, channel, user, trigger_id, response_url } = shortcut
    const query = quotedInMessage(message)
    const question: Question = {
      key: `slack:${trigger_id}`,
      call: { command: "quote", args: { query } },
      asker: { id: user.id, name: user.name },
      channel: channel.id,
      channelName: channel.name,
      team: shortcut.team?.id ?? user.team_id ?? "",
      thread: typeof message.thread_ts === "string" ? message.thread_ts : (message.ts ?? null),
      respond: responder(response_url),
    }
    if (query !== "") return answerOnce(bureau, desk, question)
    await once(bureau, desk, question, () =>
      privately(bureau, question, misuse("That message has no words to look for.")),
    )
  })
}
