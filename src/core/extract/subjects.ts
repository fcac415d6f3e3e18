import type { Lexicon } from "./lexicon.ts"
import { endsPhrase, isTime, phraseAfter, phraseBefore, type Range, type VerbGroup, verbGroups } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import { isSource } from "./speaker-description.ts"
import { isName, type Subject } from "./subject.ts"
import { antecedent, insideParticiple, insideRelative } from "./subject-inside.ts"
import { togetherEnd } from "./subject-joint.ts"
import { firstPhrase, pastParenthesis } from "./subject-parenthesis.ts"

/**
 * The subject of each verb group, or null where the sentence gives none that can be read with confidence. Readings in
 * order: what stands right before the verb; past a relative pronoun; past "and", the subject of the verb before; past an
 * apposition between commas; for "saying …", the subject of the main verb. Left to right, so that each is read once.
 */
export function subjectsOf(
  items: readonly Item[],
  groups: readonly VerbGroup[],
  lexicon: Lexicon,
): readonly (Subject | null)[] {
  const subjects: (Subject | null)[] = []
  let before: Before = { main: null, nearest: null, gerund: null }
  for (const group of groups) {
    const own = ownSubject(items, group, before, lexicon)
    subjects.push(own)
    if (group.infinitive) continue
    if (group.gerund) {
      // "met with | leading surgeons", "accused of | lying": what a preposition governs tells nothing more of a noun.
      if (items[group.from - 1]?.pos !== "ADP") before = { ...before, gerund: own }
      continue
    }
    if (isGoverned(items, group, own, lexicon)) continue
    const named = own ?? invertedSubject(items, group.to)
    const nearest: Subject | null = named ?? before.nearest
    const main = before.main && (named === null || isSubordinate(items, own)) ? before.main : nearest
    before = { main, nearest, gerund: null }
  }
  const opening = openingSubject(items, groups, subjects)
  return subjects.map((subject, i) => subject ?? (groups[i]?.gerund && i < opening.at ? opening.subject : null))
}

/** "had kept messages | deemed secret": a participle that tells more of what a verb or a preposition governs. */
function isGoverned(items: readonly Item[], group: VerbGroup, own: Subject | null, lexicon: Lexicon): boolean {
  if (!own || own.pronoun !== undefined || group.from !== group.head) return false
  if (!/(?:ed|en|wn)$/.test(items[group.head]?.lower ?? "")) return false
  if (items[group.to]?.lower === "by" && !/ing$/.test(items[group.to + 1]?.lower ?? "")) return true
  let { from } = own.phrase
  while (items[from - 1]?.pos === "CCONJ") from = phraseBefore(items, from - 1)?.from ?? 0
  const before = items[from - 1]
  if (before?.pos === "VERB") return !lexicon.cues.has(before.lower)
  return before?.pos === "ADP" && !SUBORDINATING.has(before.lower)
}

/** The subjects of the verbs before one: of the main clause, of the clause at hand, of an "-ing" in it. */
type Before = { readonly main: Subject | null; readonly nearest: Subject | null; readonly gerund: Subject | null }

/** "Speaking in Kyiv, Price said", "Noting that it fell, Price left": what opens a sentence is done by whoever its comma leads to. */
function openingSubject(
  items: readonly Item[],
  groups: readonly VerbGroup[],
  subjects: readonly (Subject | null)[],
): { readonly at: number; readonly subject: Subject | null } {
  const isFiniteGroup = (group: VerbGroup) => !group.gerund && !group.infinitive
  const first = groups.findIndex(isFiniteGroup)
  const afterComma = groups.findIndex((group, g) => {
    const subject = subjects[g]
    return isFiniteGroup(group) && subject != null && items[subject.phrase.from - 1]?.lower === ","
  })
  const at = afterComma > first ? afterComma : first
  return { at: first, subject: subjects[at] ?? null }
}

/** Who a whole sentence is about: the subject of its first verb that is no "-ing" or "to …"; null when it names none. */
export function sentenceSubject(items: readonly Item[], lexicon: Lexicon): Subject | null {
  const groups = verbGroups(items)
  const subjects = subjectsOf(items, groups, lexicon)
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
    (before?.marked != null && items[(subject?.phrase.from ?? 0) - 2]?.pos === "VERB") ||
    /^(?:who|which|that)$/.test(after?.lower ?? "")
  )
}

const SUBORDINATING = new Set("that who whom whose which when where while after before because as if although though since until unless whether how why what than".split(" ")) // biome-ignore format: one list

function ownSubject(
  items: readonly Item[],
  group: VerbGroup,
  { main, nearest, gerund }: Before,
  lexicon: Lexicon,
): Subject | null {
  const i = beforeAdjuncts(items, group.from)
  const before = items[i - 1]
  if (group.gerund && before?.lower === "as") return passedOn(items, i - 1, nearest ?? main, lexicon)
  if (group.gerund && !endsPhrase(before)) {
    // "his fans were heard | chanting"
    if (before?.pos === "VERB" || before?.pos === "AUX") return nearest ?? main
    if (before?.lower !== ",") return main
    // "messages attacking her, calling her": the messages call her.
    if (gerund && !isName(items, gerund.phrase)) return gerund
    return isCircumstance(items, nearest) ? nearest : main
  }
  if (group.infinitive) return nearest
  if (!before || before.marked) return null
  if (/^(?:who|which|that)$/.test(before.lower)) return antecedent(items, i - 1, lexicon)
  // "he came, and said": after a comma the sentence's own subject goes on.
  if (before.pos === "CCONJ") {
    const goesOn = items[i - 2]?.lower === "," || before.lower === "but"
    return goesOn && maySpeak(items, main, nearest, lexicon) ? main : nearest
  }
  if (before.lower === "," || before.lower === ")" || /^[–—-]$/.test(before.lower)) {
    return pastParenthesis(items, i - 1) ?? (group.gerund ? main : firstPhrase(items, i - 1))
  }
  const own = simple(items, i, lexicon, group.gerund)
  return group.gerund && own && main && main.phrase.to <= own.phrase.from && isMeans(items, own.phrase, lexicon)
    ? nearest
    : own
}

