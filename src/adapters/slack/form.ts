import type { App, types } from "@slack/bolt"
import { z } from "zod"
import { offeredBy, shownOptions } from "../../core/command/arguments.ts"
import type { AnyCommand, Choice, Option } from "../../core/command/command.ts"
import type { Newsroom } from "../../core/newsroom.ts"
import type { Form, Reply } from "../../core/reply/reply.ts"
import { cut } from "../../core/text/cut.ts"
import { inert } from "../../core/text/inert.ts"
import { jsonIn } from "../arrived.ts"
import { answerOnce } from "./answer.ts"
import { LIMITS } from "./limits.ts"
import { responderTo } from "./respond.ts"
import type { Question, Room } from "./room.ts"
import type { Turns } from "./turns.ts"
import { callOfWindow, FIELD, windowOf } from "./window.ts"

/** The window's id. */
const FORM = "ask"

/**
 * What the window carries until it is sent: its command with what is not asked for, where the answer belongs, and the address
 * that the command came with.
 */
type Carried = {
  readonly command: string
  readonly args: Readonly<Record<string, string>>
  readonly channel: string
  readonly address: string | null
}

export type Opening = { readonly trigger: string; readonly address: string | null }

/** A command that was given no words at all, and says that it cannot do without. */
export const needsWords = ({ call }: Question, { outcome }: Reply): boolean =>
  Object.keys(call.args).length === 0 && outcome === "misuse"

/** Opens the window of a command; false when there is nothing to fill in or Slack did not open it in time. */
export async function openForm({ newsroom, web }: Room, question: Question, opening: Opening): Promise<boolean> {
  const command = newsroom.commands.find(({ name }) => name === question.call.command)
  if (!command || shownOptions(command).length === 0) return false
  const carried = { command: command.name, args: {}, channel: question.channel, address: opening.address }
  const opened = await web("views.open", { trigger_id: opening.trigger, view: formOf(command, carried) })
  return opened.ok
}

/** Opens the window that a reply brings; false when Slack did not open it in time, or it carries too much. */
export async function openWindow({ web }: Room, form: Form, { channel }: Question, opening: Opening): Promise<boolean> {
  const { command, args } = callOfWindow(form)
  const carried: Carried = { command, args, channel, address: opening.address }
  const metadata = JSON.stringify(carried)
  if (metadata.length > LIMITS.privateMetadata) return false
  const view = windowOf(form, FORM, metadata)
  return (await web("views.open", { trigger_id: opening.trigger, view })).ok
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
    case "channel":
      return { type: "conversations_select", action_id }
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

const plainText = (text: string): types.PlainTextElement => ({ type: "plain_text", text, emoji: false })

/** The window of a command: its live search, and what was filled in. */
export function listenToForms(app: App, room: Room, turns: Turns): void {
  const { newsroom } = room
  app.options(new RegExp(`^${FIELD}`), async ({ payload, body, ack }) => {
    const { view } = body as { view?: { private_metadata?: string; state?: { values?: Values } } }
    const option = payload.action_id.slice(FIELD.length)
    const { command } = carriedBy(view?.private_metadata)
    const args = { ...(await argsIn(view?.state?.values, newsroom)), [option]: payload.value ?? "" }
    // Whoever types on has asked anew: choices that come late are of no use, but Slack shows an error without any.
    const found = await inTime(newsroom.complete({ command, args }, option))
    const options = await menuFrom(option, args[option] ?? "", command, found, newsroom)
    await turns.acknowledge(() => ack({ options }))
  })
  app.view(FORM, async ({ body, view, ack }) => {
    await turns.acknowledge(ack)
    const { command, args, channel, address } = carriedBy(view.private_metadata)
    const { trigger_id = view.id } = body as { trigger_id?: string }
    const { values } = view.state as { values: Values }
    await answerOnce(room, turns, {
      key: `slack:${trigger_id}`,
      call: { command, args: { ...args, ...(await argsIn(values, newsroom)) } },
      asker: { id: body.user.id, name: body.user.name },
      channel: channel || body.user.id,
      channelName: null,
      team: body.team?.id ?? body.user.team_id ?? "",
      thread: null,
      respond: address === null ? null : responderTo(address),
    })
  })
  const inTime = (choices: Promise<readonly Choice[]>): Promise<readonly Choice[]> =>
    Promise.race([choices, new Promise<readonly Choice[]>((resolve) => setTimeout(resolve, LATE_MS, []).unref())])
}

/** Before Slack gives up on the choices. */
const LATE_MS = LIMITS.ackMs - 500

const NOTHING: Carried = { command: "help", args: {}, channel: "", address: null }

/** What our own window gives back; the help, in the conversation with the bot, where it is none of ours. */
const carriedBy = (metadata: string | undefined): Carried => carried.safeParse(jsonIn(metadata ?? "")).data ?? NOTHING

const carried = z.object({
  command: z.string(),
  args: z.record(z.string(), z.string()).default({}),
  channel: z.string(),
  address: z.string().nullable(),
})

/** What is typed comes first in the search itself: words that fit no choice are asked for as they stand. */
async function menuFrom(option: string, typed: string, command: string, found: readonly Choice[], newsroom: Newsroom) {
  const [first] = Object.keys(newsroom.commands.find(({ name }) => name === command)?.options ?? {})
  const words = cut(inert(typed).trim(), LIMITS.optionValue, "")
  const own: readonly Choice[] = option === first && words !== "" ? [{ label: `“${words}”`, value: words }] : []
  const entries: types.PlainTextOption[] = []
  for (const { label, value } of [...own, ...found]) {
    const sent = value.length <= LIMITS.optionValue ? value : `${TICKET}${await newsroom.tickets.keep(asCall(value))}`
    entries.push({ text: plainText(cut(inert(label).trim(), LIMITS.optionText)), value: sent })
  }
  return entries.filter(({ text }) => text.text !== "")
}

/** A value too long for a menu is kept in the archive, as a call is that is too long for a button. */
const asCall = (value: string) => ({ command: "menu", args: { value } })
const TICKET = "~~"

type Field = {
  readonly value?: string | null
  readonly selected_date?: string | null
  readonly selected_time?: string | null
  readonly selected_conversation?: string | null
  readonly selected_option?: { readonly value?: string } | null
  readonly selected_options?: readonly { readonly value?: string }[]
}
type Values = Readonly<Record<string, Readonly<Record<string, Field>>>>

/** What stands in the fields, by option; what is empty is left out. */
async function argsIn(values: Values | undefined, { tickets }: Newsroom): Promise<Readonly<Record<string, string>>> {
  const args: Record<string, string> = {}
  for (const [id, field] of Object.values(values ?? {}).flatMap((block) => Object.entries(block))) {
    const several = field.selected_options?.map(({ value }) => value).join(",")
    const chosen = field.selected_option?.value ?? field.selected_conversation ?? several
    const value = field.value ?? field.selected_date ?? field.selected_time ?? chosen ?? ""
    const ticket = value.startsWith(TICKET) ? await tickets.open(value.slice(TICKET.length)) : null
    if (value !== "") args[id.slice(FIELD.length)] = ticket?.args.value ?? value
  }
  return args
}
