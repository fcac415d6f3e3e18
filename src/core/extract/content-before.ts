import { opensClause } from "./content-clause.ts"
import { isSeparator, isVerbal, leftEdge, SUBORDINATE } from "./content-end.ts"
import type { Cue } from "./cue.ts"
import { phraseAfter, type Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"

/** `…, Price said`: what stands before the tag, back to the sentence's start or the cue before. */
export function contentBefore(items: readonly Item[], cue: Cue, cues: readonly Cue[]): Range | null {
  const asSaying = items[cue.from - 1]?.lower === "as"
  if (cue.gerund && !asSaying) return null
  if (cue.kind === "according" && cue.from > 1 && opensClause(items[cue.from - 1])) return null
  let to = asSaying
    ? items.findLastIndex((item, i) => i < cue.from && item.marked !== null) + 1
    : cue.subject.inverted || cue.kind === "according"
      ? cue.from
      : leftEdge(items, cue)
  const isTag = items[to - 1]?.lower === "," || isSaid(items[to - 1]) || /^[–—]$/.test(items[to - 1]?.lower ?? "")
  if (to <= 0 || !(isTag || cue.kind === "according")) return null
  // "It sells well — he reported earning a million": behind the dash stands what he reported.
  if (/^[–—]$/.test(items[to - 1]?.lower ?? "") && !closesSentence(items, cue)) return null
  while (to > 0 && isSeparator(items[to - 1])) to--
  if (!items[to - 1]?.marked && cues.some((c) => c !== cue && c.kind === "according" && c.to <= to)) return null
  const earlier = cues.filter((c) => c !== cue && c.kind !== "sign" && c.to <= to)
  if (earlier.length > 0 && !items[to - 1]?.marked && !closesSentence(items, cue)) return null
  const from = items[to - 1]?.marked ? quotedFrom(items, to - 1, earlier.length > 0) : 0
  // "when B asked whether it was “x”, A said": the words in marks are a part of B's clause.
  if (from > 0 && !/^(?:PUNCT|CCONJ)$/.test(items[from - 1]?.pos ?? "PUNCT") && !isSaid(items[to - 1])) return null
  const range = { from: Math.max(pastOpening(items, from, to), insideBracket(items, to)), to }
  const holdsVerb = items.slice(range.from, range.to).some((item) => isVerbal(item) || item.marked)
  return holdsVerb && !isSubordinate(items, range) && !onlyLeadsUp(items, range) && !onlyDescribes(items, range)
    ? range
    : null
}

/** Words in marks that a tag may follow at once: closed like speech, or as long; not `The "History" section says`. */
function isSaid(item: Item | undefined): boolean {
  if (!item?.marked) return false
  return /[.,?!…—–-][^\p{L}\p{N}]*$/u.test(item.text.slice(-4)) || item.text.split(" ").length >= LONG_AS_SPEECH
}
const LONG_AS_SPEECH = 5

/** Past what only leads in: "But", "Still,", "KYIV (Reuters) –". */
export function pastOpening(items: readonly Item[], from: number, to: number): number {
  if (from > 0) return from
  const dash = items.findIndex((item, i) => i < LONGEST_DATELINE && /^(?:[–—-]|--)$/.test(item.lower))
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

/** `Walking in to chants of “x,” Hale said …`, "In discussing the deal, Hale said …": tells what the speaker did meanwhile. */
const onlyLeadsUp = (items: readonly Item[], { from, to }: Range): boolean =>
  ((items[from]?.pos === "VERB" && /ing$/.test(items[from]?.lower ?? "")) || isAdjunct(items, { from, to })) &&
  !items.slice(from, to).some((item, i) => isVerbal(item) && !tellsMore(items, from + i))

/** "voters | inclined to", "a | widely read column", "a man | who is": a participle or a relative clause says more of a noun. */
const tellsMore = (items: readonly Item[], at: number): boolean =>
  /(?:ing|ed|en)$|^read$/.test(items[at]?.lower ?? "") || /^(?:who|which|that|to)$/.test(items[at - 1]?.lower ?? "")

/** "An outsider who is often at odds with his party, Hale said …": a noun phrase with its relative clause, and no verb of its own. */
function onlyDescribes(items: readonly Item[], { from, to }: Range): boolean {
  const phrase = /^an?$/.test(items[from]?.lower ?? "") ? phraseAfter(items, from) : null
  const opens = phrase && /^(?:who|which)$/.test(items[phrase.to]?.lower ?? "")
  return !!opens && items.slice(from, to).filter((item) => isVerbal(item) && item.pos !== "AUX").length <= 1
}

/** "In discussing the deal", without words in marks. */
const isAdjunct = (items: readonly Item[], { from, to }: Range): boolean =>
  items[from]?.pos === "ADP" && !items.slice(from, to).some((item) => item.marked || item.lower === ",")

/** "fell (to 19 percent, | Hale said)": behind the bracket that the tag closes; 0 where none is open. */
function insideBracket(items: readonly Item[], to: number): number {
  for (let i = to - 1; i >= 0; i--) {
    if (items[i]?.lower === ")") return 0
    if (items[i]?.lower === "(") return i + 1
  }
  return 0
}

/** A quotation before its tag brings the words before it along, unless they have a cue of their own or a sign sets it off. */
function quotedFrom(items: readonly Item[], marked: number, hasCue: boolean): number {
  let from = marked
  while (from > 0 && items[from - 1]?.marked) from--
  // `He attacked the plan: “It will fail,” he said.`, `As for the plan, “it will fail,” he said.`
  const sign = items[from - 1]?.lower ?? ""
  const leadsUp = sign === "," && items[0]?.lower === "as" && items[1]?.lower === "for"
  return hasCue || leadsUp || /^(?:[:–—―-]|--)$/.test(sign) ? from : 0
}
