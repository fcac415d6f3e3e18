import type { Article, Span } from "../model.ts"
import type { Casting } from "./cast.ts"
import { genderOfWords, type NameMention } from "./cast-mentions.ts"
import type { Cue } from "./cue.ts"
import { isBodyWord, isTitle, type Named, nameIn } from "./names.ts"
import { phraseAfter, phraseBefore, type Range, spanOf } from "./phrases.ts"
import type { Item, Sentence } from "./sentence.ts"
import { headOf, isOnePerson, isSomebody, isSource, joinsSomebody } from "./speaker-description.ts"
import { type Described, type Pointed, pronounReader, type Told } from "./speaker-pronoun.ts"
import { bearerReader } from "./speaker-role.ts"
import type { Tools } from "./steps.ts"
import { isName } from "./subject.ts"
import { sentenceSubject } from "./subjects.ts"

/** For each sentence the first one of its section. */
function startsOfSections(sentences: readonly Sentence[]): readonly number[] {
  let start = 0
  return sentences.map(({ section }, index) => {
    if (section !== sentences[index - 1]?.section) start = index
    return start
  })
}

/** `reported` is what the cue reports, as ranges of the sentence's items. */
type SpeakerReader = (
  cue: Cue,
  sentence: Sentence,
  index: number,
  told: readonly Told[],
  reported?: readonly Range[],
) => Pointed | null

/** The article's own voice is no source of it. */
const OWN_VOICE = new Set(["i", "we", "you"])

/**
 * Step 4b: the subject of a cue → a member of the cast. A name is its member; a description with a name beside it
 * ("the leader, Ali Khamenei") too; a role that one person of the article has ("the minister") is that person; "he" and
 * "she" are whoever spoke or was named just before, if that is one person. Null for the article's own voice.
 */
