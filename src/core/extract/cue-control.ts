import type { Lexicon } from "./lexicon.ts"
import { isTime, phraseBefore, type Range, type VerbGroup } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import type { Subject } from "./subject.ts"

/** Who says what stands in "to say" or "for saying": a subject, "nobody" who could be named, or null where nothing is said. */
export type Controlled = Subject | "nobody" | null

/**
 * "went on to say" says it; "hopes to say", "asked Hale to say" and "allowed him to say" do not; "led Hale to say": Hale
 * says it. What stands before "to" decides; a word in no list leaves it unsaid.
 */
export function infinitiveSubject(
  items: readonly Item[],
  group: VerbGroup,
  own: Subject | null,
  lexicon: Lexicon,
): Controlled {
  const adverb = pastAdverbs(items, group.from)
  const at = PARTICLE.test(items[adverb]?.lower ?? "") && items[adverb]?.pos === "ADP" ? adverb - 1 : adverb
  const word = items[at]
  if (!word) return null
  if (/^(?:likely|liable|apt)$/.test(word.lower)) return isCompared(items, at) ? own : null
  // "a force to defend": a noun makes nobody say anything.
  const direct = word.pos === "NOUN" ? undefined : lexicon.governing.get(word.lower)
  if (direct) {
    if (direct.takes.has("negated")) return isNegated(items, at) ? own : null
    // "was forced to admit": made to say it, the subject says it.
    return (direct.takes.has("done") || direct.takes.has("made")) && !isNegated(items, at) ? own : null
  }
  const object = objectBefore(items, group.from)
  if (!object) return null
  // "only for the mayor to reply".
  if (items[object.from - 1]?.lower === "for" && items[object.from - 2]?.lower === "only")
    return asSubject(items, object)
  let verb = object.from - 1
  // "took | to Twitter | to say", "used a speech | in Kyiv | to say".
  for (let links = 0; links < MOST_LINKS && items[verb]?.pos === "ADP"; links++) {
    const nearer = lexicon.governing.has(items[verb - 1]?.lower ?? "") ? null : phraseBefore(items, verb)
    verb = (nearer?.from ?? verb) - 1
  }
  const governing = lexicon.governing.get(items[verb]?.lower ?? "")
  // "ready to use the speech to say": not used yet.
  if (!governing || isNegated(items, verb) || items[verb - 1]?.lower === "to") return null
  if (governing.takes.has("made")) return asSubject(items, object)
  return governing.takes.has("through") ? own : null
}

const PARTICLE = /^(?:on|up|out|back|forward|ahead)$/

/** Prepositions between a verb and the "to say" that hangs on it. */
const MOST_LINKS = 2

/** "criticised Hale | for calling it": Hale called it. Undefined where nobody is blamed or thanked for what they said. */
export function blamedSubject(items: readonly Item[], from: number, lexicon: Lexicon): Controlled | undefined {
  const link = pastAdverbs(items, from)
  if (!/^(?:for|of|over|about|when|while|as)$/.test(items[link]?.lower ?? "")) return undefined
  // "took Hale to task for saying"
  const isTask = items[link - 1]?.lower === "task" && items[link - 2]?.lower === "to"
  // "slammed Hale as odd and out of touch for saying"
  const as = items.findLastIndex((item, i) => i < link && i > link - LONGEST_NAME && item.lower === "as")
  const end = isTask ? link - 2 : as > 0 ? as : link
  const object = pastBlame(items, objectBefore(items, end), lexicon)
  // "was criticised on Monday for saying"
  if (!object || items.slice(object.from, object.to).every(isTime)) return undefined
  if (!(isTask || isBlaming(items, object.from - 1, lexicon))) return undefined
  return asSubject(items, object)
}

/** Words of what somebody is called: "as odd and out of touch". */
const LONGEST_NAME = 8

/** "poked fun at | Hale": the phrase begins behind the word of blame in it. */
function pastBlame(items: readonly Item[], object: Range | null, { blaming }: Lexicon): Range | null {
  if (!object) return null
  const at = items.findIndex(
    (item, i) => i > object.from && i < object.to && blaming.has(items[i - 1]?.lower ?? "") && item.pos === "ADP",
  )
  return at < 0 ? object : { from: at + 1, to: object.to }
}

/** "criticised | Hale", "hit out at | Hale", "was angry with | Hale": a word of blame right before, or past its prepositions. */
function isBlaming(items: readonly Item[], at: number, { blaming }: Lexicon): boolean {
  if (blaming.has(items[at]?.lower ?? "")) return true
  if (!/^(?:at|with|of|on|into|against)$/.test(items[at]?.lower ?? "")) return false
  const before = items[at - 1]?.lower ?? ""
  return blaming.has(/^(?:out|back|down)$/.test(before) ? (items[at - 2]?.lower ?? "") : before)
}

/** The noun phrase or the pronoun that ends right before `end`. */
function objectBefore(items: readonly Item[], end: number): Range | null {
  if (OBJECT.test(items[end - 1]?.lower ?? "")) return { from: end - 1, to: end }
  return phraseBefore(items, end)
}
const OBJECT = /^(?:him|her|them|me|us|you|it)$/

const asSubject = (items: readonly Item[], phrase: Range): Controlled =>
  OBJECT.test(items[phrase.from]?.lower ?? "") ? "nobody" : { phrase, apposition: null, inverted: false }

function pastAdverbs(items: readonly Item[], from: number): number {
  let i = from - 1
  while (items[i]?.pos === "ADV" && items[i]?.lower !== "far" && items[i]?.lower !== "yet") i--
  return i
}

/** "did not | go on", "never | began", "doesn't | seem": a "not" among the words that belong to a verb. */
function isNegated(items: readonly Item[], verb: number): boolean {
  for (let i = verb - 1; i >= verb - FARTHEST_NOT && items[i]; i--) {
    const item = items[i]
    if (NOT.test(item?.lower ?? "")) return true
    if (!/^(?:AUX|ADV|PART|VERB)$/.test(item?.pos ?? "")) return false
  }
  return false
}
const NOT = /^(?:not|n't|n’t|never|hardly|scarcely|cannot)$/
/** Words between a verb and its "not": "has not even begun". */
const FARTHEST_NOT = 4

/** "more likely to say" tells of how many did. */
const isCompared = (items: readonly Item[], at: number): boolean =>
  items.slice(Math.max(0, at - FARTHEST_NOT), at).some((item) => /^(?:more|less|most|least|as)$/.test(item.lower))
