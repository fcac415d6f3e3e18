import { isSeparator, isVerbal } from "./content-end.ts"
import type { Cue } from "./cue.ts"
import type { Lexicon } from "./lexicon.ts"
import { isTime, type Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"

/**
 * Ends what is reported where the article tells what the speaker did ("said it was unsafe | and walked out") or what the
 * writer did ("told me it was safe | when I visited"). Only acts of people count, and only where what is told of before
 * cannot be who did them: "said the men broke in and left" is all of it said.
 */
export function beforeNextAct(items: readonly Item[], cue: Cue, range: Range, lexicon: Lexicon): Range {
  if (cue.kind === "according" || cue.kind === "impersonal" || range.from < cue.to) return range
  const last = items.findLastIndex((item, i) => item.marked && i >= range.from && i < range.to)
  const told = toldOf(items, range, lexicon)
  for (let i = Math.max(last, range.from) + 1; i < range.to; i++) {
    if (!(opensWriter(items, i) || opensAct(items, i, told, lexicon))) continue
    let to = i
    while (to > range.from && isSeparator(items[to - 1])) to--
    return to > range.from ? { from: range.from, to } : range
  }
  return range
}

/** Whom or what a clause tells of, as far as it says who else may act in it. */
type Told = {
  /** A thing, or words in marks alone: nobody who could walk out. */
  readonly thing: boolean
  /** "was unsafe": how it was, not what it did. */
  readonly state: boolean
  /** "he", "she", "they": may be the speaker, so that what they did may be said too. */
  readonly pronoun: boolean
  readonly modal: boolean
  readonly verb: number
}

function toldOf(items: readonly Item[], { from, to }: Range, lexicon: Lexicon): Told {
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

function opensAct(items: readonly Item[], at: number, told: Told, lexicon: Lexicon): boolean {
  const word = items[at]?.lower ?? ""
  const next = pastAdverbs(items, at + 1)
  const follows = items[next]?.lower ?? ""
  // "would close | and handed": "handed" does not go with "would".
  if (/^(?:and|but)$/.test(word) && told.modal && isPlain(items, told.verb, at) && isPast(items, next, lexicon))
    return true
  if (told.pronoun || !(told.thing || told.state)) return false
  // "and walked out", ", then left", "then left".
  if (/^(?:and|but|then)$/.test(word) || (word === "," && items[at + 1]?.lower === "then"))
    return isAct(items, next, lexicon) || (word === "and" && isOthersAct(items, at + 1, told, lexicon))
  // "before leaving", "while packing", ", handing over the keys".
  if (/^(?:before|after|while|without|,)$/.test(word)) {
    if (/ing$/.test(follows)) return isAct(items, next, lexicon) || (told.state && isDoing(word, follows))
  }
  // "as she boarded".
  return (
    /^(?:as|while|before)$/.test(word) &&
    /^(?:he|she)$/.test(follows) &&
    isAct(items, pastAdverbs(items, next + 1), lexicon)
  )
}

/** "was unsafe after inspecting it": how a thing was does nothing; "after being hit" and the like may still be the thing's. */
const isDoing = (word: string, verb: string): boolean =>
  /^(?:before|after|while)$/.test(word) &&
  !/^(?:be|hav|becom|gett|go|com|tak|fall|ris|reach|los|grow|turn|open|clos|runn|mov|suffer|stay|remain|undergo|receiv)ing$/.test(
    verb,
  )

/** "and | she closed it", "and | 300 people signed": somebody who is new to what is said acts. */
function isOthersAct(items: readonly Item[], from: number, told: Told, lexicon: Lexicon): boolean {
  if (!told.state) return false
  if (/^(?:he|she)$/.test(items[from]?.lower ?? "")) return isAct(items, pastAdverbs(items, from + 1), lexicon)
  if (items[from]?.pos !== "NUM" && !/^(?:hundreds|thousands|dozens|scores)$/.test(items[from]?.lower ?? ""))
    return false
  const verb = items.findIndex((item, i) => i > from && isVerbal(item))
  return verb > 0 && verb - from <= FEW_WORDS && isAct(items, verb, lexicon)
}
const FEW_WORDS = 5

/** An act of people, told as it was done: no base form, as behind "would" or "to". */
function isAct(items: readonly Item[], at: number, { acts }: Lexicon): boolean {
  const isVerb = items[at]?.pos === "VERB" || /ing$/.test(items[at]?.lower ?? "")
  const verb = isVerb ? acts.get(items[at]?.lower ?? "") : undefined
  if (!verb || (items[at]?.lower === verb.lemma && !/^(?:quit|shut)$/.test(verb.lemma))) return false
  return verb.needs.size === 0 || verb.needs.has(items[at + 1]?.lower ?? "")
}

const isPast = (items: readonly Item[], at: number, lexicon: Lexicon): boolean =>
  items[at]?.pos === "VERB" &&
  (/ed$/.test(items[at]?.lower ?? "") || isAct(items, at, lexicon)) &&
  !/(?:s|ing)$/.test(items[at]?.lower ?? "")

/** No other verb stands between, but for "to …": what comes next can only go with the first one. */
const isPlain = (items: readonly Item[], verb: number, at: number): boolean =>
  items.slice(verb + 1, at).filter(isVerbal).length <= 1 &&
  !items.slice(verb, at).some((item) => /^(?:who|which|that)$/.test(item.lower))

function pastAdverbs(items: readonly Item[], from: number): number {
  let i = from
  while (items[i]?.pos === "ADV" || isTime(items[i]) || items[i]?.lower === "then") i++
  return i
}
