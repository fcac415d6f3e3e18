import type { Cue } from "./cue.ts"
import { blamedSubject, type Controlled, infinitiveSubject } from "./cue-control.ts"
import { isReporting } from "./cue-frames.ts"
import { gappedCues } from "./cue-gapped.ts"
import { impersonalCues } from "./cue-impersonal.ts"
import { adjectiveCues, nounCues } from "./cue-nouns.ts"
import { isDenied, isSaid } from "./cue-realis.ts"
import { signCues } from "./cue-signs.ts"
import type { Lexicon, ListedVerb } from "./lexicon.ts"
import { isPossessive, phraseAfter, phraseBefore, type VerbGroup, verbGroups } from "./phrases.ts"
import type { Item, Sentence } from "./sentence.ts"
import type { Step, Tools } from "./steps.ts"
import { isName, type Subject } from "./subject.ts"
import { invertedSubject, subjectsOf } from "./subjects.ts"

/** Step 4a: every cue of a sentence that has a source: verbs of the lexicon with their subject, and "according to". */
export function findCues(sentence: Sentence, lexicon: Lexicon, without: Tools["without"] = new Set()): readonly Cue[] {
  const { items } = sentence
  const groups = [...verbGroups(items), ...mistagged(items, lexicon)].toSorted((a, b) => a.from - b.from)
  const subjects = subjectsOf(items, groups)
  const phrases = cuePhrases(items, lexicon)
  const verbs: Cue[] = []
  groups.forEach((group, g) => {
    if (phrases.some((p) => group.from >= p.from && group.from < p.to)) return
    // "Keller said the bridge was safe and added that …": the one who said it added it.
    const joined =
      items[group.from - 1]?.pos === "CCONJ"
        ? verbs.findLast(
            (cue) =>
              !cue.gerund && !/^(?:to|would|will|could|can|should|may|might|must)$/.test(items[cue.from]?.lower ?? ""),
          )
        : undefined
    const nearest = subjects[g] ?? null
    const own = joined && !(nearest && isName(items, nearest.phrase)) ? joined.subject : nearest
    const known = lexicon.cues.has(items[group.head]?.lower ?? "")
    const cue = known ? verbCue(items, group, own, lexicon, without.has("realis")) : tagCue(items, group, own)
    if (cue) verbs.push(cue)
  })
  const said = { items, groups, subjects, lexicon }
  return [
    ...[...phrases, ...verbs, ...gappedCues({ items, lexicon }, verbs), ...signCues(items, lexicon)],
    ...[...impersonalCues(said), ...nounCues(said), ...adjectiveCues(said)],
  ]
    .filter((cue) => !isLeftOut(cue, without))
    .toSorted((a, b) => a.from - b.from)
}

/** The step that finds a kind of cue, for an evaluation that leaves one out. */
const STEP_OF: Readonly<Partial<Record<Cue["kind"], Step>>> = {
  ...{ according: "sources", sign: "signs", noun: "nouns", impersonal: "passives" },
  ...{ judgement: "judgements", naming: "judgements", belief: "beliefs" },
}

function isLeftOut(cue: Cue, without: Tools["without"]): boolean {
  const step = STEP_OF[cue.kind] ?? (cue.subject.inverted ? "inversion" : undefined)
  return step !== undefined && without.has(step)
}

