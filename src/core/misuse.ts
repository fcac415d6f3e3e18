import type { AnyCommand } from "./command.ts"
import { cut } from "./cut.ts"
import { lineOf } from "./line.ts"
import { nearest } from "./nearest.ts"
import { type Action, type Call, plain, type Reply } from "./reply.ts"

/** Not understood: for the asker alone, what was wrong and what to do, with the calls that may have been meant. */
export const misuse = (problem: string, actions: readonly Action[] = []): Reply => ({
  blocks: [{ kind: "prose", prose: plain(problem) }],
  actions,
  audience: "asker",
  outcome: "misuse",
})

/** A call as an action that is labelled with the line one would type. */
export const lineAction = (call: Call, commands: readonly AnyCommand[]): Action => ({
  label: lineOf(call, commands),
  call,
})

/** The nearest commands, with the arguments kept; where none is near, the whole line as a search, and the help. */
export function unknownCommand(call: Call, commands: readonly AnyCommand[]): Reply {
  const named = (wanted: string) => commands.filter(({ name }) => name === wanted)
  const near = nearest(
    call.command,
    commands.map(({ name }) => name),
  ).flatMap(named)
  const meant = near.map((command) => ({ command: command.name, args: argsOf(command, call.args) }))
  const search = named("quote").map(({ name }) => ({
    command: name,
    args: { query: [call.command, ...Object.values(call.args)].join(" ") },
  }))
  const help = named("help").map(({ name }) => ({ command: name, args: {} }))
  const calls = meant.length > 0 ? meant : [...search, ...help]
  return misuse(
    `There is no command “/${cut(call.command, 40)}”.${meant.length > 0 ? " Did you mean:" : " You can:"}`,
    calls.map((call) => lineAction(call, commands)),
  )
}

/** The arguments that the command has too. */
function argsOf(command: AnyCommand, args: Call["args"]): Call["args"] {
  return Object.fromEntries(Object.entries(args).filter(([name]) => Object.hasOwn(command.options, name)))
}
