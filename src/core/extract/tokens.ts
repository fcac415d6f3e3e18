import winkModel from "wink-eng-lite-web-model"
import winkNLP from "wink-nlp"
import type { Span } from "../model.ts"
import { lowerCase, startsWithLetter, withBaseLetters } from "./token-letters.ts"

/** A word or sign of the article with its part of speech (Universal Dependencies tags, of which we read these). */
export type Token = Span & {
  readonly text: string
  /** Lower case, apostrophes straight. */
  readonly lower: string
  readonly pos: Pos
  /** It is a word, and no quotation: so it is an item of its sentence as it stands. */
  readonly marked: null
}

/** Universal Dependencies tags; QUOTE is ours: a whole quotation. */
export type Pos =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "AUX"
  | "CCONJ"
  | "DET"
  | "INTJ"
  | "NOUN"
  | "NUM"
  | "PART"
  | "PRON"
  | "PROPN"
  | "PUNCT"
  | "QUOTE"
  | "SCONJ"
  | "SPACE"
  | "SYM"
  | "VERB"
  | "X"

/** Longer unbroken runs are no word of any language, and the tagger is superlinear on them (200,000 letters: 17 s). */
const LONGEST_WORD = 64
/** Code units given to the tagger at once; a longer sentence is read in pieces, broken at a blank. */
const LONGEST_PIECE = 2000

const nlp = winkNLP(winkModel, ["sbd", "pos"])
const { its, as } = nlp

export type Piece = {
  readonly tokens: readonly Token[]
  /** Positions at which a sentence ends, as the tagger sees it. */
  readonly ends: ReadonlySet<number>
}

/** The words of one paragraph, in order, and where its sentences may end. */
export function tokenize(text: string, paragraph: Span): Piece {
  const tokens: Token[] = []
  const ends = new Set<number>()
  for (const run of readableRuns(text, paragraph)) {
    if (run.readable) readPiece(text, run, tokens, ends)
    else tokens.push(tokenAt(text, run.start, run.end, "X"))
  }
  ends.add(paragraph.end)
  return { tokens, ends }
}

function readPiece(text: string, piece: Span, tokens: Token[], ends: Set<number>): void {
  const doc = nlp.readDoc(withBaseLetters(text.slice(piece.start, piece.end)))
  const all = doc.tokens()
  const words: string[] = all.out(its.value, as.array)
  const tags = all.out(its.pos, as.array) as unknown as Pos[]
  const blanks = all.out(its.precedingSpaces, as.array) as unknown as string[]
  const starts: number[] = []
  let at = piece.start
  words.forEach((word, i) => {
    at += blanks[i]?.length ?? 0
    starts.push(at)
    const end = at + word.length
    const owner = tags[i] === "PROPN" && /[\p{L}.]['’]s$/u.test(word) ? end - 2 : end
    if (tags[i] !== "SPACE") tokens.push(tokenAt(text, at, owner, tags[i] ?? "X"))
    // "Hale's" is a word and its "'s", wherever the tagger leaves them together.
    if (owner < end) tokens.push(tokenAt(text, owner, end, "PART"))
    at = end
  })
  const spans = doc.sentences().out(its.span, as.array) as unknown as [number, number][]
  for (const [, last] of spans) ends.add((starts[last] ?? piece.end) + (words[last]?.length ?? 0))
}

function tokenAt(text: string, start: number, end: number, tag: Pos): Token {
  const word = text.slice(start, end)
  // A mark that is not known is no name, whatever the tagger takes it for.
  const pos = startsWithLetter(word) || tag === "SYM" || /[\p{L}\p{N}%$€£¥₹°&@#+=]/u.test(word) ? tag : "PUNCT"
  return { start, end, text: word, lower: lowerCase(word), pos, marked: null }
}

/** Cuts a paragraph into pieces the tagger can read in linear time, and over-long unbroken runs that it cannot. */
function* readableRuns(text: string, paragraph: Span): Generator<Span & { readable: boolean }> {
  const own = text.slice(paragraph.start, paragraph.end)
  const at = (index: number) => paragraph.start + index
  let from = 0
  let next = 0
  while (next < own.length) {
    const blank = own.indexOf(" ", next)
    const wordEnd = blank < 0 ? own.length : blank
    const tooLong = wordEnd - next > LONGEST_WORD
    if (tooLong || wordEnd - from > LONGEST_PIECE) {
      if (next > from) yield { start: at(from), end: at(next), readable: true }
      from = next
    }
    if (tooLong) {
      yield { start: at(next), end: at(wordEnd), readable: false }
      from = wordEnd
    }
    next = wordEnd + 1
  }
  if (from < own.length) yield { start: at(from), end: paragraph.end, readable: true }
}
