/** Longest word that is compared, in UTF-16 code units; folding keeps little more. */
const LONGEST = 80

const rows: readonly [Uint8Array, Uint8Array, Uint8Array] = [
  new Uint8Array(LONGEST + 1),
  new Uint8Array(LONGEST + 1),
  new Uint8Array(LONGEST + 1),
]

/**
 * How many edits make `typed` into `word`; a letter put in, left out or replaced, or two neighbours swapped, is one.
 * More than `limit` comes back as `limit + 1`, as does a word of over 80 letters.
 * Optimal string alignment: https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance
 */
export function edits(typed: string, word: string, limit: number): number {
  return Math.abs(typed.length - word.length) > limit ? limit + 1 : align(typed, word, limit)
}

function align(typed: string, word: string, limit: number): number {
  const tooFar = limit + 1
  if (typed.length > LONGEST || word.length > LONGEST) return tooFar
  let [before, last, row] = rows
  for (let j = 0; j <= word.length; j++) last[j] = Math.min(j, tooFar)
  for (let i = 1; i <= typed.length; i++) {
    // Only cells within `limit` of the diagonal can stay within it.
    const from = Math.max(1, i - limit)
    const to = Math.min(word.length, i + limit)
    row.fill(tooFar, 0, word.length + 1)
    row[0] = Math.min(i, tooFar)
    let least = row[0]
    for (let j = from; j <= to; j++) {
      const same = typed.charCodeAt(i - 1) === word.charCodeAt(j - 1)
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1))
      if (!same && isSwap(typed, word, i, j)) cost = Math.min(cost, at(before, j - 2) + 1)
      row[j] = Math.min(cost, tooFar)
      if (cost < least) least = cost
    }
    if (least > limit) return tooFar
    ;[before, last, row] = [last, row, before]
  }
  return at(last, word.length)
}

const at = (row: Uint8Array, j: number): number => row[j] ?? LONGEST

const isSwap = (a: string, b: string, i: number, j: number): boolean =>
  i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)

const LETTERS = "abcdefghijklmnopqrstuvwxyz"

/** All words that are one slip away: a letter left out, too many or another, or two in each other's place. 54 for each letter. */
export function oneSlipFrom(word: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (let i = 0; i <= word.length; i++) {
    const [left, right] = [word.slice(0, i), word.slice(i)]
    for (const letter of LETTERS) found.add(left + letter + right).add(left + letter + right.slice(1))
    if (right !== "") found.add(left + right.slice(1))
    if (right.length > 1) found.add(left + right.charAt(1) + right.charAt(0) + right.slice(2))
  }
  found.delete(word)
  return found
}
