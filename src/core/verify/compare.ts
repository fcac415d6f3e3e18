import type { Pairing } from "./align.ts"
import type { ClaimWord } from "./claim-words.ts"
import { ELLIPSIS, opensSentence } from "./read-words.ts"
import { likenessOf } from "./same-word.ts"
import type { SourceWord } from "./source-words.ts"

/** A word of the claim that stands in the source. */
export type Kept = { readonly claim: number; readonly source: number }

/** Half-open ranges of words, one of the claim and one of the source; either may be empty. */
export type Difference = {
  readonly claim: WordRange
  readonly source: WordRange
  /** Where a rule says more than the words alone. */
  readonly rule?: "turned round" | "cut short"
}
export type WordRange = { readonly from: number; readonly to: number }

/** Where the claim goes on at another place than the next: between two kept words. */
export type Seam = { readonly kind: "elided" | "spliced"; readonly before: Kept; readonly after: Kept }

export type Comparison = {
  readonly kept: readonly Kept[]
  readonly differences: readonly Difference[]
  readonly seams: readonly Seam[]
  /** What of the source the writer's words in brackets stand for at the claim's beginning and end; may be empty ranges. */
  readonly edges: readonly WordRange[]
}

/** Words that may be left out without an ellipsis and still be one statement; more is a leap to another. */
const LONGEST_OMISSION = 60
/** … of which so many may cross into the next paragraph. */
const OVER_PARAGRAPHS = 3

/** What the alignment says: which words are kept, what stands for the others, and where parts are joined. */
export function compare(
  claim: readonly ClaimWord[],
  source: readonly SourceWord[],
  steps: readonly Pairing[],
): Comparison {
  const inside = keptIn(claim, source, steps)
  const differences: Difference[] = []
  const seams: Seam[] = []
  const kept: Kept[] = [...inside]
  const [first] = inside
  const last = inside.at(-1)
  const edges: WordRange[] = []
  if (!first || !last) return { kept, differences, seams, edges }

  if (first.claim > 0) {
    const difference = atBeginning(claim, source, first)
    endOf(difference, first, -1)
  }
  for (const [n, after] of inside.entries()) {
    const before = inside[n - 1]
    if (before) judgeLink(before, after)
  }
  if (last.claim < claim.length - 1) {
    const difference = atEnd(claim, source, last)
    endOf(difference, last, 1)
  }
  kept.sort((a, b) => a.claim - b.claim)
  return { kept, differences, seams, edges }

  /** The claim's words beyond the first or last kept one: the writer's, the source's from farther on, or others in their place. */
  function endOf(difference: Difference, end: Kept, step: 1 | -1): void {
    const isSourcesOwn = source.slice(difference.source.from, difference.source.to).some((word) => word.isBracketed)
    if (!isSourcesOwn && areWriters(claim, difference.claim.from, difference.claim.to)) {
      edges.push(difference.source)
      return
    }
    const farther = fartherOn(claim, source, end, difference.claim, step)
    if (farther === null) {
      differ(difference)
      return
    }
    const count = difference.claim.to - difference.claim.from
    for (let i = 0; i < count; i++) kept.push({ claim: difference.claim.from + i, source: farther + i })
    const between = step === 1 ? { from: end.source + 1, to: farther } : { from: farther + count, to: end.source }
    const at = step === 1 ? difference.claim.from : difference.claim.to
    differences.push({ claim: { from: at, to: at }, source: between })
  }

  /** At an end word stands for word: those that are the same are kept, too. */
  function differ(difference: Difference): void {
    const count = difference.claim.to - difference.claim.from
    if (count !== difference.source.to - difference.source.from) return void differences.push(difference)
    let from = 0
    for (let i = 0; i <= count; i++) {
      const pair = { claim: difference.claim.from + i, source: difference.source.from + i }
      const isOver = i === count || isKept(claim, source, pair)
      if (isOver && from < i) {
        const range = (start: number) => ({ from: start + from, to: start + i })
        differences.push({ claim: range(difference.claim.from), source: range(difference.source.from) })
      }
      if (isOver) from = i + 1
      if (isOver && i < count) kept.push(pair)
    }
  }

  function judgeLink(before: Kept, after: Kept): void {
    const found = { from: before.claim + 1, to: after.claim }
    const addsWords = found.from < found.to
    const leap = after.source - before.source
    if (!addsWords && leap >= 0 && leap <= 1) return
    const [there, here] = [source[before.source], source[after.source]]
    if (!there || !here) return
    // Of words put in where the source has an ellipsis, too, it is no excuse.
    const isSources = source.slice(before.source + 1, after.source + 1).some(({ gap }) => ELLIPSIS.test(gap))
    const isElision =
      !(isSources && addsWords) && claim.slice(found.from, after.claim + 1).some((word) => word.isAfterEllipsis)
    const expected = { from: before.source + 1, to: Math.max(after.source, before.source + 1) }
    const isSourcesOwn =
      (there.isBracketed && here.isBracketed) ||
      source.slice(expected.from, expected.to).some((word) => word.isBracketed)
    const isWriters = addsWords && !isSourcesOwn && areWriters(claim, found.from, found.to)
    if (there.source !== here.source) return void seams.push({ kind: "spliced", before, after })
    if (leap < 0) {
      if (there.mark === here.mark && (there.paragraph === here.paragraph || isElision)) {
        const from = Math.min(after.source, before.source)
        const range = { from, to: Math.max(after.source, before.source) + 1 }
        return void differences.push({ claim: found, source: range, rule: "turned round" })
      }
      return void seams.push({ kind: "spliced", before, after })
    }
    if (isElision || isWriters) {
      if (expected.from < expected.to || isWriters) seams.push({ kind: "elided", before, after })
      if (addsWords && !isWriters) differences.push({ claim: found, source: { from: after.source, to: after.source } })
      return
    }
    const length = expected.to - expected.from
    const leavesMarks = there.mark !== here.mark && there.mark >= 0 && here.mark >= 0
    const isLeap =
      length > LONGEST_OMISSION ||
      (length > 0 && leavesMarks) ||
      (length > OVER_PARAGRAPHS && there.paragraph !== here.paragraph)
    if (isLeap) seams.push({ kind: "spliced", before, after })
    else differences.push({ claim: found, source: expected })
    if (isLeap && addsWords) differences.push({ claim: found, source: { from: after.source, to: after.source } })
  }
}

