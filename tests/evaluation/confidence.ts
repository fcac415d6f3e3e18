import type { Judged } from "./judge.ts"
import type { Share } from "./scores.ts"

/** One speaker named for a quote that is annotated with one: how sure the extractor was, and whether it was right. */
export type Attribution = { readonly confidence: number; readonly right: boolean }

/** All attributions of a set; `of` counts the quotes that were found and have a speaker, those left unattributed too. */
export function attributionsIn(all: readonly Judged[]): {
  readonly attributions: readonly Attribution[]
  readonly of: number
} {
  const spoken = all
    .flatMap(({ pairs, partial }) => [...pairs, ...partial])
    .filter(({ gold, found }) => gold.speaker !== null && found !== null)
  const attributions = spoken.flatMap(({ found, right }) =>
    found?.speaker?.name != null ? [{ confidence: found.confidence, right }] : [],
  )
  return { attributions, of: spoken.length }
}

/**
 * The share of right ones among the surest attributions, as many as make up the share `coverage` of all quotes; where
 * confidence does not tell attributions apart, the expected share of any choice among them. Null where there are not so many.
 */
export function precisionAt(coverage: number, attributions: readonly Attribution[], of: number): number | null {
  const wanted = Math.round(coverage * of)
  if (wanted === 0 || wanted > attributions.length) return null
  let right = 0
  let left = wanted
  for (const band of bandsOf(attributions, 1000)) {
    const taken = Math.min(left, band.of)
    right += (band.right * taken) / band.of
    left -= taken
  }
  return right / wanted
}

/** A range of confidence from `from` on, and the attributions in it. */
export type Band = Share & { readonly from: number }

/** The attributions by confidence, in bands of one `perUnit`-th, the surest first; empty ones are left out. */
export function bandsOf(attributions: readonly Attribution[], perUnit: number): readonly Band[] {
  const bands = new Map<number, { right: number; of: number }>()
  for (const { confidence, right } of attributions) {
    // A thousandth of a step: 0.29 * 100 is a little under 29.
    const step = Math.min(Math.floor(confidence * perUnit + 0.001), perUnit - 1)
    const band = bands.get(step) ?? { right: 0, of: 0 }
    bands.set(step, { right: band.right + Number(right), of: band.of + 1 })
  }
  return [...bands].map(([step, band]) => ({ from: step / perUnit, ...band })).toSorted((a, b) => b.from - a.from)
}
