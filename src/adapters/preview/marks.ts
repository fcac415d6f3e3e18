import type { Covered, Passage, Span } from "../../core/model.ts"
import { paragraphAt } from "../../core/model.ts"

/** Something found in the text: `note` says which note of its paragraph tells of it, from 0. */
export type Find = { readonly span: Span; readonly kind: "quote" | "reported" | "fact"; readonly note: number }

/** A stretch of text in which nothing begins or ends; `finds` are those it lies in. */
export type Stretch = { readonly span: Span; readonly finds: readonly Find[] }

/** What a note of a paragraph tells of: words of one speaker, or a fact. Indexes into the coverage. */
export type NoteSubject =
  | { readonly kind: "utterance"; readonly utterance: number; readonly passage: number }
  | { readonly kind: "fact"; readonly fact: number }

export type MarkedParagraph = {
  readonly paragraph: Span
  readonly subjects: readonly NoteSubject[]
  readonly finds: readonly Find[]
  /** Where an answer may point to, besides the finds: the beginnings of sentences. */
  readonly anchors: readonly number[]
}

/** The paragraph cut at every place where something begins or ends, so that what overlaps can be drawn. */
export function stretches({ paragraph, finds, anchors }: Omit<MarkedParagraph, "subjects">): readonly Stretch[] {
  const edges = [paragraph.start, paragraph.end, ...anchors, ...finds.flatMap(({ span }) => [span.start, span.end])]
  const cuts = [...new Set(edges)].filter((at) => at >= paragraph.start && at <= paragraph.end).sort((a, b) => a - b)
  const waiting = finds.toSorted((a, b) => b.span.start - a.span.start)
  let open: Find[] = []
  return cuts.slice(0, -1).map((start, index) => {
    open = open.filter(({ span }) => span.end > start)
    for (let next = waiting.at(-1); next && next.span.start <= start; next = waiting.at(-1)) {
      waiting.pop()
      if (next.span.end > start) open.push(next)
    }
    return { span: { start, end: cuts[index + 1] ?? paragraph.end }, finds: [...open] }
  })
}

/** What was found in each paragraph: one subject an utterance and one a fact, in the order of the text. */
export function marksOf({ article, coverage }: Covered): readonly MarkedParagraph[] {
  const found: FoundAt[][] = article.paragraphs.map(() => [])
  const anchors: number[][] = article.paragraphs.map(() => [])
  const put = (entry: FoundAt) => {
    const last = paragraphAt(article, entry.span.end - 1)
    for (let number = paragraphAt(article, entry.span.start); number > 0 && number <= last; number++)
      found[number - 1]?.push(entry)
  }
  for (const [utterance, { passages }] of coverage.utterances.entries())
    for (const [passage, words] of passages.entries())
      put({ span: words.span, subject: { kind: "utterance", utterance, passage }, words })
  for (const [fact, { span }] of coverage.facts.entries()) put({ span, subject: { kind: "fact", fact }, words: null })
  const sentences = coverage.utterances.flatMap(({ passages }) => passages.map(({ sentence }) => sentence))
  for (const { start } of [...sentences, ...coverage.summary.map(({ span }) => span)])
    anchors[paragraphAt(article, start) - 1]?.push(start)
  return article.paragraphs.map((paragraph, index) => ({
    ...marksAmong(found[index] ?? []),
    paragraph,
    anchors: anchors[index] ?? [],
  }))
}

type FoundAt = { readonly span: Span; readonly subject: NoteSubject; readonly words: Passage | null }

function marksAmong(entries: readonly FoundAt[]): Pick<MarkedParagraph, "subjects" | "finds"> {
  const notes = new Map<string, { readonly note: number; readonly subject: NoteSubject }>()
  const finds = entries
    .toSorted((a, b) => a.span.start - b.span.start)
    .flatMap(({ span, subject, words }): readonly Find[] => {
      const key = subject.kind === "fact" ? `fact ${subject.fact}` : `utterance ${subject.utterance}`
      const { note } = notes.get(key) ?? { note: notes.size }
      if (!notes.has(key)) notes.set(key, { note, subject })
      if (!words) return [{ span, kind: "fact", note }]
      const quoted = words.kind === "mixed" ? words.marked.map((span) => ({ span, kind: "quote" as const, note })) : []
      return [{ span, kind: words.kind === "direct" ? "quote" : "reported", note }, ...quoted]
    })
  return { subjects: Array.from(notes.values(), ({ subject }) => subject), finds }
}
