import { looksLatin } from "./lookalikes.ts"

/**
 * A text as a reader sees it: what nobody sees is left out, and Unicode's several forms of one sign are one. Unit `i` of `text`
 * stands for `from[i]` to `to[i]` of the text as it came.
 */
export type Legible = { readonly text: string; readonly from: readonly number[]; readonly to: readonly number[] }

const APOSTROPHES = new Set("’‘‛ʼʻ＇`´′")
const UNSEEN = /^[\p{Cf}\p{Default_Ignorable_Code_Point}]$/u
const MARK = /^\p{M}$/u
const DASH = /^[\p{Pd}−]$/u

/** Linear in the text: a letter is read together with the marks on it. */
export function legibleOf(source: string): Legible {
  const from: number[] = []
  const to: number[] = []
  let text = ""
  let at = 0
  const push = (seen: string, start: number, end: number) => {
    text += seen
    for (let i = 0; i < seen.length; i++) {
      from.push(start)
      to.push(end)
    }
  }
  while (at < source.length) {
    const code = source.charCodeAt(at)
    if (code < 0x80 && source.charCodeAt(at + 1) < 0x80) {
      push(plain(code, source.charAt(at)), at, at + 1)
      at += 1
      continue
    }
    const { letter, end } = letterAt(source, at)
    push(seenAs(letter), at, end)
    at = end
  }
  return { text, from, to }
}

const plain = (code: number, sign: string): string => (code < 0x20 ? " " : sign === "`" ? "'" : sign)

/** A sign with the marks on it, without what nobody sees in between. */
function letterAt(source: string, at: number): { readonly letter: string; readonly end: number } {
  const first = String.fromCodePoint(source.codePointAt(at) ?? 0)
  let letter = UNSEEN.test(first) ? "" : first
  let end = at + first.length
  for (let marks = 0; marks < MOST_MARKS; marks++) {
    const code = source.codePointAt(end)
    if (code === undefined || code < 0x80) break
    const next = String.fromCodePoint(code)
    const isUnseen = UNSEEN.test(next)
    if (!isUnseen && !(MARK.test(next) && letter !== "")) break
    if (!isUnseen) letter += next
    end += next.length
  }
  return { letter, end }
}

/** Marks on one letter that are read as one with it: no living script has more. */
const MOST_MARKS = 8

function seenAs(letter: string): string {
  if (letter === "") return ""
  if (APOSTROPHES.has(letter)) return "'"
  if (DASH.test(letter)) return "-"
  if (/^\s$/u.test(letter)) return " "
  return letter.normalize("NFKC").replace(/[’‘]/g, "'")
}

/** A run of letters with letters of other scripts that look like Latin ones written as these, where all of it can be read so. */
export const inLatin = (word: string): string => (/^[\x20-\x7e]*$/.test(word) ? word : looksLatin(word))
