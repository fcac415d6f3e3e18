import type { Newsroom } from "./newsroom.ts"
import type { Action, Call } from "./reply.ts"

/**
 * What the buttons carry: the call itself ("quote?query=drones&page=2") where that is at most `longest` characters,
 * otherwise a ticket under which the archive keeps it. The same call has the same id.
 */
export async function idsFor(
  actions: readonly Action[],
  longest: number,
  tickets: Pick<Newsroom["tickets"], "keep">,
): Promise<(call: Call) => string> {
  const ids = new Map<Call, string>()
  for (const { call } of actions) {
    const id = `${call.command}?${new URLSearchParams(call.args)}`
    ids.set(call, id.length <= longest ? id : TICKET + (await tickets.keep(call)))
  }
  return (call) => ids.get(call) ?? ""
}

/** The call behind an id, or null when the id is none of ours or its ticket has expired. */
export async function callOf(id: string, tickets: Pick<Newsroom["tickets"], "open">): Promise<Call | null> {
  if (id.startsWith(TICKET)) return tickets.open(id.slice(TICKET.length))
  const [, command, args] = /^([a-z-]{1,32})\?(.*)$/s.exec(id) ?? []
  return command === undefined ? null : { command, args: Object.fromEntries(new URLSearchParams(args)) }
}

/** No command begins with it. */
const TICKET = "~"
