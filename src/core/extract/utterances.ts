import type { Article, Passage, Span, Utterance } from "../model.ts"
import type { Casting, NameMention } from "./cast.ts"
import { contentOf } from "./contents.ts"
import { type Cue, findCues } from "./cues.ts"
import type { Lexicon } from "./lexicon.ts"
import { type Range, spanOf } from "./phrases.ts"
import type { Pointed, Told } from "./pronouns.ts"
import type { Sentence } from "./sentences.ts"
import { speakerReader } from "./speakers.ts"
import { sentenceSubject } from "./subjects.ts"

/** Below this an attribution is not shown: the speaker is "not named". Half: as likely wrong as right. */
const SURE_ENOUGH = 0.5

/**
 * Steps 3 to 5 over the article: in each sentence the cues, what they report and whom they point to; then the quotations
 * that stand alone, which go on with the one who spoke just before, or are nobody's.
 */
export function findUtterances(
  article: Article,
  sentences: readonly Sentence[],
  names: readonly NameMention[],
  casting: Casting,
  lexicon: Lexicon,
): readonly Utterance[] {
  const readSpeaker = speakerReader(article, names, casting, lexicon)
  const utterances: Growing[] = []
  const told: Told[] = []

  sentences.forEach((sentence, index) => {
    const taken = new Set<number>()
    const cues = findCues(sentence, lexicon)
    const nested = new Set<Cue>()
    for (const cue of inOrder(cues)) {
      if (nested.has(cue)) continue
      const ranges = contentOf(sentence.items, cue, cues).filter((range) => !isTaken(sentence, range, taken))
      if (ranges.length === 0) {
        const pointed = cue.kind === "speech" ? readSpeaker(cue, sentence, index, told) : null
        if (pointed?.member != null) told.push({ sentence: index, member: pointed.member, span: pointed.span })
        continue
      }
      const pointed = readSpeaker(cue, sentence, index, told)
      if (!pointed) continue
      for (const range of ranges) take(sentence, range, taken)
      const inner = cue.kind === "according" ? cues.find((c) => c !== cue && holds(ranges, c)) : undefined
      if (inner) nested.add(inner)
      const reporting = inner ? readSpeaker(inner, sentence, index, told) : null
      if (pointed.member !== null) told.push({ sentence: index, member: pointed.member, span: pointed.span })
      utterances.push(utterance(sentence, cue, ranges, pointed, reporting, lexicon))
    }
    for (const passage of alone(sentence, taken)) goOn(passage, sentence, index)
  })
  return utterances

  /** Whom the sentence before is about, where it leads up to a quotation: "He then listed the qualities:". */
  function aboutWhom(index: number): Utterance["speaker"] {
    const sentence = sentences[index]
    const subject = sentence && sentenceSubject(sentence.items)
    if (!subject) return null
    const cue: Cue = { from: 0, to: 1, kind: "speech", lemma: "", subject, negated: false, gerund: false }
    const pointed = readSpeaker(cue, sentence, index, told)
    if (!pointed || pointed.member === null || casting.kind(pointed.member) !== "person") return null
    return { span: pointed.span, member: pointed.member }
  }

  /** Who spoke in a sentence without being quoted there: "King spoke to reporters." */
  function lastTold(sentence: number): Utterance["speaker"] {
    const one = told.at(-1)
    return one?.sentence === sentence ? { span: one.span, member: one.member } : null
  }

  /**
   * `"A," she said. "B."`: a sentence that is nothing but a quotation goes on with who spoke in the sentence before; at the
   * head of a paragraph too, less surely, unless that one only reported.
   */
  function goOn(passage: Passage, sentence: Sentence, index: number): void {
    const onlyWords = isOnlyWords(sentence)
    const before = sentences[index - 1]
    if (onlyWords && before) {
      const sameBreath = before.paragraph === sentence.paragraph || carriesOn(before)
      const spoke = speakingIn(utterances, before)
      if (spoke && sameBreath && spoke.passages.at(-1)?.kind !== "indirect") {
        spoke.passages.push(passage)
        return
      }
      const speaker = spoke ? spoke.speaker : (lastTold(index - 1) ?? aboutWhom(index - 1))
      if (speaker) {
        utterances.push({
          passages: [passage],
          ...{ cue: null, speaker, unresolved: null, nested: null, hedge: null, polarity: "affirmed" },
          ...{
            confidence: sameBreath ? 0.85 : 0.75,
            reason: sameBreath ? "goes on with the sentence before" : "goes on with the paragraph before",
          },
        })
        return
      }
    }
    const words = article.text.slice(passage.span.start, passage.span.end)
    if (!isSpeech(words, onlyWords)) return
    utterances.push({
      passages: [passage],
      ...{ cue: null, speaker: null, unresolved: null, nested: null, hedge: null, polarity: "affirmed" },
      ...{ confidence: 0, reason: "in quotation marks, but nobody is named as the speaker" },
    })
  }
}

