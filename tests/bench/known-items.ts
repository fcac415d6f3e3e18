import { readFileSync } from "node:fs"
import type { Snippet } from "../../src/core/snippet.ts"
import { covered, coveredIranDrones, HARBOUR_STRIKE, ORCHARD, type Story } from "../support/archive.ts"
import type { Random } from "../support/random.ts"

/** Of no query the telling word. A list of its own, so that the same queries are asked of every release. */
const COMMON: ReadonlySet<string> = new Set(
  `a about after all also am an and any are as at be been before being but by can could did do does for from get had has
  have he her him his how i if in into is it its just me more my not of on one or our out over said saw say saying says
  she should so some tell than that the their them then there these they this those to told too up was we were what when
  where which while who whom whose why will with would you your`.split(/\s+/),
)

/** Words as somebody types them, one by one. Of its own too: how the product reads figures must not change what is asked. */
function words(text: string): readonly string[] {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  return (
    plain
      .replace(/['’]s(?![\p{L}\p{N}])/gu, "")
      .replace(/['’]/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

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

/** That many telling words, from two places of one text. */
export function foreignQuery(pieces: readonly string[], count: number, random: Random): string {
  const at = random.below(pieces.length - 1)
  const telling = words(pieces.slice(at, at + 2).join(" ")).filter((word) => word.length > 2 && !COMMON.has(word))
  return telling.slice(0, count).join(" ")
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

/** As many quotes as asked for, eight to an article, each made of two or three pieces. */
export function storiesOf(pieces: readonly string[], quotes: number, random: Random): readonly Story[] {
  return Array.from({ length: Math.ceil(quotes / QUOTES) }, (_, n): Story => {
    const cast = [0, 1, 2].map((i) => `${FIRST[(n + i * 7) % FIRST.length]} ${random.pick(LAST)}`)
    const said = Array.from({ length: QUOTES }, () => ({
      by: random.pick(cast),
      words: [Array.from({ length: 2 + random.below(2) }, () => random.pick(pieces)).join(" ")],
    }))
    const paragraphs = said.map(({ by, words }) => `“${words[0]},” ${by} said ${random.pick(pieces)}.`)
    return {
      slug: `story-${n}`,
      title: random.pick(pieces),
      said,
      published: `20${String(10 + (n % 15))}-${String(1 + (n % 12)).padStart(2, "0")}-11`,
      cast: [...new Set(said.map(({ by }) => by))].map((name) => ({ name })),
      paragraphs,
    }
  })
}

/** A query whose right answer is known: any snippet of that surname that has all of `wanted`, as they were before the slip. */
export type KnownItem = {
  readonly slip: Slip
  readonly query: string
  readonly wanted: readonly string[]
  readonly speaker: string | null
}

export const SLIPS = [
  ...(["none", "one typo", "two typos", "half typed", "joined", "split"] as const),
  ...(["speaker misspelt", "a wrong word more"] as const),
]
export type Slip = (typeof SLIPS)[number]

export function isRight({ wanted, speaker }: KnownItem, snippet: Snippet): boolean {
  const held = new Set(words(snippet.words))
  return (
    wanted.every((word) => held.has(word)) && (speaker === null || words(snippet.speakers.join(" ")).includes(speaker))
  )
}

/** Asks for a snippet by two neighbours in it and a word from further on, with the slip; null when it has none such. */
export function knownItem(snippet: Snippet, slip: Slip, pieces: readonly string[], random: Random): KnownItem | null {
  const all = words(snippet.words)
  const tells = (word: string) => word.length > 3 && !COMMON.has(word)
  const at = random.below(all.length - 2)
  const pair = all.slice(at, at + 2)
  const further = all.slice(at + 4).filter((word) => tells(word) && !pair.includes(word))
  if (!pair.some(tells) || further.length === 0) return null
  const wanted = [...pair, random.pick(further)]
  const speaker = slip === "speaker misspelt" ? (words(snippet.speakers[0] ?? "").at(-1) ?? null) : null
  const typed = slipped(wanted, slip, speaker, pieces, random)
  return typed && { slip, query: typed.join(" "), wanted, speaker }
}

function slipped(
  wanted: readonly string[],
  slip: Slip,
  speaker: string | null,
  pieces: readonly string[],
  random: Random,
): readonly string[] | null {
  const long = wanted.flatMap((word, i) => (word.length > 4 ? [i] : []))
  const mistype = (count: number) => {
    const chosen = long.slice(-count)
    return chosen.length < count ? null : wanted.map((word, i) => (chosen.includes(i) ? typo(word, random) : word))
  }
  const last = wanted.at(-1) ?? ""
  switch (slip) {
    case "none":
      return wanted
    case "one typo":
      return mistype(1)
    case "two typos":
      return mistype(2)
    case "half typed":
      return last.length < 6 ? null : [...wanted.slice(0, -1), last.slice(0, 3 + random.below(last.length - 4))]
    case "joined":
      return [`${wanted[0]}${wanted[1]}`, ...wanted.slice(2)]
    case "split": {
      const at = 2 + random.below(last.length - 3)
      return [...wanted.slice(0, -1), last.slice(0, at), last.slice(at)]
    }
    case "speaker misspelt":
      return [typo(speaker ?? "", random), ...wanted]
    case "a wrong word more":
      return [...wanted, words(random.pick(pieces)).find((word) => word.length > 5) ?? "nonsense"]
  }
}

/** One edit; one in ten hits the first letter. */
export function typo(word: string, random: Random): string {
  const at = random.below(10) === 0 ? 0 : 1 + random.below(word.length - 2)
  const letter = "abcdefghijklmnopqrstuvwxyz"[random.below(26)]
  const [before, here, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)]
  const edits = [
    `${before}${after}`,
    `${before}${letter}${after}`,
    `${before}${letter}${here}${after}`,
    `${before}${after.slice(0, 1)}${here}${after.slice(1)}`,
  ]
  return random.pick(edits)
}
