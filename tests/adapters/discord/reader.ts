import type { Live, Seen } from "../../contracts/renderer.ts"

type Rule = { readonly kind: string; readonly at: RegExp; readonly lineStart?: true }

/** Group 1 is read on; a rule without it is a thing of its own. */
const RULES: readonly Rule[] = [
  { kind: "heading", at: /#{1,3}\s+(?!#)([^\n]*)/y, lineStart: true },
  { kind: "small", at: /-#\s+(?!-#)([^\n]+)/y, lineStart: true },
  { kind: "quote", at: />>>\s+([\s\S]*)|>\s+([^\n]*)/y, lineStart: true },
  { kind: "list", at: /(?:[*+-]|\d+[.)])\s+([^\n]+)/y, lineStart: true },
  { kind: "code block", at: /```[\s\S]*?[^\n][\s\S]*?```/y },
  { kind: "code", at: /(`+)[\s\S]+?(?<!`)\1(?!`)/y },
  { kind: "bold", at: /\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/sy },
  { kind: "underline", at: /__((?:\\.|[^\\])+?)__(?!_)/sy },
  { kind: "italic", at: /\*(?!\s)((?:\\.|\*\*|[^*\\])+?)(?<!\s) {0,2}\*(?!\*)/sy },
  { kind: "italic", at: /_((?:\\.|__|[^_\\])+?)_(?![A-Za-z0-9_])/sy },
  { kind: "strike", at: /~~(.+?)~~(?!_)/sy },
  { kind: "spoiler", at: /\|\|(.+?)\|\|/sy },
  { kind: "time", at: /<t:-?\d+(?::[tTdDfFR])?>/y },
  { kind: "emoji", at: /<a?:\w+:\d+>|:\w+:/y },
  { kind: "mention", at: /<@[!&]?\d+>|<#\d+>|<\/[^:>]+:\d+>|<id:\w+>|@everyone|@here/y },
  { kind: "address", at: /(?:https?|steam|discord):\/\/[^\s<]+[^<.,:;"'\]\s]|<[^: >]+:\/?[^ >]+>/iy },
]
const LINK = /\[((?:\[[^\]]*\]|[^[\]])*[^[]*?)\]\(\s*<?((?:\([^)]*\)|[^\s\\>]|\\[^\n])*?)>?(?:\s+['"].*?['"])?\s*\)/sy
/** Invitations are looked for in the message as it was sent, not as it is read. */
const INVITATION = /discord(?:\.gg|(?:app)?\.com\/invite)\/\w+/i

/**
 * Discord's markdown as its client reads it, written apart from the renderer to check it: what is seen, and everything
 * that would be more than text. Rules after how the desktop client was observed to behave, traps included: backslashes
 * do not work inside the words of a link, and such a link is refused over an address or an emoji.
 */
export function readMarkdown(markdown: string): Seen {
  const invitation = INVITATION.exec(markdown)
  const seen = readFrom(markdown, true)
  return invitation ? { ...seen, live: [...seen.live, { kind: "invitation", text: invitation[0] }] } : seen
}

function readFrom(markdown: string, startsLine: boolean): Seen {
  let text = ""
  const live: Live[] = []
  let at = 0
  while (at < markdown.length) {
    const lineStart = isLineStart(markdown, at, startsLine)
    const found = special(markdown, at) ?? ruled(markdown, at, lineStart) ?? linked(markdown, at)
    text += found?.text ?? markdown[at]
    live.push(...(found?.live ?? []))
    at += found?.length ?? 1
  }
  return { text, live }
}

function isLineStart(markdown: string, at: number, startsLine: boolean): boolean {
  let before = at - 1
  while (markdown[before] === " ") before--
  return before < 0 ? startsLine : markdown[before] === "\n"
}

type Found = Seen & { readonly length: number }

function special(markdown: string, at: number): Found | null {
  if (markdown.startsWith("¯\\_(ツ)_/¯", at)) return { text: "¯\\_(ツ)_/¯", live: [], length: 9 }
  const escaped = /\\([^A-Za-z0-9\s])/suy
  escaped.lastIndex = at
  const found = escaped.exec(markdown)
  return found ? { text: found[1] ?? "", live: [], length: found[0].length } : null
}

function ruled(markdown: string, at: number, lineStart: boolean): Found | null {
  for (const { kind, at: rule, lineStart: onlyThere } of RULES) {
    if (onlyThere && !lineStart) continue
    rule.lastIndex = at
    const match = rule.exec(markdown)
    if (!match) continue
    const within = kind === "code" ? undefined : (match[1] ?? match[2])
    const inner = within === undefined ? { text: match[0], live: [] } : readFrom(within, lineStart)
    return { text: inner.text, live: [{ kind, text: inner.text }, ...inner.live], length: match[0].length }
  }
  return null
}

function linked(markdown: string, at: number): Found | null {
  LINK.lastIndex = at
  const match = LINK.exec(markdown)
  const [whole, label = "", href = ""] = match ?? []
  if (whole === undefined || !URL.canParse(href)) return null
  if (label.trim() === "" || /\w+:\/\/|\p{Extended_Pictographic}|[\uFE0F\u20E3]|:\w+:/u.test(label)) return null
  return { text: label, live: [{ kind: "link", text: label, href }], length: whole.length }
}
