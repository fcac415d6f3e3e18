import { endsPhrase, isTime, phraseAfter, phraseBefore, type Range, type VerbGroup, verbGroups } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import { togetherEnd } from "./subjects-joint.ts"

/** Who does what a verb says: the noun phrase, with an apposition to it when commas set one off. */
export type Subject = {
  readonly phrase: Range
  /** "X, a doctor," → a doctor; "the leader, X," → X. */
  readonly apposition: Range | null
  readonly inverted: boolean
  /** Index of the "who" by which a clause takes it up: the words that stand for it there. */
  readonly pronoun?: number
}

/** How many commas to the left a subject is looked for: "X, a doctor, who …, said". */
const MOST_COMMAS = 6

/**
 * The subject of each verb group, or null where the sentence gives none that can be read with confidence. Readings in
 * order: what stands right before the verb; past a relative pronoun; past "and", the subject of the verb before; past an
 * apposition between commas; for "saying …", the subject of the main verb. Left to right, so that each is read once.
 */
export function subjectsOf(items: readonly Item[], groups: readonly VerbGroup[]): readonly (Subject | null)[] {
  const subjects: (Subject | null)[] = []
  let main: Subject | null = null
  let nearest: Subject | null = null
  for (const group of groups) {
    const own: Subject | null = ownSubject(items, group, main, nearest)
    subjects.push(own)
    if (group.gerund || group.infinitive) continue
    nearest = own ?? invertedSubject(items, group.to) ?? nearest
    if (!(main && isSubordinate(items, own))) main = nearest
  }
  // "Speaking in Kyiv, Price said": what opens a sentence has the subject of the verb after it.
  const first = groups.findIndex((group) => !group.gerund && !group.infinitive)
  return subjects.map((subject, i) => subject ?? (groups[i]?.gerund && i < first ? (subjects[first] ?? null) : null))
}

/** Who a whole sentence is about: the subject of its first verb that is no "-ing" or "to …"; null when it names none. */
export function sentenceSubject(items: readonly Item[]): Subject | null {
  const groups = verbGroups(items)
  const subjects = subjectsOf(items, groups)
  const main = groups.findIndex((group) => !group.gerund && !group.infinitive)
  return subjects[main] ?? null
}

/** "after they came out", "who said", "said he would": a clause inside another one; what comes later is not its subject's. */
function isSubordinate(items: readonly Item[], subject: Subject | null): boolean {
  const before = subject ? items[subject.phrase.from - 1] : undefined
  const after = subject ? items[subject.phrase.to] : undefined
  return (
    SUBORDINATING.has(before?.lower ?? "") ||
    before?.pos === "SCONJ" ||
    before?.pos === "VERB" ||
    /^(?:who|which|that)$/.test(after?.lower ?? "")
  )
}

const SUBORDINATING = new Set("that who whom whose which when where while after before because as if although though since until unless whether how why what than".split(" ")) // biome-ignore format: one list

function ownSubject(
  items: readonly Item[],
  group: VerbGroup,
  main: Subject | null,
  nearest: Subject | null,
): Subject | null {
  const i = beforeAdjuncts(items, group.from)
  const before = items[i - 1]
  if (group.gerund && before?.lower === "as") return simple(items, i - 1) ?? main
  if (group.gerund && !endsPhrase(before))
    return before?.lower === "," && isCircumstance(items, nearest) ? nearest : main
  if (group.infinitive) return nearest
  if (!before || before.marked) return null
  if (/^(?:who|which|that)$/.test(before.lower)) return antecedent(items, i - 1)
  // "he came, and said": after a comma the sentence's own subject goes on.
  if (before.pos === "CCONJ") return items[i - 2]?.lower === "," || before.lower === "but" ? main : nearest
  if (before.lower === "," || before.lower === ")" || /^[–—-]$/.test(before.lower)) {
    return pastParenthesis(items, i - 1) ?? (group.gerund ? main : firstPhrase(items, i - 1))
  }
  const own = simple(items, i)
  // "she sent an email saying": what somebody makes say something says it for them.
  const joins = own !== null && items[own.phrase.from - 1]?.lower === "with"
  const isThing =
    !joins &&
    own !== null &&
    group.gerund &&
    main !== null &&
    main.phrase.to <= own.phrase.from &&
    !isName(items, own.phrase)
  return isThing ? main : own
}

