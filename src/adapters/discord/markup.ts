import { dateInWords } from "../../core/reply/lines.ts"

/** Names that Discord sent along, by id: of people, roles and channels, each as it is shown. */
export type Names = ReadonlyMap<string, string>

/**
 * Discord's markup of a text as the words that people see (reference, Message Formatting): names for ids, dates for
 * timestamps, the words of links; no custom emoji, no marks of bold, headings and small print.
 */
export const wordsOf = (text: string, names: Names): string =>
  withoutEmphasis(
    text
      .replace(CONTROL, (whole, inside: string) => shown(inside, names) ?? whole)
      .replace(MASKED, "$1")
      .replace(LINE_MARKS, ""),
  ).replace(/\\([\p{P}\p{S}])/gu, "$1")

const CONTROL = /<([^<>\n]{1,2000})>/g
/** [words](address) */
const MASKED = /\[([^[\]\n]{1,500})\]\(<?https?:[^()\s]{1,2000}>?\)/g
/** Of a heading, of small print, of a list. */
const LINE_MARKS = /^ {0,3}(?:#{1,3}|-#|[-*]) /gm

/** What Discord shows for it; null where it is none of Discord's own forms. */
function shown(inside: string, names: Names): string | null {
  const [, kind = "", id = ""] = /^(@[!&]?|#)(\d{1,20})$/.exec(inside) ?? []
  if (id !== "") {
    const name = names.get(id)
    return name === undefined ? "" : kind === "#" ? `#${name}` : name
  }
  const [, at, style] = /^t:(-?\d{1,12})(?::([tTdDfFRsS]))?$/.exec(inside) ?? []
  if (at !== undefined) return instantInWords(Number(at), style)
  if (/^a?:\w{1,100}:\d{1,20}$/.test(inside)) return ""
  const [, command] = /^(\/[\p{L}\p{N} _-]{1,100}):\d{1,20}$/u.exec(inside) ?? []
  if (command !== undefined) return command
  if (/^id:\w{1,30}$/.test(inside)) return ""
  return /^https?:\/\/\S+$/.test(inside) ? inside : null
}

/** On the clock of UTC: everybody sees their own. */
function instantInWords(seconds: number, style = "f"): string {
  const instant = new Date(seconds * 1000)
  if (Number.isNaN(instant.getTime())) return ""
  const iso = instant.toISOString()
  return style.toLowerCase() === "t" ? iso.slice(11, 16) : dateInWords(iso.slice(0, 10))
}

const withoutEmphasis = (text: string): string => EMPHASIS.reduce((plain, mark) => plain.replace(mark, "$1"), text)

/** Around whole words, the longer marks first: "say_so" has no italics. */
const EMPHASIS = ["\\*\\*\\*", "\\*\\*", "__", "~~", "\\|\\|", "```", "`", "\\*", "_"].map((mark) => {
  const one = mark.replaceAll("\\", "")[0] ?? ""
  const inside = one === "|" ? "[^|\\n]" : `[^${one}\\n]`
  return new RegExp(
    `(?<![\\p{L}\\p{N}\\\\])${mark}(?!\\s)(${inside}{0,300}[^${one}\\s\\\\])${mark}(?![\\p{L}\\p{N}])`,
    "gu",
  )
})
