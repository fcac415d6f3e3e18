import { type CastMember, type Covered, nameOf, type Span, type Utterance, wordsAt } from "../model.ts"
import { isFunctionWord } from "../query/function-words.ts"
import { words as foldedWords } from "../text/fold.ts"
import type { SourceWord } from "./source-words.ts"
import type { SourceVoice, SpeakerVerdict } from "./verdict.ts"

/** What of an article somebody says at a place: in quotation marks or reported, and by whom it is said there. */
type Speech = {
  readonly utterance: Utterance
  readonly isQuoted: boolean
  /** Index into the cast; undefined when the article does not say, or not clearly enough. */
  readonly speaker: number | undefined
}

/** The speech at a position, in quotation marks rather than reported; null where the article speaks itself. */
export function speechAt({ coverage }: Pick<Covered, "coverage">, at: number): Speech | null {
  let reported: Speech | null = null
  for (const utterance of coverage.utterances) {
    for (const { span, marked } of utterance.passages) {
      if (!holds(span, at)) continue
      const speaker = utterance.speaker?.member
      if (marked.some((piece) => holds(piece, at))) return { utterance, isQuoted: true, speaker }
      reported ??= { utterance, isQuoted: false, speaker }
    }
  }
  return reported
}

const holds = ({ start, end }: Span, at: number): boolean => at >= start && at < end

/** How the source gives the words, by the least of them: quoted only if all are. */
export function voiceOfWords(covered: Covered, words: readonly SourceWord[]): SourceVoice {
  const speeches = words.map((word) => ({ isMarked: word.mark >= 0, speech: speechAt(covered, word.start) }))
  if (speeches.every(({ isMarked, speech }) => isMarked || speech?.isQuoted)) return "quoted"
  const told = speeches.filter(({ isMarked, speech }) => isMarked || speech).length
  return told * 2 > speeches.length ? "reported" : "narrated"
}

/** The members of the cast that say the words; null among them where the article names nobody. */
function speakersOf(covered: Covered, words: readonly SourceWord[]): ReadonlySet<number | null> {
  return new Set(words.map((word) => speechAt(covered, word.start)?.speaker ?? null))
}

/** Whom the source names for the words, by the name it gives; null when it names nobody, or several. */
export function nameOfSpeaker(covered: Covered, words: readonly SourceWord[]): string | null {
  const [member = null, ...others] = speakersOf(covered, words)
  return others.length > 0 ? null : memberName(covered, member)
}

function memberName({ article, coverage }: Covered, member: number | null): string | null {
  const speaker = member === null ? undefined : coverage.cast[member]
  return speaker ? nameOf(article, speaker) : null
}

/** Whether the claimed speaker is the one whom the source names, and who else it is. */
export function speakerVerdict(
  covered: Covered,
  words: readonly SourceWord[],
  claimed: string | undefined,
): { readonly speaker: SpeakerVerdict; readonly others: readonly string[] } {
  if (claimed === undefined || telling(claimed).length === 0) return { speaker: "unclaimed", others: [] }
  const members = [...speakersOf(covered, words)]
  const verdicts = members.map((member): SpeakerVerdict => {
    if (member === null) return "open"
    return voicesOf(covered, member, words).some((one) => isMeant(covered, one, claimed)) ? "same" : "other"
  })
  const speaker = verdicts.includes("other") ? "other" : verdicts.includes("open") ? "open" : "same"
  const others = members
    .filter((_, i) => verdicts[i] === "other")
    .flatMap((member) => memberName(covered, member) ?? [])
  return { speaker, others }
}

/** A speaker with those who speak together under the name, and whom the words are passed on from. */
function voicesOf({ coverage }: Covered, member: number, said: readonly SourceWord[]): readonly CastMember[] {
  const relayed = new Set(said.flatMap((word) => speechAt({ coverage }, word.start)?.utterance.nested?.member ?? []))
  const together = coverage.cast[member]?.together ?? []
  return [member, ...together, ...relayed].flatMap((one) => coverage.cast[one] ?? [])
}

/**
 * Whether a claimed speaker is this member: by words of one name or role alone ("Price", "the spokesman"), by words of the name
 * with others of the roles ("spokesman Price"), or by the whole name with whatever stands beside it ("Ned Price, aide").
 */
function isMeant({ article, coverage }: Covered, member: CastMember, claimed: string): boolean {
  const { mentions, roles, kind } = member
  const sought = telling(claimed)
  const wordsOf = (span: Span) => telling(wordsAt(article.text, span))
  const own = telling(nameOf(article, member))
  // "Eric Trump" is not meant by "Trump" where another one is called just that.
  const isWhole = (name: readonly string[]) => name.join(" ") === sought.join(" ")
  if (!isWhole(own) && coverage.cast.some((one) => one !== member && isWhole(telling(nameOf(article, one)))))
    return false
  const called = [own, ...[...mentions, ...roles].map(wordsOf)]
  const all = called.flat()
  const isIn = (words: readonly string[]) => sought.every((word) => words.some((one) => isOne(word, one)))
  const namesOne = sought.some((word) => own.includes(word))
  if (called.some(isIn) || (namesOne && isIn(all))) return true
  // A description that is no listed role may still stand beside the name: "Ruth Ellis, the harbour master".
  const isDescription = !/\p{Lu}/u.test(claimed.trim().slice(1))
  if (isDescription && mentions.some((span) => besideName(article.text, span).some((words) => isIn(telling(words)))))
    return true
  return kind === "person" && own.length > 0 && own.every((word) => sought.some((one) => isOne(one, word)))
}

/** What stands right before a name and, behind a comma, right behind it. */
function besideName(text: string, { start, end }: Span): readonly string[] {
  const before = /[^,.;:!?“”"\n]*$/.exec(text.slice(Math.max(0, start - BESIDE), start))?.[0] ?? ""
  const behind = /^,\s+([^,.;:!?“”"\n]+)/.exec(text.slice(end, end + BESIDE))?.[1] ?? ""
  return [before, behind]
}
const BESIDE = 80

/** An initial stands for a name. */
const isOne = (a: string, b: string): boolean =>
  a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b))

const telling = (name: string): readonly string[] =>
  foldedWords(name).filter((word) => !isFunctionWord(word) && !ADDRESS.has(word) && !PRONOUNS.has(word))
const PRONOUNS = new Set("i we you it they us them me mine ours".split(" "))

/** Forms of address and words around a name that make nobody else of its bearer. */
const ADDRESS = new Set("mr mrs ms miss mx dr prof professor sir dame lord lady hon rt st".split(" "))

/** The speech that a slice of the article lies in, by its first word in marks, or else by its first word. */
export function speechIn(covered: Covered, { start, end }: Span): Speech | null {
  const { coverage } = covered
  const touching = coverage.utterances.filter(({ passages }) =>
    passages.some(({ span }) => span.start < end && span.end > start),
  )
  const [first] = touching.flatMap(({ passages }) =>
    passages.flatMap(({ marked, span }) => (marked.length > 0 ? marked : [span])),
  )
  return first ? speechAt({ coverage: { ...coverage, utterances: touching } }, Math.max(first.start, start)) : null
}
