import type { Paragraph, Span } from "../model.ts"
import { wordsAt } from "../model.ts"
import { type Blocks, readBlocks } from "./blocks.ts"
import type { Body, Copy } from "./body.ts"
import { bodyOf } from "./body.ts"
import { readFrontMatter } from "./front-matter.ts"
import { readHead } from "./head.ts"
import { readInline } from "./inline.ts"
import { lineAt, linesOf } from "./lines.ts"
import { normalise, oneLine } from "./normalise.ts"
import { through } from "./origin.ts"
import type { Result } from "./problem.ts"

/**
 * Markdown: front matter → blocks → inline markup → paragraphs. With front matter the head is what it says, and the
 * opening heading where it gives no title. Without, the head is read from the text as from a plain one.
 */
export function readMarkdown(source: string): Result<Copy> {
  const front = readFrontMatter(source)
  if (!front.ok) return front
  const normal = normalise(source)
  const blocks = readBlocks(normal.text, startOfLine(normal.text, front.lines))
  const inline = readInline(blocks.text, blocks.labels)
  // Taking markup out may leave two blanks side by side, or a letter before its accent.
  const tidy = normalise(inline.text)

  const heading = blocks.heading === null ? undefined : oneLine(readInline(blocks.heading, blocks.labels).text)
  const lines = linesOf(tidy.text)
  const origin = [inline, blocks, normal].reduce((map, step) => through(map, step.origin), tidy.origin)
  const bodyFrom = (which: typeof lines): Body => {
    const body = bodyOf(tidy.text, which)
    return {
      text: body.text,
      paragraphs: withForm(body.paragraphs, tidy.text, which, blocks),
      origin: through(body.origin, origin),
    }
  }

  const { slug, title = heading, ...told } = front.matter
  const named = slug === undefined ? {} : { slug }
  if (front.lines > 0 && title !== undefined) {
    const isTitleAgain = lines[0] !== undefined && wordsAt(tidy.text, lines[0]) === title
    return { ok: true, ...named, head: { ...told, title }, body: bodyFrom(isTitleAgain ? lines.slice(1) : lines) }
  }
  const read = readHead(tidy.text, lines, (line) => lineAt(source, origin.toSource(line).start), title)
  if (!read.ok) return read
  return { ok: true, ...named, head: { ...read.head, ...told }, body: bodyFrom(read.body) }
}

/** The paragraphs with how they are set; `lines` are those of `text` that they are made of. */
function withForm(
  paragraphs: readonly Span[],
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

function startOfLine(text: string, line: number): number {
  let at = 0
  for (let i = 0; i < line; i++) {
    const end = text.indexOf("\n", at)
    if (end < 0) return text.length
    at = end + 1
  }
  return at
}
