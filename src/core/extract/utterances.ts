import type { Article, Mention, Span, Utterance } from "../model.ts"
import { type Beside, namesBeside } from "./beside.ts"
import type { Casting } from "./cast.ts"
import type { NameMention } from "./cast-mentions.ts"
import { type Growing, goOn, quotationsLeft } from "./continuation.ts"
import type { Cue } from "./cue.ts"
import { adverbs } from "./cue-realis.ts"
import { findCues } from "./cues.ts"
import type { Lexicon } from "./lexicon.ts"
import { isTitle } from "./names.ts"
import { reportsOf } from "./owners.ts"
import { passagesOf } from "./passages.ts"
import { type Range, spanOf } from "./phrases.ts"
import type { Sentence } from "./sentence.ts"
import { speakerReader } from "./speaker.ts"
import type { Pointed, Told } from "./speaker-pronoun.ts"
import type { Tools } from "./steps.ts"
import { isName } from "./subject.ts"
import { sentenceSubject } from "./subjects.ts"

/**
 * How sure an attribution is by its cue, before how surely the cue points: shares of right ones, rounded down, as seen on
 * annotated news. Words in marks beside "said" are surest; what somebody "believes" is the article's reading.
 */
const SURE = {
  quoted: 0.98,
  speech: 0.93,
  according: 0.9,
  judgement: 0.88,
  naming: 0.85,
  noun: 0.8,
  denial: 0.88,
  belief: 0.8,
  sign: 0.75,
  gapped: 0.85,
  impersonal: 0.7,
} as const

/** Words of a name that no sign tells from a headline. */
const LONGEST_NAME = 4

/** Below this an attribution is not shown: the speaker is "not named". Half: as likely wrong as right. */
const SURE_ENOUGH = 0.5

/**
 * Step 4 over the article: in each sentence the cues, what they report and whom they point to; then the quotations
 * that stand alone, which go on with the one who spoke just before, or are nobody's.
 */
export function findUtterances(
  article: Article,
  sentences: readonly Sentence[],
  names: readonly NameMention[],
  casting: Casting,
  tools: Tools,
): readonly Utterance[] {
  const { lexicon, without } = tools
  const readSpeaker = speakerReader(article, sentences, names, casting, tools)
  const utterances: Growing[] = []
  const told: Told[] = []
  const beside = namesBeside(sentences)

  sentences.forEach((sentence, index) => {
    const taken = new Set<number>()
    const cues = findCues(sentence, lexicon, without)
    const nested = new Set<Cue>()
    const passedOn = new Set<Cue>()
    const reports = reportsOf(sentence.items, cues, lexicon)
    for (const cue of inOrder(cues)) {
      if (nested.has(cue)) continue
      const report = reports.find((report) => report.cue === cue)
      const ranges = (report?.ranges ?? []).filter(
        (range) => !isTaken(sentence, range, taken) && holdsWords(sentence, range) && !isLeadIn(sentence, cue, range),
      )
      if (ranges.length === 0) {
        const pointed =
          cue.kind === "speech" && isName(sentence.items, cue.subject.phrase)
            ? readSpeaker(cue, sentence, index, told)
            : null
        if (pointed?.member != null) told.push({ sentence: index, member: pointed.member, span: pointed.span })
        continue
      }
      // "“…,” Hale said, according to AFP": the words are Hale's, whoever passed them on.
      const tag =
        cue.kind === "according" && cues.find((c) => c.kind === "speech" && holds(ranges, c) && tags(sentence, c))
      if (tag) {
        passedOn.add(tag)
        continue
      }
      const pointed = sourceOf(cue, sentence, index, ranges)
      if (!pointed) continue
      for (const range of ranges) take(sentence, range, taken)
      const inner = cue.kind === "according" ? cues.find((c) => c !== cue && holds(ranges, c)) : undefined
      if (inner) nested.add(inner)
      const reporting = inner ? readSpeaker(inner, sentence, index, told) : null
      if (pointed.member !== null) told.push({ sentence: index, member: pointed.member, span: pointed.span })
      utterances.push(
        utterance(sentence, cue, ranges, passedOn.has(cue) ? second(pointed) : pointed, reporting, lexicon),
      )
    }
    for (const passage of quotationsLeft(sentence, taken)) {
      goOn(article, utterances, passage, sentence, beforeIt(index), signedBy(beside.get(index)), without)
    }
  })
  return utterances.toSorted((a, b) => startOf(a) - startOf(b))

  /** Whom a cue points to; of "is expected to" nobody, unless "by …" names somebody. */
  function sourceOf(cue: Cue, sentence: Sentence, index: number, ranges: readonly Range[]): Pointed | null {
    if (cue.source === undefined) return readSpeaker(cue, sentence, index, told, ranges)
    if (!cue.source) return { span: spanOf(sentence, cue), member: null, sure: 0, how: "nobody is named" }
    return readSpeaker({ ...cue, subject: cue.source }, sentence, index, told)
  }

  /** What precedes a sentence, for a quotation that stands alone in it. */
  function beforeIt(index: number): Parameters<typeof goOn>[4] {
    const sentence = sentences[index - 1]
    if (!sentence || without.has("continuation") || sentence.section !== sentences[index]?.section) return null
    if (beside.get(index - 1)?.isBehind) return null
    const last = told.at(-1)
    return {
      sentence,
      told: last?.sentence === index - 1 ? { span: last.span, member: last.member } : null,
      about: () => aboutWhom(sentence, index - 1),
    }
  }

  /** The person whose name stands beside a quotation; null: a name, but none that can be made out; undefined: no name. */
  function signedBy(beside: Beside | undefined): Mention | null | undefined {
    const sentence = sentences[beside?.sentence ?? -1]
    if (!beside || !sentence) return undefined
    if (!beside.subject) return null
    const cue: Cue = { from: 0, to: 1, kind: "sign", lemma: "—", subject: beside.subject, gerund: false }
    const pointed = isKnown(sentence, beside.subject.phrase, beside.isPlain)
      ? readSpeaker(cue, sentence, beside.sentence, told)
      : null
    if (!pointed || pointed.member === null || casting.kind(pointed.member) !== "person") return null
    return { span: pointed.span, member: pointed.member }
  }

  /** One word alone may be a town, an agency or a handle, unless the article gives it a first name. */
  function isKnown({ items }: Sentence, { from, to }: Range, isPlain: boolean): boolean {
    const last = items[to - 1]
    const first = items[from]
    const isPerson =
      isTitle(first, lexicon) || [lexicon.women, lexicon.men].some((given) => given.has(first?.lower ?? ""))
    if (isPlain && to - from > LONGEST_NAME) return false
    if (to - from > 1 && (!isPlain || isPerson)) return true
    return names.some(
      ({ kind, words, span }) =>
        kind === "person" && words.length > 1 && words.at(-1) === last?.lower && span.end !== last?.end,
    )
  }

  function aboutWhom(sentence: Sentence, index: number): Mention | null {
    const subject = sentenceSubject(sentence.items, lexicon)
    if (!subject) return null
    const cue: Cue = { from: 0, to: 1, kind: "speech", lemma: "", subject, gerund: false }
    const pointed = readSpeaker(cue, sentence, index, told)
    if (!pointed || pointed.member === null || !casting.isPerson(pointed.member)) return null
    return { span: pointed.span, member: pointed.member }
  }
}

