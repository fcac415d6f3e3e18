import type { Quotations } from "../../src/cli/jsonl.ts"
import type { GoldDocument, GoldQuote } from "./gold.ts"
import { trim } from "./judge.ts"
import type { Share } from "./scores.ts"
import { isSameSpeaker } from "./speaker.ts"

type Found = Quotations["quotes"][number]

/** `right`: they are words of that speaker. `wrong`: they are words of somebody else. `nothing`: nobody said them. */
export type Verdict = "right" | "wrong" | "nothing"

/** Everything that one article's readers see with a name, whether it pairs with an annotated quote or not. */
export type Shown = {
  readonly named: readonly {
    readonly kind: Found["kind"]
    readonly confidence: number
    readonly verdict: Verdict
  }[]
  /** Annotated quotes that have a speaker, and whether words of that speaker are shown for at least half of them. */
  readonly annotated: readonly { readonly kind: GoldQuote["kind"]; readonly isReached: boolean }[]
}

/** From this confidence on a speaker is named, in the product and here. */
const NAMED_FROM = 0.5
/** A passage is judged by where at least half of its letters and digits lie. */
const HALF = 0.5

/**
 * Judges every passage that names a speaker by where its letters lie: in annotated quotes of that speaker, of others, or of
 * nobody. Scores of paired quotes pass over what pairs with none; this counts it.
 */
export function shownIn({ text, quotes }: Pick<GoldDocument, "text" | "quotes">, found: readonly Found[]): Shown {
  const gold = quotes.filter(({ partial }) => !partial).map((quote) => trim(text, quote))
  const covered = new Uint8Array(text.length)
  const named = found
    .filter(({ speaker, confidence }) => speaker !== null && confidence >= NAMED_FROM)
    .map((quote) => trim(text, quote))
    .filter(({ start, end }) => start < end)
    .map(({ start, end, quote }) => {
      const near = gold.filter((one) => one.start < end && start < one.end)
      const theirs = near.filter((one) => one.quote.speaker && isSameSpeaker(one.quote.speaker, quote.speaker))
      const isMostlyIn = (ranges: typeof near) => isAtLeastHalf(text, { start, end }, marksOf(text.length, ranges))
      const verdict: Verdict = isMostlyIn(theirs) ? "right" : isMostlyIn(near) ? "wrong" : "nothing"
      if (verdict === "right") covered.fill(1, start, end)
      return { kind: quote.kind, confidence: quote.confidence, verdict }
    })
  const annotated = gold
    .filter(({ start, end, quote }) => quote.speaker && start < end)
    .map((one) => ({ kind: one.quote.kind, isReached: isAtLeastHalf(text, one, covered) }))
  return { named, annotated }
}

type Range = { readonly start: number; readonly end: number }

function marksOf(length: number, ranges: readonly Range[]): Uint8Array {
  const marks = new Uint8Array(length)
  for (const { start, end } of ranges) marks.fill(1, start, end)
  return marks
}

function isAtLeastHalf(text: string, { start, end }: Range, marks: Uint8Array): boolean {
  let inside = 0
  let all = 0
  for (let i = start; i < end; i++) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(i))) continue
    all++
    if (marks[i]) inside++
  }
  return inside >= HALF * all
}

const KINDS = ["direct", "mixed", "indirect"] as const
/** Bands of confidence, the surest first; each ends where the one before it begins. */
const BANDS = [0.9, 0.7, 0.5] as const

type Figure = readonly [label: string, share: Share]

/** The figures of a set: what is named, by kind and by band of confidence, and how much of what is annotated is reached. */
export function shownFigures(all: readonly Shown[]): readonly Figure[] {
  const named = all.flatMap((shown) => shown.named)
  const annotated = all.flatMap((shown) => shown.annotated)
  const verdict = (wanted: Verdict, of = named): Share => share(of, (one) => one.verdict === wanted)
  const ofKind = (kind: (typeof KINDS)[number]) => named.filter((one) => one.kind === kind)
  return [
    ["named, right: all", verdict("right")],
    ...KINDS.map((kind): Figure => [`named, right: ${kind}`, verdict("right", ofKind(kind))]),
    ["named, words of another", verdict("wrong")],
    ["named, nobody's words", verdict("nothing")],
    ...BANDS.map((from, i): Figure => {
      const below = BANDS[i - 1] ?? 1.01
      const band = named.filter(({ confidence }) => confidence >= from && confidence < below)
      return [`named at ${from.toFixed(2)} and more: right`, verdict("right", band)]
    }),
    ["reached: all", share(annotated, ({ isReached }) => isReached)],
    ...KINDS.map((kind): Figure => {
      const of = annotated.filter((one) => one.kind === kind)
      return [`reached: ${kind}`, share(of, ({ isReached }) => isReached)]
    }),
  ]
}

function share<T>(of: readonly T[], is: (one: T) => boolean): Share {
  return { right: of.filter(is).length, of: of.length }
}
