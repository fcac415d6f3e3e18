import { isVerbal } from "./content-end.ts"
import type { Cue } from "./cue.ts"
import { blamedSubject, type Controlled, infinitiveSubject } from "./cue-control.ts"
import { isReporting } from "./cue-frames.ts"
import { isDenied, isSaid } from "./cue-realis.ts"
import type { Lexicon, ListedVerb } from "./lexicon.ts"
import { isPossessive, isTime, phraseAfter, phraseBefore, type VerbGroup } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import { isSource } from "./speaker-description.ts"
import { isName, type Subject } from "./subject.ts"
import { invertedSubject } from "./subjects.ts"

/** A verb of the lists with whoever says it; null where it says nothing here. */
export function verbCue(
  items: readonly Item[],
  group: VerbGroup,
  own: Subject | null,
  lexicon: Lexicon,
  unreal: boolean,
): Cue | null {
  const word = items[group.head]?.lower ?? ""
  const verb = lexicon.cues.get(word)
  if (!verb || group.passive || isReduced(items, group, lexicon)) return null
  const to = withParticle(items, verb, group.to)
  if (verb.needs.size > 0 && to === group.to) return null
  const hearerFirst = own !== null && verb.takes.has("hearer")
  const inverted =
    verb.kind === "speech" && !hearerFirst && opensTag(items, group, verb, lexicon) ? invertedSubject(items, to) : null
  const says = inverted ?? controlled(items, group, own, lexicon)
  const subject = says === "nobody" ? (own ?? standIn(group)) : says
  if (!subject || !(unreal || isSaid(items, group, subject, verb.lemma, lexicon))) return null
  const { kind, lemma, takes } = verb
  const cue: Cue = { from: group.from, to, kind, lemma, subject, gerund: group.gerund, takes }
  if (!(unreal || isReporting(items, cue, lexicon))) return null
  const denied = !unreal && isDenied(items, cue, lexicon)
  if (denied && !items.slice(to).some((item) => item.marked)) return null
  return says === "nobody" || denied ? { ...cue, source: null } : cue
}

/** Who says what stands in "to say", "for saying" or any other form of the verb. */
function controlled(items: readonly Item[], group: VerbGroup, own: Subject | null, lexicon: Lexicon): Controlled {
  if (group.infinitive) return infinitiveSubject(items, group, own, lexicon)
  // "for having called": one verb, whatever the tagger makes of "having".
  const from = items[group.from - 1]?.lower === "having" ? group.from - 1 : group.from
  const blamed = /ing$/.test(items[from]?.lower ?? "") ? blamedSubject(items, from, lexicon) : undefined
  return blamed === undefined ? own : blamed
}

/** Stands for a subject that the sentence does not name. */
const standIn = (group: VerbGroup): Subject => ({
  phrase: { from: group.from, to: group.from },
  apposition: null,
  inverted: false,
})

/** "by Hale", not "by Monday" or "by saying". */
const isDoer = (item: Item | undefined): boolean => !isTime(item) && !/ing$/.test(item?.lower ?? "")

const BARE =
  /^(?:called|titled|entitled|dubbed|named|labell?ed|nicknamed|christened|branded|termed|deemed|billed|headlined|captioned)$/

/** "has backed a rise in the states | expected to": what a verb or a preposition governs is no subject. */
function isObject(items: readonly Item[], end: number, lexicon: Lexicon): boolean {
  const phrase = phraseBefore(items, end)
  const before = phrase ? items[phrase.from - 1] : undefined
  return before?.pos === "ADP" || (before?.pos === "VERB" && !lexicon.cues.has(before.lower))
}

/** "a plan called “The Way”", "the bill, known as …": a participle without its "is" is no verb of the sentence. */
function isReduced(items: readonly Item[], group: VerbGroup, lexicon: Lexicon): boolean {
  const word = items[group.head]?.lower ?? ""
  if (group.from !== group.head || group.gerund) return false
  // "when asked if", "if told that": somebody else asks or tells.
  if (/^(?:when|if|once|until|unless)$/.test(items[group.from - 1]?.lower ?? "") && /(?:ed|told)$/.test(word))
    return true
  if (isAside(items, group)) return true
  // "states expected to vote", "a man thought to be".
  if (items[group.to]?.lower === "to" && lexicon.passives.has(word) && isObject(items, group.from, lexicon)) return true
  // "a plan criticised last week by Hale"; but "Hale said by telephone".
  let after = group.to
  while (items[after]?.pos === "ADV" || isTime(items[after]) || items[after]?.lower === "last") after++
  if (/(?:ed|en|wn)$/.test(word) && items[after]?.lower === "by" && isDoer(items[after + 1])) return true
  // "12 in pledged delegates"
  if (/ed$/.test(word) && items[group.from - 1]?.pos === "ADP" && items[group.to]?.pos === "NOUN") return true
  // "when asked", "as promised"
  if (
    /ed$/.test(word) &&
    /^(?:when|if|as|than|once|though|although|while|unless)$/.test(items[group.from - 1]?.lower ?? "")
  )
    return true
  // "her alleged “friends”"
  if (word === "known" || isPossessive(items[group.from - 1])) return true
  if (!BARE.test(word)) return false
  // "the firm called Harbour Works closed".
  const name = items[group.to]?.pos === "PROPN" ? phraseAfter(items, group.to) : null
  if (name && isVerbal(items[name.to]) && items[group.from - 1]?.pos === "NOUN") return true
  const isAsked = items.slice(0, group.from).some((item) => /^(?:what|which|whom|who|that)$/.test(item.lower))
  return items[group.to]?.marked != null && !isAsked
}

