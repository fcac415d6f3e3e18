import type { Paragraph, Span } from "../model.ts"
import { type Blocks, readBlocks } from "./blocks.ts"
import type { Body, Copy } from "./body.ts"
import { bodyOf } from "./body.ts"
import { headFrom, readFrontMatter } from "./front-matter.ts"
import { readHead } from "./head.ts"
import { readInline } from "./inline.ts"
import { lineAt, linesOf, startOfLine } from "./lines.ts"
import { normalise, oneLine } from "./normalise.ts"
import { through } from "./origin.ts"
import type { Result } from "./problem.ts"

/**
 * Markdown: front matter → blocks → inline markup → paragraphs. With front matter the head is what it says, and the
 * opening heading where it gives no title. Without, the head is read from the text as from a plain one.
 */
export function readMarkdown(source: string): Result<Copy> {
  const front = readFrontMatter(source, true)
  if (!front.ok) return front
  const normal = normalise(source)
  const blocks = readBlocks(normal.text, startOfLine(normal.text, front.lines))
  const inline = readInline(blocks.text, blocks.labels)
  // Taking markup out may leave two blanks side by side, or a letter before its accent.
  const tidy = normalise(inline.text)

  const heading = blocks.heading === null ? undefined : oneLine(readInline(blocks.heading, blocks.labels).text)
  const lines = linesOf(tidy.text)
  const origin = [inline, blocks, normal].reduce((map, step) => through(map, step.origin), tidy.origin)
  const bodyFrom = (which: readonly Paragraph[]): Body => {
    const body = bodyOf(tidy.text, which)
    return {
      text: body.text,
      paragraphs: withForm(body.paragraphs, tidy.text, which, blocks),
      origin: through(body.origin, origin),
    }
  }

  const { slug } = front.matter
  const told = headFrom(front.matter)
  const isGiven = front.lines > 0 && (told.title ?? heading) !== undefined
  const read = readHead(tidy.text, lines, (line) => lineAt(source, origin.toSource(line).start), {
    title: told.title ?? heading,
    byline: told.byline,
    isGiven,
  })
  if (!read.ok) return read
  return { ok: true, slug, head: { ...read.head, ...told }, body: bodyFrom(read.body) }
}

/** The paragraphs with how they are set; `lines` are those of `text` that they are made of. */
function withForm(
  paragraphs: readonly Paragraph[],
  text: string,
  lines: readonly Span[],
  { quoted, headed }: Blocks,
): readonly Paragraph[] {
  let number = -1
  let start = 0
  return paragraphs.map((span, i) => {
    let isHeaded = false
    // The lines up to this one, also those that became empty or belong to the head.
    for (; start <= (lines[i]?.start ?? 0); start = text.indexOf("\n", start) + 1 || Number.POSITIVE_INFINITY) {
      number++
      isHeaded ||= headed.has(number)
    }
    return {
      ...span,
      ...(quoted.has(number) && { isBlockQuote: true }),
      ...(isHeaded && i > 0 && { opensSection: true }),
    }
  })
}
