import type { types } from "@slack/bolt"
import { offeredBy, shownOptions } from "../../core/command/arguments.ts"
import type { AnyCommand, Option } from "../../core/command/command.ts"
import type { Reply } from "../../core/reply/reply.ts"
import { cut } from "../../core/text/cut.ts"
import { LIMITS } from "./limits.ts"
import type { Bureau, Question } from "./room.ts"

/** The window's id, and how a field names its option. */
export const FORM = "ask"
export const FIELD = "option:"

/** What the window carries until it is sent: where the answer belongs, and the address that the command came with. */
export type Carried = { readonly command: string; readonly channel: string; readonly address: string | null }

type Opening = { readonly trigger: string; readonly address: string | null }

/** A command that was given no words at all, and says that it cannot do without. */
export const needsWords = ({ call }: Question, { outcome }: Reply): boolean =>
  Object.keys(call.args).length === 0 && outcome === "misuse"

/** Opens the window of a command; false when there is nothing to fill in or Slack did not open it in time. */
export async function openForm({ newsroom, web }: Bureau, question: Question, opening: Opening): Promise<boolean> {
  const command = newsroom.commands.find(({ name }) => name === question.call.command)
  if (!command || shownOptions(command).length === 0) return false
  const carried = { command: command.name, channel: question.channel, address: opening.address }
  const opened = await web("views.open", { trigger_id: opening.trigger, view: formOf(command, carried) })
  return opened.ok
}

/** The command's options as fields: words that can be completed are searched for while they are typed. */
export function formOf(command: AnyCommand, carried: Carried): types.ModalView {
  return {
    type: "modal",
    callback_id: FORM,
    private_metadata: JSON.stringify(carried),
    title: plainText(cut(`/${command.name}`, LIMITS.title)),
    submit: plainText("Ask"),
    close: plainText("Close"),
    blocks: [...shownOptions(command).map(([name, option]) => fieldOf(name, option))],
  }
}

/** None is a must to Slack: what is missing, the answer says. */
const fieldOf = (name: string, option: Option<unknown>): types.InputBlock => ({
  type: "input",
  block_id: `${FIELD}${name}`,
  optional: !option.isRequired,
  label: plainText(cut(option.summary, LIMITS.placeholder)),
  element: elementOf(name, option),
})

function elementOf(name: string, option: Option<unknown>): types.InputBlock["element"] {
  const action_id = `${FIELD}${name}`
  switch (option.kind) {
    case "day":
      return { type: "datepicker", action_id }
    case "flag":
      return { type: "checkboxes", action_id, options: [{ text: plainText("Yes"), value: "yes" }] }
    case "choice":
    case "verb":
      return { type: "static_select", action_id, options: offeredBy(option).map(choice) }
    case "text":
    case "page":
      return option.completer
        ? { type: "external_select", action_id, min_query_length: 0, placeholder: plainText("Type to search") }
        : { type: "plain_text_input", action_id }
  }
}

const choice = (word: string): types.PlainTextOption => ({ text: plainText(word), value: word })

export const plainText = (text: string): types.PlainTextElement => ({ type: "plain_text", text, emoji: false })
