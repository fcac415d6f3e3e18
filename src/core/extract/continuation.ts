import type { Mention, Passage, Utterance } from "../model.ts"
import { confidenceOfLink, type Link, NAMED_FROM } from "./confidence.ts"
import { isBlockQuote } from "./marks.ts"
import type { Sentence } from "./sentence.ts"

/** An utterance that quotations may still join. */
export type Growing = Utterance & { readonly passages: Passage[] }

/** The sentence before a quotation that stands alone. */
export type Before = {
  readonly sentence: Sentence
  /** What is said in it: in marks before reported, first before nested. */
  readonly said: Growing | undefined
  /** Who is known to speak in it without being quoted: "King spoke to reporters." */
  readonly told: Mention | null
  /** That one speaks up behind what is said in it: "…, and Hale cut in." */
  readonly interrupts: boolean
  /** It speaks of something said: "He then had a question for the crowd." */
  readonly speaksOfSaying: boolean
  /** Whom it is about: "He then listed the qualities:". */
  about(): Mention | null
}

/** A quotation that no cue took. */
export type Alone = {
  readonly passage: Passage
  readonly words: string
  readonly sentence: Sentence
  /** What cues of its own sentence report already. */
  readonly own: readonly Growing[]
  /** Who is known to speak in its own sentence, with nothing reported. */
  readonly told: Mention | null
  /** Null at the head of the article, below a heading, behind a signature. */
  readonly before: Before | null
  /** Whose name stands beside it; null: a name that cannot be made out; undefined: none. */
  readonly signed: Mention | null | undefined
  /** The article says these words elsewhere: a pull quote repeats them. */
  isRepeated(): boolean
}

/** The utterance that a quotation joins, or makes; null where it is no speech. */
export type Continued = { readonly joins: Growing } | { readonly adds: Growing } | null

/**
 * Step 4d: `"A," she said. "B."` A sentence that is nothing but a quotation goes on with who spoke in the sentence before;
 * at the head of a paragraph too, less surely. Anything else in marks that no cue took is nobody's, where it is long enough
 * to be speech, and no utterance at all where it is a scare quote, a title or a nickname (`keepsAll`: those too).
 */
export function continuationOf(alone: Alone, keepsAll: boolean): Continued {
  const { passage, sentence, before, signed } = alone
  if (signed) return by(passage, signed, "a name beside it signs it")
  if (signed === null)
    return { adds: { ...uncued(passage), reason: "a name beside it signs it, but whose is not clear" } }
  const onlyWords = isOnlyWords(sentence)
  const tagged = onlyWords ? undefined : tagBefore(alone)
  if (tagged) return { joins: tagged }
  const framing = onlyWords ? null : framedBy(alone)
  if (framing) return by(passage, framing, "closes the sentence of who speaks in it")
  const going = before && (onlyWords ? goesOn(alone, before) : goesOnInside(alone, before))
  if (going) return going
  return keepsAll || isSpeech(alone.words, onlyWords) ? { adds: uncued(passage) } : null
}

/** A sentence that is nothing but the quotation. */
function goesOn({ passage, sentence, words, isRepeated }: Alone, before: Before): Continued {
  if (!mayGoOn(sentence, before.sentence)) return null
  const carries = carriesOn(before.sentence)
  const isSameParagraph = before.sentence.paragraph === sentence.paragraph
  const interrupts = before.interrupts && isSameParagraph ? before.told : null
  if (interrupts) return by(passage, interrupts, "goes on with the sentence before")
  if (carries || isSameParagraph) {
    if (before.said && before.said.passages.at(-1)?.kind !== "indirect") return { joins: before.said }
  } else if (isRepeated() || isHeading(sentence, words, before) || asksBack(before)) return null
  const known = before.said?.speaker ?? before.told
  if (known)
    return by(
      passage,
      known,
      carries || isSameParagraph ? "goes on with the sentence before" : "goes on with the paragraph before",
    )
  const leadsUp = isSameParagraph || before.speaksOfSaying || endsInColon(before.sentence)
  const about = leadsUp ? before.about() : null
  return about && by(passage, about, "the sentence before leads up to it")
}

/** `The fee is old, Hale said, but "we never asked for it."`: behind a tag and "and" or "but" the same one goes on. */
function tagBefore({ passage, sentence, own }: Alone): Growing | undefined {
  const at = sentence.items.findIndex((item) => item.marked?.span.start === passage.span.start)
  if (!/^(?:and|but|so|yet|or)$/.test(sentence.items[at - 1]?.lower ?? "") || sentence.items[at - 2]?.lower !== ",")
    return
  const end = sentence.items[at - 3]?.end
  return own.find(({ cue, speaker, unresolved, passages }) => {
    const isBehind = cue !== null && (passages.at(-1)?.span.end ?? 0) <= cue.start
    return isBehind && [cue, speaker?.span, unresolved].some((span) => span?.end === end)
  })
}

/** `Hale said on Monday, in reference to the boat, “…”`: behind a comma or a colon, as the sentence's last words. */
function framedBy({ passage, sentence: { items }, own, told }: Alone): Mention | null {
  const at = items.findIndex((item) => item.marked?.span.start === passage.span.start)
  if (!/^[,:]$/.test(items[at - 1]?.lower ?? "") || items.slice(at + 1).some((item) => item.pos !== "PUNCT"))
    return null
  if (items.slice(0, at).some((item) => item.marked)) return null

  const [only, ...others] = own
  if (!only) return told
  const isBehind = only.passages.every(({ span }) => span.end <= (only.cue?.start ?? 0))
  return only.reason.startsWith("speech") && isBehind && others.length === 0 ? only.speaker : null
}

