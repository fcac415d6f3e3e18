import type { Span } from "../model.ts"
import type { Item, Sentence } from "./sentence.ts"
import type { Pos } from "./tokens.ts"

/** Half-open range of item indexes in a sentence. */
export type Range = { readonly from: number; readonly to: number }

export const spanOf = (sentence: Sentence, range: Range): Span => ({
  start: sentence.items[range.from]?.start ?? 0,
  end: sentence.items[range.to - 1]?.end ?? 0,
})

const NOMINAL: ReadonlySet<Pos> = new Set(["NOUN", "PROPN", "NUM", "SYM", "X"])
const INSIDE: ReadonlySet<Pos> = new Set([...NOMINAL, "ADJ", "DET"])
/** Prepositions by which a noun phrase goes on: "the deputy spokesman for the State Department". */
const LINKS = new Set(["of", "for", "at", "in", "from", "with", "on", "to", "against", "under", "and", "&"])
const SPEAKING_PRONOUNS = new Set(["he", "she", "they", "it", "who", "we", "i", "others", "one", "another", "some", "many", "both", "nobody", "someone", "everyone", "anyone"]) // biome-ignore format: one list
/** Words of number that stand for people by themselves, whatever their tag: "few believe", "most say". */
const SOME = new Set([
  "others",
  "another",
  "many",
  "few",
  "most",
  "some",
  "several",
  "all",
  "both",
  "none",
  "half",
  "those",
])
const POSSESSIVES = new Set(["his", "her", "its", "their", "our", "my", "your"])
const TIMES = new Set("yesterday today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night week weekend month year earlier later recently".split(" ")) // biome-ignore format: one list

export const isTime = (item: Item | undefined): boolean =>
  item !== undefined && (TIMES.has(item.lower) || (item.lower.length === 4 && YEAR.test(item.lower)))
const YEAR = /^(?:1[89]|20)\d\d$/
export const isPossessive = (item: Item | undefined): boolean => item?.lower === "'s" || item?.lower === "'"

/** Whether a noun phrase can end with this item. */
export function endsPhrase(item: Item | undefined): boolean {
  if (!item || item.marked) return false
  return NOMINAL.has(item.pos) || (item.pos === "PRON" && SPEAKING_PRONOUNS.has(item.lower)) || SOME.has(item.lower)
}

/** Words of no real noun phrase; it bounds the work on hostile text. */
const LONGEST_PHRASE = 40

/** The noun phrase that ends just before `end`, with what hangs on it by a preposition or "'s"; null when none does. */
export function phraseBefore(items: readonly Item[], end: number): Range | null {
  if (!endsPhrase(items[end - 1])) return null
  if (items[end - 1]?.pos === "PRON" || takesUpNoun(items, end - 1)) return { from: end - 1, to: end }
  let from = end - 1
  while (from > 0 && end - from < LONGEST_PHRASE && continuesLeft(items, from)) from--
  while (from < end - 1 && !(opensPhrase(items[from]) && !takesUp(items, from))) from++
  return { from, to: end }
}

/** "a game | many | are calling a classic": behind a noun some people have a clause of their own. */
const takesUpNoun = (items: readonly Item[], at: number): boolean =>
  SOME.has(items[at]?.lower ?? "") && /^(?:NOUN|PROPN)$/.test(items[at - 1]?.pos ?? "")

/** "a claim | that | officials made": "that" stands for the noun before it. */
const takesUp = (items: readonly Item[], at: number): boolean =>
  (items[at]?.lower === "that" && /^(?:NOUN|PROPN)$/.test(items[at - 1]?.pos ?? "")) ||
  (items[at]?.lower === "which" && at > 0)

function continuesLeft(items: readonly Item[], from: number): boolean {
  const before = items[from - 1]
  const here = items[from]
  if (!before || !here || before.marked) return false
  if (LINKS.has(before.lower) && before.pos !== "PART") return from >= 2 && linksLeft(items, from - 1)
  if (here.pos === "DET" || POSSESSIVES.has(here.lower)) return before.lower === "all" || before.lower === "both"
  if (INSIDE.has(before.pos) || isPossessive(before) || POSSESSIVES.has(before.lower))
    return !isTime(before) || NOMINAL.has(here.pos)
  if (before.pos === "ADV") return here.pos === "ADJ" && INSIDE.has(items[from - 2]?.pos ?? "PUNCT")
  // Compounds that the tagger cuts: "start-up", "co-owner", "D-Wis".
  return before.end === here.start && /^[-–/]$/.test(before.lower)
}

const LINKING = /^(?:addition|answer|contrast|opposition|reaction|reference|reply|response)$/