function keptIn(
  claim: readonly ClaimWord[],
  source: readonly SourceWord[],
  steps: readonly Pairing[],
): readonly Kept[] {
  const kept: Kept[] = []
  for (const step of steps) {
    if (step.claim === null || step.source === null) continue
    const pair = { claim: step.claim, source: step.source }
    if (step.isApart || isKept(claim, source, pair)) kept.push(pair)
  }
  return kept
}

/** Where a few words at an end stand in the same sentence or quotation, beyond what was left out; null: nowhere. */
function fartherOn(
  claim: readonly ClaimWord[],
  source: readonly SourceWord[],
  end: Kept,
  { from, to }: WordRange,
  step: 1 | -1,
): number | null {
  const count = to - from
  if (count > MOST_APART) return null
  for (let away = 1; away <= LONGEST_OMISSION; away++) {
    const at = step === 1 ? end.source + away : end.source - away - count + 1
    const words = source.slice(Math.min(at, end.source), Math.max(at + count, end.source + 1))
    const isWithin =
      at >= 0 && words.every(({ mark, paragraph }) => mark === words[0]?.mark && paragraph === words[0]?.paragraph)
    if (!isWithin || words.slice(1).some(({ isFirst }) => isFirst)) return null
    if (
      Array.from({ length: count }, (_, i) => i).every((i) =>
        isKept(claim, source, { claim: from + i, source: at + i }),
      )
    )
      return at
  }
  return null
}

/** More words than these at an end are found by the alignment itself. */
const MOST_APART = 3

function isKept(claim: readonly ClaimWord[], source: readonly SourceWord[], pair: Kept): boolean {
  const [found, expected] = [claim[pair.claim], source[pair.source]]
  return found !== undefined && expected !== undefined && likenessOf(found, expected).how !== "other"
}

const areWriters = (claim: readonly ClaimWord[], from: number, to: number): boolean =>
  claim.slice(from, to).every((word) => word.isWriters)

/** Other words at the beginning stand for as many of the source's, as far back as its sentence or quotation goes. */
function atBeginning(claim: readonly ClaimWord[], source: readonly SourceWord[], first: Kept): Difference {
  let from = first.source
  const mayStepBack = () => from > 0 && !opens(source, from, claim[first.claim - (first.source - from)])
  while (first.source - from < first.claim && mayStepBack()) from--
  return { claim: { from: 0, to: first.claim }, source: { from, to: first.source } }
}

function atEnd(claim: readonly ClaimWord[], source: readonly SourceWord[], last: Kept): Difference {
  const count = claim.length - last.claim - 1
  let to = last.source + 1
  const mayStepOn = () => to < source.length && !opens(source, to, claim[last.claim + (to - last.source)])
  while (to - last.source - 1 < count && mayStepOn()) to++
  return { claim: { from: last.claim + 1, to: claim.length }, source: { from: last.source + 1, to } }
}

/** Whether a quotation, or a sentence that is none in the claim, begins or ends before the word. */
const opens = (source: readonly SourceWord[], at: number, beside: ClaimWord | undefined): boolean => {
  const word = source[at]
  const isNewSentence = word?.opensSentence === true && !(beside && opensSentence(beside.gap))
  return !word || word.isFirst || isNewSentence || word.mark !== source[at - 1]?.mark
}
