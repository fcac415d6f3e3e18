import type { Item } from "./sentence.ts"
import { startsWithDigit } from "./token-letters.ts"

const SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ") // biome-ignore format: one list
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ")
const WORDS: ReadonlyMap<string, number> = new Map([
  ...SMALL.map((word, i): [string, number] => [word, i]),
  ...["nought", "naught", "oh"].map((word): [string, number] => [word, 0]),
  ...TENS.map((word, i): [string, number] => [word, 10 * (i + 2)]),
])
const MAGNITUDES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    thousand: 1e3,
    million: 1e6,
    billion: 1e9,
    trillion: 1e12,
    k: 1e3,
    m: 1e6,
    mn: 1e6,
    bn: 1e9,
    tn: 1e12,
  }),
)
const PARTS: ReadonlyMap<string, number> = new Map(
  Object.entries({ half: 2, halves: 2, third: 3, thirds: 3, quarter: 4, quarters: 4, fifth: 5, fifths: 5, sixth: 6, sixths: 6, eighth: 8, eighths: 8, tenth: 10, tenths: 10 }), // biome-ignore format: one list
)
/** "2 1/2 million", "3½ million". */
const SIGNS: ReadonlyMap<string, number> = new Map(Object.entries({ "½": 0.5, "1/2": 0.5, "¼": 0.25, "1/4": 0.25, "¾": 0.75, "3/4": 0.75 })) // biome-ignore format: one list
const DIGITS = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$/

/** A number as words or digits write it, `to` behind its last item. */
export type NumberRead = {
  readonly to: number
  readonly value: number
  /** "1.2 million", "two dozen": it can name no year, age or house. */
  readonly isLarge: boolean
}

/** A word of a number, with the item that it is of: "twenty-two" gives two. */
type Word = { readonly text: string; readonly item: number }

/**
 * The number that begins at an item, read to its end: "one point two million", "two and a half million", "a million and a
 * half", "three hundred and fifty thousand". Null where none begins, and where its words make no number.
 */
export function numberAt(items: readonly Item[], from: number): NumberRead | null {
  const words = wordsFrom(items, from)
  const first = words[0]?.text ?? ""
  const whole = partOfMagnitude(words) ?? (first === "a" && !isMagnitude(words[1]?.text) ? null : sumOf(words))
  if (!whole || whole.used === 0) return null
  const to = (words[whole.used - 1]?.item ?? from) + 1
  // The words of one item belong together: "two-day" is no two.
  if (words[whole.used]?.item === to - 1) return null
  // "nineteen eighty-four": two numbers side by side are a year or a name.
  if (isNumber(items[to]) || (isNumber(items[from - 1]) && items[from - 1]?.end !== items[from]?.start)) return null
  return { to, value: whole.value, isLarge: whole.isLarge }
}

const isNumber = (item: Item | undefined): boolean =>
  item !== undefined && !item.marked && item.lower.split("-").every((word) => smallNumber(word) !== undefined)

/** Most words begin no number, and are looked at no further. */
export function mayBegin(word: string): boolean {
  const hyphen = word.indexOf("-")
  const first = hyphen < 0 ? word : word.slice(0, hyphen)
  return first === "a" || first === "half" || WORDS.has(first) || startsWithDigit(first)
}

/** No number has more words; it bounds the work. */
const LONGEST = 24

/** "It cost £3m.": the stop is the sentence's. */
export const STOPPED = /^[bkmt]\.$/

function wordsFrom(items: readonly Item[], from: number): readonly Word[] {
  if (!mayBegin(items[from]?.lower ?? "")) return []
  const words: Word[] = []
  for (let i = from; i < Math.min(items.length, from + LONGEST); i++) {
    const item = items[i]
    if (!item || item.marked) break
    const lower = STOPPED.test(item.lower) ? item.lower.slice(0, -1) : item.lower
    for (const text of lower.split("-")) words.push({ text, item: i })
  }
  return words
}

const isMagnitude = (word: string | undefined): boolean =>
  word === "hundred" || word === "dozen" || (word !== undefined && word.length > 2 && MAGNITUDES.has(word))

type Sum = { readonly used: number; readonly value: number; readonly isLarge: boolean }

