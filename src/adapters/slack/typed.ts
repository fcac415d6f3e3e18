import type { AnyCommand } from "../../core/command/command.ts"
import { readLine } from "../../core/command/line.ts"
import type { Call } from "../../core/reply/reply.ts"
import { unescaped } from "./message.ts"
import { UMBRELLA } from "./settings.ts"

/** `/pq-quote drones`, and `/pullquote quote drones` for a workspace in which every other name is taken. */
export function callTyped(command: string, text: string, prefix: string, commands: readonly AnyCommand[]): Call {
  const name = command.replace(/^\//, "")
  const words = unescaped(text)
  if (name === UMBRELLA) return readLine(words, commands)
  return readLine(`/${name.startsWith(prefix) ? name.slice(prefix.length) : name} ${words}`, commands)
}

/** What is said to the bot after its name, anywhere in the message: `@Pullquote quote drones`. */
export function callMentioned(text: string, bot: string, commands: readonly AnyCommand[]): Call {
  const mark = text.indexOf(`<@${bot}`)
  const end = mark < 0 ? -1 : text.indexOf(">", mark)
  const line = wordsOf(text.slice(end + 1))
    .trim()
    .replace(/^[,:]\s*/, "")
  return readLine(line.replace(NAMED_AGAIN, ""), commands)
}

/** `@Pullquote pullquote quote …`, from whoever is used to the umbrella. */
const NAMED_AGAIN = new RegExp(`^/?${UMBRELLA}\\s+`, "i")

/** Slack's markup of a message as the words that people see: names and channels are left out, addresses are kept. */
export const wordsOf = (text: string): string =>
  unescaped(
    text.replace(/<([^<>]{0,3000})>/g, (_whole, inside: string) => {
      const [target = "", label] = inside.split("|")
      return /^[@#!]/.test(target) ? "" : (label ?? target)
    }),
  )
