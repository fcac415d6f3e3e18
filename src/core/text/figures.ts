import type { Span } from "../model.ts"
import {
  AGE_AFTER,
  AGE_BEFORE,
  AGES,
  CLOCK,
  CLOCK_DOTTED,
  CLOCK_OF_DAY,
  CODE,
  CURRENCY_AFTER,
  CURRENCY_BEFORE,
  DECADE,
  isWordEnd,
  MAGNITUDE,
  MILLION_OR_METRES,
  NUMBER,
  type Pattern,
  SHORT_MAGNITUDE,
  SIGN,
  UNITS,
  ZEROS,
} from "./figure-forms.ts"
import { bareNumberAt, isLetter, isNumberWord, lettersAt, mayGoOn } from "./figure-starts.ts"
import { numberInWordsAt } from "./number-words.ts"

/**
 * A figure of a text as one word: £310m, £310 million and 310 million pounds are all "£310000000". Signs that ASCII has
 * stand in it in their wide form ("50％", "4．1"), so that the word reads as itself again and no index cuts it.
 */
export type FigureRead = {
  readonly word: string
  readonly end: number
  /** The words that it is written with ("million", "pounds"): found as well, but they are not the figure. */
  readonly parts: readonly (Span & { readonly word: string })[]
}

/** A unit has several patterns where it is written as a sign and as a word. */
const UNIT_NAMES = [...new Set(UNITS.map(([unit]) => unit))]
const ENDINGS = `[％ms]|st|nd|rd|th|${AGES.map((unit) => `${unit}old`).join("|")}|${UNIT_NAMES.join("|")}`
const FIGURE = new RegExp(`^−?(?:[a-z]{0,2}\\p{Sc})?\\d[\\d．／：]*(?:${ENDINGS})?$`, "u")

/** Whether a folded word is a figure: then it is found exactly or not at all. */
export const isFigure = (word: string): boolean => FIGURE.test(word)

/**
 * How a figure that is asked for may be written in a text: 1990 also as 1990s, 100 million as 100m, which may be metres, and
 * a bare number with a currency or a unit. Not the other way round: who asks for £5 does not ask for 5.
 */
export function figuresLike(word: string): readonly { readonly word: string; readonly closeness: number }[] {
  const also = (other: string) => ({ word: other, closeness: ALMOST })
  const [, sign = "", number = "", unit = ""] = /^(−?)(\d+(?:．\d+)?)(m|metres)?$/.exec(word) ?? []
  if (number === "") return [{ word, closeness: 1 }]
  const value = number.replace("．", ".")
  const others = [
    ...(unit === "" && /^(?:\d\d)?\d0$/.test(word) ? [`${word}s`] : []),
    ...(unit === "m" ? [`${sign}${wide(timesTen(value, 6))}`, `${sign}${number}metres`] : []),
    ...(unit === "metres" ? [`${sign}${number}m`] : []),
    ...(unit === "" && /^\d{6,}$/.test(value) ? [`${sign}${wide(millionsOf(value))}m`] : []),
  ]
  const measured = unit === "" ? measuredForms(sign, number) : []
  return [{ word, closeness: 1 }, ...others.map(also), ...measured.map((word) => ({ word, closeness: MEASURED }))]
}

const ALMOST = 0.95
/** The same number of something: behind all that have the number alone. */
const MEASURED = 0.7

/** An age is of another kind than what a bare number counts. */
const measuredForms = (sign: string, number: string): readonly string[] => [
  ...MONEY.map((currency) => `${sign}${currency}${number}`),
  ...UNIT_NAMES.map((unit) => `${sign}${number}${unit}`),
]
const DOLLARS = ["a", "au", "c", "ca", "nz", "hk", "s", "sg"].map((country) => `${country}＄`)
const MONEY = [...new Set(CURRENCY_AFTER.map(([currency]) => currency)), ...DOLLARS]

const millionsOf = (value: string): string =>
  value
    .replace(/(\d{6})$/, ".$1")
    .replace(/^\./, "0.")
    .replace(/\.?0+$/, "")