export function speakerReader(
  article: Article,
  sentences: readonly Sentence[],
  names: readonly NameMention[],
  casting: Casting,
  { lexicon, without }: Tools,
): SpeakerReader {
  const bySpan = new Map(names.map((name) => [name.span.start, name]))
  const sectionStarts = startsOfSections(sentences)
  const readPronoun = pronounReader(names, casting, describedSubject, (index) => sectionStarts[index] ?? 0, without)
  const bearerOf = without.has("roles") ? () => null : bearerReader(article, names, casting, lexicon)

  return (cue, sentence, index, told, reported = []) => {
    const { phrase, apposition } = cue.subject
    const first = sentence.items[phrase.from]
    if (!first || OWN_VOICE.has(first.lower)) return null
    const span = spanOf(sentence, phrase)
    if (first.pos === "PRON" && phrase.to - phrase.from === 1) {
      // "Hale would lose, he said": whom the words before a tag are about does not say them.
      const before = reported.filter((range) => range.to <= phrase.from).map((range) => spanOf(sentence, range))
      return readPronoun(first.lower, span, index, told, before)
    }
    const at = cue.subject.pronoun
    const who = at === undefined ? undefined : sentence.items[at]
    if (cue.subject.together || joinsOthers(sentence.items, phrase)) return together(sentence, phrase)
    const found =
      (who?.lower === "who" ? byOwner(sentence, phrase) : null) ??
      byName(sentence, phrase) ??
      (apposition ? byName(sentence, apposition, span) : null) ??
      byNameBefore(sentence, phrase, span) ??
      byDescription(sentence, phrase, index)
    return who ? { ...found, span: { start: who.start, end: who.end } } : found
  }

  function byName(sentence: Sentence, phrase: Range, span = spanOf(sentence, phrase)): Pointed | null {
    const named = nameIn(sentence.items, phrase, lexicon)
    const known = named && bySpan.get(spanOf(sentence, named.name).start)
    if (!known || (known.kind === "body" && named.name.to < phrase.to)) return null
    if (isJoint(sentence.items, phrase, named)) return together(sentence, phrase)
    const member = casting.named(known)
    const whole =
      known.span.start < span.start || known.span.end > span.end
        ? { start: Math.min(known.span.start, span.start), end: Math.max(known.span.end, span.end) }
        : span
    casting.note(member, known.span)
    return casting.isShared(known)
      ? { span: whole, member, how: "named by a surname that two bear" }
      : { span: whole, member, how: "named" }
  }

  /** "Ms. Hale — a former aide who calls herself …": a description set off behind a name is of whom it names. */
  function byNameBefore(sentence: Sentence, phrase: Range, span: Span): Pointed | null {
    const { items } = sentence
    const isSetOff =
      /^(?:[–—]|--?)$/.test(items[phrase.from - 1]?.lower ?? "") &&
      /^(?:a|an|the)$/.test(items[phrase.from]?.lower ?? "")
    const before = isSetOff ? phraseBefore(items, phrase.from - 1) : null
    if (!before || !isOnePerson(items, { ...phrase, to: headOf(sentence, phrase, lexicon) + 1 }, lexicon)) return null
    const named = byName(sentence, before, span)
    return named?.member != null && casting.isPerson(named.member) ? { ...named, span } : null
  }

  /** "the resignation of the minister Tom Hale, who said": "who" is no resignation, but the person whose it is. */
  function byOwner(sentence: Sentence, phrase: Range): Pointed | null {
    const { items } = sentence
    const head = headOf(sentence, phrase, lexicon)
    const link = items.findLastIndex((item, i) => i > head && i < phrase.to && item.pos === "ADP")
    if (link < 0 || items[head]?.pos !== "NOUN" || isSomebody(items[head], lexicon)) return null
    return byName(sentence, { from: link + 1, to: phrase.to })
  }

  /** "Anna Keller and Martin Hale said": what two say is neither's alone; one mention holds both. */
  function together(sentence: Sentence, phrase: Range): Pointed {
    const span = spanOf(sentence, phrase)
    const parts = sentence.items.slice(phrase.from, phrase.to).flatMap((item, i) => {
      const hangs = i > 0 && sentence.items[phrase.from + i - 1]?.pos === "ADP"
      const name = hangs ? undefined : bySpan.get(item.start)
      return name ? [casting.named(name)] : []
    })
    return { span, member: casting.together(span, [...new Set(parts)]), how: "two together" }
  }

  /** "the minister", "some sources", "the United States mission": a body or somebody unnamed. */
  function byDescription(sentence: Sentence, phrase: Range, index: number): Pointed {
    const { items } = sentence
    const span = spanOf(sentence, phrase)
    const definite = items[phrase.from]?.lower === "the"
    const head = headOf(sentence, phrase, lexicon)
    const office = definite && isTitle(items[head], lexicon) ? items[head] : undefined
    const [before, behind] = [items.slice(phrase.from + 1, head), items.slice(head + 1, phrase.to)]
    const bearer = office ? bearerOf({ before, head: office, behind }, index) : null
    if (bearer !== null) return { span, member: bearer, how: "by role" }
    const isBody = isBodyWord(items[head], lexicon) || items[head]?.pos === "PROPN"
    const named = definite ? spanOf(sentence, { from: phrase.from + 1, to: phrase.to }) : span
    const toldOf = (evidence: "person" | "thing") =>
      ({ evidence, gender: genderOfWords([items[head]?.lower ?? ""], lexicon) }) as const
    const told = isOnePerson(items, { from: phrase.from, to: head + 1 }, lexicon)
      ? toldOf("person")
      : lexicon.writings.has(items[head]?.lower ?? "")
        ? toldOf("thing")
        : undefined
    const member = casting.described(named, isBody ? "body" : "unnamed", told)
    if (isBody) return { span, member, how: "a body" }
    return isSource(items[head], lexicon)
      ? { span, member, how: "described" }
      : { span, member, how: "described by a word that need not mean a speaker" }
  }

  /** The one person, without a name, whom a sentence is about: "The mayor of Leith resigned."; null when it is about none. */
  function describedSubject(index: number): Described | null {
    const sentence = sentences[index]
    const subject = sentence ? sentenceSubject(sentence.items, lexicon) : null
    if (!sentence || !subject || subject.inverted) return null
    // "I asked my son. “No,” he said": who tells the story is nobody's "he".
    const isNarrator = OWN_VOICE.has(sentence.items[subject.phrase.from]?.lower ?? "")
    const my = isNarrator ? sentence.items.findIndex((item) => /^(?:my|our)$/.test(item.lower)) : -1
    const phrase = my < 0 ? subject.phrase : (phraseAfter(sentence.items, my) ?? subject.phrase)
    if (joinsSomebody(sentence.items, phrase, lexicon)) return null
    if (isName(sentence.items, { ...phrase, to: headOf(sentence, phrase, lexicon) + 1 })) return null
    if (!isOnePerson(sentence.items, { from: phrase.from, to: headOf(sentence, phrase, lexicon) + 1 }, lexicon))
      return null
    const named = subject.apposition && my < 0 ? byName(sentence, subject.apposition) : null
    const { span, member } = named ?? byDescription(sentence, phrase, index)
    return member === null ? null : { span, member }
  }
}

/** "Anna Keller and her husband", "Keller and others": a name, and whoever else an article or a pronoun brings in. */
function joinsOthers(items: readonly Item[], phrase: Range): boolean {
  const and = items.findIndex((item, i) => i > phrase.from && i < phrase.to && item.lower === "and")
  if (and < 0 || items[and - 1]?.pos !== "PROPN" || items.slice(phrase.from, and).some((item) => item.pos === "ADP"))
    return false
  return /^(?:his|her|their|its|others)$/.test(items[and + 1]?.lower ?? "")
}

/** Whether a name is only the last of two: "Anna Keller and | Martin Hale", "the mayor and | Anna Keller". */
function isJoint(items: readonly Item[], phrase: Range, { name, role }: Named): boolean {
  const before = items[(role?.from ?? name.from) - 1]
  if (before?.pos === "CCONJ" && (role?.from ?? name.from) > phrase.from) return true
  const joint = items.slice(phrase.from, name.from).findLastIndex((item) => item.pos === "CCONJ")
  return joint > 0 && (items[phrase.from + joint - 1]?.pos === "PROPN" || phrase.from + joint + 1 === name.from)
}
