import type { Span } from "../model.ts"
import type { Casting } from "./cast.ts"
import type { NameMention } from "./cast-mentions.ts"
import type { Pointing } from "./confidence.ts"
import type { Tools } from "./steps.ts"

/** Whom a cue points to: the words, the member where the article settles it, and how it is told. */
export type Pointed = {
  readonly span: Span
  readonly member: number | null
  readonly how: Pointing
}

/** What happened before, newest last: who spoke, so that "he" can mean them; `asks` when it was a question to somebody. */
export type Told = {
  readonly sentence: number
  readonly member: number
  readonly span: Span
  readonly asks?: boolean
  /** They spoke up, and no words are given: "Hale cut in." */
  readonly isBare?: true
}

/** Whom a sentence is about without a name, and the words for them. */
export type Described = { readonly span: Span; readonly member: number }

/** Sentences back that a pronoun reaches: beyond it nobody reads it as settled. */
const REACH = 6

/** `reported`: what stands before the pronoun and is what it says; whom that names is somebody else. */
type PronounReader = (
  word: string,
  span: Span,
  sentence: number,
  told: readonly Told[],
  reported: readonly Span[],
) => Pointed

/**
 * Step 4c: "he" and "she" are the person, of fitting gender, who is the sentence's subject before them; else, sentence by
 * sentence back, who spoke there, who is its subject, or the only one it names. Where two fit equally nobody is meant.
 * "It" is the body that spoke last. The order of the readings follows centering theory (Grosz, Joshi and Weinstein 1995).
 */
export function pronounReader(
  names: readonly NameMention[],
  casting: Casting,
  describedSubject: (sentence: number) => Described | null,
  sectionStart: (sentence: number) => number,
  without: Tools["without"],
): PronounReader {
  const bySentence = Map.groupBy(names, (name) => name.sentence)
  const described = new Map<number, Described | null>()

  return (word, span, sentence, told, reported) => {
    const unresolved: Pointed = { span, member: null, how: "pronoun, not settled" }
    const settled = (member: number, how: Pointing): Pointed => ({ span, member, how })
    if (without.has("coreference")) return unresolved
    if (word === "it") {
      // "The report says …. It found …"; but in "when the council spoke, it found" it may be the council.
      const mayBeWriting = !bySentence.get(sentence)?.some((name) => name.span.end <= span.start)
      const isMeant = (member: number) => casting.kind(member) === "body" || (mayBeWriting && casting.isWriting(member))
      const spoke = lastToSpeak(told, sentence - 1, isMeant)
      return spoke && spoke.sentence >= Math.max(sectionStart(sentence), sentence - REACH)
        ? settled(spoke.member, "pronoun, last to speak")
        : unresolved
    }
    if (!/^(?:he|his|she|her)$/.test(word)) return unresolved
    const gender = word.startsWith("h") && word !== "her" ? "male" : "female"
    const isOf = (member: number) => without.has("gender") || (casting.gender(member) ?? gender) === gender
    const fits = (member: number) => casting.isPerson(member) && isOf(member)

    const isBefore = (one: Span) => one.end <= span.start && !reported.some((range) => holds(range, one))
    const named = people(sentence, fits, isBefore)
    const own = named.length > 0 ? named : withDescribed(sentence, [], fits, isBefore)
    const chosen = choose(own, gender)
    if (chosen) return settled(chosen.member, "pronoun, named in the sentence")
    if (own.length > 0) return unresolved
    const before = told.findLast((one) => one.sentence === sentence && one.span.end <= span.start && fits(one.member))
    if (before) return settled(before.member, "pronoun, spoke in the sentence")

    // Below a heading something new begins: "she" is nobody of the section before.
    for (let back = sentence - 1; back >= Math.max(sectionStart(sentence), sentence - REACH); back--) {
      const spoke = lastToSpeak(told, back, fits)
      const named = withDescribed(back, people(back, fits), fits)
      if (spoke?.sentence === back) {
        // "“Are you well?” Holt asked Reed. “I am,” he said": whoever is asked may answer.
        if (spoke.asks && back === sentence - 1 && named.some((one) => one.member !== spoke.member)) return unresolved
        return settled(spoke.member, "pronoun, last to speak")
      }
      const one = choose(named, gender)
      if (one) return settled(one.member, one.subject ? "pronoun, last told of" : "pronoun, last named")
      if (named.length > 0) return unresolved
    }
    return unresolved
  }

  /** The people a sentence names that fit, each once, the subject first. */
  function people(
    sentence: number,
    fits: (member: number) => boolean,
    mayBe: (name: Span) => boolean = () => true,
  ): readonly Candidate[] {
    const found = new Map<number, Candidate>()
    for (const name of bySentence.get(sentence) ?? []) {
      if (!casting.isPersonsName(name) || !mayBe(name.span)) continue
      const member = casting.named(name)
      if (fits(member) && !found.has(member)) found.set(member, { member, subject: name.subject })
    }
    return [...found.values()]
  }

  /** "The mayor of Leith resigned.": whom a sentence is about without a name is the first to be meant. */
  function withDescribed(
    sentence: number,
    named: readonly Candidate[],
    fits: (member: number) => boolean,
    mayBe: (words: Span) => boolean = () => true,
  ): readonly Candidate[] {
    const known = described.get(sentence)
    const found = known === undefined ? describedSubject(sentence) : known
    described.set(sentence, found)
    if (!found || !mayBe(found.span) || !fits(found.member)) return named
    const { member } = found
    if (named.some((one) => one.member === member)) return named
    return [{ member, subject: true }, ...named.map((one) => ({ ...one, subject: false }))]
  }

  /** The subject; else the only one; else the only one known to be of that gender; null when that leaves two or none. */
  function choose(candidates: readonly Candidate[], gender: string): Candidate | null {
    const subjects = candidates.filter((c) => c.subject)
    const [subject] = subjects
    if (subjects.length === 1 && subject) {
      // "Alex Mathers met Martha Lane. “…,” she said": the subject might be a woman, the other one is.
      const isKnown = casting.gender(subject.member) === gender
      return isKnown || !candidates.some((c) => casting.gender(c.member) === gender) ? subject : null
    }
    if (candidates.length === 1) return candidates[0] ?? null
    const known = candidates.filter((c) => casting.gender(c.member) === gender)
    return known.length === 1 ? (known[0] ?? null) : null
  }
}

const holds = (outer: Span, inner: Span): boolean => inner.start >= outer.start && inner.end <= outer.end

type Candidate = { readonly member: number; readonly subject: boolean }

/** The last one who spoke up to a sentence and fits; undefined when nobody did. `told` is in the order of sentences. */
function lastToSpeak(told: readonly Told[], sentence: number, fits: (member: number) => boolean): Told | undefined {
  for (let t = told.length - 1; t >= 0; t--) {
    const one = told[t]
    if (!one || one.sentence < sentence - REACH) return undefined
    if (one.sentence <= sentence && fits(one.member)) return one
  }
  return undefined
}
