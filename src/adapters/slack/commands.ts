import type { App } from "@slack/bolt"
import { acknowledge } from "./acknowledge.ts"
import { deliver } from "./deliver.ts"
import { needsWords, openForm } from "./form.ts"
import { responder } from "./respond.ts"
import { answerTo, type Bureau, type Question } from "./room.ts"
import { type Desk, once } from "./turns.ts"
import { callTyped } from "./typed.ts"

/** Slash commands. One that needs words and was given none opens a window to find them in. */
export function listenToCommands(app: App, bureau: Bureau, desk: Desk): void {
  const { newsroom, prefix } = bureau
  app.command(/^\/./, async ({ command, ack }) => {
    await acknowledge(ack, bureau, desk)
    const { user_id, user_name, channel_id, trigger_id, response_url, text = "" } = command
    const question: Question = {
      key: `slack:${trigger_id}`,
      call: callTyped(command.command, text, prefix, newsroom.commands),
      asker: { id: user_id, name: user_name ?? null },
      ...{ channel: channel_id, channelName: command.channel_name, team: command.team_id },
      ...{ thread: null, respond: responder(response_url) },
    }
    await once(bureau, desk, question, async () => {
      const reply = await answerTo(bureau, question)
      const isBare = needsWords(question, reply)
      if (isBare && (await openForm(bureau, question, { trigger: trigger_id, address: response_url }))) return
      await deliver(bureau, question, reply)
    })
  })
}
