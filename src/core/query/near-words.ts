import type { NearWord } from "../shelves/vocabulary.ts"
import { LONG_STEM, STEM, type WordList, wordAt } from "./word-list.ts"

/** What is looked for: words within `limit` edits of what is typed, or longer words that begin so. */
export type Sought = { readonly typed: string; readonly limit: number; readonly isBegun: boolean }

/** Longest word that is compared, in UTF-16 code units: an integer has a bit for each of its beginnings, the empty one too. */
const LONGEST = 31

/** In which places of what is typed each letter stands, a bit each; of none while nothing is looked for. */
const places = new Int32Array(2 ** 16)

/**
 * The words of the list, and for how many letters rows were made: what it cost. The rows of a letter tell, for no edit, one, and so
 * on, which beginnings of what is typed are within so many edits of the word up to there: a bit each, so that all of them are
 * counted at once (S. Wu and U. Manber, https://doi.org/10.1145/135239.135244; edits as in text/distance.ts). Words in order have
 * beginnings in common, so that the rows of these are made once; and behind a beginning that is too far away all words are passed over.
 */
export function nearWords(list: WordList, { typed, limit, isBegun }: Sought) {
  const found: NearWord[] = []
  if (typed.length > LONGEST) return { found, rows: 0 }
  for (let i = 0; i < typed.length; i++) places[typed.charCodeAt(i)] = placesOf(typed.charCodeAt(i)) | (2 << i)
  const { size, letters, starts, shared, nextStem, nextLongStem, counts } = list
  const tooFar = limit + 1
  const deepest = typed.length + limit
  const table = new Int32Array(tooFar * (deepest + 1))
  for (let edits = 0; edits <= limit; edits++) table[edits] = (2 << edits) - 1
  /** How far the first i letters of a word, or fewer of them, are from all that is typed. */
  const begun = new Uint8Array(deepest + 1).fill(tooFar)
  let rows = 0
  /** Words that have so many letters in common with the one before are too far away. */
  let passed = Number.POSITIVE_INFINITY

  const next = (index: number) =>
    (passed <= STEM ? nextStem[index] : passed <= LONG_STEM ? nextLongStem[index] : undefined) ?? index + 1
  for (let index = 0; index < size; index = next(index)) {
    const common = shared[index] ?? 0
    if (common >= passed) continue
    passed = Number.POSITIVE_INFINITY
    const start = starts[index] ?? 0
    const length = (starts[index + 1] ?? 0) - start
    const end = Math.min(length, deepest)
    for (let i = Math.min(common, deepest) + 1; i <= end && passed > length; i++) {
      rows++
      const last = letters[start + i - 1] ?? 0
      fillRows(
        table,
        i,
        limit,
        placesOf(last),
        i > 1 ? (placesOf(last) << 1) & placesOf(letters[start + i - 2] ?? 0) : 0,
      )
      begun[i] = Math.min(begun[i - 1] ?? tooFar, distanceAt(i))
      if (table[i * tooFar + limit] === 0 && !(isBegun && (begun[i] ?? tooFar) <= limit)) passed = i
    }
    if (passed <= length) continue
    const distance = isBegun ? (begun[end] ?? tooFar) : length > deepest ? tooFar : distanceAt(length)
    if (length > deepest && distance > limit) passed = deepest + 1
    if (distance > limit || (isBegun && length <= typed.length) || counts[index] === 0) continue
    found.push({ word: wordAt(list, index), distance })
  }
  for (let i = 0; i < typed.length; i++) places[typed.charCodeAt(i)] = 0
  return { found, rows }

  /** From the first i letters to all that is typed. */
  function distanceAt(i: number): number {
    let edits = 0
    while (edits <= limit && !((table[i * tooFar + edits] ?? 0) & (1 << typed.length))) edits++
    return edits
  }
}

const placesOf = (letter: number): number => places[letter] ?? 0

/**
 * The rows of a word's i-th letter, which stands at `same` in what is typed; at `swapped` it stands before the letter that is before
 * it in the word.
 */
function fillRows(table: Int32Array, i: number, limit: number, same: number, swapped: number): void {
  const width = limit + 1
  const here = i * width
  /** With one edit fewer: here, behind the letter before, and behind the one before that. */
  let [fewer, fewerLast, fewerBefore] = [0, 0, 0]
  for (let edits = 0; edits <= limit; edits++) {
    const last = table[here - width + edits] ?? 0
    // A letter that is right; too many, another, left out, or two in each other's place.
    const row = ((last << 1) & same) | fewerLast | (fewerLast << 1) | (fewer << 1) | ((fewerBefore << 2) & swapped)
    table[here + edits] = row
    fewer = row
    fewerLast = last
    fewerBefore = i > 1 ? (table[here - 2 * width + edits] ?? 0) : 0
  }
}
