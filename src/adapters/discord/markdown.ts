import type { Live, Prose, Run } from "../../core/reply/reply.ts"
import { merged } from "../../core/reply/reply.ts"
import { isPlainWords, webAddress } from "../../core/text/inert.ts"
import { LIMITS } from "./limits.ts"

/**
 * Prose as Discord's markdown: matched words bold, links masked, every other character itself.
 * The one place where text is escaped for Discord; it has been made inert before.
 */
export function markdown(prose: Prose): string {
  const runs = merged(prose)
  return runs.reduce((text, run, index) => {
    const next = markdownOf(run)
    // Two neighbours in bold are one: "****" between them would be read as four stars.
    const isOneBold = run.strong && runs[index - 1]?.strong && text.endsWith("**") && next.startsWith("**")
    return isOneBold ? text.slice(0, -2) + next.slice(2) : text + next
  }, "")
}

function markdownOf(run: Run): string {
  const live = run.live ? liveMark(run.live) : null
  if (live !== null) return run.strong ? `**${live}**` : live
  const href = run.href === undefined ? null : webAddress(run.href, LIMITS.url)
  const words = href === null ? escaped(run.text) : linked(run.text, href)
  if (run.text.trim() === "") return words
  const struck = run.struck ? `~~${words}~~` : words
  return run.strong ? `**${struck}**` : struck
}

/** Discord's own form of it (reference, Message Formatting); nobody is pinged: messages allow no mentions. */
function liveMark(live: Live): string | null {
  if (live.kind === "instant") return `<t:${Math.floor(Date.parse(live.at) / 1000)}:F>`
  if (!/^\d{1,20}$/.test(live.id)) return null
  return live.kind === "channel" ? `<#${live.id}>` : `<@${live.id}>`
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
