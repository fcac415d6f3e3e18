import type { Covered, Figure, Span } from "../model.ts"
import { wordsAt } from "../model.ts"
import { folded } from "../text/fold.ts"

const MOST = 3

/** A sentence with the figures in it that count. */
type Figured = { readonly span: Span; readonly figures: readonly Span[] }

/**
 * The facts with the figures that the article is about, at most three, in article order; none of the sentences that are shown
 * anyway. "Two of the men" is about no figure; "four" is one where the title speaks of four, or of what is counted.
 */
export function keyFigures({ article, coverage }: Covered, shown: readonly Span[]): readonly Figured[] {
  const title = new Set(folded(article.title).split(" "))
  const isTold = (span: Span | null) => span !== null && folded(wordsAt(article.text, span)).split(" ").some(isInTitle)
  const isInTitle = (word: string) => word.length > 2 && title.has(word)
  const isKey = ({ span, value, unit, counted }: Figure): boolean =>
    unit !== null || (value !== null && (value >= SMALL || !Number.isInteger(value))) || isTold(span) || isTold(counted)
  return coverage.facts
    .filter(({ span, retracted }) => !retracted && !shown.some((sentence) => areOverlapping(sentence, span)))
    .map(({ span, rank, figures }) => ({ span, rank, figures: figures.filter(isKey).map((figure) => figure.span) }))
    .filter(({ figures }) => figures.length > 0)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .toSorted((a, b) => a.span.start - b.span.start)
}

/** Below it a number mostly tells which of a few, and not how many. */
const SMALL = 10

const areOverlapping = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end
