import { contentsOf } from "./content.ts"
import { type Cue, takes } from "./cue.ts"
import type { Lexicon } from "./lexicon.ts"
import type { Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"

/** A cue with what it reports, as ranges of items. */
export type Report = { readonly cue: Cue; readonly ranges: readonly Range[] }

/**
 * What each cue of a sentence reports, without what belongs to another cue: a statement told inside another one is the
 * outer speaker's alone, and the words of whoever is criticised, denied or remembered are never the critic's.
 */
export function reportsOf(items: readonly Item[], cues: readonly Cue[], lexicon: Lexicon): readonly Report[] {
  const contents = contentsOf(items, cues, lexicon)
  const all = withVerdicts(
    items,
    cues.map((cue) => ({ cue, ranges: contents.get(cue) ?? [] })),
  )
  return all.filter((report) => !all.some((other) => other !== report && ownsInstead(items, other, report)))
}

/** `called Hale's claim of “rot” “absurd”`, `dismissed Hale's claim that it was “rotten” as “absurd”`: the last word is the judge's. */
function withVerdicts(items: readonly Item[], reports: readonly Report[]): readonly Report[] {
  const verdicts = new Map<Cue, Range>()
  const cut = reports.map((report): Report => {
    const [range] = report.ranges
    const judge =
      report.cue.kind === "noun" && range
        ? reports.findLast(({ cue }) => cue.kind === "judgement" && cue.to <= report.cue.subject.phrase.from)
        : undefined
    if (!range || judge?.cue.to !== report.cue.subject.phrase.from) return report
    const marks = items.flatMap((item, i) => (item.marked && i >= range.from && i < range.to ? [i] : []))
    const last = marks.at(-1) ?? 0
    const isAs = items[last - 1]?.lower === "as"
    if (marks.length < 2 || !(isAs || takes(judge.cue, "complement"))) return report
    const from = isAs ? last - 1 : last
    verdicts.set(judge.cue, { from, to: last + 1 })
    return { ...report, ranges: [{ from: range.from, to: from }] }
  })
  return cut.map(({ cue, ranges }) => {
    const verdict = verdicts.get(cue)
    return { cue, ranges: verdict ? [verdict] : ranges }
  })
}

function ownsInstead(items: readonly Item[], other: Report, report: Report): boolean {
  if (report.ranges.length === 0 || other.ranges.length === 0) return false
  if (isToldInside(items, report, other) || isStump(items, report, other)) return true
  const mayPass = passesOn(report.cue) || isNounsClause(report, other) || isDoing(report, other)
  return mayPass && holdsWordsOf(items, report, other)
}

/** "Hale said the council believes it is safe": that the council believes it is part of what Hale said. */
function isToldInside(items: readonly Item[], inner: Report, outer: Report): boolean {
  if (outer.cue.kind === "according" || hasMarks(items, inner.ranges)) return false
  return holds(outer.ranges, inner.cue) && inner.ranges.every((range) => lies(outer.ranges, range))
}

/** "denied claims | that …", "blamed Hale | for saying …": without the words that are another's nothing is told. */
function isStump(items: readonly Item[], { cue, ranges }: Report, other: Report): boolean {
  const [only, more] = ranges
  const isTold = cue.kind === "speech" && (other.cue.kind === "noun" || isDoing({ cue, ranges }, other))
  if (!only || more || !(passesOn(cue) || isTold) || hasMarks(items, ranges)) return false
  const begins = Math.min(other.cue.from, ...other.ranges.map((range) => range.from))
  const isNext = other.cue.kind === "noun" ? other.cue.to === only.to : begins >= only.to && begins <= only.to + 2
  return isNext && items.slice(only.from, only.to).every((item) => item.pos !== "VERB" && item.pos !== "AUX")
}

/** Verbs whose words in marks may be another's: "criticised Hale for calling it “mad”", "recalled how Hale said “no”". */
const passesOn = (cue: Cue): boolean => JUDGING.has(cue.kind) || takes(cue, "relay") || takes(cue, "untrue")
const JUDGING: ReadonlySet<Cue["kind"]> = new Set(["judgement", "denial", "naming", "impersonal"])

/** "scoffed at Hale's claim that …": what "that" opens is the claim. */
const isNounsClause = (outer: Report, inner: Report): boolean =>
  inner.cue.kind === "noun" && outer.ranges.some((range) => range.from === inner.cue.to)

/** "complained about | Hale saying …": all that is told is Hale's saying. */
const isDoing = (outer: Report, { cue }: Report): boolean =>
  cue.gerund && outer.ranges.some((range) => range.from === cue.subject.phrase.from)

function holdsWordsOf(items: readonly Item[], outer: Report, inner: Report): boolean {
  const isSame = inner.cue.source !== null && outer.cue.subject.phrase.from === inner.cue.subject.phrase.from
  if (inner.cue.kind === "sign" || isSame || !(holds(outer.ranges, inner.cue) || isNounsClause(outer, inner)))
    return false
  return inner.ranges.some(
    (range) => hasMarks(items, [range]) && outer.ranges.some((o) => range.from < o.to && range.to > o.from),
  )
}

const hasMarks = (items: readonly Item[], ranges: readonly Range[]): boolean =>
  ranges.some(({ from, to }) => items.slice(from, to).some((item) => item.marked))

const lies = (ranges: readonly Range[], { from, to }: Range): boolean =>
  ranges.some((range) => from >= range.from && to <= range.to)

const holds = (ranges: readonly Range[], cue: Cue): boolean => ranges.some((r) => cue.from >= r.from && cue.to <= r.to)
