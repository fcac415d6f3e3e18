import { type APIApplicationCommand, type REST, Routes } from "discord.js"
import type { AnyCommand } from "../../core/command/command.ts"
import { declarations, isRegistered } from "./declare.ts"
import type { CommandIds } from "./markdown.ts"

type Registered = {
  readonly outcome: "registered" | "unchanged"
  /** The id of each command to click on, by its name, and by that of each of its subcommands: "briefing list". */
  readonly ids: CommandIds
}

/** Makes Discord's list of our commands ours; sends nothing when it is already. */
export async function register(
  rest: REST,
  applicationId: string,
  commands: readonly AnyCommand[],
): Promise<Registered> {
  const wanted = declarations(commands)
  const had = await registeredCommands(rest, applicationId)
  if (isRegistered(wanted, had)) return { outcome: "unchanged", ids: idsIn(had) }
  const stored = await rest.put(Routes.applicationCommands(applicationId), { body: wanted })
  return { outcome: "registered", ids: idsIn(stored as readonly APIApplicationCommand[]) }
}

/** A command that has subcommands can only be clicked with one of them. */
const idsIn = (commands: readonly APIApplicationCommand[]): CommandIds =>
  new Map(
    commands
      .filter(({ type }) => type === 1)
      .flatMap(({ name, id, options = [] }) => {
        const verbs = options.filter(({ type }) => type === 1).map((verb) => `${name} ${verb.name}`)
        return (verbs.length > 0 ? verbs : [name]).map((path) => [path, id] as const)
      }),
  )

export const registeredCommands = async (rest: REST, applicationId: string) =>
  (await rest.get(Routes.applicationCommands(applicationId))) as readonly APIApplicationCommand[]

/** Takes all our commands from Discord; the number that there were. */
export async function clear(rest: REST, applicationId: string): Promise<number> {
  const had = await registeredCommands(rest, applicationId)
  if (had.length > 0) await rest.put(Routes.applicationCommands(applicationId), { body: [] })
  return had.length
}
