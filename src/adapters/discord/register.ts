import { type APIApplicationCommand, type REST, Routes } from "discord.js"
import type { AnyCommand } from "../../core/command/command.ts"
import { declarations, isRegistered } from "./declare.ts"

/** Makes Discord's list of our commands ours; sends nothing when it is already. */
export async function register(
  rest: REST,
  applicationId: string,
  commands: readonly AnyCommand[],
): Promise<"registered" | "unchanged"> {
  const wanted = declarations(commands)
  if (isRegistered(wanted, await registeredCommands(rest, applicationId))) return "unchanged"
  await rest.put(Routes.applicationCommands(applicationId), { body: wanted })
  return "registered"
}

export const registeredCommands = async (rest: REST, applicationId: string) =>
  (await rest.get(Routes.applicationCommands(applicationId))) as readonly APIApplicationCommand[]

/** Takes all our commands from Discord; the number that there were. */
export async function clear(rest: REST, applicationId: string): Promise<number> {
  const had = await registeredCommands(rest, applicationId)
  if (had.length > 0) await rest.put(Routes.applicationCommands(applicationId), { body: [] })
  return had.length
}
