import { phraseAfter } from "./phrases.ts"
import type { Item, Sentence } from "./sentence.ts"
import { isName, type Subject } from "./subject.ts"

/**
 * Whose name stands beside a quotation that no verb gives to anybody. `subject` null: somebody's, whom the words do not
 * make out; the quotation is then nobody's, and never the speaker's before.
 */
export type Beside = {
  /** Index of the sentence that holds the name. */
  readonly sentence: number
  readonly subject: Subject | null
  /** It stands behind and closes what it signs: the next quotation is another's. */
  readonly isBehind: boolean
  /** No sign leads to it: a line like a name may be a caption or a heading, so that the name must be a known person's. */
  readonly isPlain: boolean
}

/**
 * Names beside bare quotations: `“…” (Di Evans)`, `“…” ~ Di Evans`, `“…” // Di Evans`, `“…” — Di Evans (@di) March 3, 2015`,
 * the name right behind or in the next line, in the line above, or before the quotation in its sentence.
 * Index of the quotation's sentence → the name; a signature's own sentence is in it too, so that nothing goes on from it.
 */
export function namesBeside(sentences: readonly Sentence[]): ReadonlyMap<number, Beside> {
  const found = new Map<number, Beside>()
  const ends = sentences.map((sentence) => quotationEnd(sentence.items))
  const isBare = (index: number) => ends[index] !== undefined && ends[index] === sentences[index]?.items.length
  /** Whether the paragraph is nothing but quotations up to this sentence. */
  const isBareSoFar = (index: number): boolean => {
    let at = index
    while (isBare(at) && sentences[at - 1]?.paragraph === sentences[at]?.paragraph) at--
    return isBare(at)
  }
  const isLine = (index: number) => isAlone(sentences, index) && isNameLine(sentences[index]?.items ?? [])

  const runs = runsOf(sentences, isLine, (index) => isBare(index) && isAlone(sentences, index))

  for (let index = sentences.length - 1; index >= 0; index--) {
    const sentence = sentences[index]
    const end = ends[index] ?? 0
    if (!sentence || end === 0) continue
    const own = end < sentence.items.length ? signatureAt(sentence.items, end, index) : null
    const below = isBare(index) && !own ? signedBelow(index) : null
    const beside = own ?? below
    if (!beside) continue
    found.set(index, beside)
    if (below && !found.has(below.sentence)) found.set(below.sentence, below)
  }
  sentences.forEach((sentence, index) => {
    const before = nameBefore(sentence.items, index)
    if (before) found.set(index, before)
    const isAbove = isLine(index) && isBare(index + 1) && !found.has(index) && !found.has(index + 1)
    if (isAbove && sentences[index + 1]?.section === sentence.section)
      found.set(index + 1, { sentence: index, subject: subjectAt(sentence.items, 0), isBehind: false, isPlain: true })
  })
  return found

  /** Who signs a bare quotation in the sentence that follows, or behind more of the same quotation. */
  function signedBelow(index: number): Beside | null {
    const sentence = sentences[index]
    const next = sentences[index + 1]
    if (!sentence || !next || next.section !== sentence.section) return null
    const isSameParagraph = next.paragraph === sentence.paragraph
    const goesOn = sentence.items.at(-1)?.marked?.continues ?? false
    if (ends[index + 1]) return isSameParagraph || goesOn ? besideBehind(index + 1) : null
    if (!isSameParagraph && !(isAlone(sentences, index + 1) && isBareSoFar(index))) return null
    const signature = signatureAt(next.items, 0, index + 1)
    if (!signature || isSameParagraph || OPENER.test(next.items[0]?.lower ?? "")) return signature
    if (!isNameLine(next.items)) return null
    const run = runs[index]
    if (run?.opensWithName) return null
    return run?.closesWithQuotation ? { ...signature, subject: null } : signature
  }

  function besideBehind(index: number): Beside | null {
    const beside = found.get(index)
    return beside?.isBehind ? beside : null
  }
}

/** A name, a quotation, a name, a quotation, …: each in a paragraph of its own. */
type Run = { readonly opensWithName: boolean; closesWithQuotation: boolean }

/**
 * Names that take turns with quotations stand above each where the run opens with a name, and below each where it opens
 * with a quotation; where that one also closes it, a name may be either's. For each sentence of a run the run.
 */
function runsOf(
  sentences: readonly Sentence[],
  isName: (index: number) => boolean,
  isQuotation: (index: number) => boolean,
): readonly (Run | null)[] {
  let run: Run | null = null
  let before: "name" | "quotation" | null = null
  return sentences.map((_, index) => {
    const own = isName(index) ? "name" : isQuotation(index) ? "quotation" : null
    if (own === null) run = null
    else if (run === null || own === before) run = { opensWithName: own === "name", closesWithQuotation: false }
    if (run) run.closesWithQuotation = own === "quotation"
    before = own
    return run
  })
}

