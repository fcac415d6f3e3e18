import type { Quotations } from "../../src/cli/jsonl.ts"
import type { GoldDocument, GoldQuote } from "./gold.ts"
import { isRightName, isSameSpeaker } from "./speaker.ts"

type Found = Quotations["quotes"][number]

/** An annotated quote and the one that was found for it. */
export type Pair = {
  readonly gold: GoldQuote
  readonly found: Found
  /** Both ends are right. */
  readonly exact: boolean
  /** The speaker is. */
  readonly right: boolean
  /** The speaker's name is, whatever words stand beside the quote; null where no name is annotated. */
  readonly rightName: boolean | null
}

/** One article's annotations against what was found in it. */
export type Judged = {
  readonly pairs: readonly Pair[]
  readonly missed: readonly GoldQuote[]
  readonly spurious: readonly Found[]
  /** Letters and digits inside annotated quotes, inside found ones, inside both. */
  readonly letters: { readonly gold: number; readonly found: number; readonly both: number }
  /** Quotes of which only a piece and the canonical speaker are annotated, with the quote found that holds the piece. */
  readonly partial: readonly { readonly gold: GoldQuote; readonly found: Found | null; readonly right: boolean }[]
}

/** Ends this near, in code units, are the same: a mark or a full stop more or less. */
const NEAR = 2
/** Of all that either of two quotes covers, the share that both must cover to be the same quote. */
const SAME = 0.8
/** Of an annotated piece, the share that a found quote must hold. */
const HELD = 0.8

/**
 * Compares an article's quotes. Each is judged without the blanks, marks and punctuation at its ends; each annotated quote
 * is paired with at most one that was found, the exact ones first, then those that cover the most of each other.
 */
export function judge({ text, quotes }: Pick<GoldDocument, "text" | "quotes">, predicted: readonly Found[]): Judged {
  const trimmed = <Q extends Found | GoldQuote>(quotes: readonly Q[]): readonly Trimmed<Q>[] =>
    quotes.map((quote) => trim(text, quote)).filter(({ start, end }) => start < end)
  const gold = trimmed(quotes.filter(({ partial }) => !partial))
  const found = trimmed(predicted)
  const pieces = trimmed(quotes.filter(({ partial }) => partial))
  const pairs = pairUp(gold, found)
  const paired = new Set<GoldQuote | Found>(pairs.flatMap((pair) => [pair.gold, pair.found]))
  return {
    pairs,
    missed: gold.map(({ quote }) => quote).filter((quote) => !paired.has(quote)),
    spurious: found.map(({ quote }) => quote).filter((quote) => !paired.has(quote)),
    letters: lettersIn(text, gold, found),
    partial: pieces.map((piece) => {
      const holder = shortestHolding(piece, found)?.quote ?? null
      const right = holder !== null && isSameSpeaker(piece.quote.speaker, holder.speaker)
      return { gold: piece.quote, found: holder, right }
    }),
  }
}

export type Trimmed<Q> = { readonly start: number; readonly end: number; readonly quote: Q }

/** Marks and punctuation that may or may not belong to a quote, at its ends. */
const EDGE = /[\s"“”„«»‘’'`.,;:!?…()[\]—–-]/

/** A quote without the blanks, marks and punctuation at its ends; empty where there is nothing else. */
export function trim<Q extends Found | GoldQuote>(text: string, quote: Q): Trimmed<Q> {
  let { start, end } = quote
  while (start < end && EDGE.test(text.charAt(start))) start++
  while (end > start && EDGE.test(text.charAt(end - 1))) end--
  return { start, end, quote }
}

function pairUp(gold: readonly Trimmed<GoldQuote>[], found: readonly Trimmed<Found>[]): readonly Pair[] {
  const candidates = gold.flatMap((g) =>
    found.flatMap((f) => {
      const both = Math.min(g.end, f.end) - Math.max(g.start, f.start)
      if (both <= 0) return []
      const shared = both / (Math.max(g.end, f.end) - Math.min(g.start, f.start))
      const exact = Math.abs(g.start - f.start) <= NEAR && Math.abs(g.end - f.end) <= NEAR
      return exact || shared >= SAME ? [{ gold: g.quote, found: f.quote, exact, shared }] : []
    }),
  )
  const taken = new Set<GoldQuote | Found>()
  return candidates
    .toSorted((a, b) => Number(b.exact) - Number(a.exact) || b.shared - a.shared)
    .flatMap(({ gold, found, exact }) => {
      if (taken.has(gold) || taken.has(found)) return []
      taken.add(gold).add(found)
      const rightName = gold.speaker && isRightName(gold.speaker, found.speaker)
      return [{ gold, found, exact, right: isSameSpeaker(gold.speaker, found.speaker), rightName }]
    })
}

function shortestHolding(piece: Trimmed<GoldQuote>, found: readonly Trimmed<Found>[]): Trimmed<Found> | undefined {
  const isHeldBy = ({ start, end }: Trimmed<Found>) =>
    Math.min(end, piece.end) - Math.max(start, piece.start) >= HELD * (piece.end - piece.start)
  return found.filter(isHeldBy).toSorted((a, b) => a.end - a.start - (b.end - b.start))[0]
}

type Range = { readonly start: number; readonly end: number }

function lettersIn(text: string, gold: readonly Range[], found: readonly Range[]): Judged["letters"] {
  const cover = (ranges: readonly Range[]) => {
    const covered = new Uint8Array(text.length)
    for (const { start, end } of ranges) covered.fill(1, start, end)
    return covered
  }
  const [inGold, inFound] = [cover(gold), cover(found)]
  const letters = { gold: 0, found: 0, both: 0 }
  for (let i = 0; i < text.length; i++) {
    if (!(inGold[i] || inFound[i]) || !/[\p{L}\p{N}]/u.test(text.charAt(i))) continue
    if (inGold[i]) letters.gold++
    if (inFound[i]) letters.found++
    if (inGold[i] && inFound[i]) letters.both++
  }
  return letters
}
