/** A number written in words: its value, and where it ends. */
export type NumberInWords = {
  readonly value: number
  readonly end: number
  /** "three hundred thousand", "half a million": no other number of words is a figure by itself. */
  readonly isLarge: boolean
}

const SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ") // biome-ignore format: one list
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ")
const MAGNITUDES: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 }
const VALUES: ReadonlyMap<string, number> = new Map([
  ...SMALL.map((word, i): [string, number] => [word, i]),
  ...TENS.map((word, i): [string, number] => [word, 10 * (i + 2)]),
])

/** Words with which a number may begin; small letters. */
export const NUMBER_BEGINNINGS: readonly string[] = [...VALUES.keys(), "a", "half"]

/** No number has more words; it bounds the work. */
const MOST_WORDS = 12

/** The number in words that begins at a position, to its end; null where none does. "A hundred" and "two and a half million" too. */
export function numberInWordsAt(text: string, at: number): NumberInWords | null {
  const words = wordsFrom(text, at)
  const half = halfOf(words)
  if (half) return half
  let total = 0
  let group: number | null = null
  let size = Number.POSITIVE_INFINITY
  let used = 0
  for (;;) {
    const { word = "" } = words[used] ?? {}
    const next = words[used + 1]?.word ?? ""
    const value = VALUES.get(word)
    const magnitude: number | undefined = MAGNITUDES[word]
    if (value !== undefined && joins(group, value)) group = (group ?? 0) + value
    else if (word === "a" && used === 0 && (next === "hundred" || Object.hasOwn(MAGNITUDES, next))) group = 1
    else if (word === "hundred" && group !== null && group > 0 && group < 100) group *= 100
    else if (magnitude !== undefined && group !== null && magnitude < size) {
      total += group * magnitude
      size = magnitude
      group = null
    } else if (word === "point" && group !== null && digitsFrom(words, used + 1) !== "") {
      const digits = digitsFrom(words, used + 1)
      group = Number(`${group}.${digits}`)
      used += digits.length
    } else if (word === "and" && next === "a" && words[used + 2]?.word === "half" && group !== null && total === 0) {
      group += 0.5
      used += 2
    } else if (word === "and" && (VALUES.get(next) ?? 100) < 100 && mayGoOn(group, total)) {
      used++
      continue
    } else break
    used++
  }
  const last = words[used - 1]
  if (!last || (group === null && total === 0)) return null
  const value = Number((total + (group ?? 0)).toPrecision(12))
  return { value, end: last.end, isLarge: total > 0 }
}

/** "half a million", "half a billion". */
function halfOf([first, second, third]: readonly Word[]): NumberInWords | null {
  const magnitude = third && Object.hasOwn(MAGNITUDES, third.word) ? MAGNITUDES[third.word] : undefined
  if (first?.word !== "half" || second?.word !== "a" || !third || magnitude === undefined) return null
  return { value: magnitude / 2, end: third.end, isLarge: true }
}

/** "two hundred | fifty", "twenty | two". */
const joins = (group: number | null, value: number): boolean =>
  group === null ||
  (group >= 100 && group % 100 === 0 && value < 100) ||
  (group >= 20 && group % 10 === 0 && group % 100 !== 0 && value > 0 && value < 10)

const mayGoOn = (group: number | null, total: number): boolean =>
  group === null ? total > 0 : group >= 100 && group % 100 === 0

function digitsFrom(words: readonly Word[], from: number): string {
  let digits = ""
  for (let at = from; at < words.length; at++) {
    const digit = VALUES.get(words[at]?.word ?? "") ?? 10
    if (digit > 9) break
    digits += String(digit)
  }
  return digits
}

/** All words that a number in words may have. */
export const NUMBER_WORDS: ReadonlySet<string> = new Set([...VALUES.keys(), ...Object.keys(MAGNITUDES)].concat("a", "and", "half", "hundred", "point")) // biome-ignore format: one list

type Word = { readonly word: string; readonly end: number }

function wordsFrom(text: string, at: number): readonly Word[] {
  const piece = /([a-z]{1,12})(?![\p{L}\p{N}\p{M}])(?:[ \u00a0-](?=[a-z]))?/iuy
  piece.lastIndex = at
  const words: Word[] = []
  while (words.length < MOST_WORDS) {
    const [whole, word = ""] = piece.exec(text) ?? []
    if (whole === undefined || !NUMBER_WORDS.has(word.toLowerCase())) break
    words.push({ word: word.toLowerCase(), end: piece.lastIndex - (whole.length - word.length) })
    if (whole.length === word.length) break
  }
  return words
}
