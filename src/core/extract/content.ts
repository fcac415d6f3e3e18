import { bareClause, FARTHEST } from "./content-clause.ts"
import { contentEnd, isSeparator, isVerbal, leftEdge, SUBORDINATE } from "./content-end.ts"
import { beforeNextAct } from "./content-next.ts"
import { withoutOccasion } from "./content-object.ts"
import { beforeOthersWords } from "./content-others.ts"
import { contentStart, hearerAfter } from "./content-start.ts"
import { type Cue, takes } from "./cue.ts"
import { impersonalContent } from "./cue-impersonal.ts"
import type { Lexicon } from "./lexicon.ts"
import { phraseAfter, type Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"

/** What each cue of a sentence reports, as ranges of items; none when nothing can be read with confidence. */
export function contentsOf(
  items: readonly Item[],
  cues: readonly Cue[],
  lexicon: Lexicon,
): ReadonlyMap<Cue, readonly Range[]> {
  const all = cues.map((cue) => ({ cue, ranges: contentOf(items, cue, cues) }))
  return new Map(
    all.map((reported) => {
      const own = reported.ranges.map((range) => beforeOthersWords(items, reported, range, all))
      const kept = own.filter((range) => range !== null)
      const told = kept.map((range) => withoutOccasion(items, reported.cue, range, lexicon))
      return [reported.cue, told.map((range) => beforeNextAct(items, reported.cue, range, lexicon))]
    }),
  )
}

function contentOf(items: readonly Item[], cue: Cue, cues: readonly Cue[]): readonly Range[] {
  if (cue.kind === "sign")
    return [cue.subject.inverted ? { from: cue.from - 1, to: cue.from } : { from: cue.to, to: cue.to + 1 }]
  if (cue.kind === "gapped") return markedBehind(items, cue.to)
  if (cue.kind === "impersonal") return impersonalContent(items, cue, cues)
  const gap = gapClause(items, cue, cues)
  if (gap.length > 0) return gap
  const after = contentAfter(items, cue, cues)
  if (cue.kind === "naming" || cue.kind === "noun") return after && isNaming(items, cue, after) ? [after] : []
  if (cue.kind === "judgement") return after ? [after] : []
  const before = contentBefore(items, cue, cues)
  if (cue.kind === "denial") return after ? [after] : before && items[before.to - 1]?.marked ? [before] : []
  const around = contentAround(items, cue, cues)
  if (around.length > 0 && (!before?.to || runsOn(items, before, around))) return around
  // `"A," he said, "B."` reports on both sides of its cue; a clause without marks stands on one side only.
  if (before && after && tellsCircumstance(items[after.from])) return [before]
  if (before && after && !items[before.to - 1]?.marked) return [isDirectly(items, cue, after) ? after : before]
  return [before, after].filter((range) => range !== null)
}

/** The words in marks behind a name that stands for its clause. */
function markedBehind(items: readonly Item[], at: number): readonly Range[] {
  const from = items.findIndex((item, i) => i >= at && item.marked)
  return from < 0 ? [] : [{ from, to: from + 1 }]
}

/** Verbs and nouns of many uses say something where words stand in marks, behind "that", or behind "as". */
function isNaming(items: readonly Item[], cue: Cue, after: Range): boolean {
  const isMarked = items.slice(after.from, after.to).some((item) => item.marked)
  if (cue.kind === "noun") return isMarked || items[after.from]?.lower === "that"
  return (isMarked && !takes(cue, "as")) || namesAs(items, after)
}

/** "sees the bridge as a danger": what somebody takes a thing for. */
function namesAs(items: readonly Item[], { from, to }: Range): boolean {
  const object = phraseAfter(items, from)
  const isObject = /^(?:me|him|us|them|her)$/.test(items[from]?.lower ?? "")
  const as = object?.to ?? (isObject ? from + 1 : to)
  // "presents a chance as he runs": a clause, and no name for it.
  return items[as]?.lower === "as" && items[as + 1]?.pos !== "PRON"
}

/** "which Hale said could help", "a deal that Hale said would fail": the clause goes on right behind the verb. */
function gapClause(items: readonly Item[], cue: Cue, cues: readonly Cue[]): readonly Range[] {
  if ((cue.kind !== "speech" && cue.kind !== "belief") || cue.gerund || cue.subject.inverted) return []
  const pronoun = cue.subject.phrase.from - 1
  if (cue.subject.phrase.to > cue.from || !/^(?:which|that|who|what)$/.test(items[pronoun]?.lower ?? "")) return []
  const verb = items[cue.to]?.pos === "ADV" ? cue.to + 1 : cue.to
  if (!isVerbal(items[verb]) || items[verb]?.lower === "to" || /ing$/.test(items[verb]?.lower ?? "")) return []
  const comma = items[pronoun - 1]?.lower === "," ? items.findIndex((item, i) => i > verb && item.lower === ",") : -1
  const end = contentEnd(items, cue, cues, cue.to)
  const after = { from: cue.to, to: comma < 0 ? end : Math.min(comma, end) }
  return after.to > cue.to ? [{ from: pronoun, to: pronoun + 1 }, after] : []
}

/** "Those who can vote, he said, must do so": the clause before the cue is taken up again behind it. */
const runsOn = (items: readonly Item[], before: Range, around: readonly Range[]): boolean =>
  !items[before.to - 1]?.marked && !/ing$/.test(items[around.at(-1)?.from ?? 0]?.lower ?? "")

/** "Loyalty, he noted, has long been …": the clause runs on past the cue, on both sides of it. */
function contentAround(items: readonly Item[], cue: Cue, cues: readonly Cue[]): readonly Range[] {
  const start = cue.subject.inverted ? cue.from : leftEdge(items, cue)
  const told = takes(cue, "hearer") ? (hearerAfter(items, cue.to)?.to ?? cue.to) : cue.to
  const end = cue.subject.inverted ? Math.max(cue.subject.phrase.to, cue.subject.apposition?.to ?? 0) : told
  if (
    cue.gerund ||
    items[start - 1]?.lower !== "," ||
    items[end]?.lower !== "," ||
    items[end + 1]?.marked ||
    items[start - 2]?.marked
  )
    return []
  const from = items[0]?.pos === "CCONJ" ? 1 : 0
  const to = contentEnd(items, cue, cues, end + 1)
  const after = { from: end + 1, to }
  // "said Hale, who works for the mayor": more about Hale.
  if (/^(?:who|whom|whose|which|where)$/.test(items[after.from]?.lower ?? "")) return []
  if (to <= end + 2 || !items.slice(after.from, to).some(isVerbal)) return []
  return start - 1 > from ? [{ from, to: start - 1 }, after] : [after]
}

/** `"…," Hale told me when I came`: behind a tag this tells of the saying. */
const tellsCircumstance = (item: Item | undefined): boolean => /^(?:if|when|who|where|which)$/.test(item?.lower ?? "")

/** What follows the verb at once or after "that" or a colon is what is said, not a title or an aside in marks. */
const isDirectly = (items: readonly Item[], cue: Cue, after: Range): boolean =>
  after.from <= cue.to + 1 || items[after.from]?.lower === "that" || items[after.from - 1]?.lower === ":"

function contentAfter(items: readonly Item[], cue: Cue, cues: readonly Cue[]): Range | null {
  const before = items[cue.subject.phrase.from - 1]?.lower ?? ""
  // "whom Hale called “a liar”, left": only the words in marks are what he called somebody.
  const names = cue.kind === "judgement" || cue.kind === "naming"
  if (names && /^(?:whom?|what|which)$/.test(before) && !cue.subject.inverted) {
    const marked = items.findIndex((item, i) => i >= cue.to && item.marked)
    return marked >= cue.to && marked <= cue.to + 2 ? { from: marked, to: marked + 1 } : null
  }
  const from = cue.kind === "according" ? afterSource(items, cue) : contentStart(items, cue, cues)
  if (from < 0) return null
  const to = contentEnd(items, cue, cues, from)
  return to > from ? { from, to } : null
}

/** "According to X, …": after the comma that closes X. */
function afterSource(items: readonly Item[], cue: Cue): number {
  if (cue.from > 1) return -1
  const { phrase, apposition } = cue.subject
  const end = Math.max(phrase.to, apposition?.to ?? 0)
  for (let i = end; i < Math.min(items.length, end + FARTHEST); i++) {
    if (items[i]?.marked) break
    if (items[i]?.lower === ",") return i + 1
  }
  // "According to Price the bill failed": no comma, but a clause of its own begins.
  return items[end - 1]?.pos === "PROPN" ? bareClause(items, end) : -1
}

/** `…, Price said`: what stands before the tag, back to the sentence's start or the cue before. */
function contentBefore(items: readonly Item[], cue: Cue, cues: readonly Cue[]): Range | null {
  const asSaying = items[cue.from - 1]?.lower === "as"
  if (cue.gerund && !asSaying) return null
  let to = asSaying
    ? items.findLastIndex((item, i) => i < cue.from && item.marked !== null) + 1
    : cue.subject.inverted || cue.kind === "according"
      ? cue.from
      : leftEdge(items, cue)
  const isTag = items[to - 1]?.lower === "," || isSaid(items[to - 1]) || /^[–—]$/.test(items[to - 1]?.lower ?? "")
  if (to <= 0 || !(isTag || cue.kind === "according")) return null
  while (to > 0 && isSeparator(items[to - 1])) to--
  if (cues.some((c) => c !== cue && c.kind === "according" && c.to <= to)) return null
  const earlier = cues.filter((c) => c !== cue && c.kind !== "sign" && c.to <= to)
  if (earlier.length > 0 && !items[to - 1]?.marked && !closesSentence(items, cue)) return null
  const from = items[to - 1]?.marked ? quotedFrom(items, to - 1, earlier.length > 0) : 0
  const range = { from: pastOpening(items, from, to), to }
  const holdsVerb = items.slice(range.from, range.to).some((item) => isVerbal(item) || item.marked)
  return holdsVerb && !isSubordinate(items, range) ? range : null
}

/** Words in marks that a tag may follow at once: closed like speech, or as long; not `The "History" section says`. */
function isSaid(item: Item | undefined): boolean {
  if (!item?.marked) return false
  return /[.,?!…—–-][^\p{L}\p{N}]*$/u.test(item.text.slice(-4)) || item.text.split(" ").length >= LONG_AS_SPEECH
}
const LONG_AS_SPEECH = 5

/** Past what only leads in: "But", "Still,", "KYIV (Reuters) –". */
function pastOpening(items: readonly Item[], from: number, to: number): number {
  if (from > 0) return from
  const dash = items.findIndex((item, i) => i < LONGEST_DATELINE && /^[–—-]$/.test(item.lower))
  if (dash > 0 && /^\p{Lu}{3}/u.test(items[0]?.text ?? "")) return dash + 1
  const first = items[0]
  if (first?.pos === "CCONJ" && to > 1) return 1
  return first?.pos === "ADV" && items[1]?.lower === "," && to > 2 ? 2 : 0
}

/** Words of a dateline: "WASHINGTON, Dec. 8 (UPI) —". */
const LONGEST_DATELINE = 10

/** "…, Price said on Monday.": nothing but an adjunct follows, so that all before the tag is what is said. */
function closesSentence(items: readonly Item[], cue: Cue): boolean {
  const { subject } = cue
  const end = subject.inverted ? Math.max(subject.phrase.to, subject.apposition?.to ?? 0) : cue.to
  return !items.slice(end).some((item) => isVerbal(item) || item.marked)
}

/** "Although it rained" alone is no statement; "If they leak, hackers lose" is one. */
function isSubordinate(items: readonly Item[], range: Range): boolean {
  if (!SUBORDINATE.has(items[range.from]?.lower ?? "")) return false
  const comma = items.findIndex((item, i) => i > range.from && i < range.to && item.lower === ",")
  return comma < 0 || !items.slice(comma, range.to).some((item) => isVerbal(item) || item.marked)
}

/** A quotation before its tag brings the words before it along, unless they have a cue of their own. */
function quotedFrom(items: readonly Item[], marked: number, hasCue: boolean): number {
  if (hasCue) {
    let from = marked
    while (from > 0 && items[from - 1]?.marked) from--
    return from
  }
  return 0
}
