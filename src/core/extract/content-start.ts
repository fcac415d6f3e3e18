import { bareClause, clauseOpening, opensTime, pastHearers } from "./content-clause.ts"
import { isEnd, isVerbal } from "./content-end.ts"
import { type Cue, takes } from "./cue.ts"
import type { Lexicon } from "./lexicon.ts"
import { phraseAfter, type Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"

const QUESTION = /^(?:how|what|why|whether)$/
/** After most verbs of saying these tell the circumstances: "she said when he came". */
const CIRCUMSTANCE = /^(?:if|when|who|where|which)$/

const asks = (item: Item | undefined, cue: Cue): boolean =>
  QUESTION.test(item?.lower ?? "") || (CIRCUMSTANCE.test(item?.lower ?? "") && !takes(cue, "plain"))

/** What can be denied: a clause, a doing, words in marks or a claim by its name; "denied the request" refuses, it does not deny. */
function isClaim(items: readonly Item[], from: number, lexicon: Lexicon): boolean {
  const first = items[from]
  if (!first || isEnd(first)) return false
  if (first.marked || first.lower === "that" || /ing$/.test(first.lower)) return true
  const phrase = phraseAfter(items, from)
  return (
    phrase !== null &&
    items.slice(phrase.from, phrase.to).some((item) => lexicon.deniable.has(item.lower.replace(/s$/, "")))
  )
}

/** Where the next speaker's clause begins: what stands in marks beyond is theirs. */
function nextClause(items: readonly Item[], cue: Cue, cues: readonly Cue[]): number {
  const next = cues.find(
    (c) => c.from > cue.from && c.kind !== "sign" && !c.gerund && !c.subject.inverted && c.subject.phrase.from > cue.to,
  )
  return next ? next.subject.phrase.from : items.length
}

/** Where what is said begins after the verb; -1 when it does not follow. */
export function contentStart(items: readonly Item[], cue: Cue, cues: readonly Cue[], lexicon: Lexicon): number {
  const { subject } = cue
  const at = subject.inverted ? Math.max(subject.phrase.to, subject.apposition?.to ?? 0) : cue.to
  if (cue.kind === "noun") return at
  // "the points he cited | are many": what he cited stands before.
  if (cue.kind === "judgement" || cue.kind === "naming")
    return at < items.length && !isEnd(items[at]) && items[at]?.pos !== "AUX" ? at : -1
  const opening =
    cue.kind === "denial" ? -1 : clauseOpening(items.slice(0, nextClause(items, cue, cues)), at, takes(cue, "hearer"))
  // "asked officials | how papers that were secret were lost": the question opens before its "that".
  const heard = takes(cue, "hearer") ? (hearerAfter(items, at)?.to ?? at) : at
  const tellsMore = items[opening]?.lower === "that" && items[opening - 1]?.pos === "NOUN"
  if (tellsMore && opening > heard && QUESTION.test(items[heard]?.lower ?? "")) return heard
  if (opening >= 0) return opening
  const half = secondHalf(items, cue, cues, at)
  if (half >= 0 || subject.inverted) return half
  const hearer = takes(cue, "hearer") ? hearerAfter(items, at) : null
  const from = hearer && !isVerbal(items[hearer.to]) ? hearer.to : at
  if (cue.kind === "denial") return isClaim(items, from, lexicon) ? from : -1
  if (asks(items[from], cue)) return from
  const doing = items[from + 1]?.pos === "ADV" ? items[from + 2] : items[from + 1]
  if (items[from]?.lower === "to" && takes(cue, "to") && isVerbal(doing))
    return hearer && cue.lemma !== "tell" ? at : from
  if (items[cue.to - 1]?.pos === "ADP" && phraseAfter(items, at)) return at
  // What is said may be named instead of told: "stressed her support of the deal", "the poll shows him in the lead".
  const named = takes(cue, "topic") && !opensTime(items, at) ? phraseAfter(items, at) : null
  // "repeated her claim that": the clause is the claim's.
  if (named && items[named.to]?.lower === "that") return -1
  const clause = isMeasured(items, from) && items[from]?.pos !== "ADV" ? -1 : bareClause(items, from)
  if (clause < 0 && named) return at
  return clause < 0 && cue.lemma === "say" && saysAtOnce(items, from) ? from : clause
}

/** "said no to the deal", "say the same of Hale": what is said is no clause. */
function saysAtOnce(items: readonly Item[], from: number): boolean {
  const first = items[from]
  if (
    !first ||
    first.marked ||
    opensTime(items, from) ||
    isMeasured(items, from) ||
    !/^(?:DET|NOUN|PROPN|NUM|INTJ|ADJ|PRON)$/.test(first.pos)
  )
    return false
  return !/^(?:little|nothing|much|something|anything|more|it|so|that|this|what|which|who|them|him|her|us|me)$/.test(
    first.lower,
  )
}

/** "said hours later", "said two days before": when it was said. */
function isMeasured(items: readonly Item[], from: number): boolean {
  const after = items.findIndex((item, i) => i >= from && /^(?:later|earlier|before|after|ago)$/.test(item.lower))
  return (
    after > from &&
    after - from <= LONGEST_MEASURE &&
    items.slice(from, after).every((item) => /^(?:NUM|NOUN|DET|ADJ|ADV)$/.test(item.pos))
  )
}
/** Words of a measure of time: "a few days". */
const LONGEST_MEASURE = 3

/** `"A," said Keller, who came late, "B."`, `"A," he said of Hale, "B."`: a quotation behind a comma goes on; -1 when there is none. */
function secondHalf(items: readonly Item[], cue: Cue, cues: readonly Cue[], at: number): number {
  const before = items[(cue.subject.inverted ? cue.from : cue.subject.phrase.from) - 1]
  const marked = items.findIndex((item, i) => i > at && item.marked)
  if (!before?.marked || marked < 0 || items[marked - 1]?.lower !== ",") return -1
  return cues.some((other) => other !== cue && other.from > at && other.from < marked) ? -1 : marked
}

/** "told reporters", "told me": who hears what is said. */
export function hearerAfter(items: readonly Item[], at: number): Range | null {
  const isObject = /^(?:me|him|us|them|you)$/.test(items[at]?.lower ?? "")
  const isHer = items[at]?.lower === "her" && /^(?:DET|PRON|QUOTE|SCONJ|AUX|PUNCT)$/.test(items[at + 1]?.pos ?? "PUNCT")
  if (isObject || isHer) return { from: at, to: at + 1 }
  const first = phraseAfter(items, at)
  return first && { from: at, to: pastHearers(items, first.to) }
}
