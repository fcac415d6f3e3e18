import type { AnyCommand, Option } from "../../core/command/command.ts"
import { readLine } from "../../core/command/line.ts"
import type { Call } from "../../core/reply/reply.ts"
import { withChannelIds, wordsOf } from "./markup.ts"
import { UMBRELLA } from "./settings.ts"

/** `/pq-quote drones`, and `/pullquote quote drones` for a workspace in which every other name is taken. */
export function callTyped(command: string, text: string, prefix: string, commands: readonly AnyCommand[]): Call {
  const name = command.replace(/^\//, "")
  const lead = name === UMBRELLA ? "" : `/${name.startsWith(prefix) ? name.slice(prefix.length) : name} `
  return callIn(text, (words) => `${lead}${words}`, commands)
}

/** The call in a text; a command that takes a channel gets its id, not its name. */
function callIn(text: string, lineOf: (words: string) => string, commands: readonly AnyCommand[]): Call {
  const call = readLine(lineOf(wordsOf(text)), commands)
  const command = commands.find(({ name }) => name === call.command)
  const takesChannel = Object.values<Option<unknown>>(command?.options ?? {}).some(({ kind }) => kind === "channel")
  return takesChannel ? readLine(lineOf(wordsOf(withChannelIds(text))), commands) : call
}

/**
 * What is said to the bot after its name, anywhere in the message: `@Pullquote quote drones`; where nothing follows, what
 * stands before it: `quote drones, @Pullquote`. All of a message that does not name it.
 */
export function callMentioned(text: string, bot: string, commands: readonly AnyCommand[]): Call {
  const mark = text.indexOf(`<@${bot}`)
  const end = mark < 0 ? -1 : text.indexOf(">", mark)
  const after = text.slice(end + 1)
  const isBefore = lineIn(wordsOf(after)) === "" && mark > 0
  return callIn(isBefore ? text.slice(0, mark) : after, lineIn, commands)
}

const lineIn = (words: string): string =>
  words
    .trim()
    .replace(/^[,:;–—-]\s*/, "")
    .replace(/\s*[,;–—]$/, "")
    .replace(NAMED_AGAIN, "")

/** `@Pullquote pullquote quote …`, from whoever is used to the umbrella. */
const NAMED_AGAIN = new RegExp(`^/?${UMBRELLA}\\s+`, "i")
