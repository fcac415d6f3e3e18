import type { OffsetMap } from "../core/article/origin.ts"
import { type Covered, nameOf, type Passage, type Span, type Utterance } from "../core/model.ts"

/** One document of `extract --jsonl`, as it comes in. Its id goes out as it came: a number stays one. */
export type Document = { readonly id: string | number; readonly text: string }

/** A place in the text as it came: `text` is its slice from `start` to `end`, in UTF-16 code units. */
export type SourceSlice = { readonly start: number; readonly end: number; readonly text: string }

export type Quoted = SourceSlice & {
  /** Those with one number are one quote: "A," she said. "B." Numbers begin at 1. */
  readonly utterance: number
  readonly kind: Passage["kind"]
  readonly cue: SourceSlice | null
  /**
   * The words beside the quote that say who spoke ("he"), and who that is; `name` is null where the text does not settle it.
   * Where `confidence` is below 0.5, the product names nobody.
   */
  readonly speaker: (SourceSlice & { readonly name: string | null }) | null
  readonly confidence: number
  /** The rule that found the speaker, and how. */
  readonly reason: string
}

/** One document as it goes out. */
export type Quotations = { readonly id: Document["id"]; readonly quotes: readonly Quoted[] }

/** A line of input, or what is wrong with it. */
export function readDocument(
  line: string,
): { readonly ok: true; readonly document: Document } | { readonly ok: false; readonly problem: string } {
  const problem = (problem: string) => ({ ok: false, problem }) as const
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return problem('is not JSON. Write one object a line: {"id": "…", "text": "…"}.')
  }
  if (typeof value !== "object" || value === null) return problem('is no object with "id" and "text".')
  const { id, text } = value as { readonly id?: unknown; readonly text?: unknown }
  if (typeof id !== "string" && typeof id !== "number") return problem('has no "id".')
  if (typeof text !== "string") return problem('has no "text".')
  return { ok: true, document: { id, text } }
}

/**
 * All passages of the document, in order, each with its speaker; with `strings` only what stands in quotation marks.
 * Every position is one of `document.text`, to which `origin` leads back from the article's.
 */
export const quotationsOf = (
  { id, text }: Document,
  covered: Covered,
  origin: OffsetMap,
  strings: boolean,
): Quotations => ({ id, quotes: quotesIn(covered, placeIn(text, origin), strings) })

/** Where a span of the article stands in the text as it came. */
export const placeIn =
  (text: string, origin: OffsetMap) =>
  (span: Span): SourceSlice => {
    const { start, end } = origin.toSource(span)
    return { start, end, text: text.slice(start, end) }
  }

/** All passages, in order, each with its speaker; with `strings` only what stands in quotation marks. */
export function quotesIn(
  { article, coverage }: Covered,
  place: (span: Span) => SourceSlice,
  strings: boolean,
): readonly Quoted[] {
  const speakerOf = ({ speaker, doubted, unresolved }: Utterance): Quoted["speaker"] => {
    const likeliest = speaker ?? doubted
    const member = likeliest ? coverage.cast[likeliest.member] : undefined
    if (likeliest && member) return { ...place(likeliest.span), name: nameOf(article, member) }
    return unresolved ? { ...place(unresolved), name: null } : null
  }
  // A paragraph that "she wrote:" leads up to is hers, but does not stand in quotation marks.
  const unmarked = new Set(article.paragraphs.flatMap(({ start, isBlockQuote }) => (isBlockQuote ? [start] : [])))
  const inMarks = (spans: readonly Span[]) => spans.filter(({ start }) => !unmarked.has(start))
  const quotes = coverage.utterances.flatMap((utterance, index) => {
    const about = {
      utterance: index + 1,
      cue: utterance.cue ? place(utterance.cue) : null,
      speaker: speakerOf(utterance),
      confidence: utterance.confidence,
      reason: utterance.reason,
    }
    return utterance.passages.flatMap(({ kind, span, marked }) =>
      (strings ? inMarks(marked) : [span]).map((span): Quoted => ({ ...place(span), kind, ...about })),
    )
  })
  return quotes.toSorted((a, b) => a.start - b.start || a.end - b.end)
}