/** "quoted | Hale | as saying"; but "| Hale | was quoted by the Courier as saying": what "by" or "in" brings in only passed it on. */
function passedOn(items: readonly Item[], as: number, subject: Subject | null, lexicon: Lexicon): Subject | null {
  const object = simple(items, as, lexicon)
  const link = (object?.phrase.from ?? 0) - 1
  return object && !(items[link]?.pos === "ADP" && items[link - 1]?.pos === "VERB") ? object : subject
}

/** "The line came in a speech in which Hale spoke of fees, but argued that": no line argues where a person is nearer. */
const maySpeak = (items: readonly Item[], main: Subject | null, nearest: Subject | null, lexicon: Lexicon): boolean =>
  main === null || nearest === null || isSource(items[main.phrase.to - 1], lexicon) || !isName(items, nearest.phrase)

/** "sent an email | saying", "spoke in a video | saying": what somebody makes say something says it for them. */
function isMeans(items: readonly Item[], phrase: Range, lexicon: Lexicon): boolean {
  const before = items[phrase.from - 1]
  const link = items.findIndex((item, i) => i > phrase.from && i < phrase.to && item.pos === "ADP")
  const head = items[(link < 0 ? phrase.to : link) - 1]
  const isPerson = isName(items, phrase) || (isSource(head, lexicon) && !lexicon.writings.has(head?.lower ?? ""))
  if (!before) return false
  // "videos of people saying", "with her team saying": theirs; "wrote to Hale saying", "in a letter saying": the writer's.
  const hangs = before.lower === "to" ? isPerson : before.pos === "ADP" && !HOLDING.test(before.lower)
  return hangs || (!isPerson && lexicon.producing.has(before.lower))
}
const HOLDING = /^(?:with|of|from|about|by|for|like|against|without|than|despite|amid|over|except|including)$/

/** "when a man came in, saying …": whoever a clause of time tells of goes on. */
const isCircumstance = (items: readonly Item[], subject: Subject | null): boolean =>
  /^(?:when|as|while|until)$/.test(items[(subject?.phrase.from ?? 0) - 1]?.lower ?? "")

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

function simple(items: readonly Item[], end: number, lexicon: Lexicon, isGerund = false): Subject | null {
  const last = phraseBefore(items, end)
  if (!last) return insideRelative(items, end, lexicon) ?? insideParticiple(items, end)
  const phrase = ofOwnClause(items, withNoun(items, last, lexicon), lexicon)
  const inside =
    items[phrase.from - 1]?.pos === "ADP" && !isGerund && !opensTimeClause(items, phrase, lexicon)
      ? insideParticiple(items, phrase.from)
      : null
  return insideRelative(items, phrase.from, lexicon) ?? inside ?? { phrase, apposition: null, inverted: false }
}

/** "used boats in a way | Mayor Hale | slammed": a name right behind a thing's noun has a clause of its own there. */
function ofOwnClause(items: readonly Item[], phrase: Range, lexicon: Lexicon): Range {
  let from = phrase.to
  while (from > phrase.from && items[from - 1]?.pos === "PROPN") from--
  const noun = items[from - 1]
  const hangs = items.slice(phrase.from, from).some((item) => item.pos === "ADP")
  const isThing = noun?.pos === "NOUN" && !isSource(noun, lexicon) && !lexicon.things.has(noun.lower)
  return from < phrase.to && from > phrase.from && hangs && isThing ? { from, to: phrase.to } : phrase
}

/** "sources close to | the mayor", "a man familiar with | the talks": behind an adjective a preposition still tells more of the noun. */
function withNoun(items: readonly Item[], phrase: Range, lexicon: Lexicon): Range {
  const link = items[phrase.from - 1]
  if (PLACING.test(link?.lower ?? "")) {
    // "people inside | the company": where no verb governs them, they are who speaks.
    const people = phraseBefore(items, phrase.from - 1)
    const isFree = people && !/^(?:VERB|AUX|ADP)$/.test(items[people.from - 1]?.pos ?? "")
    return isFree && isSource(items[people.to - 1], lexicon) ? { from: people.from, to: phrase.to } : phrase
  }
  if (link?.pos !== "ADP" || items[phrase.from - 2]?.pos !== "ADJ") return phrase
  const noun = items[phrase.from - 3]
  const isHeld = noun?.pos === "NOUN" || (noun?.pos === "PROPN" && phrase.from === 3)
  return { from: (isHeld ? phraseBefore(items, phrase.from - 2)?.from : undefined) ?? phrase.from, to: phrase.to }
}

const PLACING = /^(?:about|across|among|around|behind|inside|into|near|outside|over|within)$/

/** "closed after | the group | said": a clause of its own; "a poll taken after the vote | found" has none. */
function opensTimeClause(items: readonly Item[], { from, to }: Range, lexicon: Lexicon): boolean {
  const head = items[to - 1]
  const speaks = isSource(head, lexicon) || lexicon.bodies.has(head?.lower ?? "")
  return /^(?:after|before|until|since)$/.test(items[from - 1]?.lower ?? "") && speaks
}

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
  if (both) return { phrase: { from: phrase.from, to: both }, apposition: null, inverted: true, together: true }
  return { phrase, apposition: isApposed ? apposition : null, inverted: true }
}
