import type { AnyCommand } from "../../core/command/command.ts"
import { readLine } from "../../core/command/line.ts"
import type { Call } from "../../core/reply/reply.ts"
import { wordsOf } from "./markup.ts"
import { UMBRELLA } from "./settings.ts"

/** `/pq-quote drones`, and `/pullquote quote drones` for a workspace in which every other name is taken. */
export function callTyped(command: string, text: string, prefix: string, commands: readonly AnyCommand[]): Call {
  const name = command.replace(/^\//, "")
  const words = wordsOf(text)
  if (name === UMBRELLA) return readLine(words, commands)
  return readLine(`/${name.startsWith(prefix) ? name.slice(prefix.length) : name} ${words}`, commands)
}

/**
 * What is said to the bot after its name, anywhere in the message: `@Pullquote quote drones`; where nothing follows, what
 * stands before it: `quote drones, @Pullquote`. All of a message that does not name it.
 */
export function callMentioned(text: string, bot: string, commands: readonly AnyCommand[]): Call {
  const mark = text.indexOf(`<@${bot}`)
  const end = mark < 0 ? -1 : text.indexOf(">", mark)
  const after = lineIn(text.slice(end + 1))
  return readLine(after === "" && mark > 0 ? lineIn(text.slice(0, mark)) : after, commands)
}

const lineIn = (text: string): string =>
  wordsOf(text)
    .trim()
    .replace(/^[,:;–—-]\s*/, "")
    .replace(/\s*[,;–—]$/, "")
    .replace(NAMED_AGAIN, "")

/** `@Pullquote pullquote quote …`, from whoever is used to the umbrella. */
const NAMED_AGAIN = new RegExp(`^/?${UMBRELLA}\\s+`, "i")