/** Nothing but quotations, or one with a scrap behind it that has no verb: `"…" go after" Osama bin Laden.` */
const isOnlyWords = (sentence: Sentence): boolean =>
  sentence.items[0]?.marked != null && !sentence.items.some((item) => item.pos === "VERB" || item.pos === "AUX")

/** Who speaks in a sentence: in marks before reported, first before nested. */
function speakingIn(utterances: readonly Growing[], sentence: Sentence): Growing | undefined {
  const first = utterances.findLastIndex((u) => u.passages.at(-1)?.sentence.start !== sentence.span.start) + 1
  const here = utterances.slice(first)
  return here.findLast((u) => u.passages.at(-1)?.kind === "direct") ?? here[0]
}

/** An utterance that quotations may still join. */
type Growing = Utterance & { readonly passages: Passage[] }

/** "According to" first: what it governs may hold a cue of its own. */
const inOrder = (cues: readonly Cue[]): readonly Cue[] =>
  cues.toSorted((a, b) => Number(b.kind === "according") - Number(a.kind === "according") || a.from - b.from)

/** A quotation left open at its paragraph's end goes on in the next. */
const carriesOn = (sentence: Sentence): boolean => sentence.items.at(-1)?.marked?.continues ?? false

/** Scare quotes, titles and nicknames are short; speech without a cue has the length of a clause. */
function isSpeech(words: string, alone: boolean): boolean {
  const count = words.split(" ").length
  return count >= (alone ? 2 : LONG_ENOUGH)
}
const LONG_ENOUGH = 8

function isTaken(sentence: Sentence, range: Range, taken: ReadonlySet<number>): boolean {
  for (let i = range.from; i < range.to; i++) if (sentence.items[i]?.marked && taken.has(i)) return true
  return false
}

function take(sentence: Sentence, range: Range, taken: Set<number>): void {
  for (let i = range.from; i < range.to; i++) if (sentence.items[i]?.marked) taken.add(i)
}

const holds = (ranges: readonly Range[], cue: Cue): boolean => ranges.some((r) => cue.from >= r.from && cue.to <= r.to)

/** The quotations of a sentence that no cue took. */
function alone(sentence: Sentence, taken: ReadonlySet<number>): readonly Passage[] {
  return sentence.items.flatMap((item, i) =>
    item.marked && !taken.has(i)
      ? [{ span: item.marked.span, kind: "direct" as const, marked: [item.marked.span], sentence: sentence.span }]
      : [],
  )
}

function utterance(
  sentence: Sentence,
  cue: Cue,
  ranges: readonly Range[],
  pointed: Pointed,
  reporting: Pointed | null,
  lexicon: Lexicon,
): Growing {
  const sure = pointed.member !== null && pointed.sure >= SURE_ENOUGH
  return {
    passages: ranges.flatMap((range) => passagesOf(sentence, range)),
    cue: spanOf(sentence, cue),
    speaker: sure && pointed.member !== null ? { span: pointed.span, member: pointed.member } : null,
    unresolved: sure ? null : pointed.span,
    nested: reporting?.member != null ? { span: reporting.span, member: reporting.member } : null,
    hedge: hedgeIn(sentence, ranges, lexicon),
    polarity: cue.kind === "denial" ? "denied" : "affirmed",
    confidence: sure ? pointed.sure * (cue.kind === "belief" ? 0.9 : 1) : 0,
    reason: `${cue.kind}: "${cue.lemma}"; ${pointed.how}`,
  }
}

/** A range that is nothing but quotations is direct, each a passage; words with marks among them are mixed; else indirect. */
function passagesOf(sentence: Sentence, range: Range): Passage[] {
  const items = sentence.items.slice(range.from, range.to)
  const marked = items.flatMap((item) => (item.marked ? [item.marked.span] : []))
  const direct = items.every((item) => item.marked || item.pos === "PUNCT")
  if (direct) return marked.map((span) => ({ span, kind: "direct", marked: [span], sentence: sentence.span }))
  return [
    { span: spanOf(sentence, range), kind: marked.length > 0 ? "mixed" : "indirect", marked, sentence: sentence.span },
  ]
}

function hedgeIn(sentence: Sentence, ranges: readonly Range[], lexicon: Lexicon): Span | null {
  for (const range of ranges) {
    for (let i = range.from; i < range.to; i++) {
      const item = sentence.items[i]
      if (item && !item.marked && lexicon.hedges.has(item.lower)) return { start: item.start, end: item.end }
    }
  }
  return null
}
