import type { Covered, Span } from "../../core/model.ts"

/** Something found in the text: `note` says which note of its paragraph tells of it, from 0. */
export type Find = { readonly span: Span; readonly kind: "quote" | "reported" | "fact"; readonly note: number }

/** A stretch of text in which nothing begins or ends; `finds` are those it lies in. */
export type Stretch = { readonly span: Span; readonly finds: readonly Find[] }

/** The paragraph cut at every place where something begins or ends, so that what overlaps can be drawn. */
export function stretches(paragraph: Span, finds: readonly Find[], anchors: readonly number[]): readonly Stretch[] {
  const edges = [paragraph.start, paragraph.end, ...anchors, ...finds.flatMap(({ span }) => [span.start, span.end])]
  const cuts = [...new Set(edges)].filter((at) => at >= paragraph.start && at <= paragraph.end).sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? paragraph.end
    return { span: { start, end }, finds: finds.filter(({ span }) => span.start <= start && span.end >= end) }
  })
}

/** What a note of a paragraph tells of: words of one speaker, or a fact. Indexes into the coverage. */
export type Subject =
  | { readonly kind: "utterance"; readonly utterance: number; readonly passage: number }
  | { readonly kind: "fact"; readonly fact: number }

export type Marked = {
  readonly subjects: readonly Subject[]
  readonly finds: readonly Find[]
  /** Where an answer may point to, besides the finds: sentences and the paragraph itself. */
  readonly anchors: readonly number[]
}

/** What was found in one paragraph: one subject an utterance and one a fact, in the order of the text. */
export function marksIn({ coverage }: Covered, paragraph: Span): Marked {
  const isHere = ({ start, end }: Span) => start < paragraph.end && end > paragraph.start
  const utterances = coverage.utterances.flatMap(({ passages }, utterance) => {
    const here = passages.filter(({ span }) => isHere(span))
    const subject = { kind: "utterance", utterance, passage: passages.findIndex(({ span }) => isHere(span)) } as const
    return here[0] ? [{ subject, at: here[0].span.start, passages: here }] : []
  })
  const facts = coverage.facts.flatMap(({ span }, fact) =>
    isHere(span) ? [{ subject: { kind: "fact", fact } as const, at: span.start, span }] : [],
  )
  const told = [...utterances, ...facts].sort((a, b) => a.at - b.at)
  const finds = told.flatMap((found, note): readonly Find[] => {
    if ("span" in found) return [{ span: found.span, kind: "fact", note }]
    return found.passages.flatMap(({ span, kind, marked }) => [
      { span, kind: kind === "direct" ? ("quote" as const) : ("reported" as const), note },
      ...(kind === "mixed" ? marked.map((span) => ({ span, kind: "quote" as const, note })) : []),
    ])
  })
  const sentences = utterances.flatMap(({ passages }) => passages.map(({ sentence }) => sentence.start))
  const anchors = [...sentences, ...coverage.summary.map(({ span }) => span.start)]
  return { subjects: told.map(({ subject }) => subject), finds, anchors }
}
