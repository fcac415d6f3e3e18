import { type Covered, paragraphAt, type Span, wordsAt } from "../model.ts"
import { alsoLine } from "../reply/lines.ts"
import { type Attributed, type Block, type Prose, strong, textOf } from "../reply/reply.ts"
import { snippetsOf } from "../snippet.ts"
import { verdictInWords } from "../verify/in-words.ts"
import type { ClaimedQuote, Place, Verdict } from "../verify/verdict.ts"
import { speechIn } from "../verify/voice.ts"
import { checkedProse } from "./checked.ts"
import { correctionBlocks } from "./correction.ts"
import { excerptBlock } from "./excerpt.ts"
import { quoteBlock } from "./quote.ts"

/** Places of the archive that are shown of one claim. */
const MOST_PLACES = 3
/** Other sources that are named. */
const MOST_OTHERS = 3

/** The articles that a verdict names, by slug. */
export type Sources = ReadonlyMap<string, Covered>

/**
 * A claim with its verdict: an editor's sentence, the words that differ, and what the archive has, with who says it and where.
 * `wide`: with the paragraphs around it. `hasMore`: that would be more.
 */
export function verdictBlock(
  claim: ClaimedQuote,
  verdict: Verdict,
  sources: Sources,
  wide = false,
): { readonly block: Extract<Block, { kind: "verdict" }>; readonly hasMore: boolean } {
  const found = placesShown(verdict, sources, wide)
  const isSame = verdict.words === "verbatim" && found.length > 0
  const block = {
    kind: "verdict",
    claim,
    verdict,
    sentence: [strong(verdictInWords(claim, verdict))],
    checked: isSame ? [] : checkedProse(claim, verdict.changes),
    found: found.map(({ block }) => block),
    notes: notesOf(verdict, sources),
  } as const
  return { block, hasMore: found.some(({ hasMore }) => hasMore) }
}

type Shown = { readonly block: Attributed; readonly hasMore: boolean }

/** Each place that the claim is made of, once: a quote whole, as everywhere, with the words in question strong. */
function placesShown(verdict: Verdict, sources: Sources, wide: boolean): readonly Shown[] {
  const shown = new Map<string, Shown>()
  for (const part of verdict.source ? verdict.parts : []) {
    const source = sources.get(part.slug)
    const one = source && placeShown(verdict, part, source, wide)
    if (!one || shown.size === MOST_PLACES) continue
    const { block } = one
    const key = block.kind === "excerpt" ? `${part.slug} ${block.source.paragraph}` : block.snippet
    if (!shown.has(key)) shown.set(key, one)
  }
  return [...shown.values()]
}

function placeShown(verdict: Verdict, part: Place, source: Covered, wide: boolean): Shown | null {
  const { article, coverage } = source
  const speech = verdict.voice === "narrated" ? null : speechIn(source, part)
  const said = speech?.utterance.passages.map(({ span }) => span)
  const first = said?.find((span) => isTouching(span, part)) ?? said?.[0]
  const snippet =
    first && snippetsOf(article, coverage).find(({ kind, span }) => kind === "quote" && span.start === first.start)
  const telling = tellingPlaces(verdict, part, source, said ?? [])
  if (!snippet) {
    const paragraph = paragraphAt(article, part.start)
    return excerptBlock(article, { paragraph, matches: telling }, "In the text:", wide)
  }
  const narrow = quoteBlock(source, snippet, telling)
  const whole = quoteBlock(source, snippet, telling, true)
  const block = wide ? whole : narrow
  const hasMore = !wide && textOf(narrow?.context ?? []) !== textOf(whole?.context ?? [])
  return block && { block, hasMore }
}

/** What to look at: the source's words for those that differ, or else the part itself where it is not the whole quote. */
function tellingPlaces(
  { changes, parts }: Verdict,
  part: Place,
  { article }: Covered,
  said: readonly Span[],
): readonly Span[] {
  const differing = changes.flatMap(({ place }) =>
    place.slug === part.slug && place.end > place.start ? [{ start: place.start, end: place.end }] : [],
  )
  if (differing.length > 0) return differing
  const own = parts.filter(({ slug }) => slug === part.slug)
  const lengthOf = (spans: readonly Span[]) => spans.reduce((sum, span) => sum + wordsAt(article.text, span).length, 0)
  const isWhole = said.length > 0 && lengthOf(own) + SLACK >= lengthOf(said)
  return isWhole ? [] : own.map(({ start, end }) => ({ start, end }))
}

/** Characters: marks and blanks around the words. */
const SLACK = 8

const isTouching = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** What the sources say of their own mistakes, and where else it stands. */
function notesOf({ parts, source, others }: Verdict, sources: Sources): readonly Prose[] {
  const own = [...new Set((source ? parts : []).map(({ slug }) => slug))].flatMap((slug) => sources.get(slug) ?? [])
  const corrections = own
    .flatMap(({ article }) => correctionBlocks(article))
    .flatMap((block) => (block.kind === "correction" ? [block.prose] : []))
  const articles = others.slice(0, MOST_OTHERS).map((slug) => {
    const { title = slug, published } = sources.get(slug)?.article ?? {}
    return { source: { title, ...(published !== undefined && { published }) } }
  })
  const also = articles.length > 0 ? [alsoLine({ articles, more: others.length - articles.length })] : []
  return [...corrections, ...also]
}
