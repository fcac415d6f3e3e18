import type { Cue } from "./cue.ts"
import type { Lexicon } from "./lexicon.ts"
import { isTime, phraseAfter, type Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import { isSource } from "./speaker-description.ts"

/**
 * Whether what stands around a verb of several senses makes it one of saying: "found that …" reports, "found the key" does
 * not; "called it a disgrace" judges, "called the police" does not. Verbs of saying alone always do.
 */
export function isReporting(items: readonly Item[], cue: Cue, lexicon: Lexicon): boolean {
  const has = (mark: string) => cue.takes?.has(mark) ?? false
  if (isTag(items, cue, lexicon)) return true
  const at = cue.subject.inverted ? Math.max(cue.subject.phrase.to, cue.subject.apposition?.to ?? 0) : cue.to
  if (asksToSay(items, cue, lexicon)) return false
  if (cue.kind === "judgement") return judges(items, cue, at)
  if (cue.gerund && has("measure")) return false
  if (!has("clause")) return true
  const isDocument = has("document") && isWritten(items, cue.subject.phrase, lexicon)
  if (isDocument && has("topic") && phraseAfter(items, at)) return true
  return opensClause(items, at, has("hearer"), !has("document") || isDocument)
}

/** `"…," she repeated.`, "…, the study found.": what is said stands before the verb. */
function isTag(items: readonly Item[], { from, to, subject, gerund, takes }: Cue, lexicon: Lexicon): boolean {
  if (subject.inverted) return true
  const edge = Math.min(from, subject.phrase.from) - 1
  const comma = items[edge]?.lower === ","
  if (gerund || !(comma || items[edge]?.marked)) return false
  // "After the rain, the boom continued.": no speaker, and nothing said.
  if (takes?.has("clause") && comma && !items[edge - 1]?.marked && !isSource(items[subject.phrase.to - 1], lexicon))
    return false
  return /^(?:[.,:;]|$)/.test(items[to]?.lower ?? "") || (comma ? items[edge - 1] : items[edge])?.marked != null
}

/** "asked Hale to confirm that": what Hale should say, neither has said. */
function asksToSay(items: readonly Item[], cue: Cue, lexicon: Lexicon): boolean {
  if (!cue.takes?.has("hearer") || cue.subject.inverted) return false
  const to = pastHearer(items, cue.to)
  return (
    items[to]?.lower === "to" && /^(?:speech|belief)$/.test(lexicon.cues.get(items[to + 1]?.lower ?? "")?.kind ?? "")
  )
}

/** "called it a disgrace", "described it as odd", "blamed the rain", and words in marks; not "called Hale", "defended her". */
function judges(items: readonly Item[], cue: Cue, at: number): boolean {
  if (items[at]?.marked || marksFollow(items, at)) return true
  // "called for a vote", "called for closing it".
  if (cue.takes?.has(items[at - 1]?.lower ?? "") && at > cue.from + 1)
    return phraseAfter(items, at) !== null || isDoing(items[at])
  const object = objectAfter(items, at)
  if (!object)
    return (isDoing(items[at]) && !cue.takes?.has("complement")) || /^(?:that|how|what)$/.test(items[at]?.lower ?? "")
  const next = items[object.to]
  if (next?.lower === "as" || next?.lower === "for" || next?.lower === "of" || next?.lower === "over") {
    if (!cue.takes?.has("complement") || next.lower === "as") return true
  }
  if (cue.takes?.has("complement")) return isComplement(items, object.to)
  if (cue.takes?.has("as")) return false
  return !items.slice(object.from, object.to).every((item) => /^(?:PROPN|PRON)$/.test(item.pos))
}

/** "a disgrace", "unsafe", "too dear", "unprecedented": what something is called. */
function isComplement(items: readonly Item[], at: number): boolean {
  const first = items[at]?.pos === "ADV" ? items[at + 1] : items[at]
  if (!first || isTime(first)) return false
  return /^(?:DET|ADJ|NOUN)$/.test(first.pos) || (first.pos === "VERB" && /ed$/.test(first.lower))
}

const isDoing = (item: Item | undefined): boolean => /ing$/.test(item?.lower ?? "")

/** A quotation behind the verb, with nothing but the thing it is said of between: `called the plan, a first, “a mess”`. */
function marksFollow(items: readonly Item[], at: number): boolean {
  for (let i = at; i < items.length && i < at + FAR; i++) {
    const item = items[i]
    if (item?.marked) return true
    if (i > at && opensAside(item))
      return items.slice(i, at + FAR).some((later, k) => later.marked && items[i + k - 1]?.lower === "as")
    if (item?.lower === "to" && items[i + 1]?.lower === "say") return false
  }
  return false
}
/** Items between a verb of judging and the words in marks it judges with. */
const FAR = 20

/** "who left", "is", "because": what tells more is no part of the judgement. */
const opensAside = (item: Item | undefined): boolean =>
  (item?.pos === "AUX" && item.lower !== "being") ||
  /^(?:who|whom|which|that|because|when|while|;)$/.test(item?.lower ?? "")

function objectAfter(items: readonly Item[], at: number): Range | null {
  if (
    /^(?:me|him|us|them|you|her|it|this|that|these|those|itself|himself|herself|themselves)$/.test(
      items[at]?.lower ?? "",
    )
  ) {
    const phrase = phraseAfter(items, at)
    return phrase && phrase.to > at + 1 ? phrase : { from: at, to: at + 1 }
  }
  return phraseAfter(items, at)
}

/** "told reporters", "told me": past whoever hears it. */
function pastHearer(items: readonly Item[], at: number): number {
  return objectAfter(items, at)?.to ?? at
}

/**
 * "that …", a question, a quotation at once or behind a comma or colon, or a clause of its own, past a time, a place or a hearer.
 */
function opensClause(items: readonly Item[], at: number, hears: boolean, asks: boolean): boolean {
  let i = pastAdjuncts(items, at)
  if (hears && opens(items, pastAdjuncts(items, pastHearer(items, i)), asks)) return true
  if (opens(items, i, asks)) return true
  if (items[i]?.pos !== "ADP") return false
  const adjunct = phraseAfter(items, i + 1)
  if (!adjunct) return false
  i = pastAdjuncts(items, adjunct.to)
  return opens(items, i, asks)
}

function pastAdjuncts(items: readonly Item[], from: number): number {
  let i = from
  while (isTime(items[i]) || (items[i]?.pos === "ADV" && !/^(?:how|why|when|where)$/.test(items[i]?.lower ?? ""))) i++
  return i
}

function opens(items: readonly Item[], at: number, asks: boolean): boolean {
  const [first, next] = [items[at], items[at + 1]]
  if (!first) return false
  if (first.marked) return !/^(?:NOUN|PROPN|ADJ)$/.test(next?.pos ?? "")
  if (/^[:,]$/.test(first.lower)) return next?.marked != null || next?.lower === "that"
  if (first.lower === "that") return next !== undefined && (next.marked !== null || !/^[.,:;]$/.test(next.lower))
  if (/^(?:how|why|what|whether|who|where|when|if)$/.test(first.lower)) return asks && next?.lower !== "to"
  const named = phraseAfter(items, at)?.to ?? at
  // "added the words: “…”"; not "goes on holiday, “…”".
  const setsOff = first.pos === "DET" ? /^[:,]$/ : /^:$/
  if (setsOff.test(items[named]?.lower ?? "") && items[named + 1]?.marked) return true
  let verb = phraseAfter(items, at)?.to ?? (first.pos === "PRON" && !NO_SUBJECT.test(first.lower) ? at + 1 : -1)
  while (items[verb]?.pos === "ADV") verb++
  // "posted a comment of": a noun that the tagger takes for a verb.
  return isFiniteVerb(items[verb]) && items[verb + 1]?.lower !== "of"
}

const NO_SUBJECT = /^(?:me|him|her|us|them|my|his|its|our|their|your)$/

const isFiniteVerb = (item: Item | undefined): boolean =>
  item?.pos === "AUX" || (item?.pos === "VERB" && !/(?:ing|en|wn)$/.test(item.lower))

/** A poll, a report, records: something written or measured, by its first noun. */
function isWritten(items: readonly Item[], phrase: Range, { writings }: Lexicon): boolean {
  const link = items.findIndex((item, i) => i > phrase.from && i < phrase.to && item.pos === "ADP")
  const head = items[(link < 0 ? phrase.to : link) - 1]?.lower ?? ""
  const one = [head, head.replace(/s$/, ""), head.replace(/ies$/, "y"), head.replace(/e?s$/, "")]
  return one.some((word) => writings.has(word))
}
