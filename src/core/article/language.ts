import type { Article } from "../model.ts"

/** A text → the ISO 639-1 code of its language, or "" when that cannot be told. Need not read more than 300 letters. */
export type DetectLanguage = (text: string) => string

/**
 * The article with its language: the one of its front matter, else the one found in its text. None is set where the text is
 * English, too short, or mostly names. It is found, not printed, so that the version stays what it was.
 */
export function withLanguage(article: Article, detect: DetectLanguage): Article {
  const text = textBelowHead(article)
  if (article.language !== undefined || isShort(text) || isMostlyNames(text) || isPlainlyEnglish(text)) return article
  const language = languageOfMost(piecesOf(text), detect)
  return language === "" || language === "en" ? article : { ...article, language }
}

/** "French" of an article in French; undefined of one in English. A code that has no name stands for itself. */
export function foreignLanguage({
  language = "en",
}: {
  readonly language?: Article["language"] | undefined
}): string | undefined {
  const [code = "en"] = language.toLowerCase().split("-")
  return code === "en" ? undefined : new Intl.DisplayNames(["en"], { type: "language" }).of(code)
}

/** Names and dates of the head tell no language. */
const textBelowHead = ({ text, paragraphs }: Article): string =>
  text.slice(paragraphs.find(({ isOfHead }) => !isOfHead)?.start ?? 0)

/** Words below which a text is taken for English. */
const FEWEST = 20
/** A word; where none are set apart, two signs count as one. */
const WORD = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]{1,2}|\p{L}[\p{L}\p{M}'’]*/gu
/** Letters of the beginning that tell whether it is short, mostly names or plainly English. */
const READ = 20_000

const wordsIn = (text: string): readonly string[] => text.slice(0, READ).match(WORD) ?? []
const isShort = (text: string): boolean => wordsIn(text).length < FEWEST

/** German writes a third of its words with a capital; a list of names all of them. */
function isMostlyNames(text: string): boolean {
  const words = wordsIn(text)
  return words.filter((word) => /^\p{Lu}/u.test(word)).length > words.length / 2
}

/**
 * Of English news one word in eight is one of these (one in 26 at least, of 488 articles); of the Universal Declaration of
 * Human Rights in any language but English and Scots one in 31 at most. So the library is asked, and loaded, only where they are few.
 */
const ENGLISH: ReadonlySet<string> = new Set("the and of that with".split(" "))
const PLAINLY = 0.06

function isPlainlyEnglish(text: string): boolean {
  const words = wordsIn(text)
  return words.filter((word) => ENGLISH.has(word.toLowerCase())).length > words.length * PLAINLY
}

/** The library reads the first 350 bytes of what it gets, so it gets pieces of the whole body, evenly apart. */
const PIECES = 9
const PIECE = 400

function piecesOf(text: string): readonly string[] {
  const count = Math.min(PIECES, Math.ceil(text.length / PIECE))
  const step = (text.length - PIECE) / Math.max(1, count - 1)
  return Array.from({ length: count }, (_, i) => {
    const start = Math.max(0, Math.floor(i * step))
    return text.slice(start, start + PIECE).replace(/^\p{L}+ /u, "")
  })
}

/** The language of most pieces; of several that are equal the one that comes first. */
function languageOfMost(pieces: readonly string[], detect: DetectLanguage): string {
  const counts = Map.groupBy(pieces, detect)
  return [...counts].reduce((most, one) => (one[1].length > most[1].length ? one : most), ["", []] as const)[0]
}
