import { merged } from "../../core/reply/merged.ts"
import type { Live, Prose, Run } from "../../core/reply/reply.ts"
import { isPlainWords, webAddress } from "../../core/text/inert.ts"
import { LIMITS } from "./limits.ts"

/** The ids under which Discord knows our commands, by what can be clicked on: "quote", "briefing list". */
export type CommandIds = ReadonlyMap<string, string>

/**
 * Prose as Discord's markdown: matched words bold, links masked, commands to click where their ids are known, every other
 * character itself. The one place where text is escaped for Discord; it has been made inert before.
 */
export function markdown(prose: Prose, ids: CommandIds = new Map()): string {
  const runs = merged(prose.flatMap(plainer))
  const isBold = (index: number) => runs[index]?.strong === true
  const bold = (from: number, to: number) => (isBold(from) !== isBold(to) ? "**" : "")
  return runs.map((run, index) => bold(index - 1, index) + markdownOf(run, ids)).join("") + bold(runs.length - 1, -1)
}

/** Without looks that Discord cannot give, so that there are marks between any two runs. */
function plainer({ text, strong, struck, href, code, live }: Run): Prose {
  if (code && !text.includes("`")) return [{ text, code }]
  const isStrong = strong && text.trim() !== ""
  if (live && liveMark(live) !== null) return [{ text, live, ...(strong && { strong }) }]
  const url = href === undefined ? null : webAddress(href, LIMITS.url)
  const look = { ...(isStrong && { strong: true as const }), ...(struck && { struck }) }
  if (url === null) return [{ text, ...look }]
  // Discord drops a link over an emoji or anything like an address: other words stand before a link named "link".
  if (isPlainWords(text)) return [{ text, href: url, ...look }]
  return [
    { text: `${text} (`, ...look },
    { text: "link", href: url, ...look },
    { text: ")", ...look },
  ]
}

function markdownOf({ text, struck, href, code, live }: Run, ids: CommandIds): string {
  if (code) return commandOf(text, ids)
  if (live) return liveMark(live) ?? ""
  // Inside the words of a masked link Discord shows backslashes as they are.
  const words = href === undefined ? escaped(text) : `[${text}](<${href}>)`
  return struck && text.trim() !== "" ? `~~${words}~~` : words
}

/** "</quote:123>", which fills in the command at a click; a line with values in it can only be shown. */
function commandOf(line: string, ids: CommandIds): string {
  const id = ids.get(line.slice(1))
  return id ? `<${line}:${id}>` : `\`${line}\``
}

/** Discord's own form of it (reference, Message Formatting); nobody is pinged: messages allow no mentions. */
function liveMark(live: Live): string | null {
  if (live.kind === "instant") return `<t:${Math.floor(Date.parse(live.at) / 1000)}:F>`
  if (!/^\d{1,20}$/.test(live.id)) return null
  return live.kind === "channel" ? `<#${live.id}>` : `<@${live.id}>`
}

/**
 * A backslash takes the meaning of any character that is no letter, digit or blank, and is not shown on most surfaces; but
 * it is copied, so that it stands only where Discord would read markup, a mention, an emoji or an address.
 */
const escaped = (text: string): string => text.replace(ANYWHERE, "\\$&").replace(AT_START, "$<blank>\\$<sign>")

const ANYWHERE = new RegExp(
  [
    "[\\\\*`]",
    // Italics end, and underlining stands, where no letter follows.
    "_(?![A-Za-z0-9])|(?<=_)_",
    "~(?=~)|(?<=~)~",
    "\\|(?=\\|)|(?<=\\|)\\|",
    // A link's address behind its words.
    "(?<=\\])\\(",
    "@(?=everyone|here)",
    // A mention, a time, an emoji, an address.
    "<(?!\\s)",
    ":(?=[\\w+-]+:)|:(?=\\/)",
    // An invitation.
    "(?<=discord(?:app)?\\.(?:gg|com))\\/",
  ].join("|"),
  "gi",
)

/** Where a line may begin: headings, small print, quotations, lists. */
const AT_START = /^(?<blank>\s*\d+(?=[.)])|\s*)(?<sign>(?:#{1,3}|>(?:>>)?|[-+])(?=\s|$)|(?<=\d)[.)](?=\s|$)|-(?=#))/
