import type { Span } from "../model.ts"
import { LINE_END } from "./normalise.ts"

/** The lines of a normalised text, without their ends, empty ones left out. */
export function linesOf(text: string, from = 0): readonly Span[] {
  const lines: Span[] = []
  for (let start = from; start < text.length; ) {
    const found = text.indexOf("\n", start)
    const end = found < 0 ? text.length : found
    if (end > start) lines.push({ start, end })
    start = end + 1
  }
  return lines
}

/** Which line, from 1, of a text as it came the position is in. */
export const lineAt = (source: string, position: number): number =>
  (source.slice(0, position).match(LINE_END)?.length ?? 0) + 1

/** Where that line, from 0, of a normalised text begins; the text's end where it has fewer. */
export function startOfLine(text: string, line: number): number {
  let at = 0
  for (let i = 0; i < line; i++) {
    const end = text.indexOf("\n", at)
    if (end < 0) return text.length
    at = end + 1
  }
  return at
}