/** How many items from the first are nothing but quotations; the sentence's length when all are; 0 when it opens otherwise. */
function quotationEnd(items: readonly Item[]): number {
  if (!items[0]?.marked) return 0
  let end = 1
  for (let i = 1; i < items.length; i++) {
    if (items[i]?.marked) end = i + 1
    else if (items[i]?.pos !== "PUNCT") return end
  }
  return /^[.,;!?…]*$/.test(
    items
      .slice(end)
      .map((item) => item.lower)
      .join(""),
  )
    ? items.length
    : end
}

/** What opens a signature. */
const OPENER = /^(?:[-–—―~*•|/([]|--|\/\/)+$/
/** Items of a signature with role and date; a longer line is text. */
const LONGEST = 24

/** Whose signature stands at `from`, up to the sentence's end; null when none does. */
function signatureAt(items: readonly Item[], from: number, sentence: number): Beside | null {
  let at = from
  while (/^[.,]$/.test(items[at]?.lower ?? "")) at++
  const opened = at
  while (OPENER.test(items[at]?.lower ?? "") && at < opened + 3) at++
  if (/^(?:by|from|via)$/.test(items[at]?.lower ?? "")) at++
  const isOpened = at > opened || /^[@#]/.test(items[at]?.text ?? "")
  const tail = items.slice(at)
  if (tail.length === 0 || tail.length > LONGEST || tail.some((item) => item.marked)) return null
  const subject = subjectAt(items, at)
  if (items.slice(subject?.phrase.to ?? at).some((item) => isVerb(item) && !/ing$/.test(item.lower))) return null
  if (isOpened && !subject && !tail.some((item) => /^[\p{Lu}@#]/u.test(item.text))) return null
  return isOpened || subject ? { sentence, subject, isBehind: true, isPlain: !isOpened } : null
}

/** A tagger takes "May" and "March" for verbs. */
const isVerb = (item: Item): boolean =>
  (item.pos === "VERB" || item.pos === "AUX") && !(/^\p{Lu}/u.test(item.text) && MONTH.test(item.lower))
export const MONTH =
  /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|tember|ober|ember|\.)?$|^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/

/** A name at `from` with nothing behind it but a role, a handle, a place or a date. */
function subjectAt(items: readonly Item[], from: number): Subject | null {
  const phrase = phraseAfter(items, from)
  if (!phrase) return null
  let to = phrase.from
  while (to < phrase.to && !MONTH.test(items[to]?.lower ?? "") && !/^[\d@]/.test(items[to]?.text ?? "")) to++
  const name = { from: phrase.from, to }
  if (to === from || !isName(items, name) || !/^\p{Lu}/u.test(items[to - 1]?.text ?? "")) return null
  if (to === phrase.to && !/^(?:[.,;:()[\]|/@–—-].*|)$/.test(items[to]?.lower ?? "")) return null
  return { phrase: name, apposition: null, inverted: false }
}

/** A line that is a name of two words and more, with a role at most: "Di Evans, mayor of Velden". */
function isNameLine(items: readonly Item[]): boolean {
  if (items.length > LONGEST || items[0]?.pos !== "PROPN" || items.some((item) => item.marked || isVerb(item)))
    return false
  const subject = subjectAt(items, 0)
  return subject !== null && subject.phrase.to - subject.phrase.from > 1
}

/** Whether a sentence is all of its paragraph. */
function isAlone(sentences: readonly Sentence[], index: number): boolean {
  const own = sentences[index]?.paragraph
  return own !== undefined && sentences[index - 1]?.paragraph !== own && sentences[index + 1]?.paragraph !== own
}

/** `Di Evans, 34 – “…”`, `Di Evans “…”`: a name before a quotation that is all the rest. */
function nameBefore(items: readonly Item[], sentence: number): Beside | null {
  if (items[0]?.pos !== "PROPN") return null
  const marked = items.findIndex((item) => item.marked)
  if (marked < 1 || marked > LONGEST || items.slice(0, marked).some(isVerb)) return null
  if (items.slice(marked).some((item) => !item.marked && item.pos !== "PUNCT")) return null
  const subject = subjectAt(items.slice(0, marked), 0)
  const isLed = /^[:–—|-]+$/.test(items[marked - 1]?.lower ?? "")
  return subject ? { sentence, subject: isLed ? subject : null, isBehind: false, isPlain: !isLed } : null
}
