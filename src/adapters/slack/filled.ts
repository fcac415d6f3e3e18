import type { App, types } from "@slack/bolt"
import type { Choice } from "../../core/command/command.ts"
import type { Newsroom } from "../../core/newsroom.ts"
import { cut } from "../../core/text/cut.ts"
import { inert } from "../../core/text/inert.ts"
import { acknowledge } from "./acknowledge.ts"
import { type Carried, FIELD, FORM, plainText } from "./form.ts"
import { LIMITS } from "./limits.ts"
import { responder } from "./respond.ts"
import type { Bureau } from "./room.ts"
import { answerOnce, type Desk } from "./turns.ts"

/** The window of a command: its live search, and what was filled in. */
export function listenToForms(app: App, bureau: Bureau, desk: Desk): void {
  const { newsroom } = bureau
  app.options(new RegExp(`^${FIELD}`), async ({ payload, body, ack }) => {
    const { view } = body as { view?: { private_metadata?: string; state?: { values?: Values } } }
    const option = payload.action_id.slice(FIELD.length)
    const { command } = carriedBy(view?.private_metadata)
    const args = { ...(await argsIn(view?.state?.values, newsroom)), [option]: payload.value ?? "" }
    // Whoever types on has asked anew: choices that come late are of no use, but Slack shows an error without any.
    const found = await inTime(newsroom.complete({ command, args }, option))
    const options = await menuOf(option, args[option] ?? "", command, found, newsroom)
    await acknowledge(() => ack({ options }), bureau, desk)
  })
  app.view(FORM, async ({ body, view, ack }) => {
    await acknowledge(ack, bureau, desk)
    const { command, channel, address } = carriedBy(view.private_metadata)
    const { trigger_id = view.id } = body as { trigger_id?: string }
    const { values } = view.state as { values: Values }
    await answerOnce(bureau, desk, {
      key: `slack:${trigger_id}`,
      call: { command, args: await argsIn(values, newsroom) },
      asker: { id: body.user.id, name: body.user.name },
      ...{
        channel,
        channelName: null,
        team: body.team?.id ?? body.user.team_id ?? "",
        thread: null,
        respond: address === null ? null : responder(address),
      },
    })
  })
  const inTime = (choices: Promise<readonly Choice[]>): Promise<readonly Choice[]> =>
    Promise.race([choices, new Promise<readonly Choice[]>((resolve) => setTimeout(resolve, LATE_MS, []).unref())])
}

/** Before Slack gives up on the choices. */
const LATE_MS = LIMITS.ackMs - 500

const NOTHING: Carried = { command: "help", channel: "", address: null }

function carriedBy(metadata: string | undefined): Carried {
  return { ...NOTHING, ...(JSON.parse(metadata || "{}") as Partial<Carried>) }
}

/** What is typed comes first in the search itself: words that fit no choice are asked for as they stand. */
async function menuOf(option: string, typed: string, command: string, found: readonly Choice[], newsroom: Newsroom) {
  const [first] = Object.keys(newsroom.commands.find(({ name }) => name === command)?.options ?? {})
  const words = cut(inert(typed).trim(), LIMITS.optionValue, "")
  const own: readonly Choice[] = option === first && words !== "" ? [{ label: `“${words}”`, value: words }] : []
  const entries: types.PlainTextOption[] = []
  for (const { label, value } of [...own, ...found]) {
    const sent = value.length <= LIMITS.optionValue ? value : `${TICKET}${await newsroom.tickets.keep(kept(value))}`
    entries.push({ text: plainText(cut(inert(label).trim(), LIMITS.optionText)), value: sent })
  }
  return entries.filter(({ text }) => text.text !== "")
}

/** A value too long for a menu is kept in the archive, as a call is that is too long for a button. */
const kept = (value: string) => ({ command: "menu", args: { value } })
const TICKET = "~~"

type Field = {
  readonly value?: string | null
  readonly selected_date?: string | null
  readonly selected_option?: { readonly value?: string } | null
  readonly selected_options?: readonly { readonly value?: string }[]
}
type Values = Readonly<Record<string, Readonly<Record<string, Field>>>>

/** What stands in the fields, by option; what is empty is left out. */
async function argsIn(values: Values | undefined, { tickets }: Newsroom): Promise<Readonly<Record<string, string>>> {
  const args: Record<string, string> = {}
  for (const [id, field] of Object.values(values ?? {}).flatMap((block) => Object.entries(block))) {
    const chosen = field.selected_option?.value ?? field.selected_options?.[0]?.value
    const value = field.value ?? field.selected_date ?? chosen ?? ""
    const ticket = value.startsWith(TICKET) ? await tickets.open(value.slice(TICKET.length)) : null
    if (value !== "") args[id.slice(FIELD.length)] = ticket?.args.value ?? value
  }
  return args
}
