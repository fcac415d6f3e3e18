import type { Call } from "../reply/reply.ts"
import type { AnyCommand } from "./command.ts"

/** The same call answered to the asker alone, as far as its command knows that. */
export function asPrivate(call: Call, commands: readonly AnyCommand[]): Call {
  const command = commands.find(({ name }) => name === call.command)
  return command?.options.private === undefined ? call : { ...call, args: { ...call.args, private: "yes" } }
}
