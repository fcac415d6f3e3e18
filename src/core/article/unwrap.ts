import type { Span } from "../model.ts"
import { wordsAt } from "../model.ts"
import { linesOf } from "./lines.ts"
import type { Traced } from "./origin.ts"
import { draftFrom, unchanged } from "./origin.ts"

/** How wide a hard-wrapped file may be, in characters; typewriters, mail and editors wrap at 60 to 100. */
const WIDTHS = { narrowest: 40, widest: 120 } as const
/** Two blanks after a full stop became one: a line may have been this much wider. */
const SLACK = 2
/** So many line ends must look wrapped before a file is taken for it … */
const ENOUGH = 3
/** … and for each that does not, so many that do. */
const NEARLY_ALL = 8

/**
 * One paragraph a line. A file is hard-wrapped when at nearly every line end inside a block the next word would not have
 * fit in the file's width; that is decided once a file. Then the lines of a block are joined by a space, except where
 * the next word would have fit: there somebody ended the line on purpose.
 * `isLineOfItsOwn`: lines that are alone in any file (a date, "5 Reads") and tell nothing about wrapping.
 */
export function unwrap(text: string, isLineOfItsOwn: (line: string) => boolean): Traced {
  const lines = linesOf(text)
  const width = widthOf(lines)
  const wrapsAfter = (i: number) => isInner(lines, i) && !fits(text, lines[i], lines[i + 1], width)
  const isAlone = (line: Span | undefined) => line !== undefined && isLineOfItsOwn(wordsAt(text, line))
  const endsAfter = (i: number) => isInner(lines, i) && !wrapsAfter(i) && !isAlone(lines[i]) && !isAlone(lines[i + 1])
  if (width < WIDTHS.narrowest || !isWrapped(lines, wrapsAfter, endsAfter)) return unchanged(text)

  const draft = draftFrom(text)
  lines.forEach((line, i) => {
    draft.copy(line.start, line.end)
    const next = lines[i + 1]
    if (next) draft.put(wrapsAfter(i) ? " " : "\n", line.end, next.start)
  })
  return draft.done()
}

function isWrapped(
  lines: readonly Span[],
  wrapsAfter: (i: number) => boolean,
  endsAfter: (i: number) => boolean,
): boolean {
  const isLong = ({ start, end }: Span) => end - start > WIDTHS.widest
  const wrapped = lines.filter((line, i) => !isLong(line) && wrapsAfter(i)).length
  if (wrapped < ENOUGH) return false
  let ended = 0
  return lines.every((line, i) => {
    if (isLong(line) || endsAfter(i)) ended++
    return ended * NEARLY_ALL <= wrapped
  })
}

/** The longest line inside a block that a wrapped file may have. */
function widthOf(lines: readonly Span[]): number {
  return lines.reduce((width, { start, end }, i) => {
    const length = end - start
    return length <= WIDTHS.widest && isInner(lines, i) ? Math.max(width, length) : width
  }, 0)
}

/** Whether the next line follows without an empty line between. */
const isInner = (lines: readonly Span[], i: number): boolean => lines[i + 1]?.start === (lines[i]?.end ?? 0) + 1

function fits(text: string, line: Span | undefined, next: Span | undefined, width: number): boolean {
  if (!line || !next) return false
  const space = text.indexOf(" ", next.start)
  const word = (space < 0 || space > next.end ? next.end : space) - next.start
  return line.end - line.start + SLACK + 1 + word <= width
}