/** The figure that begins at a position; null where none does. Looks at a bounded stretch of the text. */
export function figureAt(text: string, at: number): FigureRead | null {
  const found = isLetter(text.charCodeAt(at)) ? letteredAt(text, at) : digitsAt(text, at)
  return found && { ...found, parts: partsOf(text, at, found.end) }
}

const digitsAt = (text: string, at: number): Found | null =>
  bareNumberAt(text, at) ?? ageAt(text, at) ?? clockAt(text, at) ?? codeAt(text, at) ?? amountAt(text, at)

/** "aged 34", "two million", "US$5". */
function letteredAt(text: string, at: number): Found | null {
  const start = lettersAt(text, at)
  if (!isNumberWord(start)) return start.startsWith("age") ? agedAt(text, at) : amountAt(text, at)
  return mayGoOn(text, at + start.length) && numberInWordsAt(text, at) ? amountAt(text, at) : null
}

type Found = { readonly word: string; readonly end: number }

/** The words of a figure that have two letters or more and are no suffix: of "£310m" none. */
const PART = /(?<![\p{L}\p{N}.])[a-z]{2,}/giu
function partsOf(text: string, start: number, end: number): FigureRead["parts"] {
  const all = [...text.slice(start, end).matchAll(PART)]
  return all.map(({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: start + index,
    end: start + index + word.length,
  }))
}

/** "aged 34": an age is written as what it is, so that no bare number finds it. */
function agedAt(text: string, at: number): Found | null {
  const [whole = "", years] = AGE_BEFORE(text, at) ?? []
  return years === undefined ? null : { word: age(years, "year"), end: at + whole.length }
}

/** "Ann Lee, 34, said". */
function ageAt(text: string, at: number): Found | null {
  const [digits = ""] = NUMBER(text, at) ?? []
  const isAge =
    /^[1-9]\d?$/.test(digits) && /^(?:[,;.]\B|$)/.test(text.slice(at + digits.length, at + digits.length + 2))
  return isAge && BEHIND_A_NAME.test(text.slice(Math.max(0, at - 40), at))
    ? { word: age(digits, "year"), end: at + digits.length }
    : null
}

const age = (count: string, unit: string): string => `${plainDigits(count)}${unit}old`
const BEHIND_A_NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}'’-]*, $/u

/** 3:46 PM and 15:46 are "15：46". */
function clockAt(text: string, at: number): Found | null {
  const found = CLOCK_DOTTED(text, at) ?? CLOCK(text, at) ?? CLOCK_OF_DAY(text, at)
  if (!found) return null
  const [whole, hours = "", minutes = "0", half] = found
  const [hour, minute] = [Number(plainDigits(hours)), Number(plainDigits(minutes))]
  if (minute > 59 || hour > (half ? 12 : 24)) return null
  const ofDay = half ? (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0) : hour
  return { word: `${ofDay}：${String(minute).padStart(2, "0")}`, end: at + whole.length }
}

function codeAt(text: string, at: number): Found | null {
  const [decade, tens] = DECADE(text, at) ?? []
  if (decade !== undefined && tens !== undefined) return { word: `${plainDigits(tens)}s`, end: at + decade.length }
  const [code] = CODE(text, at) ?? []
  if (code === undefined) return null
  const wide = plainDigits(code).replace(/[./:]/g, (sign) => WIDE[sign] ?? sign)
  return { word: wide, end: at + code.length }
}

const WIDE: Readonly<Record<string, string>> = { ".": "．", "/": "／", ":": "：" }
const plainDigits = (text: string): string => text.normalize("NFKC")

