import type { Paragraph, Span } from "../model.ts"
import { type Blocks, readBlocks } from "./blocks.ts"
import type { Body, Copy } from "./body.ts"
import { bodyOf } from "./body.ts"
import type { BodyLine } from "./body-line.ts"
import { headFrom, readFrontMatter } from "./front-matter.ts"
import { readHead } from "./head.ts"
import { readInline } from "./inline.ts"
import { lineAt, linesOf, startOfLine } from "./lines.ts"
import { normalise, oneLine } from "./normalise.ts"
import { through } from "./origin.ts"
import type { Result } from "./problem.ts"
import { setApart, withApart } from "./set-apart.ts"

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

  const inlineText = (words: string): string => oneLine(readInline(words, blocks.labels).text)
  const { slug, kind } = front.matter
  const told = headFrom(front.matter)
  const opening = blocks.heading === null ? undefined : inlineText(blocks.heading)
  const isTitle = told.title === undefined || told.title === opening
  const lines = withMarks(linesOf(tidy.text), tidy.text, blocks, inlineText).map((line, i) =>
    i === 0 && isTitle && opening !== undefined ? { ...line, headings: line.headings?.slice(1) ?? [] } : line,
  )
  const apart = setApart(tidy.text, lines, { kind, title: told.title ?? opening })
  // Above the heading may stand what is no text: "FOR IMMEDIATE RELEASE".
  const [next] = apart.lines
  const heading = opening ?? (next === lines[0] ? undefined : next?.headings?.findLast((words) => words !== ""))
  const title = told.title ?? heading
  const origin = [inline, blocks, normal].reduce((map, step) => through(map, step.origin), tidy.origin)
  const bodyFrom = (which: readonly BodyLine[]): Body => {
    const body = bodyOf(tidy.text, which)
    return {
      text: body.text,
      paragraphs: withForm(body.paragraphs, tidy.text, which, blocks),
      origin: through(body.origin, origin),
    }
  }

  const read = readHead(tidy.text, apart.lines, (line) => lineAt(source, origin.toSource(line).start), {
    title,
    byline: told.byline,
    isGiven: front.lines > 0 && title !== undefined,
  })
  if (!read.ok) return read
  return { ok: true, slug, head: withApart({ ...read.head, ...told }, apart), body: bodyFrom(read.body) }
}

/** The lines with the headings above each, and with how much of each is set apart by bold or italics from its beginning. */
function withMarks(
  lines: readonly Span[],
  text: string,
  { headed, text: marked }: Blocks,
  inlineText: (words: string) => string,
): readonly BodyLine[] {
  const sources = marked.split("\n")
  let number = -1
  let start = 0
  return lines.map((line) => {
    const headings: string[] = []
    for (; start <= line.start; start = text.indexOf("\n", start) + 1 || Number.POSITIVE_INFINITY) {
      number++
      headings.push(...(headed.get(number) ?? []))
    }
    const bold = BOLD.exec(sources[number] ?? "")?.[0]
    return {
      ...line,
      ...(headings.length > 0 && { headings: headings.map(inlineText) }),
      ...(bold !== undefined && {
        bold: PLAIN_BOLD.test(bold) ? bold.replaceAll(/[*_]/g, "").length : inlineText(bold).length,
      }),
    }
  })
}

/** Bold or italics from the beginning of a line. */
const BOLD = /^(\*{1,3}|_{1,3})(?=\S).*?\S\1/

/** Without other markup. */
const PLAIN_BOLD = /^(\*{1,3}|_{1,3})[^*_\\`[\]<&!~]*\1$/

/** The paragraphs with how they are set; `lines` are those of `text` that they are made of. */
function withForm(
  paragraphs: readonly Paragraph[],
  text: string,
  lines: readonly Span[],
  { quoted, headed }: Blocks,
): readonly Paragraph[] {
  let number = -1
  let start = 0
  return paragraphs.map((paragraph, i) => {
    let isHeaded = false
    // The lines up to this one, also those that became empty or belong to the head.
    for (; start <= (lines[i]?.start ?? 0); start = text.indexOf("\n", start) + 1 || Number.POSITIVE_INFINITY) {
      number++
      isHeaded ||= headed.has(number)
    }
    return {
      ...paragraph,
      ...(quoted.has(number) && { isBlockQuote: true }),
      ...((isHeaded || paragraph.opensSection) && i > 0 && { opensSection: true }),
    }
  })
}
