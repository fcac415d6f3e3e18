import type { APIMessage } from "discord.js"
import { cut } from "../../core/cut.ts"

/**
 * What "Find source" looks for in a message: its longest words in quotation marks, else what it quotes line by line
 * ("> …"), else all of its text. Empty when it has none. Forwarded messages and embeds are read too.
 */
export function quotedIn(message: Pick<APIMessage, "content" | "embeds" | "message_snapshots">): string {
  const text = textIn(message)
  const marked = Array.from(text.matchAll(MARKED), (match) => match.slice(1).find((words) => words !== undefined) ?? "")
  const lines = Array.from(text.matchAll(/^ {0,3}>{1,3} ([^\n]+)/gm), ([, line = ""]) => line)
  const longest = marked
    .map((words) => words.trim())
    .reduce((best, words) => (words.length > best.length ? words : best), "")
  const found = isTelling(longest) ? longest : lines.length > 0 ? lines.join(" ") : text
  return cut(found.replace(/\s+/g, " ").trim(), LONGEST, "")
}

/** Marks of English, French and German; each pair within one paragraph. */
const MARKED = /“([^“”\n]{1,600})”|"([^"\n]{1,600})"|«([^«»\n]{1,600})»|„([^„“”\n]{1,600})[“”]/g

/** One word in marks is more often irony than a quotation. */
const isTelling = (words: string): boolean => /\S\s+\S/.test(words)

/** More words than this narrow no search. */
const LONGEST = 300

function textIn({ content, embeds, message_snapshots: forwarded = [] }: Parameters<typeof quotedIn>[0]): string {
  const own = [content, ...embeds.flatMap(({ title, description }) => [title, description])]
  const passedOn = forwarded.flatMap(({ message }) => [message.content, ...message.embeds.map((e) => e.description)])
  return [...own, ...passedOn].filter((text) => text).join("\n")
}
