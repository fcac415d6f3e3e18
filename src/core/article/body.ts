import { type Article, BETWEEN_PARAGRAPHS, type Paragraph } from "../model.ts"
import type { BodyLine } from "./body-line.ts"
import type { Head } from "./head.ts"
import type { OffsetMap } from "./origin.ts"
import { draftFrom } from "./origin.ts"

/** A body as articles hold it: paragraphs joined by an empty line. */
export type Body = Pick<Article, "text" | "paragraphs"> & { readonly origin: OffsetMap }

/** The lines of `text` that are the article's paragraphs, in order, set as they are. */
export function bodyOf(text: string, lines: readonly BodyLine[]): Body {
  const draft = draftFrom(text)
  const paragraphs: Paragraph[] = []
  let length = 0
  lines.forEach(({ headings, bold: _, start, end, ...form }, i) => {
    const heading = i > 0 ? headings?.findLast((words) => words !== "") : undefined
    if (i > 0) {
      draft.put(BETWEEN_PARAGRAPHS, lines[i - 1]?.end ?? start, start)
      length += BETWEEN_PARAGRAPHS.length
    }
    draft.copy(start, end)
    paragraphs.push({ ...form, ...(heading !== undefined && { heading }), start: length, end: length + end - start })
    length += end - start
  })
  return { ...draft.done(), paragraphs }
}

/** An article as a file gives it. `slug`: where the file names one itself. */
export type Copy = { readonly slug?: string | undefined; readonly head: Head; readonly body: Body }
