import type { Article } from "../model.ts"

/** Longest dateline, in characters. */
const LONGEST = 80
/** A place in capitals, what may follow it (region, day, agency), a dash, and a capital or quotation mark. */
const DATELINE =
  /^((?!(?:SIRS?|MADAM|EDITOR|UPDATE|BREAKING|NEW|WATCH)\b)(?=\p{Lu}{2}[\p{Lu}'’. -]*\p{Lu})\p{Lu}[\p{Lu}'’.-]*(?:[ /](?:\p{Lu}[\p{L}'’.-]*|\d{1,2}|\d{4})|, (?:\p{Lu}[\p{L}'’.-]*|\d{1,4})| \([\p{L} /.-]{2,30}\)| \/[\p{L} ]{2,30}\/)*) ?(?:—|–|―|--| -) ?(?=["“'‘\p{Lu}])/u

/** "Cairo (AFP) - …", "NEW DELHI, March 8 (ANI): …": where an agency is named, small letters and a colon will do. */
const OF_AGENCY =
  /^((?!The )\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,3}(?:, \p{L}[\p{L}.]*(?: \d{1,2}| \p{Lu}[\p{L}.]*)?|, \d{1,2} \p{Lu}[\p{L}.]*)? ?\((?:AP|AFP|ANI|ANP|CNN|CP|dpa|DPA|EFE|IANS|PA|PTI|Reuters|REUTERS|TASS|UPI|Xinhua|Bloomberg)\)) ?(?:—|–|―|--|-|:) ?(?=["“'‘\p{Lu}])/u

const datelineIn = (paragraph: string): RegExpExecArray | null =>
  DATELINE.exec(paragraph.slice(0, LONGEST)) ?? OF_AGENCY.exec(paragraph.slice(0, LONGEST))

/** Whether a line is the first of the text, since it tells where and by whom it was written. */
export const opensWithDateline = (line: string): boolean => datelineIn(line) !== null

/** Paragraphs in which the text may begin: a caption or a summary may stand above it. */
const MAY_OPEN = 3

/** "KYIV, Ukraine (AP)" of "KYIV, Ukraine (AP) — …", and where the sentence behind it begins; null when the text has none. */
export function datelineOf({ text, paragraphs }: Pick<Article, "text" | "paragraphs">) {
  const first = paragraphs.filter(({ isOfHead }) => !isOfHead).slice(0, MAY_OPEN)
  for (const { start, end } of first) {
    const [whole = "", dateline] = datelineIn(text.slice(start, end)) ?? []
    if (dateline !== undefined) return { dateline, end: start + whole.length }
  }
  return null
}
