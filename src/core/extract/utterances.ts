import type { Article, Span, Utterance } from "../model.ts"
import type { Casting } from "./cast.ts"
import type { NameMention } from "./cast-mentions.ts"
import { confidenceOf, NAMED_FROM } from "./confidence.ts"
import { tellSomething } from "./content-fragment.ts"
import { type Growing, quotationsLeft } from "./continuation.ts"
import { aloneReader } from "./continuation-alone.ts"
import type { Cue } from "./cue.ts"
import { reportsOf } from "./cue-owners.ts"
import { adverbs } from "./cue-realis.ts"
import { findCues } from "./cues.ts"
import type { Lexicon } from "./lexicon.ts"
import { passagesOf } from "./passages.ts"
import { type Range, spanOf } from "./phrases.ts"
import type { Sentence } from "./sentence.ts"
import { speakerReader } from "./speaker.ts"
import type { Pointed, Told } from "./speaker-pronoun.ts"
import type { Tools } from "./steps.ts"
import { isName } from "./subject.ts"
import { answerReader } from "./turns.ts"

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
  const readAlone = aloneReader({ article, sentences, names, casting, readSpeaker, utterances, told }, tools)

  const readAnswer = answerReader(article, names, casting, tools)
  let answered = -1

  sentences.forEach((sentence, index) => {
    const { paragraph } = sentence
    if (article.paragraphs[paragraph]?.turn) {
      const answer = answered < paragraph ? readAnswer(paragraph) : null
      answered = paragraph
      if (answer) utterances.push(answer)
      return
    }
    const taken = new Set<number>()
    const cues = findCues(sentence, lexicon, without)
    const nested = new Set<Cue>()
    const passedOn = new Set<Cue>()
    const reports = reportsOf(sentence.items, cues, lexicon)
    for (const cue of inOrder(cues)) {
      if (nested.has(cue)) continue
      const report = reports.find((report) => report.cue === cue)
      const left = (report?.ranges ?? []).filter(
        (range) => !isTaken(sentence, range, taken) && holdsWords(sentence, range) && !isLeadIn(sentence, cue, range),
      )
      const ranges = tellSomething(sentence.items, left) ? left : []
      if (ranges.length === 0) {
        const pointed =
          cue.kind === "speech" && isName(sentence.items, cue.subject.phrase)
            ? readSpeaker(cue, sentence, index, told)
            : null
        if (pointed?.member != null)
          told.push({ sentence: index, member: pointed.member, span: pointed.span, isBare: true })
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
      const inside = cue.kind === "according" ? cues.filter((c) => c !== cue && holds(ranges, c)) : []
      const inner = inside.find(passesOn) ?? inside[0]
      if (inner) nested.add(inner)
      const reporting = inner && passesOn(inner) ? readSpeaker(inner, sentence, index, told) : null
      if (pointed.member !== null)
        told.push({ sentence: index, member: pointed.member, span: pointed.span, asks: cue.lemma === "ask" })
      utterances.push(utterance(sentence, cue, ranges, { pointed, reporting, isPassedOn: passedOn.has(cue) }, lexicon))
    }
    for (const passage of quotationsLeft(sentence, taken)) {
      const continued = readAlone(passage, index)
      if (continued && "joins" in continued) continued.joins.passages.push(passage)
      else if (continued) utterances.push(continued.adds)
    }
  })
  return utterances.toSorted((a, b) => startOf(a) - startOf(b))

  /** Whom a cue points to; of "is expected to" nobody, unless "by …" names somebody. */
  function sourceOf(cue: Cue, sentence: Sentence, index: number, ranges: readonly Range[]): Pointed | null {
    if (cue.source === undefined) return readSpeaker(cue, sentence, index, told, ranges)
    if (!cue.source) return { span: spanOf(sentence, cue), member: null, how: "nobody is named" }
    return readSpeaker({ ...cue, subject: cue.source }, sentence, index, told)
  }
}

/** "The mayor said it was late, according to AFP": only a verb of saying has a speaker whose words another passes on. */
const passesOn = (cue: Cue): boolean => cue.kind === "speech" && cue.source === undefined

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

/** Whom a cue points to, whom that one reports, and whether their words reached the article through somebody else. */
type Voices = { readonly pointed: Pointed; readonly reporting: Pointed | null; readonly isPassedOn: boolean }

function utterance(
  sentence: Sentence,
  cue: Cue,
  ranges: readonly Range[],
  { pointed, reporting, isPassedOn }: Voices,
  lexicon: Lexicon,
): Growing {
  const passages = ranges.flatMap((range) => passagesOf(sentence, range))
  const allQuoted = passages.every((passage) => passage.kind === "direct")
  const mention = pointed.member === null ? null : { span: pointed.span, member: pointed.member }
  const confidence = mention ? confidenceOf(cue.kind, passages, pointed.how, isPassedOn) : 0
  const isNamed = confidence >= NAMED_FROM
  return {
    passages,
    cue: spanOf(sentence, cue),
    speaker: isNamed ? mention : null,
    unresolved: isNamed || cue.source === null ? null : pointed.span,
    ...(mention && !isNamed && { doubted: mention }),
    nested: reporting?.member != null ? { span: reporting.span, member: reporting.member } : null,
    hedge: hedgeIn(sentence, cue, ranges, lexicon),
    // "“We never sold them,” he denied": the words in marks are the denial itself.
    polarity: cue.kind === "denial" && !allQuoted ? "denied" : "affirmed",
    confidence,
    reason: `${cue.kind}: "${cue.lemma}"; ${pointed.how}${isPassedOn ? ", passed on by another" : ""}`,
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
