import { type Action, type Call, callTo, paragraph, REPEATED, type Reply, toAsker } from "../reply/reply.ts"
import { nearest } from "../text/alike.ts"
import { brief } from "../text/cut.ts"
import { edits } from "../text/distance.ts"
import type { AnyCommand } from "./command.ts"
import { lineOf } from "./line.ts"

/** Not understood: for the asker alone, what was wrong and what to do, with the calls that may have been meant. */
export const misuse = (problem: string, actions: readonly Action[] = []): Reply =>
  toAsker([paragraph(problem)], actions, "misuse")

/** A bug or an outage, by the name under which the log has it. */
export const failure = (incident: string): Reply =>
  toAsker([paragraph(`Something went wrong on our side. The log has it as incident ${incident}.`)], [], "failed")

/** A button whose call is no longer kept; `command` is the one that it belonged to, null when nobody can tell. */
export function expired(command: string | null): Reply {
  const how = command === null ? "." : ` with /${command}.`
  const help = {
    label: command === null ? "/help" : `/help ${command}`,
    call: callTo("help", { command: command ?? "" }),
  }
  return misuse(`This button has expired. Ask again${how}`, [help])
}

/** A message command on a message that has no words. */
export const wordless = (): Reply => misuse("That message has no text to search for.")

/** A call as an action that is labelled with the line one would type. */
export const lineAction = (call: Call, commands: readonly AnyCommand[]): Action => ({
  label: lineOf(call, commands),
  call,
})

/**
 * What was meant by a word that is no command: the command that it misspells, with the arguments kept; else the whole line
 * as a search, where that `answers`, and the help.
 */
export async function unknownCommand(
  call: Call,
  commands: readonly AnyCommand[],
  answers: (search: Call) => Promise<boolean>,
): Promise<Reply> {
  const named = (wanted: string) => commands.filter(({ name }) => name === wanted)
  const misspelt = nearest(
    call.command,
    commands.map(({ name }) => name),
  )
    .filter((name) => isSlip(call.command, name))
    .flatMap(named)
  const fit: Call[] = misspelt.map((command) => callTo(command.name, knownArgs(command, call.args)))
  const query = [call.command, ...Object.values(call.args)].join(" ").replaceAll(REPEATED, " ")
  if (misspelt.length === 0) {
    // Only searches are tried: they change nothing.
    for (const { name } of ["quote", "fact"].flatMap(named)) {
      const search = callTo(name, { query })
      if (await answers(search)) fit.push(search)
    }
    fit.push(...named("help").map(({ name }) => callTo(name)))
  }
  return misuse(
    `There is no command “/${brief(call.command)}”.${misspelt.length > 0 ? " Did you mean:" : " Try:"}`,
    fit.map((call) => lineAction(call, commands)),
  )
}

/** Of words that find nothing, the command that the first one may misspell: "qoute drones" is /quote drones. */
export function commandMeant({ args }: Call, commands: readonly AnyCommand[]): Call | null {
  const [first = "", ...rest] = (args.query ?? "").trim().split(/\s+/)
  const command = commands.find(({ name }) => first.length >= SHORTEST_SLIP && isSlip(first.toLowerCase(), name))
  const [option] = Object.keys(command?.options ?? {})
  return command && option ? callTo(command.name, args, { query: undefined, [option]: rest.join(" ") }) : null
}

/** Letters: "for" is no slip of "fact". */
const SHORTEST_SLIP = 4

/** "qoute", "sum", "sumarry": the beginning of the name, or an edit away from it, two where the word is long. */
function isSlip(typed: string, name: string): boolean {
  const slips = typed.length < 6 ? 1 : 2
  return (typed.length > 1 && name.startsWith(typed)) || edits(typed, name, slips) <= slips
}

/** The arguments that the command has too. */
function knownArgs(command: AnyCommand, args: Call["args"]): Call["args"] {
  return Object.fromEntries(Object.entries(args).filter(([name]) => Object.hasOwn(command.options, name)))
}
