import type { Covered } from "../model.ts"
import { kindOfChange, type SideWord } from "./change-kind.ts"
import type { ClaimWord } from "./claim-words.ts"
import type { Comparison, Difference, WordRange } from "./compare.ts"
import { isContent } from "./function-words.ts"
import type { SourceWord } from "./source-words.ts"
import type { Change, ClaimedQuote } from "./verdict.ts"

/** Both texts as words, and where the source's words come from. */
export type ClaimReading = {
  readonly claim: ClaimedQuote
  readonly claimWords: readonly ClaimWord[]
  readonly sourceWords: readonly SourceWord[]
  readonly sources: readonly Covered[]
}

/** So far apart may stand what was moved and what it was moved from, in words of the claim. */
const MOVED = 30

/** The differences as changes, each with its kind; what was moved is one change and not two. */
export function changesOf(reading: ClaimReading, { differences, kept }: Comparison): readonly Change[] {
  const { claimWords, sourceWords } = reading
  const foundSide = ({ from, to }: WordRange): readonly SideWord[] =>
    claimWords.slice(from, to).map((word, i) => ({
      ...word,
      isName: !word.isInCapitals && isCapital(word) && !opensClaimSentence(claimWords, from + i),
    }))
  const expectedSide = ({ from, to }: WordRange): readonly SideWord[] =>
    sourceWords.slice(from, to).map((word, i) => ({
      ...word,
      isName: isCapital(word) && (!opensAnything(sourceWords, from + i) || isNamed(reading, word)),
    }))
  const all = differences.flatMap(split).map((one) => movedFromBeyond(one, kept, reading))
  return joinMoved(all, claimWords, sourceWords).map((difference) => {
    const { claim, source, rule } = difference
    const [expected, found] = [expectedSide(source), foundSide(claim)]
    const named = rule === undefined ? kindOfChange(expected, found) : { kind: "order" as const, rule }
    return changeOf(reading, difference, named)
  })

  /** Words replaced one by one are changes of their own where each is of another kind than mere words. */
  function split(difference: Difference): readonly Difference[] {
    const { claim, source, rule } = difference
    const count = claim.to - claim.from
    if (rule !== undefined || count < 2 || count !== source.to - source.from) return [difference]
    const whole = kindOfChange(expectedSide(source), foundSide(claim)).kind
    if (whole === "order" || whole === "tense") return [difference]
    const pairs = Array.from(
      { length: count },
      (_, i): Difference => ({
        claim: { from: claim.from + i, to: claim.from + i + 1 },
        source: { from: source.from + i, to: source.from + i + 1 },
      }),
    )
    const kinds = pairs.map((pair) => kindOfChange(expectedSide(pair.source), foundSide(pair.claim)).kind)
    return new Set(kinds).size > 1 && !kinds.includes("negation") ? pairs : [difference]
  }
}

/** Words put in that follow behind the last kept word in the source, or stand before the first: they were moved. */
function movedFromBeyond(
  difference: Difference,
  kept: Comparison["kept"],
  { claimWords, sourceWords }: ClaimReading,
): Difference {
  const { claim, source } = difference
  const [first, last] = [kept[0]?.source, kept.at(-1)?.source]
  const count = claim.to - claim.from
  if (difference.rule || source.from < source.to || first === undefined || last === undefined) return difference
  const forms = (words: readonly { readonly form: string }[]) =>
    words
      .map(({ form }) => form)
      .sort()
      .join(" ")
  const put = forms(claimWords.slice(claim.from, claim.to))
  const isPut = (range: WordRange) => range.from >= 0 && forms(sourceWords.slice(range.from, range.to)) === put
  if (isPut({ from: last + 1, to: last + 1 + count }))
    return { claim, source: { from: source.from, to: last + 1 + count }, rule: "turned round" }
  if (isPut({ from: first - count, to: first }))
    return { claim, source: { from: first - count, to: source.to }, rule: "turned round" }
  return difference
}

/** A change with both wordings as they stand. */
export function changeOf(
  { claim, claimWords, sourceWords, sources }: ClaimReading,
  difference: Difference,
  { kind, rule }: Pick<Change, "kind" | "rule">,
): Change {
  const span = placeOf(claimWords, difference.claim)
  const place = placeOf(sourceWords, difference.source)
  const at = sourceWords[difference.source.from] ?? sourceWords[difference.source.from - 1]
  const article = sources[at?.source ?? 0]?.article
  return {
    kind,
    rule,
    expected: article?.text.slice(place.start, place.end) ?? "",
    found: claim.text.slice(span.start, span.end),
    span,
    place: { slug: article?.slug ?? "", ...place },
  }
}

/** From the first word's start to the last one's end; of no words, behind the word before. */
function placeOf(words: readonly (ClaimWord | SourceWord)[], { from, to }: WordRange) {
  const [first, last] = [words[from], words[to - 1]]
  if (from < to && first && last) return { start: first.start, end: last.end }
  const at = words[from - 1]?.end ?? words[from]?.start ?? 0
  return { start: at, end: at }
}

const isCapital = ({ cased, form }: ClaimWord | SourceWord): boolean =>
  /^\p{Lu}/u.test(cased) && form !== "i" && !form.startsWith("i'")

const opensAnything = (words: readonly SourceWord[], at: number): boolean =>
  words[at]?.opensSentence === true || words[at]?.mark !== (words[at - 1]?.mark ?? -1)

/** Whether the word is a name although it opens a sentence: one of the cast's, or one with its capital elsewhere, too. */
const isNamed = ({ sources, sourceWords }: ClaimReading, { source, start, cased, form }: SourceWord): boolean =>
  sources[source]?.coverage.cast.some(
    ({ kind, name, mentions }) =>
      kind !== "unnamed" && [name, ...mentions].some((span) => start >= span.start && start < span.end),
  ) === true ||
  (isContent(form) && sourceWords.some((word, at) => word.cased === cased && !opensAnything(sourceWords, at)))

const opensClaimSentence = (words: readonly ClaimWord[], at: number): boolean =>
  at === 0 || /[.!?…:]["”’)\]]*\s*["“‘([]*$/u.test(words[at]?.gap ?? "")

/** What is left out at one place and stands at another was moved: both, with what stands between, are one difference. */
function joinMoved(
  differences: readonly Difference[],
  claimWords: readonly ClaimWord[],
  sourceWords: readonly SourceWord[],
): readonly Difference[] {
  const joined: Difference[] = []
  let n = 0
  while (n < differences.length) {
    const first = differences[n]
    if (!first) break
    let end = n + 1
    const counts = new Map<string, number>()
    const count = ({ claim, source }: Difference) => {
      for (const { form } of sourceWords.slice(source.from, source.to)) tally(counts, form, 1)
      for (const { form } of claimWords.slice(claim.from, claim.to)) tally(counts, form, -1)
    }
    count(first)
    for (let m = n + 1; m < differences.length; m++) {
      const next = differences[m]
      if (!next || next.claim.from - first.claim.to > MOVED || next.source.from < first.source.from) break
      count(next)
      if (counts.size === 0) {
        end = m + 1
        break
      }
    }
    const last = differences[end - 1] ?? first
    joined.push(
      end === n + 1
        ? first
        : {
            claim: { from: first.claim.from, to: last.claim.to },
            source: { from: first.source.from, to: last.source.to },
            rule: "turned round",
          },
    )
    n = end
  }
  return joined
}

function tally(counts: Map<string, number>, form: string, by: number): void {
  const count = (counts.get(form) ?? 0) + by
  if (count === 0) counts.delete(form)
  else counts.set(form, count)
}