function amountAt(text: string, start: number): Found | null {
  let at = start
  const take = (pattern: Pattern): RegExpExecArray | null => {
    const found = pattern(text, at)
    if (found) at += found[0].length
    return found
  }
  const isOpen = start === 0 || /[\s(["“‘'—–]/.test(text.charAt(start - 1))
  const signBefore = isOpen && take(SIGN) !== null
  const money = take(CURRENCY_BEFORE)
  const sign = signBefore || (money !== null && take(SIGN) !== null) ? "−" : ""
  const currency = money ? signOf(money) : null

  const number = take(NUMBER)
  const inWords = number ? null : numberInWordsAt(text, at)
  if (inWords) at = inWords.end
  else if (!number) return null
  let value = number ? amountOf(number) : String(inWords?.value)
  const magnitude = number && (take(MAGNITUDE) ?? (currency === null ? null : take(SHORT_MAGNITUDE)))
  if (magnitude) value = timesTen(value, ZEROS[(magnitude[1] ?? magnitude[2] ?? "").toLowerCase()] ?? 0)

  const after = currency === null ? unitAt(text, at) : { currency: null, unit: "", end: namedAgain(text, at) }
  const metres = number && !magnitude && currency === null && MILLION_OR_METRES(text, at)
  if (metres && after.end === at) {
    const behind = unitAt(text, at + 1)
    if (behind.currency !== null)
      return { word: `${sign}${behind.currency}${wide(timesTen(value, 6))}`, end: behind.end }
    return { word: `${sign}${wide(value)}m`, end: at + 1 }
  }
  const isAlone = after.end === at && currency === null
  if (inWords && isAlone && !inWords.isLarge) return null
  if (!isWordEnd(text, after.end) && !after.unit.endsWith("％")) return null
  return { word: `${sign}${currency ?? after.currency ?? ""}${wide(value)}${after.unit}`, end: after.end }
}

const wide = (value: string): string => value.replace(".", "．")

/** "us$" is the dollar that is meant where no other is named. */
function signOf([, country = "", sign = "", code = ""]: RegExpExecArray): string {
  const named: Readonly<Record<string, string>> = { usd: "＄", gbp: "£", eur: "€" }
  const plain = sign.normalize("NFKC")
  const wideSign = plain === "$" ? "＄" : plain
  const before = country.toLowerCase() === "us" ? "" : country.toLowerCase().slice(0, 2)
  return named[code.toLowerCase()] ?? `${before}${wideSign}`
}

/** The digits without what parts them: "4.10" is 4.1, and 007 stays as it is. */
function amountOf([, whole = "", decimals = "", fraction = ""]: RegExpExecArray): string {
  const digits = plainDigits(whole).replace(/\D/g, "")
  const rest = fraction === "" ? plainDigits(decimals) : (FRACTIONS[fraction] ?? "")
  const kept = rest.replace(/0+$/, "")
  return kept === "" ? digits : `${digits}.${kept}`
}

const FRACTIONS: Readonly<Record<string, string>> = { "½": "5", "¼": "25", "¾": "75" }

/** Moves the point, digit by digit: no floating point comes between. */
function timesTen(value: string, zeros: number): string {
  const [whole = "", decimals = ""] = value.split(".")
  const padded = decimals.padEnd(zeros, "0")
  const rest = padded.slice(zeros).replace(/0+$/, "")
  const digits = `${whole}${padded.slice(0, zeros)}`.replace(/^0+(?=\d)/, "")
  return rest === "" ? digits : `${digits}.${rest}`
}

/** What stands behind an amount: a currency, a unit or an age; `end` is where it began when there is none. */
function unitAt(
  text: string,
  at: number,
): { readonly currency: string | null; readonly unit: string; readonly end: number } {
  if (!MAY_BE_UNIT.test(text.charAt(at))) return { currency: null, unit: "", end: at }
  for (const [currency, name] of CURRENCY_AFTER) {
    const found = name(text, at)
    if (found) return { currency, unit: "", end: at + found[0].length }
  }
  for (const [unit, name] of UNITS) {
    const found = name(text, at)
    if (found) return { currency: null, unit, end: at + found[0].length }
  }
  const [old, span = "year"] = AGE_AFTER(text, at) ?? []
  if (old !== undefined) return { currency: null, unit: `${span.toLowerCase()}old`, end: at + old.length }
  return { currency: null, unit: "", end: at }
}

/** Looked at first, since most numbers have no unit. */
const MAY_BE_UNIT = /[\s\p{L}\p{Sc}%％﹪°-]/u

/** "£310m pounds" names its currency twice. */
function namedAgain(text: string, at: number): number {
  const { currency, end } = unitAt(text, at)
  return currency === null ? at : end
}
