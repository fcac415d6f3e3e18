/** Letters with a stroke or without a dot, which Unicode does not decompose. */
const STROKES: Readonly<Record<string, string>> = {
  ı: "i",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ħ: "h",
  Ħ: "H",
  ŧ: "t",
  Ŧ: "T",
  ŋ: "n",
  Ŋ: "N",
  ə: "e",
  Ə: "E",
  œ: "o",
  Œ: "O",
  ƒ: "f",
  ɓ: "b",
  Ɓ: "B",
  ɗ: "d",
  Ɗ: "D",
  ƙ: "k",
  Ƙ: "K",
  ơ: "o",
  Ơ: "O",
  ư: "u",
  Ư: "U",
}
/** Letters that look like an apostrophe: "Kaʻahumanu". The tagger would end the word there. */
const OKINA = /[ʻʼʾʿ]/

/**
 * What the tagger's tokenizer takes for the end of a word: letters and accents outside Latin-1 and inside the Latin script,
 * ligatures and wide letters too.
 */
const FOREIGN = /[\u0100-\u02af\u02bb-\u02bf\u1e00-\u1eff\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a]|\p{Mn}/gu

/**
 * A copy of a text, of equal length, in which each Latin letter outside Latin-1 is its base letter: "Ağaoğlu" → "Agaoglu".
 * The tagger reads the copy, since it cuts words at such letters; the words themselves are slices of the original.
 */
export const withBaseLetters = (text: string): string => text.replace(FOREIGN, baseLetter)

function baseLetter(letter: string, at: number, text: string): string {
  if (OKINA.test(letter)) return "h"
  // An accent that stands alone behind its letter repeats the letter, so that the word stays one.
  const plain = /\p{M}/u.test(letter) ? (text[at - 1] ?? "") : letter
  const base = STROKES[plain] ?? plain.normalize("NFKD").slice(0, 1)
  return /^[a-z]$/i.test(base) ? base : letter
}

/** A name as lists compare it: lower case, without accents or strokes. */
export const plainName = (name: string): string =>
  PLAIN.test(name) ? name.toLowerCase() : withBaseLetters(name).toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")
const PLAIN = /^[ -~]*$/

/*
 * Asked of every word of an article, where a regular expression would take most of the time: the first letter settles nearly
 * all.
 */

/** A word in lower case, with straight apostrophes. */
export function lowerCase(word: string): string {
  const lower = word.toLowerCase()
  return lower.includes("’") ? lower.replaceAll("’", "'") : lower
}

/** Whether a word begins with a letter from a to z, small or capital: no sign and no number does. */
export function startsWithLetter(word: string): boolean {
  const code = word.charCodeAt(0)
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

/** Whether a word begins with a digit. */
export function startsWithDigit(word: string): boolean {
  const code = word.charCodeAt(0)
  return code >= 48 && code <= 57
}

/** Whether a word begins with a capital of any script. */
export function startsWithCapital(word: string): boolean {
  const code = word.charCodeAt(0)
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(word)
}
