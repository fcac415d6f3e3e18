import type { NearWord } from "../shelves/vocabulary.ts"
import { STEM, type WordList, wordAt } from "./word-list.ts"

/** What is looked for: words within `limit` edits of what is typed, or longer words that begin so. */
export type Sought = { readonly typed: string; readonly limit: number; readonly isBegun: boolean }

/** Longest word that is compared, in UTF-16 code units; folding keeps little more. */
const LONGEST = 80

/**
 * The table of edits between a word of the list and what is typed (optimal string alignment, as in text/distance.ts): a row for
 * each letter of the word. Words in order have beginnings in common, so that the rows of these are made once; and behind a
 * beginning that is too far away all words are passed over.
 */
const WIDTH = LONGEST + 2
const table = new Uint8Array((2 * LONGEST + 1) * WIDTH)

/** The words of the list, and for how many letters a row was made: what it cost. */
export function nearWords(list: WordList, { typed, limit, isBegun }: Sought) {
  const found: NearWord[] = []
  const length = typed.length
  if (length > LONGEST) return { found, rows: 0 }
  const codes = Uint16Array.from({ length }, (_, i) => typed.charCodeAt(i))
  const tooFar = limit + 1
  const deepest = length + limit
  for (let j = 0; j <= tooFar; j++) table[j] = j
  /** How far the first i letters of a word, or fewer of them, are from all that is typed. */
  const begun = new Uint8Array(deepest + 1).fill(tooFar)
  let rows = 0
  /** Words that have so many letters in common with the one before are too far away. */
  let passed = Number.POSITIVE_INFINITY

  const next = (index: number) => (passed <= STEM ? (list.nextStem[index] ?? list.size) : index + 1)
  for (let index = 0; index < list.size; index = next(index)) {
    const common = list.shared[index] ?? 0
    if (common >= passed) continue
    passed = Number.POSITIVE_INFINITY
    const start = list.starts[index] ?? 0
    const size = (list.starts[index + 1] ?? 0) - start
    const end = Math.min(size, deepest)
    for (let i = Math.min(common, deepest) + 1; i <= end && passed > size; i++) {
      rows++
      const least = fillRow(list.letters, start, i, codes, limit)
      begun[i] = Math.min(begun[i - 1] ?? tooFar, distanceAt(i))
      if (least > limit && !(isBegun && (begun[i] ?? tooFar) <= limit)) passed = i
    }
    if (passed <= size) continue
    const distance = isBegun ? (begun[end] ?? tooFar) : distanceAt(size)
    const isLonger = size > deepest
    if (isLonger && distance > limit) passed = deepest + 1
    if (distance > limit || (isBegun && size <= length) || list.counts[index] === 0) continue
    found.push({ word: wordAt(list, index), distance })
  }
  return { found, rows }

  /** From the first i letters to all that is typed. */
  function distanceAt(i: number): number {
    return Math.abs(i - length) > limit ? tooFar : (table[i * WIDTH + length] ?? tooFar)
  }
}

/** The row of the word's i-th letter, and its least cell: only those within `limit` of the diagonal can stay within it. */
function fillRow(letters: Uint16Array, start: number, i: number, codes: Uint16Array, limit: number): number {
  const tooFar = limit + 1
  const letter = letters[start + i - 1]
  const before = i > 1 ? letters[start + i - 2] : -1
  const here = i * WIDTH
  const last = here - WIDTH
  const to = Math.min(codes.length, i + limit)
  const from = Math.max(1, i - limit)
  let left = i <= limit ? i : tooFar
  table[here + from - 1] = left
  let least = left
  let above = table[last + from - 1] ?? tooFar
  for (let j = from; j <= to; j++) {
    const isSame = codes[j - 1] === letter
    let cost = isSame ? above : above + 1
    above = table[last + j] ?? tooFar
    if (above < cost) cost = above + 1
    if (left < cost) cost = left + 1
    if (!isSame && codes[j - 1] === before && j > 1 && codes[j - 2] === letter)
      cost = Math.min(cost, (table[last - WIDTH + j - 2] ?? tooFar) + 1)
    if (cost > tooFar) cost = tooFar
    table[here + j] = cost
    left = cost
    if (cost < least) least = cost
  }
  if (to < codes.length) table[here + to + 1] = tooFar
  return least
}