/** "when a man came in, saying …": whoever a clause of time tells of goes on. */
const isCircumstance = (items: readonly Item[], subject: Subject | null): boolean =>
  /^(?:when|as|while|after|until|before)$/.test(items[(subject?.phrase.from ?? 0) - 1]?.lower ?? "")

/** Steps left over adverbs and times that may stand between a subject and its verb: "on Tuesday", "yesterday", "later". */
function beforeAdjuncts(items: readonly Item[], from: number): number {
  let i = from
  for (;;) {
    const item = items[i - 1]
    if (!item || item.marked) return i
    if (isTime(items[i]) && /^(?:this|last|next|same)$/.test(item.lower)) {
      i--
      continue
    }
    // "Most said": no adverb, but who said it.
    if (endsPhrase(item) && item.pos !== "NOUN" && (i === 1 || items[i - 2]?.pos === "PUNCT")) return i
    const isAdverb = item.pos === "ADV" || isTime(item) || /^(?:him|her|it|them)sel(?:f|ves)$/.test(item.lower)
    if (!isAdverb && !(item.pos === "ADP" && isTime(items[i]))) return i
    if (item.pos !== "ADV" && isTime(item) && i - 1 === 0) return i
    i--
  }
}

function simple(items: readonly Item[], end: number): Subject | null {
  const phrase = phraseBefore(items, end)
  if (!phrase) return insideRelative(items, end) ?? insideParticiple(items, end)
  const inside = items[phrase.from - 1]?.pos === "ADP" ? insideParticiple(items, phrase.from) : null
  return insideRelative(items, phrase.from) ?? inside ?? { phrase, apposition: null, inverted: false }
}

/** "A poll taken by the Courier last week | found": what a participle says more of is who found it. */
function insideParticiple(items: readonly Item[], from: number): Subject | null {
  for (let i = from - 1; i > 0 && i > from - LONGEST_ADJUNCT; i--) {
    const item = items[i]
    if (!item || item.marked || /^[,;:]$/.test(item.lower) || /^(?:CCONJ|SCONJ|AUX)$/.test(item.pos)) return null
    if (item.pos !== "VERB" || items[i - 1]?.lower === "to") continue
    const phrase = /(?:ed|en|ing|wn|de|ut|ld|nd|aken)$/.test(item.lower) ? phraseBefore(items, i) : null
    return phrase && items[phrase.from]?.pos !== "PRON" ? { phrase, apposition: null, inverted: false } : null
  }
  return null
}

/** Items of a participle's clause behind a noun. */
const LONGEST_ADJUNCT = 12

/** "Sources who leaked it to the Courier | said": what a "who" clause names is not who speaks, whoever it tells of is. */
function insideRelative(items: readonly Item[], from: number): Subject | null {
  let verbs = 0
  for (let i = from - 1; i > 0; i--) {
    const item = items[i]
    if (!item || item.marked || /^[,;:]$/.test(item.lower) || item.pos === "CCONJ") return null
    if (item.pos === "VERB") verbs++
    if (item.lower === "who") {
      return verbs === 1 ? antecedent(items, i) : null
    }
    if (item.pos === "SCONJ" || item.lower === "that") return null
  }
  return null
}

function antecedent(items: readonly Item[], pronoun: number): Subject | null {
  const end = items[pronoun - 1]?.lower === "," ? pronoun - 1 : pronoun
  const phrase = phraseBefore(items, end)
  if (!phrase) return null
  const lead = items[phrase.from - 1]?.lower === "," ? phraseBefore(items, phrase.from - 1) : null
  return { phrase, apposition: isName(items, phrase) ? lead : null, inverted: false, pronoun }
}