function verbCue(
  items: readonly Item[],
  group: VerbGroup,
  own: Subject | null,
  lexicon: Lexicon,
  unreal: boolean,
): Cue | null {
  const word = items[group.head]?.lower ?? ""
  const verb = lexicon.cues.get(word)
  if (!verb || group.passive || isReduced(items, group)) return null
  const to = withParticle(items, verb, group.to)
  if (verb.needs.size > 0 && to === group.to) return null
  const hearerFirst = own !== null && verb.takes.has("hearer")
  const inverted = verb.kind === "speech" && !hearerFirst && opensTag(items, group) ? invertedSubject(items, to) : null
  const says = inverted ?? controlled(items, group, own, lexicon)
  const subject = says === "nobody" ? (own ?? standIn(group)) : says
  if (!subject || !(unreal || isSaid(items, group, subject, verb.lemma))) return null
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

/** "a plan called “The Way”", "the bill, known as …": a participle without its "is" is no verb of the sentence. */
function isReduced(items: readonly Item[], group: VerbGroup): boolean {
  const word = items[group.head]?.lower ?? ""
  if (group.from !== group.head || group.gerund) return false
  if (word === "known") return true
  // "when asked if", "if told that": somebody else asks or tells.
  if (/^(?:when|if|once|until|unless)$/.test(items[group.from - 1]?.lower ?? "") && /(?:ed|told)$/.test(word))
    return true
  if (!/^(?:called|titled|dubbed|named|labeled|labelled|nicknamed|christened|branded|termed)$/.test(word)) return false
  const isAsked = items.slice(0, group.from).some((item) => /^(?:what|which|whom|who|that)$/.test(item.lower))
  return items[group.to]?.marked != null && !isAsked
}

/** `"…," Oliver barked.`: between a quotation and the end of its tag every verb is one of saying. */
function tagCue(items: readonly Item[], group: VerbGroup, subject: Subject | null): Cue | null {
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
  const marked = before?.lower === "," ? items[subject.phrase.from - 2]?.marked : before?.marked
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
function opensTag(items: readonly Item[], group: VerbGroup): boolean {
  const before = items[group.from - 1]
  if (group.gerund || group.to - group.from > 2) return false
  // `Said Ann Lee, "…"`: at the head of a sentence.
  if (!before) return opensSentence(items, group.to)
  if (before.marked) return true
  if (!/^[,–—]$/.test(before.lower)) return false
  const after = invertedSubject(items, group.to)
  // "X, a doctor, said Keller “was early”": Keller is told of.
  if (!after || items[after.phrase.to]?.marked || isPossessive(items[after.phrase.to])) return false
  return items[group.from - 2]?.marked != null || isName(items, after.phrase)
}

function opensSentence(items: readonly Item[], from: number): boolean {
  const after = invertedSubject(items, from)
  const end = Math.max(after?.phrase.to ?? 0, after?.apposition?.to ?? 0)
  return (
    after !== null && isName(items, after.phrase) && /^[,:]$/.test(items[end]?.lower ?? "") && !!items[end + 1]?.marked
  )
}

/** Particles that belong to a verb: "points out", "warned of", "shot back". */
function withParticle(items: readonly Item[], { takes, needs }: ListedVerb, to: number): number {
  const next = items[to]?.lower ?? ""
  return PARTICLE.test(next) && (takes.has(next) || needs.has(next)) ? to + 1 : to
}
const PARTICLE = /^(?:out|for|on|of|about|against|back|it|in)$/

/** "points out that", "claims that": forms that the tagger takes for nouns, where "that" or a quotation follows. */
function mistagged(items: readonly Item[], lexicon: Lexicon): readonly VerbGroup[] {
  return items.flatMap((item, i) => {
    const verb = /^(?:NOUN|ADJ|PROPN)$/.test(item.pos) ? lexicon.cues.get(item.lower) : undefined
    if (
      !verb ||
      verb.kind === "judgement" ||
      verb.kind === "naming" ||
      (item.lower === verb.lemma && !followsPlural(items, i))
    )
      return []
    const to = withParticle(items, verb, i + 1)
    const follows = items[to]
    const next = follows?.lower ?? ""
    const isTag = /^(?:[.,]|$)/.test(next) && endsTagged(items, i)
    const isCue =
      (item.lower === verb.lemma && /^(?:DET|PRON|PROPN)$/.test(follows?.pos ?? "")) ||
      isTag ||
      next === "that" ||
      follows?.marked ||
      (/^[:,]$/.test(next) && items[to + 1]?.marked)
    return isCue
      ? [{ from: i, to: i + 1, head: i, negated: false, passive: false, gerund: false, infinitive: false }]
      : []
  })
}

/** "The results show the …": a plural noun before it tells the verb. */
const followsPlural = (items: readonly Item[], i: number): boolean =>
  items[i - 1]?.pos === "NOUN" && /[^s]s$/.test(items[i - 1]?.lower ?? "")

/** `"…," a voice-over states.`: the noun phrase before it follows a quotation at once. */
function endsTagged(items: readonly Item[], i: number): boolean {
  const phrase = phraseBefore(items, i)
  if (!phrase) return false
  const before = items[phrase.from - 1]
  return before?.marked != null || (before?.lower === "," && items[phrase.from - 2]?.marked != null)
}

function cuePhrases(items: readonly Item[], lexicon: Lexicon): readonly Cue[] {
  return items.flatMap((_, from) => {
    const words = lexicon.cuePhrases.find((phrase) => phrase.every((word, k) => items[from + k]?.lower === word))
    if (!words) return []
    const to = from + words.length
    const found = invertedSubject(items, to) ?? beforeVerb(items, to) ?? bareSource(items, to)
    if (!found) return []
    return [{ from, to, kind: "according", lemma: words.join(" "), subject: found, gerund: false } as const]
  })
}

/** "According to X, Y said …": a comma closes X although a verb comes later. */
function beforeVerb(items: readonly Item[], from: number): Subject | null {
  const comma = items.findIndex((item, i) => i > from && item.lower === ",")
  return comma < 0 ? null : invertedSubject(items.slice(0, comma), from)
}

/** "according to a document filed by X": whatever follows the phrase says more of it. */
function bareSource(items: readonly Item[], from: number): Subject | null {
  const phrase = phraseAfter(items, from)
  return phrase ? { phrase, apposition: null, inverted: true } : null
}
