import { readFileSync } from "node:fs"
import { covered, coveredIranDrones, HARBOUR_STRIKE, ORCHARD, type Story } from "../support/archive.ts"
import { type Random, randomFrom } from "../support/random.ts"
import { coinedWord, growingVocabulary, zipf } from "./coined.ts"
import { COMMON } from "./known-items.ts"

/** Words of a piece of a sentence; pieces of different sentences are put together to new ones. */
const PIECE = 7

export type Texts = {
  /** Pieces that snippets are made of. */
  readonly held: readonly string[]
  /** Pieces of other texts, which no snippet holds. */
  readonly foreign: readonly string[]
}

/**
 * Real text, cut in pieces: the article and the stories of the tests, and the texts of a file of JSON lines, {"text": …}
 * each, every second one of which is held back.
 */
export function textsOf(file: string): Texts {
  const lines = readFileSync(file, "utf8").trim().split("\n")
  const given = lines.map((line) => String(JSON.parse(line).text))
  const own = [coveredIranDrones(), covered(HARBOUR_STRIKE), covered(ORCHARD)].map(({ article }) => article.text)
  return {
    held: [...own, ...given.filter((_, i) => i % 2 === 0)].flatMap(piecesOf),
    foreign: given.filter((_, i) => i % 2 === 1).flatMap(piecesOf),
  }
}

function piecesOf(text: string): readonly string[] {
  const sentences = text.split(/[.!?\n]+/).map((sentence) => sentence.match(/[\p{L}\p{N}'’-]+/gu) ?? [])
  return sentences.flatMap((all) => {
    const starts = Array.from({ length: Math.ceil(all.length / PIECE) }, (_, i) => i * PIECE)
    const pieces = starts.map((start) => all.slice(start, start + PIECE))
    return pieces.filter(({ length }) => length >= PIECE - 2).map((piece) => piece.join(" "))
  })
}

const FIRST = split(
  "Mick Ned Vedant Ali Anna Nick Ines Thomas Olena Pavlo Grace Samir Dmitri Yusuf Marta Kofi Ruth Omar",
)
const LAST = split(
  "Mulroy Price Patel Khamenei Erdoğan Ferreira Osborne Kovalenko Hadley Rahman Lindqvist Okafor Brennan Castellano Novak",
)

function split(names: string): readonly string[] {
  return names.split(" ")
}

const QUOTES = 8
/** So many of a hundred telling words give way to coined ones: a fifth of all words, as the commonest 1,700 leave to the rest. */
const COINED = 45
/** Of so many articles, this power speak for the first time. */
const NEW_SPEAKERS = 0.7

/**
 * As many quotes as asked for, eight to an article, each made of two or three pieces, with a vocabulary and a circle of
 * speakers that grow. The same for the same texts and number.
 */
export function* storiesOf(pieces: readonly string[], quotes: number): Generator<Story> {
  const random = randomFrom(quotes)
  const own = new Set(pieces.join(" ").toLowerCase().split(" "))
  const vocabulary = growingVocabulary(own.size, random)
  const piece = () => {
    const words = random.pick(pieces).split(" ")
    vocabulary.wrote(words.length)
    return words.map((word) => (isTelling(word) && random.isOne(COINED) ? vocabulary.next() : word)).join(" ")
  }
  for (let n = 0; n * QUOTES < quotes; n++) {
    const cast = [0, 1, 2].map((i) => `${FIRST[(n + i * 7) % FIRST.length]} ${surname(n, random)}`)
    const said = Array.from({ length: Math.min(QUOTES, quotes - n * QUOTES) }, () => ({
      by: random.pick(cast),
      words: [sentence(Array.from({ length: 2 + random.below(2) }, piece).join(" "))],
    }))
    yield {
      slug: `story-${n}`,
      title: piece(),
      said,
      published: `20${String(10 + (n % 15))}-${String(1 + (n % 12)).padStart(2, "0")}-11`,
      cast: [...new Set(said.map(({ by }) => by))].map((name) => ({ name })),
      paragraphs: said.map(({ by, words }) => `“${words[0]},” ${by} said ${piece()}.`),
    }
  }
}

/** A capital opens it, so that it ends where the next one begins. */
const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

const isTelling = (word: string): boolean => word.length > 3 && !COMMON.has(word.toLowerCase())

function surname(articles: number, random: Random): string {
  const n = zipf(Math.ceil((articles + 1) ** NEW_SPEAKERS) + LAST.length, random)
  const coined = coinedWord(n * 4 + 1) // of those without an ending
  return LAST[n] ?? `${coined.charAt(0).toUpperCase()}${coined.slice(1)}`
}