/** "X, a doctor who treated him, said": the phrase before the comma that opens what stands between. */
function pastParenthesis(items: readonly Item[], close: number): Subject | null {
  let opening = close
  let last: Subject | null = null
  let rough: Subject | null = null
  for (let commas = 0; commas < MOST_COMMAS; commas++) {
    opening = previousComma(items, opening)
    if (opening < 0) break
    const phrase = phraseBefore(items, beforeBrackets(items, opening))
    if (!phrase) continue
    // "the mission, along with France, called": what joins in is not who did it; nor is what hangs on a preposition.
    if (JOINING.has(items[opening + 1]?.lower ?? "") || hangs(items, phrase)) {
      last ??= hangs(items, phrase) ? null : { phrase, apposition: null, inverted: false }
      if (last) return last
      continue
    }
    const between = phraseAfter(items, opening + 1)
    const apposition = between && between.to <= close && !isClause(items, opening + 1, between) ? between : null
    const candidate = { phrase, apposition, inverted: false }
    if (isFullName(items, phrase)) return candidate
    last ??= isName(items, phrase) || apposition ? candidate : null
    rough ??= candidate
  }
  return last ?? rough
}

/** "Ann Lee (Ohio), a doctor, said": past what stands in brackets behind a name. */
function beforeBrackets(items: readonly Item[], end: number): number {
  const opening = items[end - 1]?.lower === ")" ? previousComma(items, end - 1) : -1
  return opening > 0 ? opening : end
}

/** "The firm, has said": a comma too many behind the first noun phrase of a sentence. */
function firstPhrase(items: readonly Item[], comma: number): Subject | null {
  const phrase = phraseBefore(items, comma)
  return phrase?.from === 0 ? { phrase, apposition: null, inverted: false } : null
}

/** A name of two words and more and nothing else: "X Y, curator at the University of Z, W, said" is X Y's. */
const isFullName = (items: readonly Item[], phrase: Range): boolean =>
  phrase.to - phrase.from > 1 && items.slice(phrase.from, phrase.to).every((item) => item.pos === "PROPN")

const JOINING = new Set(["along", "together", "including", "like", "as"])

const hangs = (items: readonly Item[], phrase: Range): boolean => {
  const before = items[phrase.from - 1]
  return before?.pos === "ADP" && before.lower !== "as"
}

const isClause = (items: readonly Item[], from: number, phrase: Range): boolean =>
  phrase.from !== from || /^(?:who|which|that)$/.test(items[from]?.lower ?? "")

function previousComma(items: readonly Item[], before: number): number {
  const sign = items[before]?.lower === ")" ? "(" : items[before]?.lower
  for (let i = before - 1; i >= 0; i--) {
    if (items[i]?.marked) return -1
    if (items[i]?.lower === sign || (sign === "–" && items[i]?.lower === "—")) return i
  }
  return -1
}

/** Whether a phrase ends with a name: "spokesman Ned Price", not "Price's spokesman". */
export const isName = (items: readonly Item[], phrase: Range): boolean => items[phrase.to - 1]?.pos === "PROPN"

/** "said Ned Price, a spokesman": the phrase that follows the verb, where nothing else than its end can follow it. */
export function invertedSubject(items: readonly Item[], from: number): Subject | null {
  let start = from
  while (items[start]?.pos === "ADV") start++
  const phrase = phraseAfter(items, start)
  if (!phrase || items.slice(phrase.from, phrase.to).every(isTime)) return null
  const next = items[phrase.to]
  if (next?.pos === "VERB" || next?.pos === "AUX") return null
  const apposition = next?.lower === "," ? phraseAfter(items, phrase.to + 1) : null
  const ends = apposition ? items[apposition.to] : undefined
  const isApposed = apposition && (!ends || /^(?:[,.;:)]|who|which)$/.test(ends.lower))
  const both = togetherEnd(items, phrase, phrase.to) ?? (isApposed ? togetherEnd(items, phrase, apposition.to) : null)
  if (both) return { phrase: { from: phrase.from, to: both }, apposition: null, inverted: true }
  return { phrase, apposition: isApposed ? apposition : null, inverted: true }
}
