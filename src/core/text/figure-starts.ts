import { NUMBER_BEGINNINGS, NUMBER_WORDS } from "./number-words.ts"

/*
 * Asked of every word of a text, so without regular expressions: whether a figure may begin there at all, and whether it is
 * a bare number, as most are.
 */

/** Words of small letters that may begin a figure. */
export const FIGURE_BEGINNINGS: ReadonlySet<string> = new Set(
  NUMBER_BEGINNINGS.concat("age", "aged", "minus", "usd", "gbp", "eur"),
)

/** With these before its sign a currency is a country's. */
const COUNTRIES: ReadonlySet<string> = new Set("us a au c ca nz hk s sg".split(" "))
const CURRENCY_SIGN = /\p{Sc}/u

/** First words of what may stand behind a number and belong to it, at most LONGEST_START letters of each. */
const UNIT_BEGINNINGS: ReadonlySet<string> = new Set(
  `thousand million billion trillion mln mn bln bn trn tn k m mm b t per percent pct pc p pence pennies cent cents pound pounds
  quid gbp us u dollar dollars buck bucks usd euro euros eur yen rupee rupees rouble roubles ruble rubles lira liras hryvnia
  hryvnias km kms kmh kph mph mile miles kilometre kilometres kilometer kilometers kg kgs kilo kilos kilogram kilograms
  kilogramme metre metres meter meters mw gw megawatt megawatts gigawatt gigawatts c f degree degrees celsius centigrade
  fahrenheit am pm a o year years month months week weeks day days yo`.split(/\s+/),
)

export const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39
const [BLANK, HYPHEN, COMMA, POINT] = [0x20, 0x2d, 0x2c, 0x2e]

const LONGEST_START = 10

/** The ASCII letters at a position in small ones, of a longer word its beginning. */
export function lettersAt(text: string, at: number): string {
  let end = at
  while (end - at < LONGEST_START && isLetter(text.charCodeAt(end))) end++
  return text.slice(at, end).toLowerCase()
}

/** Whether a figure may begin at a letter, digit or sign. */
export function mayBeginFigure(text: string, at: number): boolean {
  const first = text.charCodeAt(at)
  if (first === HYPHEN) return !isLetter(text.charCodeAt(at + 1)) && text.charCodeAt(at + 1) !== BLANK
  if (!isLetter(first)) return true
  const word = lettersAt(text, at)
  const next = text.charCodeAt(at + word.length)
  if (next === BLANK || next === HYPHEN) return FIGURE_BEGINNINGS.has(word)
  return COUNTRIES.has(word) && CURRENCY_SIGN.test(text.charAt(at + word.length))
}

const BEGINNINGS: ReadonlySet<string> = new Set(NUMBER_BEGINNINGS)
export const isNumberWord = (word: string): boolean => BEGINNINGS.has(word)

/** Whether a number in words may go on behind a word of it, or have a unit there. */
export function mayGoOn(text: string, at: number): boolean {
  const next = text.charCodeAt(at)
  if (next !== BLANK && next !== HYPHEN && !Number.isNaN(next)) return !isLetter(next)
  const word = lettersAt(text, at + 1)
  return NUMBER_WORDS.has(word) || UNIT_BEGINNINGS.has(word) || word === ""
}

/** Behind these nothing belongs to a number. */
const CLOSING: ReadonlySet<number> = new Set(Array.from('\n);!?"”–—', (sign) => sign.charCodeAt(0)))

/** Longer ones are looked at more closely. */
const MOST_DIGITS = 9

/** A number that has no sign, decimals, unit or clock about it; null where it may have. */
export function bareNumberAt(text: string, at: number): { readonly word: string; readonly end: number } | null {
  let end = at
  while (isDigit(text.charCodeAt(end))) end++
  const mayBeAge = end - at <= 2 && text.charCodeAt(at - 2) === COMMA
  if (end === at || end - at > MOST_DIGITS || mayBeAge) return null
  const [next, behind] = [text.charCodeAt(end), text.charCodeAt(end + 1)]
  const isBare =
    next === BLANK
      ? isLetter(behind) && !UNIT_BEGINNINGS.has(lettersAt(text, end + 1))
      : next === COMMA || next === POINT
        ? !isDigit(behind)
        : CLOSING.has(next) || Number.isNaN(next)
  return isBare ? { word: text.slice(at, end), end } : null
}
