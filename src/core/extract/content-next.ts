import { isAct, opensAct, opensReaction, pastAdverbs, type ReportedClause } from "./content-acts.ts"
import { isSeparator, isVerbal } from "./content-end.ts"
import { lastMark } from "./content-object.ts"
import type { Cue } from "./cue.ts"
import type { Lexicon } from "./lexicon.ts"
import type { Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"

/**
 * Ends what is reported where the article tells what the speaker did ("said it was unsafe | and walked out") or what the
 * writer did ("told me it was safe | when I visited"). Only acts of people count, and only where what is told of before
 * cannot be who did them: "said the men broke in and left" is all of it said.
 */
export function beforeNextAct(items: readonly Item[], cue: Cue, range: Range, lexicon: Lexicon): Range {
  if (cue.kind === "according" || cue.kind === "impersonal" || range.from < cue.to) return range
  const last = lastMark(items, range)
  let clause: ReportedClause | null = null
  for (let i = Math.max(last, range.from) + 1; i < range.to; i++) {
    if (!mayOpenAct(items[i])) continue
    clause ??= reportedClause(items, range, lexicon)
    if (!(opensWriter(items, i) || opensReaction(items, i, lexicon) || opensAct(items, i, clause, lexicon))) continue
    let to = i
    while (to > range.from && isSeparator(items[to - 1])) to--
    return to > range.from ? { from: range.from, to } : range
  }
  return range
}

/** What another act may open with; most words open none, and are looked at no further. */
const mayOpenAct = (item: Item | undefined): boolean => item?.pos === "CCONJ" || OPENERS.has(item?.lower ?? "")
const OPENERS = new Set("and but then , as when while before after until where without to".split(" "))

/** Whom or what a clause tells of. */
function reportedClause(items: readonly Item[], { from, to }: Range, lexicon: Lexicon): ReportedClause {
  const verb = items.findIndex((item, i) => i >= from && i < to && (isVerbal(item) || item.marked))
  const subject = items.slice(from, verb < 0 ? from : verb).filter((item) => item.lower !== "that")
  const pronoun = /^(?:he|she|they|we|i|you|who)$/.test(subject.at(-1)?.lower ?? "")
  const acts =
    subject.some((item) => item.pos === "PROPN" || isActor(item, lexicon)) ||
    (isAct(items, verb, lexicon) && !/ing$/.test(items[verb]?.lower ?? ""))
  const be = /^(?:is|are|was|were|'s)$/.test(items[verb]?.lower ?? "")
  const next = items.findIndex((item, i) => i > verb && item.pos !== "ADV" && item.lower !== "not")
  return {
    thing: !pronoun && !acts,
    state: verb < 0 || (be && !isVerbal(items[next])) || (items[verb]?.marked != null && verb === from),
    pronoun,
    modal: /^(?:would|will|could|can|should|may|might|must|'ll|'d)$/.test(items[verb]?.lower ?? ""),
    verb,
  }
}

const isActor = ({ lower }: Item, { roles, bodies, sources }: Lexicon): boolean =>
  [lower, lower.replace(/s$/, "")].some((word) => roles.has(word) || bodies.has(word) || sources.has(word)) ||
  /(?:men|people|folk)$/.test(lower)

/** "when I visited", "and I laughed": outside marks "I" and "we" are whoever writes. */
function opensWriter(items: readonly Item[], at: number): boolean {
  const opens = items[at]?.pos === "CCONJ" || WRITERS.test(items[at]?.lower ?? "")
  return opens && /^(?:i|we)$/.test(items[at + 1]?.lower ?? "") && isVerbal(items[pastAdverbs(items, at + 2)])
}
const WRITERS = /^(?:when|as|while|after|before|until|where)$/
