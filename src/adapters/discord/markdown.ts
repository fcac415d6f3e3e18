import type { Prose, Run } from "../../core/reply/reply.ts"
import { merged } from "../../core/reply/reply.ts"
import { isPlainWords, webAddress } from "../../core/text/inert.ts"
import { LIMITS } from "./limits.ts"

/**
 * Prose as Discord's markdown: matched words bold, links masked, every other character itself.
 * The one place where text is escaped for Discord; it has been made inert before.
 */
export function markdown(prose: Prose): string {
  return merged(prose).map(markdownOf).join("")
}

function markdownOf(run: Run): string {
  const href = run.href === undefined ? null : webAddress(run.href, LIMITS.url)
  const words = href === null ? escaped(run.text) : linked(run.text, href)
  if (run.text.trim() === "") return words
  const struck = run.struck ? `~~${words}~~` : words
  return run.strong ? `**${struck}**` : struck
}

/**
 * Inside the words of a masked link Discord shows backslashes as they are, and drops the link over an emoji or anything
 * like an address. Words that need no escaping become the link themselves; others stand before a link named "link".
 */
const linked = (text: string, href: string): string =>
  isPlainWords(text) ? `[${text}](<${href}>)` : `${escaped(text)} ([link](<${href}>))`

/**
 * A backslash takes the meaning of any character that is no letter, digit or blank, and is not shown. Escaped are what
 * can open markup or a mention anywhere (`:` and `/` open addresses, emoji and invitations), and, where a line may
 * begin, what opens lists and small print there; a run may be the beginning of a line, or go on where one ended in "1".
 */
const escaped = (text: string): string => text.replace(ANYWHERE, "\\$&").replace(AT_START, "$1\\$2")

const ANYWHERE = /[\\*_~|`[\]<>@#/]|:(?=\S)/g
const AT_START = /^(\s*\d*)([-+.)])/
