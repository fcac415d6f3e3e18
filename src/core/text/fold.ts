import type { Span } from "../model.ts"
import { FIGURE_BEGINNINGS, mayBeginFigure } from "./figure-starts.ts"
import { figureAt } from "./figures.ts"
import { EVERY_WORD, filterOf, slotOf, type WordFilter } from "./word-filter.ts"

/** One word of a text as search sees it, with its place in the text as it stands. */
export type FoldedWord = Span & {
  readonly word: string
  /** Of a figure that is written in several words, those words: they are found as well, at the figure's place. */
  readonly parts?: readonly FoldedWord[]
}

/** Changes whenever the same text would give other words than before: an archive then indexes again. */
export const FOLDING = "3"

/** Letters a word keeps: what follows in a longer run is not looked at, so that no text makes an endless index entry. */
const LONGEST = 64

/**
 * The words of a text in order, folded: NFKC, case, accents; "Straße", "STRASSE" and "strasse" are one word.
 * The slice at a token's span folds to that token alone. Linear in the text; empty when it has no words.
 *
 * Four marks belong to a word: an apostrophe between letters ("O'Keefe" → okeefe), the possessive, which is left out
 * ("Russia's" → russia), the dots of initials ("U.S." → us) and the comma of thousands ("1,000" → 1000).
 * A figure is one word with its sign, unit and magnitude, however it is written (text/figures.ts).
 */
export function tokens(text: string): readonly FoldedWord[] {
  const found: FoldedWord[] = []
  readWords(text, EVERY_WORD, (token) => void (token && found.push(token)))
  return found
}

/** The same, but null in the place of most words that are not sought: of a text that is searched few are. */
export function tokensAmong(text: string, sought: WordFilter): readonly (FoldedWord | null)[] {
  const found: (FoldedWord | null)[] = []
  readWords(text, sought, (token) => void found.push(token))
  return found
}

const MAY_BEGIN_FIGURES = filterOf(FIGURE_BEGINNINGS)

/** Gives each word of the text in order, null for one that is not sought. */
function readWords(text: string, sought: WordFilter, give: (token: FoldedWord | null) => void): void {
  let at = 0
  while (at < text.length) {
    if (text.charCodeAt(at) === BLANK) {
      at++
      continue
    }
    const plain = endOfPlainWord(text, at)
    if (plain > at) {
      const slot = slotOf(text.charCodeAt(at), text.charCodeAt(plain - 1), plain - at)
      const mayBegin = MAY_BEGIN_FIGURES[slot] === 1
      const word = mayBegin || sought[slot] === 1 ? text.slice(at, plain).toLowerCase() : null
      if (word === null || !mayBegin || !isBeginning(text, plain, word)) {
        give(word === null || sought[slot] !== 1 ? null : { word, start: at, end: plain })
        at = plain
        continue
      }
    }
    const glyph = glyphAt(text, at)
    const mayBegin = plain > at || (glyph.mayBeginFigure && mayBeginFigure(text, at))
    const figure = mayBegin && figureAt(text, at)
    if (figure) {
      const { word, end, parts } = figure
      give(parts.length > 0 ? { word, start: at, end, parts } : { word, start: at, end })
      at = afterPossessive(text, end)
    } else if (plain > at) {
      give({ word: text.slice(at, plain).toLowerCase(), start: at, end: plain })
      at = plain
    } else if (isWordly(glyph)) {
      const { token, after } = wordAt(text, at)
      give(token)
      at = after
    } else at += glyph.size
  }
}

/** The folded words alone, a figure as one: what is asked for. */
export const words = (text: string): readonly string[] => tokens(text).map((token) => token.word)

/** The folded words in one line: what names and labels are compared by. */
export const folded = (text: string): string => words(text).join(" ")

/** All words by which a text is found: of a figure also those that it is written with. One line, for the index. */
export const indexed = (text: string): string =>
  tokens(text)
    .flatMap(({ word, parts = [] }) => [word, ...parts.map((part) => part.word)])
    .join(" ")

/** "737's wings": the possessive of a figure is no word. */
function afterPossessive(text: string, at: number): number {
  const isOwner = glyphAt(text, at).kind === "apostrophe" && /^s$/i.test(text.charAt(at + 1))
  return isOwner && !isWordly(glyphAt(text, at + 2)) ? at + 2 : at
}

/** Where a short word of ASCII letters ends that nothing can continue; `at` otherwise. Most words are such: 3 × as fast. */
function endOfPlainWord(text: string, at: number): number {
  let end = at
  while (end - at < LONGEST && isPlainLetter(text.charCodeAt(end))) end++
  const next = text.charCodeAt(end)
  const isEnd = next === BLANK || Number.isNaN(next) || ENDING[next] === 1 || (next === DOT && end > at + 1)
  return isEnd ? end : at
}

/** Whether a plain word that ends there may begin a figure: before a sign it is a word. */
const isBeginning = (text: string, end: number, word: string): boolean => {
  const next = text.charCodeAt(end)
  return (next === BLANK || Number.isNaN(next)) && FIGURE_BEGINNINGS.has(word)
}

const BLANK = 0x20
const DOT = 0x2e
/** By code: signs that no word and no figure goes on behind. A dot is one behind two letters: one alone may be an initial. */
const ENDING = new Uint8Array(2 ** 16)
for (const sign of '\n!"()*,/:;?[]“”–—') ENDING[sign.charCodeAt(0)] = 1
const isPlainLetter = (code: number) => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)

