import type { Article, Span } from "../model.ts"
import { highlight } from "../reply/highlight.ts"
import { type Prose, plain } from "../reply/reply.ts"

/** What stands around the spans, in order and without overlap: they themselves, or in `wide` their whole paragraphs. */
export function around({ paragraphs }: Article, spans: readonly Span[], wide: boolean): readonly Span[] {
  const parts = wide ? paragraphs.filter((p) => spans.some(({ start, end }) => start < p.end && end > p.start)) : spans
  const joined: Span[] = []
  for (const part of parts.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && part.start <= last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, part.end) }
    else joined.push(part)
  }
  return joined
}

/** The spans as prose, matches strong, with […] where the article goes on between them. */
export function proseOf(text: string, spans: readonly Span[], matches: readonly Span[]): Prose {
  return spans.flatMap((span, index) => {
    const between = index === 0 ? "" : text.slice(spans[index - 1]?.end, span.start).trim() === "" ? " " : " […] "
    return [...(between ? plain(between) : []), ...highlight(text, span, matches)]
  })
}
