import type { OffsetMap } from "../core/article/origin.ts"
import type { Article, Covered, Fact, Figure } from "../core/model.ts"
import { nameOf } from "../core/model.ts"
import { placeIn, type Quoted, quotesIn, type SourceSlice } from "./jsonl.ts"

/** All that `extract --json` prints of one file. Every place is one of the file's text. */
export type ExtractedFile = {
  /** As it was named on the command line. */
  readonly file: string
  readonly article: Head
  readonly quotes: readonly Quoted[]
  readonly facts: readonly Stated[]
  /** Its telling sentences, in the article's order; the first `n` by `rank`, put in that order, are a shorter summary. */
  readonly summary: readonly (SourceSlice & { readonly rank: number })[]
}

/** What the article does not give is null. */
type Head = {
  readonly title: string
  readonly standfirst: string | null
  readonly byline: string | null
  readonly published: string | null
  readonly updated: string | null
  readonly kind: "news" | NonNullable<Article["kind"]>
  readonly language: string | null
  readonly corrections: readonly { readonly text: string; readonly date: string | null }[]
}

type Stated = SourceSlice & {
  readonly figures: readonly (SourceSlice & Pick<Figure, "value" | "unit">)[]
  readonly dates: readonly (SourceSlice & { readonly date: string })[]
  /** Whom the article names as its source, or as denying it; empty: nobody was found. */
  readonly attributed: readonly { readonly name: string; readonly denies: boolean }[]
}

/** `text` is the file's, to which `origin` leads back from the article's. */
export function extractedFrom(file: string, text: string, covered: Covered, origin: OffsetMap): ExtractedFile {
  const place = placeIn(text, origin)
  const { facts, summary } = covered.coverage
  return {
    file,
    article: headOf(covered.article),
    quotes: quotesIn(covered, place, false),
    facts: facts.map((fact) => statedBy(covered, fact, place)),
    summary: summary.map(({ span, rank }) => ({ ...place(span), rank })),
  }
}

const headOf = (article: Article): Head => ({
  title: article.title,
  standfirst: article.standfirst ?? null,
  byline: article.byline ?? null,
  published: article.published ?? null,
  updated: article.updated ?? null,
  kind: article.kind ?? "news",
  language: article.language ?? null,
  corrections: (article.corrections ?? []).map(({ text, date = null }) => ({ text, date })),
})

function statedBy({ article, coverage }: Covered, fact: Fact, place: ReturnType<typeof placeIn>): Stated {
  const attributed = fact.sources.flatMap((source) => {
    const { speaker, polarity } = coverage.utterances[source] ?? {}
    const member = speaker && coverage.cast[speaker.member]
    return member ? [{ name: nameOf(article, member), denies: polarity === "denied" }] : []
  })
  return {
    ...place(fact.span),
    figures: fact.figures.map(({ span, value, unit }) => ({ ...place(span), value, unit })),
    dates: fact.dates.map(({ span, date }) => ({ ...place(span), date })),
    attributed,
  }
}
