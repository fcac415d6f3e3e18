import { MONTH } from "./continuation-beside.ts"
import type { Cue } from "./cue.ts"
import type { Lexicon } from "./lexicon.ts"
import { isGivenName } from "./names.ts"
import { phraseAfter, phraseBefore, type Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import { isSource } from "./speaker-description.ts"
import { isName, type Subject } from "./subject.ts"
import { sentenceSubject } from "./subjects.ts"

/** `From Chairwoman Ann Lee: "…"`, `She was less pleased: "…"`: a colon before a quotation points to whom the sentence is about. */
export function signCues(items: readonly Item[], lexicon: Lexicon): readonly Cue[] {
  if (!items.some((item) => item.marked)) return []
  return items.flatMap((item, from) => {
    if (items[from - 1]?.marked && /^[-–—]+$/.test(item.lower)) return dashCue(items, from, lexicon)
    if (item.lower !== ":" || !items[from + 1]?.marked) return []
    // "Brandt has never said:" has its verb, and that did not count.
    if (items.slice(0, from).some((x) => x.pos === "VERB" && lexicon.cues.get(x.lower)?.kind === "speech")) return []
    const opening = items[0]?.lower === "from" ? 1 : 0
    const phrase = phraseAfter(items, opening)
    const named: Subject | null = phrase?.to === from ? { phrase, apposition: null, inverted: false } : null
    const subject =
      named ?? quotedOne(items, from) ?? interrupting(items, from) ?? sentenceSubject(items.slice(0, from), lexicon)
    if (!subject) return []
    const cue: Cue = { from, to: from + 1, kind: "sign", lemma: ":", subject, gerund: false }
    return named && !isEnglish(items, named.phrase, lexicon) ? [{ ...cue, source: null }] : [cue]
  })
}

/** `quoted Hale: “…”`: whoever is quoted. */
function quotedOne(items: readonly Item[], colon: number): Subject | null {
  const phrase = phraseBefore(items, colon)
  const isQuoted = phrase && /^quot(?:e|es|ed|ing)$/.test(items[phrase.from - 1]?.lower ?? "")
  return isQuoted ? { phrase, apposition: null, inverted: false } : null
}

/** `Ann spoke, before Tom Reed broke in: “…”`: the subject of the clause that the colon closes. */
function interrupting(items: readonly Item[], colon: number): Subject | null {
  const opening = items.findLastIndex((item, i) => i < colon && /^(?:after|before|until|when|while)$/.test(item.lower))
  const phrase = opening > 0 ? phraseAfter(items, opening + 1) : null
  return phrase && items[phrase.to]?.pos === "VERB" ? { phrase, apposition: null, inverted: false } : null
}

/** "El ministro remató:", "Der Minister sagte:": a line of words that no English noun phrase opens or ends has verbs of its own. */
function isEnglish(items: readonly Item[], phrase: Range, lexicon: Lexicon): boolean {
  const [first, last] = [items[phrase.from], items[phrase.to - 1]]
  const opens = !/^(?:PROPN|X|INTJ)$/.test(first?.pos ?? "")
  return opens || /^[^\p{Ll}]/u.test(last?.text ?? "") || (last?.pos === "NOUN" && isSource(last, lexicon))
}

/** `"…" — Ann Lee`: a name behind a dash signs the quotation before it. */
function dashCue(items: readonly Item[], from: number, lexicon: Lexicon): readonly Cue[] {
  const phrase = nameBehind(items, from)
  if (!phrase || isReference(items, from, phrase, lexicon)) return []
  const subject: Subject = { phrase, apposition: null, inverted: true }
  return [{ from, to: from + 1, kind: "sign", lemma: "—", subject, gerund: false }]
}

/** `“Pier falls into the sea” — The Leith Courier, March 3, 2015`: a headline, its paper and its day; people sign what ends in a full stop. */
function isReference(items: readonly Item[], dash: number, phrase: Range, lexicon: Lexicon): boolean {
  const isDated = items.slice(phrase.to).some((item) => MONTH.test(item.lower))
  const isClosed = /[.,?!…][^\p{L}\p{N}]*$/u.test(items[dash - 1]?.text.slice(-4) ?? "")
  return isDated && !isClosed && !isGivenName(items[phrase.from], lexicon)
}

/** The name behind a dash, with nothing but an apposition after it. */
function nameBehind(items: readonly Item[], dash: number): Range | null {
  const phrase = phraseAfter(items, dash + 1)
  return phrase &&
    isName(items, phrase) &&
    /^\p{L}/u.test(items[dash + 1]?.text ?? "") &&
    /^(?:[.,]|$)/.test(items[phrase.to]?.lower ?? "")
    ? phrase
    : null
}
