import { pairMarks } from "../extract/marks.ts"
import { type Covered, nameOf, type Span, type Utterance, wordsAt } from "../model.ts"
import type { ClaimedQuote } from "./verdict.ts"

/** A quotation of a draft: the claim that it makes, and where its words stand in the draft's text. */
export type DraftClaim = ClaimedQuote & { readonly span: Span }

/** Words of the longest quotation that is checked. */
export const LONGEST_CLAIM = 300

/** Words in marks that nobody is said to have said may be a title or a scare quote; so many are a quotation anyway. */
const LONG = 5

/** Every quotation of a draft in order, each with whom the draft gives it to, as extraction reads it. */
export function claimsIn({ article, coverage }: Covered): readonly DraftClaim[] {
  const spoken = coverage.utterances.flatMap((utterance) =>
    utterance.passages.flatMap(({ marked }) => marked.map((span) => ({ span, utterance }))),
  )
  const starts = new Set(spoken.map(({ span }) => span.start))
  const alone = pairMarks(article)
    .map(({ span }) => span)
    .filter((span) => !starts.has(span.start) && wordsAt(article.text, span).split(/\s+/).length >= LONG)
  const all: readonly { readonly span: Span; readonly utterance?: Utterance }[] = [
    ...spoken,
    ...alone.map((span) => ({ span })),
  ]
  return all
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .map(({ span, utterance }) => {
      const member = utterance?.speaker ? coverage.cast[utterance.speaker.member] : undefined
      const speaker = member && nameOf(article, member)
      return { text: wordsAt(article.text, span), span, ...(speaker !== undefined && { speaker }) }
    })
}
