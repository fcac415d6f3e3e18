import { endsPhrase, isTime, phraseAfter, phraseBefore, type VerbGroup, verbGroups } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import { isName, type Subject } from "./subject.ts"
import { antecedent, insideParticiple, insideRelative } from "./subject-inside.ts"
import { togetherEnd } from "./subject-joint.ts"
import { firstPhrase, pastParenthesis } from "./subject-parenthesis.ts"

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
  const opened = groups[0]?.gerund && groups[0].from === 0 ? behindComma(items, subjects) : null
  return subjects.map((subject, i) => {
    // "Noting that the pier was old, Price said": the verb behind the comma, not the one of what is noted.
    if (i === 0 && opened) return opened
    return subject ?? (groups[i]?.gerund && i < first ? (subjects[first] ?? null) : null)
  })
}

/** The first subject that stands right behind a comma. */
const behindComma = (items: readonly Item[], subjects: readonly (Subject | null)[]): Subject | null =>
  subjects.find((subject) => subject && items[subject.phrase.from - 1]?.lower === ",") ?? null

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
  const joins = own !== null && /^(?:with|despite|without)$/.test(items[own.phrase.from - 1]?.lower ?? "")
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
