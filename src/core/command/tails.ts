import type { Desk } from "../desk.ts"
import { type Call, TAIL } from "../reply/reply.ts"
import type { AnyCommand } from "./command.ts"

/** More words than any name or title has that somebody types. */
const LONGEST_RUN = 12

/** The call with each option's own words in it, and the rest as free text: "speaker:State Department drones". */
export async function settleTails(call: Call, command: AnyCommand, desk: Desk): Promise<Call> {
  if (!Object.values(call.args).some((value) => value.includes(TAIL))) return call
  const args: Record<string, string> = {}
  const free: string[] = []
  const [first = ""] = Object.keys(command.options)
  for (const [name, value] of Object.entries(call.args)) {
    const words = value.replace(TAIL, " ").split(/\s+/)
    const takes = value.includes(TAIL) ? command.options[name]?.takes : null
    const count = takes ? Math.max(1, await takes(words.slice(0, LONGEST_RUN), desk)) : words.length
    args[name] = takes ? words.slice(0, count).join(" ") : value.replaceAll(TAIL, " ")
    if (takes) free.push(...words.slice(count))
  }
  const query = [args[first] ?? "", ...free].filter((words) => words !== "").join(" ")
  return { command: call.command, args: query === "" ? args : { ...args, [first]: query } }
}
