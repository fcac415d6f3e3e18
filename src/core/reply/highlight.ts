import type { Span } from "../model.ts"
import { type Prose, type Run, strong } from "./reply.ts"

/** Slices `text` at `span` into runs, with the parts that lie in `matches` (ordered, apart) strong. */
export function highlight(text: string, span: Span, matches: readonly Span[]): Prose {
  const runs: Run[] = []
  let at = span.start
  for (const match of matches) {
    const start = Math.max(match.start, at)
    const end = Math.min(match.end, span.end)
    if (start >= end) continue
    if (start > at) runs.push({ text: text.slice(at, start) })
    runs.push(strong(text.slice(start, end)))
    at = end
  }
  if (at < span.end) runs.push({ text: text.slice(at, span.end) })
  return runs
}