/** "Hale, | asked if he would leave, | said": between two commas behind a name stands what was done to somebody. */
function isAside(items: readonly Item[], { from, to, head }: VerbGroup): boolean {
  if (!/^(?:asked|told|questioned|pressed|reminded|warned|urged|advised)$/.test(items[head]?.lower ?? "")) return false
  if (items[from - 1]?.lower !== "," || !phraseBefore(items, from - 1)) return false
  const comma = items.findIndex((item, i) => i >= to && (item.lower === "," || item.marked))
  const next = items[comma + 1]
  return items[comma]?.lower === "," && (next?.pos === "VERB" || next?.pos === "AUX") && !/ing$/.test(next.lower)
}

/** `"…," Oliver barked.`: between a quotation and the end of its tag every verb is one of saying. */
export function tagCue(items: readonly Item[], group: VerbGroup, subject: Subject | null): Cue | null {
  if (
    !subject ||
    subject.inverted ||
    group.passive ||
    group.gerund ||
    group.infinitive ||
    group.from !== group.head ||
    items[group.head]?.pos !== "VERB" ||
    /^(?:AUX|SCONJ)$/.test(items[0]?.pos ?? "")
  )
    return null
  const before = items[subject.phrase.from - 1]
  const at = before?.lower === "," ? subject.phrase.from - 2 : subject.phrase.from - 1
  // `Instead of saying “no,” Hale left.`, `In “Hamlet,” Hale sang.`: the words in marks belong to what is before them.
  if (/^(?:VERB|AUX|ADP)$/.test(items[at - 1]?.pos ?? "")) return null
  const marked = items[at]?.marked
  if (!marked || !isTagOf(items, subject.phrase.from, before) || !/^(?:[.,:;!?]|$)/.test(items[group.to]?.lower ?? ""))
    return null
  return {
    from: group.from,
    to: group.to,
    kind: "speech",
    lemma: items[group.head]?.lower ?? "",
    subject,
    gerund: false,
  }
}

/** A quotation that its tag follows ends with a comma, a question mark or an exclamation mark, inside or outside. */
function isTagOf(items: readonly Item[], from: number, before: Item | undefined): boolean {
  if (before?.lower === ",") return true
  return /[,?!…—–][^\p{L}\p{N}]*$/u.test(items[from - 1]?.text.slice(-4) ?? "")
}

/** `"…," said Price` and `…, said Price`: a verb right after a quotation or a comma, before a name or a role. */
function opensTag(items: readonly Item[], group: VerbGroup, verb: ListedVerb, lexicon: Lexicon): boolean {
  const before = items[group.from - 1]
  if (group.gerund || group.to - group.from > 2) return false
  // `Said Ann Lee, "…"`: at the head of a sentence.
  if (!before) return opensSentence(items, group.to)
  // `Hale, the editor of “Today,” reminded his staff that`: the staff hears it.
  const hears =
    verb.takes.has("hearer") && /^(?:that|about|of|to)$/.test(items[invertedEnd(items, group.to)]?.lower ?? "")
  if (before.marked) return !hears
  if (!/^[,–—]$/.test(before.lower)) return false
  const after = invertedSubject(items, group.to)
  // "X, a doctor, said Keller “was early”": Keller is told of.
  if (!after || items[after.phrase.to]?.marked || isPossessive(items[after.phrase.to])) return false
  if (items[group.from - 2]?.marked || isName(items, after.phrase)) return true
  // "The pier is old, say the researchers."
  return (
    verb.takes.has("inverted") &&
    /^(?:[.,;]|who|$)/.test(items[after.phrase.to]?.lower ?? "") &&
    isSource(items[after.phrase.to - 1], lexicon) &&
    items.slice(0, group.from).some(isVerbal)
  )
}

const invertedEnd = (items: readonly Item[], from: number): number => invertedSubject(items, from)?.phrase.to ?? from

function opensSentence(items: readonly Item[], from: number): boolean {
  const after = invertedSubject(items, from)
  const end = Math.max(after?.phrase.to ?? 0, after?.apposition?.to ?? 0)
  return (
    after !== null && isName(items, after.phrase) && /^[,:]$/.test(items[end]?.lower ?? "") && !!items[end + 1]?.marked
  )
}

/** Particles that belong to a verb: "points out", "warned of", "shot back". */
export function withParticle(items: readonly Item[], { takes, needs }: ListedVerb, to: number): number {
  const next = items[to]?.lower ?? ""
  return PARTICLE.test(next) && (takes.has(next) || needs.has(next)) ? to + 1 : to
}
export const PARTICLE = /^(?:out|for|on|of|about|against|back|it|in)$/
