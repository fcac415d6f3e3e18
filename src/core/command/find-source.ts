import { type Call, callTo } from "../reply/reply.ts"
import { cut } from "../text/cut.ts"

/**
 * What "Find source" looks for in somebody's message: its longest words in quotation marks, else the lines it quotes
 * (`lines`, as the platform marks them), else all of it. Empty when it has none.
 */
export function quotedIn(text: string, lines: readonly string[]): string {
  const marked = Array.from(text.matchAll(MARKED), (match) => match.slice(1).find((words) => words !== undefined) ?? "")
  const longest = marked
    .map((words) => words.trim())
    .reduce((best, words) => (words.length > best.length ? words : best), "")
  const found = isSeveralWords(longest) ? longest : lines.length > 0 ? lines.join(" ") : text
  return cut(found.replace(/\s+/g, " ").trim(), LONGEST, "")
}

/** Marks of English, French and German; each pair within one paragraph. */
const MARKED = /“([^“”\n]{1,600})”|"([^"\n]{1,600})"|«([^«»\n]{1,600})»|„([^„“”\n]{1,600})[“”]/g

/** One word in marks is more often irony than a quotation. */
const isSeveralWords = (words: string): boolean => /\S\s+\S/.test(words)

/** About as many words as are checked of one quotation. */
const LONGEST = 1500

/** The commands that stand on every message, by their names for people. */
export const MESSAGE_COMMANDS = ["Find source", "Verify quote"] as const
export type MessageCommand = (typeof MESSAGE_COMMANDS)[number]

/**
 * What a message command asks, for the asker alone; null where the message has no words. `words`: all that a reader sees of the
 * message, quoted lines behind ">"; `quoted`: what "Find source" looks for.
 */
export function callOnMessage(command: MessageCommand, words: string, quoted: string): Call | null {
  const text = command === "Verify quote" ? words.trim() : quoted === "" ? "" : `“${quoted}”`
  if (text === "") return null
  return callTo("verify", { text, private: true, nearest: command === "Find source" })
}