/** `Then, "…"`, `"…" – and she laughed.`: what opens a sentence goes on in its paragraph, if long and nobody else says it. */
function goesOnInside({ passage, sentence, words }: Alone, before: Before): Continued {
  if (before.sentence.paragraph !== sentence.paragraph || words.split(" ").length < LONG_ENOUGH) return null
  const at = sentence.items.findIndex((item) => item.marked)
  const opening = sentence.items.slice(0, at)
  if (sentence.items[at]?.marked?.span.start !== passage.span.start) return null
  if (opening.length > 2 || !opening.every((item) => /^(?:ADV|CCONJ|PUNCT|SCONJ)$/.test(item.pos))) return null
  const speaker = before.said?.speaker ?? before.told
  return speaker && by(passage, speaker, "goes on in the paragraph")
}

/** Below the line the speaker is not named, only kept. */
function by(passage: Passage, speaker: Mention, link: Link): Continued {
  const confidence = confidenceOfLink(link)
  const whose = confidence >= NAMED_FROM ? { speaker } : { doubted: speaker }
  return { adds: { ...uncued(passage), ...whose, confidence, reason: link } }
}

const uncued = (passage: Passage): Growing => ({
  passages: [passage],
  cue: null,
  speaker: null,
  unresolved: null,
  nested: null,
  hedge: null,
  polarity: "affirmed",
  confidence: 0,
  reason: "in quotation marks, but nobody is named as the speaker",
})

/** What is said in the last sentence of which something is; none where that is another one. */
export function allIn(utterances: readonly Growing[], sentence: Sentence): readonly Growing[] {
  const first = utterances.findLastIndex((u) => u.passages.at(-1)?.sentence.start !== sentence.span.start) + 1
  return utterances.slice(first)
}

/** What is said in a sentence first: in marks before reported, outer before nested. */
export function saidIn(utterances: readonly Growing[], sentence: Sentence): Growing | undefined {
  const here = allIn(utterances, sentence)
  return here.findLast((u) => u.passages.at(-1)?.kind === "direct") ?? here[0]
}

/**
 * Nothing but quotations, or one with a scrap behind it that has no verb: `"…" go after" Osama bin Laden.` Behind a comma
 * stands a tag, whether it was understood or not.
 */
function isOnlyWords({ items }: Sentence): boolean {
  const [first, next] = items
  if (!first?.marked || items.some((item) => item.pos === "VERB" || item.pos === "AUX")) return false
  return items.length < 3 || next?.marked != null || !/,[^\p{L}\p{N}]*$/u.test(first.text.slice(-3))
}

/**
 * A block quote is whose words it says, not the last speaker's: it goes on with a block quote, or with a sentence that
 * leads up to it by a colon; and nothing goes on from it.
 */
function mayGoOn(sentence: Sentence, before: Sentence): boolean {
  const isBlock = isSetOff(sentence)
  if (isSetOff(before)) return isBlock && carriesOn(before)
  return !isBlock || endsInColon(before)
}

const isSetOff = ({ items }: Sentence): boolean => items[0]?.marked != null && isBlockQuote(items[0].marked)

const endsInColon = ({ items }: Sentence): boolean => items.at(-1)?.lower === ":"

/** A quotation left open at its paragraph's end goes on in the next. */
const carriesOn = (sentence: Sentence): boolean => sentence.items.at(-1)?.marked?.continues ?? false

/** `‘Relationships that last.’`, `“STUPID AND WRONG”`: a heading made of words that somebody says further on. */
function isHeading(sentence: Sentence, words: string, before: Before): boolean {
  if (words.split(" ").length > LONGEST_HEADING || endsInColon(before.sentence)) return false
  return !/\p{Ll}/u.test(words) || /^[‘'](?!')/.test(sentence.items[0]?.text ?? "")
}
const LONGEST_HEADING = 8

/** `"Is it safe?" Hale asked.` What follows in a paragraph of its own is as likely the answer. */
function asksBack({ said, sentence }: Before): boolean {
  const last = sentence.items.findLast((item) => item.marked)
  const cue = sentence.items.find(
    (item) => item.start <= (said?.cue?.start ?? -1) && item.end > (said?.cue?.start ?? -1),
  )
  const isAsked = /^(?:ask|wonder|inquir|enquir|quiz)/.test(cue?.lower ?? "")
  return isAsked && said?.passages.at(-1)?.kind === "direct" && /\?\P{L}*$/u.test(last?.text.slice(-3) ?? "")
}

/**
 * Scare quotes, titles and nicknames are short; speech without a cue has the length of a clause, or speaks of "I" and
 * "we": “as low as I’ve ever seen”.
 */
function isSpeech(words: string, alone: boolean): boolean {
  const count = words.split(" ").length
  return count >= (alone ? 2 : LONG_ENOUGH) || (count >= LEAST && OWN.test(words))
}
const LEAST = 4
const OWN = /(?<![\p{L}’'])(?:I|I['’](?:m|ve|d|ll)|we|we['’](?:re|ve|d|ll)|my|our)(?![\p{L}’'])/u
const LONG_ENOUGH = 8

/** The quotations of a sentence that no cue took. */
export function quotationsLeft(sentence: Sentence, taken: ReadonlySet<number>): readonly Passage[] {
  return sentence.items.flatMap((item, i) =>
    item.marked && !taken.has(i)
      ? [{ span: item.marked.span, kind: "direct" as const, marked: [item.marked.span], sentence: sentence.span }]
      : [],
  )
}
