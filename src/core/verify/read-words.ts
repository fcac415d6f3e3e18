import type { Span } from "../model.ts"
import { inLatin, type Legible, legibleOf } from "./legible.ts"
import { misreadKey } from "./lookalikes.ts"

/** One word, figure or sign of a text, with its place in the text as it came. */
export type ReadWord = Span & {
  /** As a reader sees it, in lower case: "will", "u.s." is "us", "1,000" is "1000", "%" is "percent". */
  readonly form: string
  /** The same with its capitals. */
  readonly cased: string
  /** Alike for words that readers by machine take for one another. */
  readonly key: string
  readonly isFigure: boolean
  /** Joined to the word before without a blank: "nuclear" in "non-nuclear". */
  readonly isJoined: boolean
  /** What stands between it and the word before, as a reader sees it; of the first word all before it. */
  readonly gap: string
}

/** The words of a text in order; linear. */
export function readWords(source: string): readonly ReadWord[] {
  const legible = legibleOf(source)
  const words: ReadWord[] = []
  let last = 0
  for (const { 0: run, index } of legible.text.matchAll(RUN)) {
    let at = index
    if (isRemark(run, legible.text, index)) continue
    for (const piece of piecesOf(run)) {
      const gap = legible.text.slice(last, at)
      words.push(wordOf(piece, at, gap, legible))
      at += piece.length
      last = at
    }
  }
  return words
}

/** Initials with their dots; letters and digits with what may stand inside; signs that are read as words. */
const RUN =
  /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?|[\p{L}\p{M}\p{N}]+(?:(?:'(?=\p{L})|(?<=\p{N})[.,:](?=\p{N}))[\p{L}\p{M}\p{N}]+)*|[%‰$£€¥₹₽₩₺°&]/gu

/** "[sic]" remarks on the words, and is none of them. */
const isRemark = (run: string, text: string, at: number): boolean =>
  text[at - 1] === "[" && text[at + run.length] === "]" && /^(?:sic|laughs|laughter|applause|crosstalk)$/i.test(run)

/** "5m" and "10pm" are a figure and a word, and so are "F16" and "G7"; "0nly" is one word. */
function piecesOf(run: string): readonly string[] {
  const behind = /^(\p{N}[\p{N}.,:]*)(st|nd|rd|th|[ap]m|k|m|mn|bn|tn|[kcm]m|k?g|lb|oz|ft|mph|km\/h|hrs?|min)$/iu.exec(
    run,
  )
  const decade = /^(\p{N}{2,})(s)$/iu.exec(run)
  if (decade) return [decade[1] ?? "", decade[2] ?? ""]
  if (behind) return [behind[1] ?? "", behind[2] ?? ""]
  const before = /^([A-Z]{1,3})(\d+)$/.exec(run)
  return before ? [before[1] ?? "", before[2] ?? ""] : [run]
}

function wordOf(piece: string, at: number, gap: string, { text, from, to }: Legible): ReadWord {
  const isFigure = /^\p{N}[\p{N}.,:]*$/u.test(piece)
  const isJoined = /^(?:-|)$/.test(gap) && at > gap.length
  // "−5" behind a blank is a figure below zero; the dash of "5-10" is none.
  const isNegative = isFigure && /(?:^|[\s([“"])-$/.test(text.slice(Math.max(0, at - 2), at))
  const cased = isFigure ? figure(piece, isNegative) : asWord(piece)
  const form = SIGNS.get(cased) ?? afterFigure(cased.toLowerCase(), isJoined && /\p{N}/u.test(text.charAt(at - 1)))
  return {
    start: from[at] ?? 0,
    end: to[at + piece.length - 1] ?? 0,
    form,
    cased,
    key: isFigure ? `#${form}` : misreadKey(form),
    isFigure,
    isJoined,
    gap,
  }
}

const figure = (piece: string, isNegative: boolean): string => {
  const digits = piece.replace(/,(?=\d{3}(?!\d))/g, "").replace(/[.,:]+$/, "")
  return isNegative ? `-${digits}` : digits
}

const asWord = (piece: string): string => inLatin(piece.includes(".") ? piece.replaceAll(".", "") : piece)

/** Signs that are read as words. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ["%", "percent"],
  ["&", "and"],
])

const SHORT_AMOUNTS: Readonly<Record<string, string>> = {
  k: "thousand",
  m: "million",
  mn: "million",
  bn: "billion",
  tn: "trillion",
}
const afterFigure = (form: string, isAfter: boolean): string => (isAfter && SHORT_AMOUNTS[form]) || form

/** Whether square brackets are open behind a gap, 1, or not, 0. */
export function bracketsAfter(depth: number, gap: string): number {
  const [opened, closed] = [gap.lastIndexOf("["), gap.lastIndexOf("]")]
  return opened === closed ? depth : opened > closed ? 1 : 0
}

/** An ellipsis of dots or in brackets. */
export const ELLIPSIS = /…|\.\s?\.\s?\.|\* \* \*/

/** Behind what stands here a new sentence begins. */
export const opensSentence = (gap: string): boolean =>
  /[.!?…][^\p{L}\p{N}]*\s|\n/u.test(gap) || (gap.length > 2 && / {2}/.test(gap))