const startOf = ({ passages }: Utterance): number => passages[0]?.span.start ?? 0

/**
 * "According to" first, since what it governs may hold a cue of its own; then what says most plainly that somebody speaks:
 * a verb of many uses, a passive or a mere colon last.
 */
const inOrder = (cues: readonly Cue[]): readonly Cue[] => cues.toSorted((a, b) => turn(a) - turn(b) || a.from - b.from)
const turn = ({ kind }: Cue): number => (kind === "according" ? 0 : LATE.has(kind) ? 2 : 1)
const LATE: ReadonlySet<Cue["kind"]> = new Set(["naming", "impersonal", "sign"])

function isTaken(sentence: Sentence, range: Range, taken: ReadonlySet<number>): boolean {
  for (let i = range.from; i < range.to; i++) if (sentence.items[i]?.marked && taken.has(i)) return true
  return false
}

function take(sentence: Sentence, range: Range, taken: Set<number>): void {
  for (let i = range.from; i < range.to; i++) if (sentence.items[i]?.marked) taken.add(i)
}

/** Words that reach the article through somebody else are less sure. */
const second = (pointed: Pointed): Pointed => ({
  ...pointed,
  sure: pointed.sure * 0.65,
  how: `${pointed.how}, passed on by another`,
})

/** A cue right behind a quotation, but for its subject. */
function tags({ items }: Sentence, cue: Cue): boolean {
  const at = Math.min(cue.from, cue.subject.inverted ? cue.from : cue.subject.phrase.from)
  return items[at - 1]?.marked != null
}

/** "Speaking in Velden, Hale said:": what is said follows in the next paragraph. */
const isLeadIn = ({ items }: Sentence, cue: Cue, range: Range): boolean =>
  items.at(-1)?.lower === ":" && range.to <= cue.from && !items[range.to - 1]?.marked && cue.kind === "speech"

const holdsWords = (sentence: Sentence, { from, to }: Range): boolean =>
  sentence.items.slice(from, to).some((item) => item.pos !== "PUNCT")

const holds = (ranges: readonly Range[], cue: Cue): boolean => ranges.some((r) => cue.from >= r.from && cue.to <= r.to)

function utterance(
  sentence: Sentence,
  cue: Cue,
  ranges: readonly Range[],
  pointed: Pointed,
  reporting: Pointed | null,
  lexicon: Lexicon,
): Growing {
  const passages = ranges.flatMap((range) => passagesOf(sentence, range))
  const allQuoted = passages.every((passage) => passage.kind === "direct")
  const isQuoted = cue.kind === "speech" && allQuoted
  const confidence = pointed.member === null ? 0 : pointed.sure * SURE[isQuoted ? "quoted" : cue.kind]
  const sure = confidence >= SURE_ENOUGH
  return {
    passages,
    cue: spanOf(sentence, cue),
    speaker: sure && pointed.member !== null ? { span: pointed.span, member: pointed.member } : null,
    unresolved: sure || cue.source === null ? null : pointed.span,
    nested: reporting?.member != null ? { span: reporting.span, member: reporting.member } : null,
    hedge: hedgeIn(sentence, cue, ranges, lexicon),
    // "“We never sold them,” he denied": the words in marks are the denial itself.
    polarity: cue.kind === "denial" && !allQuoted ? "denied" : "affirmed",
    confidence,
    reason: `${cue.kind}: "${cue.lemma}"; ${pointed.how}`,
  }
}

/** "allegedly said" before "said it could": what weakens the saying itself comes first. */
function hedgeIn(sentence: Sentence, cue: Cue, ranges: readonly Range[], lexicon: Lexicon): Span | null {
  const own = adverbs(sentence.items, cue).find((item) => lexicon.hedges.has(item.lower))
  if (own) return { start: own.start, end: own.end }
  for (const range of ranges) {
    for (let i = range.from; i < range.to; i++) {
      const item = sentence.items[i]
      if (item && !item.marked && lexicon.hedges.has(item.text)) return { start: item.start, end: item.end }
    }
  }
  return null
}
