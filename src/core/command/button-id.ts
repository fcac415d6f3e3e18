import { buttonsIn } from "../reply/buttons-in.ts"
import type { Action, Call, Reply } from "../reply/reply.ts"

/**
 * What the buttons carry: the call itself ("quote?query=drones&page=2") where that is at most `longest` characters,
 * otherwise its command and a ticket under which the archive keeps it ("quote~abc"). The same call has the same id.
 */
export async function idsFor(
  actions: readonly Action[],
  longest: number,
  tickets: { keep(call: Call): Promise<string> },
): Promise<(call: Call) => string> {
  const ids = new Map<Call, string>()
  for (const { call } of actions) {
    const id = `${call.command}?${new URLSearchParams(call.args)}`
    ids.set(call, id.length <= longest ? id : `${call.command}${TICKET}${await tickets.keep(call)}`)
  }
  return (call) => ids.get(call) ?? ""
}

/** The ids of all that can be pressed or chosen in a reply; `button` and `choice` are the most characters that each carries. */
export async function idsOfReply(
  reply: Pick<Reply, "actions" | "blocks" | "menu">,
  longest: { readonly button: number; readonly choice: number },
  tickets: { keep(call: Call): Promise<string> },
): Promise<(call: Call) => string> {
  const buttons = await idsFor(buttonsIn(reply), longest.button, tickets)
  const choices = await idsFor(reply.menu?.choices ?? [], longest.choice, tickets)
  return (call) => choices(call) || buttons(call)
}

/** The call behind an id, or null when the id is none of ours or its ticket has expired. */
export async function callOf(id: string, tickets: { open(id: string): Promise<Call | null> }): Promise<Call | null> {
  const [, command, form, rest = ""] = /^([a-z-]{1,32})([?~])(.*)$/s.exec(id) ?? []
  if (command === undefined) return null
  return form === TICKET ? tickets.open(rest) : { command, args: Object.fromEntries(new URLSearchParams(rest)) }
}

/** The command that a button belonged to, also when its ticket has expired; null when the id is none of ours. */
export const commandIn = (id: string): string | null => /^([a-z-]{1,32})[?~]/.exec(id)?.[1] ?? null

/** Stands between a command and a ticket. */
const TICKET = "~"