/** A preposition or "and" goes on to the left only from a noun, and "and" only where no verb of another clause stands before. */
function linksLeft(items: readonly Item[], link: number): boolean {
  const before = items[link - 1]
  if (!before || !NOMINAL.has(before.pos) || isTime(before)) return false
  // "in reply to | Hale": the three words are one preposition.
  if (items[link]?.lower === "to" && items[link - 2]?.lower === "in" && LINKING.test(before.lower)) return false
  if (items[link]?.pos !== "CCONJ") return true
  for (let i = link - 1; i >= 0; i--) {
    const item = items[i]
    if (!item || item.lower === "," || item.pos === "SCONJ" || item.marked) return true
    if (item.pos === "VERB" || item.pos === "AUX") return false
  }
  return true
}

const opensPhrase = (item: Item | undefined): boolean =>
  item !== undefined && (INSIDE.has(item.pos) || POSSESSIVES.has(item.lower) || item.pos === "PRON")

/** The noun phrase that begins at `from` (articles, adjectives, nouns, "of …", "for …"); null when none does. */
export function phraseAfter(items: readonly Item[], from: number): Range | null {
  const first = items[from]
  if (!first || first.marked) return null
  if (first.pos === "PRON" && !POSSESSIVES.has(first.lower)) {
    return SPEAKING_PRONOUNS.has(first.lower) ? { from, to: from + 1 } : null
  }
  let to = from
  let noun = -1
  for (; to < items.length; to++) {
    const item = items[to]
    if (!item || item.marked) break
    if (NOMINAL.has(item.pos)) noun = to
    else if (linksRight(items, to, noun)) continue
    else if (!(INSIDE.has(item.pos) || isPossessive(item) || (to === from && POSSESSIVES.has(item.lower)))) break
    else if (item.pos === "DET" && noun >= 0 && items[to - 1]?.pos !== "ADP") break
  }
  return noun < 0 ? null : { from, to: noun + 1 }
}

/** After a person's name no "in …" belongs to the name; after a common noun it may. */
function linksRight(items: readonly Item[], at: number, noun: number): boolean {
  const item = items[at]
  if (!item || noun !== at - 1) return items[at - 1]?.end === item?.start && /^[-–/]$/.test(item?.lower ?? "")
  const after = items[at + 1]
  if (!after || after.marked || !(INSIDE.has(after.pos) || POSSESSIVES.has(after.lower)) || isTime(after)) {
    return items[at - 1]?.end === item.start && /^[-–/]$/.test(item.lower)
  }
  if (item.lower === "of") return true
  return (item.lower === "for" || item.lower === "at") && items[noun]?.pos === "NOUN"
}

/** A run of verbs that belong together: "has officially denied", "went on to say". */
export type VerbGroup = Range & {
  /** The verb that means something: the last one. */
  readonly head: number
  readonly negated: boolean
  readonly passive: boolean
  /** "saying …" without an auxiliary. */
  readonly gerund: boolean
  /** "to say" that hangs on no verb before it. */
  readonly infinitive: boolean
}

const BE = new Set(["be", "is", "are", "was", "were", "been", "being", "'s", "'re", "am", "get", "got"])

const NOT = new Set(["not", "n't", "never", "no"])
const PARTICIPLE = /(?:ed|en|wn|id|ld|ought|und|ut)$/

/** Every verb group of a sentence, in order. */
export function verbGroups(items: readonly Item[]): readonly VerbGroup[] {
  const groups: VerbGroup[] = []
  for (let i = 0; i < items.length; i++) {
    if (!isVerb(items[i])) continue
    const from = items[i - 1]?.lower === "to" && items[i - 1]?.pos === "PART" ? i - 1 : i
    let head = i
    while (nextVerb(items, head) > 0) head = nextVerb(items, head)
    groups.push(group(items, from, head))
    i = head
  }
  return groups
}

const isVerb = (item: Item | undefined): boolean => item?.pos === "VERB" || item?.pos === "AUX"

/** The next verb of the same group, past adverbs and "not"; 0 when it ends here: "pledged to make" are two. */
function nextVerb(items: readonly Item[], head: number): number {
  if (items[head]?.pos !== "AUX") return 0
  let i = head + 1
  while (
    items[i] &&
    (items[i]?.pos === "ADV" || items[i]?.pos === "PART") &&
    items[i]?.lower !== "to" &&
    !isPossessive(items[i])
  )
    i++
  return isVerb(items[i]) ? i : 0
}

function group(items: readonly Item[], from: number, head: number): VerbGroup {
  const words = items.slice(from, head)
  const verb = items[head]?.lower ?? ""
  const ing = verb.endsWith("ing")
  return {
    from,
    to: head + 1,
    head,
    negated: words.some((w) => NOT.has(w.lower)) || items[head + 1]?.lower === "not",
    passive: !ing && words.some((w) => BE.has(w.lower)) && PARTICIPLE.test(verb),
    gerund: ing && head === from,
    infinitive: items[from]?.lower === "to",
  }
}
