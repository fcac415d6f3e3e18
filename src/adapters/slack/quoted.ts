import { cut } from "../../core/cut.ts"
import { wordsOf } from "./typed.ts"

/**
 * What "Find source" looks for in a message: its longest words in quotation marks, else what it quotes line by line
 * ("> …"), else all of its text. Empty when it has none. Text of attachments is read where the message has none.
 */
export function quotedIn({ text = "", attachments = [] }: Said): string {
  const own = [text, ...attachments.map((one) => one.text ?? one.fallback ?? "")].find((words) => words.trim() !== "")
  const said = (own ?? "").slice(0, LONGEST_MESSAGE)
  const lines = Array.from(said.matchAll(/^(?:&gt;){1,3} ?([^\n]+)/gm), ([, line = ""]) => line)
  const words = wordsOf(said)
  const marked = Array.from(words.matchAll(MARKED), (match) => match.slice(1).find((one) => one !== undefined) ?? "")
  const longest = marked.map((one) => one.trim()).reduce((best, one) => (one.length > best.length ? one : best), "")
  const found = isTelling(longest) ? longest : lines.length > 0 ? wordsOf(lines.join(" ")) : words
  return cut(found.replace(/\s+/g, " ").trim(), LONGEST, "")
}

type Said = {
  readonly text?: string | undefined
  readonly attachments?: readonly { readonly text?: string; readonly fallback?: string }[] | undefined
}

/** Marks of English, French and German; each pair within one paragraph. */
const MARKED = /“([^“”\n]{1,600})”|"([^"\n]{1,600})"|«([^«»\n]{1,600})»|„([^„“”\n]{1,600})[“”]/g

/** One word in marks is more often irony than a quotation. */
const isTelling = (words: string): boolean => /\S\s+\S/.test(words)

/** More words than this narrow no search; a message holds at most the other. */
const LONGEST = 300
const LONGEST_MESSAGE = 40_000