/** Reads the word that starts at `start`; the next one starts at `after` or later. */
function wordAt(text: string, start: number): { readonly token: FoldedWord; readonly after: number } {
  let [word, at, end] = ["", start, start]
  let last = NOTHING
  let run = 0 // letters since the start, a dot or an apostrophe
  let isInitials = true // every letter so far stands alone before a dot
  let owner: FoldedWord | null = null // what precedes the last apostrophe
  for (;;) {
    const glyph = glyphAt(text, at)
    if (isWordly(glyph)) {
      if (word.length < LONGEST) word += glyph.folded
      end = at + glyph.size
      last = glyph
      run += 1
      isInitials &&= run === 1 && glyph.kind === "letter"
    } else if (glyph.kind === "mark") end = at + glyph.size
    else if (glyph.kind === "apostrophe" && isWordly(glyphAt(text, at + 1))) {
      // "a's's" is still a's: what was left out once does not come back.
      if (!(owner && run === 1 && last.folded === "s")) owner = { word, start, end }
      run = 0
      isInitials = false
    } else if (glyph.kind === "dot" && isInitials && isInitial(text, at + 1)) run = 0
    else if (glyph.kind === "comma" ? last.kind !== "digit" || !isThousands(text, at + 1) : glyph.kind !== "skip") break
    at += glyph.size
  }
  const token = owner && run === 1 && last.folded === "s" ? owner : { word, start, end }
  return { token, after: at }
}

/** A letter alone, as after the dot in "U.S". */
function isInitial(text: string, at: number): boolean {
  const glyph = glyphAt(text, at)
  return glyph.kind === "letter" && !isWordly(glyphAt(text, at + glyph.size))
}

/** Three digits and no fourth. */
function isThousands(text: string, at: number): boolean {
  const isDigit = (i: number) => glyphAt(text, i).kind === "digit"
  return isDigit(at) && isDigit(at + 1) && isDigit(at + 2) && !isDigit(at + 3)
}

type Glyph = {
  /** `mark` is an accent that stands alone, `skip` vanishes (soft hyphen, direction marks), `other` ends a word. */
  readonly kind: "letter" | "digit" | "mark" | "skip" | "apostrophe" | "dot" | "comma" | "other"
  readonly folded: string
  /** UTF-16 code units. */
  readonly size: number
  /** A digit, a sign, a currency's sign, or a letter: "US$5" begins with one. */
  readonly mayBeginFigure: boolean
}

const NOTHING: Glyph = { kind: "other", folded: "", size: 1, mayBeginFigure: false }
const isWordly = (glyph: Glyph) => glyph.kind === "letter" || glyph.kind === "digit"

/** Accents and vowel signs that people leave out when they type; other scripts' marks are letters of theirs. */
const ACCENT = /^[\p{M}&&[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}]]$/v
const APOSTROPHES = "'’‘‛ʼʻ＇`´′"

/** Letters that newsrooms write without their stroke or ligature, and that Unicode does not decompose. */
const SPELT_OUT: Readonly<Record<string, string>> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ħ: "h",
  ŧ: "t",
  ı: "i",
  æ: "ae",
  œ: "oe",
  þ: "th",
}

function classify(char: string): Glyph {
  return { ...kindOf(char), mayBeginFigure: /^[a-z0-9０-９\p{Sc}\-−－]$/iu.test(char) }
}

function kindOf(char: string): Omit<Glyph, "mayBeginFigure"> {
  const size = char.length
  if (APOSTROPHES.includes(char)) return { kind: "apostrophe", folded: "", size }
  if (char === "." || char === ",") return { kind: char === "." ? "dot" : "comma", folded: "", size }
  if (/^\p{Cf}$/u.test(char) && char !== "\u200b") return { kind: "skip", folded: "", size }
  if (ACCENT.test(char)) return { kind: "mark", folded: "", size }
  const folded = foldChar(char)
  if (!/^[\p{L}\p{N}\p{M}]+$/u.test(folded)) return { kind: "other", folded: "", size }
  return { kind: /^\p{Nd}$/u.test(char) ? "digit" : "letter", folded, size }
}

/** Lower, upper and lower case again: that alone makes "ß", "ẞ" and "ss" one, and "ς" and "σ". */
function foldChar(char: string): string {
  const cased = char.normalize("NFKD").toLowerCase().toUpperCase().toLowerCase().normalize("NFKD")
  const isDropped = (letter: string) => ACCENT.test(letter) || APOSTROPHES.includes(letter)
  return Array.from(cased, (letter) => (isDropped(letter) ? "" : (SPELT_OUT[letter] ?? letter))).join("")
}

const ASCII: readonly Glyph[] = Array.from({ length: 128 }, (_, code) => classify(String.fromCharCode(code)))

/** Characters met so far, so that each is classified once; emptied when a hostile text has filled it. */
const met = new Map<number, Glyph>()
const MET_LIMIT = 5000

function glyphAt(text: string, at: number): Glyph {
  const code = text.codePointAt(at)
  if (code === undefined) return NOTHING
  const glyph = ASCII[code] ?? met.get(code)
  if (glyph) return glyph
  const fresh = classify(String.fromCodePoint(code))
  if (met.size >= MET_LIMIT) met.clear()
  met.set(code, fresh)
  return fresh
}
