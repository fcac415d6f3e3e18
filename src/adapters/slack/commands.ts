import type { App } from "@slack/bolt"
import { answerTo, handleOnce } from "./answer.ts"
import { deliver } from "./deliver.ts"
import { needsWords, openForm, openWindow } from "./form.ts"
import { responderTo } from "./respond.ts"
import type { Question, Room } from "./room.ts"
import type { Turns } from "./turns.ts"
import { callTyped } from "./typed.ts"

/** Slash commands. One that needs words and was given none opens a window to find them in. */
export function listenToCommands(app: App, room: Room, turns: Turns): void {
  const { newsroom, prefix } = room
  app.command(/^\/./, async ({ command, ack }) => {
    await turns.acknowledge(ack)
    const { user_id, user_name, channel_id, trigger_id, response_url, text = "" } = command
    const question: Question = {
      key: `slack:${trigger_id}`,
      call: callTyped(command.command, text, prefix, newsroom.commands),
      asker: { id: user_id, name: user_name ?? null },
      channel: channel_id,
      channelName: command.channel_name,
      team: command.team_id,
      thread: null,
      respond: responderTo(response_url),
    }
    await handleOnce(room, turns, question, async () => {
      const reply = await answerTo(room, question)
      const opening = { trigger: trigger_id, address: response_url }
      if (reply.form && (await openWindow(room, reply.form, question, opening))) return
      if (needsWords(question, reply) && (await openForm(room, question, opening))) return
      await deliver(room, question, reply)
    })
  })
}