/** "half a million", "a quarter of a million". */
function partOfMagnitude(words: readonly Word[]): Sum | null {
  const at = words[0]?.text === "a" ? 1 : 0
  const part = PARTS.get(words[at]?.text ?? "")
  const link = words[at + 1]?.text === "of" ? 1 : 0
  const magnitude = words[at + 2 + link]?.text ?? ""
  if (!part || words[at + 1 + link]?.text !== "a" || !isMagnitude(magnitude)) return null
  const size = magnitude === "hundred" ? 100 : magnitude === "dozen" ? 12 : (MAGNITUDES.get(magnitude) ?? 0)
  return { used: at + 3 + link, value: size / part, isLarge: true }
}

/** Adds up words one by one as long as they go on with one number. */
function sumOf(words: readonly Word[]): Sum | null {
  const startsWithDigits = DIGITS.test(words[0]?.text ?? "")
  let total = 0
  let group: number | null = null
  let magnitude = Number.POSITIVE_INFINITY
  let isLarge = false
  let used = 0
  while (used < words.length) {
    const word: string = words[used]?.text ?? ""
    const next = words[used + 1]?.text
    const small = smallNumber(word)
    const size = MAGNITUDES.get(word)
    if (small !== undefined) {
      if (group === null) group = total > 0 && startsWithDigits ? null : small
      else if (!joins(group, small, startsWithDigits)) break
      else group += small
      if (group === null) break
    } else if (SIGNS.has(word) && group !== null && Number.isInteger(group)) group += SIGNS.get(word) ?? 0
    else if (word === "a" && used === 0 && isMagnitude(next)) group = 1
    else if (word === "hundred" && group !== null && group < 100 && Number.isInteger(group)) group *= 100
    else if (word === "dozen" && group !== null) return { used: used + 1, value: total + group * 12, isLarge: true }
    else if (size !== undefined && group !== null && size < magnitude && (word.length > 2 || startsWithDigits)) {
      total += group * size
      magnitude = size
      group = null
      isLarge = true
    } else if (word === "point" && group !== null && !startsWithDigits) {
      const decimals = decimalsAt(words, used + 1)
      if (decimals === "") return null
      group = Number(`${group}.${decimals}`)
      used += decimals.length
    } else if (word === "and") {
      const part = partAt(words, used + 1)
      if (part && group !== null && magnitude === Number.POSITIVE_INFINITY) group += part.value
      else if (part && group === null && total > 0) total += part.value * magnitude
      else if (!part && !startsWithDigits && mayJoin(group, total) && (smallNumber(next ?? "") ?? 100) < 100) {
        used++
        continue
      } else break
      used += part?.words ?? 0
    } else break
    used++
  }
  return group === null && total === 0 ? null : { used, value: round(total + (group ?? 0)), isLarge }
}

const smallNumber = (word: string): number | undefined =>
  WORDS.get(word) ?? (DIGITS.test(word) ? Number(word.replaceAll(",", "")) : undefined)

/** "two hundred | fifty", "twenty | two". */
const joins = (group: number, small: number, startsWithDigits: boolean): boolean =>
  !startsWithDigits &&
  ((group >= 100 && group % 100 === 0 && small < 100) || (group >= 20 && group < 100 && group % 10 === 0 && small < 10))

/** "three hundred and fifty", "two thousand and four". */
const mayJoin = (group: number | null, total: number): boolean =>
  group === null ? total > 0 : group >= 100 && group % 100 === 0

/** The digits that follow "point". */
function decimalsAt(words: readonly Word[], from: number): string {
  let digits = ""
  for (let at = from; at < words.length; at++) {
    const digit = WORDS.get(words[at]?.text ?? "")
    if (digit === undefined || digit > 9) break
    digits += String(digit)
  }
  return digits
}

/** "a half", "three quarters" behind "and". */
function partAt(words: readonly Word[], at: number): { readonly words: number; readonly value: number } | null {
  const count = words[at]?.text === "a" ? 1 : WORDS.get(words[at]?.text ?? "")
  const part = PARTS.get(words[at + 1]?.text ?? "")
  return count && part ? { words: 2, value: count / part } : null
}

const round = (value: number): number => Number(value.toPrecision(15))

/** "two thirds", "two-thirds", "one quarter": the share, and where it ends. */
export function shareAt(items: readonly Item[], from: number): { readonly to: number; readonly value: number } | null {
  const [count, part] = wordsFrom(items, from)
  const number = count && smallNumber(count.text)
  const parts = PARTS.get(part?.text ?? "")
  return number && part && parts && number < parts ? { to: part.item + 1, value: number / parts } : null
}
