import type { Article, Mention, Passage, Utterance } from "../model.ts"
import { isBlockQuote } from "./marks.ts"
import type { Sentence } from "./sentence.ts"
import type { Tools } from "./steps.ts"

/** How sure it is that a quotation without a cue goes on with a speaker, by what links it to them. */
const SURE = { sentenceBefore: 0.9, paragraphBefore: 0.8, ledUpTo: 0.6, inParagraph: 0.6, signed: 0.75 } as const

/** An utterance that quotations may still join. */
export type Growing = Utterance & { readonly passages: Passage[] }

type Before = {
  readonly sentence: Sentence
  /** Who is known to speak in it without being quoted: "King spoke to reporters." */
  readonly told: Mention | null
  /** Whom it is about: "He then listed the qualities:". */
  about(): Mention | null
}

/**
 * Step 4d: `"A," she said. "B."` A sentence that is nothing but a quotation goes on with who spoke in the sentence before;
 * at the head of a paragraph too, less surely. Anything else in marks that no cue took is nobody's, where it is long enough
 * to be speech, and no utterance at all where it is a scare quote, a title or a nickname.
 */
export function goOn(
  article: Article,
  utterances: Growing[],
  passage: Passage,
  sentence: Sentence,
  before: Before | null,
  signed: Mention | null | undefined,
  without: Tools["without"],
): void {
  const onlyWords = isOnlyWords(sentence)
  if (signed) {
    utterances.push({ ...uncued(passage), speaker: signed, confidence: SURE.signed, reason: REASONS.signed })
    return
  }
  if (signed === null) {
    utterances.push({ ...uncued(passage), reason: REASONS.signedBySomebody })
    return
  }
  if (onlyWords && before && mayGoOn(sentence, before.sentence)) {
    const sameBreath = before.sentence.paragraph === sentence.paragraph || carriesOn(before.sentence)
    const spoke = speakingIn(utterances, before.sentence)
    if (spoke && sameBreath && spoke.passages.at(-1)?.kind !== "indirect") {
      spoke.passages.push(passage)
      return
    }
    const known = spoke?.speaker ?? before.told
    const speaker = known ?? before.about()
    if (speaker) {
      const link = !known ? "ledUpTo" : sameBreath ? "sentenceBefore" : "paragraphBefore"
      utterances.push({ ...uncued(passage), speaker, confidence: SURE[link], reason: REASONS[link] })
      return
    }
  }
  if (!onlyWords && before && goesOnInside(sentence, before)) {
    const speaker = speakingIn(utterances, before.sentence)?.speaker ?? before.told
    if (speaker) {
      utterances.push({ ...uncued(passage), speaker, confidence: SURE.inParagraph, reason: REASONS.inParagraph })
      return
    }
  }
  if (without.has("scare quotes") || isSpeech(article.text.slice(passage.span.start, passage.span.end), onlyWords))
    utterances.push(uncued(passage))
}

const REASONS = {
  sentenceBefore: "goes on with the sentence before",
  paragraphBefore: "goes on with the paragraph before",
  ledUpTo: "the sentence before leads up to it",
  signed: "a name beside it signs it",
  signedBySomebody: "a name beside it signs it, but whose is not clear",
  inParagraph: "goes on in the paragraph",
} as const

const uncued = (passage: Passage): Growing => ({
  passages: [passage],
  ...{ cue: null, speaker: null, unresolved: null, nested: null, hedge: null, polarity: "affirmed" },
  ...{ confidence: 0, reason: "in quotation marks, but nobody is named as the speaker" },
})

/** Who speaks in a sentence: in marks before reported, first before nested. */
function speakingIn(utterances: readonly Growing[], sentence: Sentence): Growing | undefined {
  const first = utterances.findLastIndex((u) => u.passages.at(-1)?.sentence.start !== sentence.span.start) + 1
  const here = utterances.slice(first)
  return here.findLast((u) => u.passages.at(-1)?.kind === "direct") ?? here[0]
}

/** Nothing but quotations, or one with a scrap behind it that has no verb: `"…" go after" Osama bin Laden.` */
const isOnlyWords = (sentence: Sentence): boolean =>
  sentence.items[0]?.marked != null && !sentence.items.some((item) => item.pos === "VERB" || item.pos === "AUX")

/**
 * A block quote is whose words it says, not the last speaker's: it goes on with a block quote, or with a sentence that
 * leads up to it by a colon; and nothing goes on from it.
 */
function mayGoOn(sentence: Sentence, before: Sentence): boolean {
  const isBlock = isSetOff(sentence)
  if (isSetOff(before)) return isBlock && carriesOn(before)
  return !isBlock || /:$/.test(before.items.at(-1)?.lower ?? "")
}

const isSetOff = ({ items }: Sentence): boolean => items[0]?.marked != null && isBlockQuote(items[0].marked)

/** `Then, "…"`, `"…" – and she laughed.`: in one paragraph a long quotation with nobody else to say it goes on too. */
const goesOnInside = (sentence: Sentence, before: Before): boolean =>
  before.sentence.paragraph === sentence.paragraph &&
  sentence.items.some((item) => item.marked && item.text.split(" ").length >= LONG_ENOUGH)

/** A quotation left open at its paragraph's end goes on in the next. */
const carriesOn = (sentence: Sentence): boolean => sentence.items.at(-1)?.marked?.continues ?? false

/** Scare quotes, titles and nicknames are short; speech without a cue has the length of a clause. */
function isSpeech(words: string, alone: boolean): boolean {
  const count = words.split(" ").length
  return count >= (alone ? 2 : LONG_ENOUGH)
}
const LONG_ENOUGH = 8

/** The quotations of a sentence that no cue took. */
export function quotationsLeft(sentence: Sentence, taken: ReadonlySet<number>): readonly Passage[] {
  return sentence.items.flatMap((item, i) =>
    item.marked && !taken.has(i)
      ? [{ span: item.marked.span, kind: "direct" as const, marked: [item.marked.span], sentence: sentence.span }]
      : [],
  )
}
