import type { Article, Paragraph } from "../model.ts"
import type { BodyLine } from "./body-line.ts"
import type { Head } from "./head.ts"
import type { OffsetMap } from "./origin.ts"
import { draftFrom } from "./origin.ts"

/** A body as articles hold it: paragraphs joined by an empty line. */
export type Body = Pick<Article, "text" | "paragraphs"> & { readonly origin: OffsetMap }

const BETWEEN = "\n\n"

/** The lines of `text` that are the article's paragraphs, in order, set as they are. */
export function bodyOf(text: string, lines: readonly BodyLine[]): Body {
  const draft = draftFrom(text)
  const paragraphs: Paragraph[] = []
  let length = 0
  lines.forEach(({ headings, bold: _, start, end, ...form }, i) => {
    const heading = i > 0 ? headings?.findLast((words) => words !== "") : undefined
    if (i > 0) {
      draft.put(BETWEEN, lines[i - 1]?.end ?? start, start)
      length += BETWEEN.length
    }
    draft.copy(start, end)
    paragraphs.push({ ...form, ...(heading !== undefined && { heading }), start: length, end: length + end - start })
    length += end - start
  })
  return { ...draft.done(), paragraphs }
}

/** An article as a file gives it. `slug`: where the file names one itself. */
export type Copy = { readonly slug?: string | undefined; readonly head: Head; readonly body: Body }

/** Longest dateline, in characters. */
const LONGEST = 80
/** A place in capitals, what may follow it (region, day, agency), a dash, and a capital or quotation mark. */
const DATELINE =
  /^((?=\p{Lu}{2}[\p{Lu}'’. -]*\p{Lu})\p{Lu}[\p{Lu}'’.-]*(?:[ /](?:\p{Lu}[\p{L}'’.-]*|\d{1,2}|\d{4})|, (?:\p{Lu}[\p{L}'’.-]*|\d{1,4})| \([\p{L} /.-]{2,30}\))*) ?(?:—|–|--| -) ?(?=["“'‘\p{Lu}])/u

/** "Cairo (AFP) - …", "NEW DELHI, March 8 (ANI): …": where an agency is named, small letters and a colon will do. */
const OF_AGENCY =
  /^((?!The )\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,3}(?:, \p{L}[\p{L}.]*(?: \d{1,2}| \p{Lu}[\p{L}.]*)?|, \d{1,2} \p{Lu}[\p{L}.]*)? ?\((?:AP|AFP|ANI|ANP|CNN|CP|dpa|DPA|EFE|IANS|PA|PTI|Reuters|REUTERS|TASS|UPI|Xinhua|Bloomberg)\)) ?(?:—|–|--|-|:) ?(?=["“'‘\p{Lu}])/u

/** "KYIV, Ukraine (AP)" of "KYIV, Ukraine (AP) — …"; undefined when the paragraph opens without one. */
export const datelineOf = (paragraph: string): string | undefined =>
  (DATELINE.exec(paragraph.slice(0, LONGEST)) ?? OF_AGENCY.exec(paragraph.slice(0, LONGEST)))?.[1]
