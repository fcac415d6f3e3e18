import type { TypeWord } from "./type-words.ts"

/** Words in a row by which two versions of a text are laid beside each other, where the row stands once in each. */
const RUN = 3
/** Between two such rows as many pairs of words are compared one by one; of more nothing is said. */
const MOST_PAIRS = 40_000

/** For each word of the earlier text its place in the later one, in the same order; -1: it has none. Linear in both texts. */
export function samePlaces(earlier: readonly TypeWord[], later: readonly TypeWord[]): Int32Array {
  const places = new Int32Array(earlier.length).fill(-1)
  const [a, b] = [earlier, later].map((words) => words.map(({ form }) => form)) as [string[], string[]]
  let from = 0
  while (from < a.length && from < b.length && a[from] === b[from]) places[from] = from++
  let [endA, endB] = [a.length, b.length]
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) places[--endA] = --endB
  let [atA, atB] = [from, from]
  for (const [i, j] of [...anchors(a, b, from, endA, endB), [endA, endB] as const]) {
    pairBetween(a, b, { atA, atB, endA: i, endB: j }, places)
    if (i < endA) places[i] = j
    atA = i + 1
    atB = j + 1
  }
  return places
}

/** Words that open a row which stands once in either text, as far as their order is the same. */
function anchors(
  a: readonly string[],
  b: readonly string[],
  from: number,
  endA: number,
  endB: number,
): readonly (readonly [number, number])[] {
  const [inA, inB] = [rowsOf(a, from, endA), rowsOf(b, from, endB)]
  const pairs: (readonly [number, number])[] = []
  for (const [row, i] of inA) {
    const j = inB.get(row)
    if (i >= 0 && j !== undefined && j >= 0) pairs.push([i, j])
  }
  return longestRising(pairs)
}

/** Each row → where it begins; -1 where it stands more than once. */
function rowsOf(words: readonly string[], from: number, end: number): ReadonlyMap<string, number> {
  const rows = new Map<string, number>()
  for (let at = from; at + RUN <= end; at++) {
    const row = words.slice(at, at + RUN).join(" ")
    rows.set(row, rows.has(row) ? -1 : at)
  }
  return rows
}

/** Of pairs in the order of the one text, the most that are in the order of the other too. */
function longestRising(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const before = new Int32Array(pairs.length).fill(-1)
  const ends: number[] = []
  for (const [n, [, j]] of pairs.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < j) low = middle + 1
      else high = middle
    }
    before[n] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = n
  }
  const rising: (readonly [number, number])[] = []
  for (let n = ends.at(-1) ?? -1; n >= 0; n = before[n] ?? -1) rising.push(pairs[n] ?? [0, 0])
  return rising.reverse()
}

type Gap = { readonly atA: number; readonly atB: number; readonly endA: number; readonly endB: number }

/** The longest row of words that both have between two anchors, gaps allowed. */
function pairBetween(a: readonly string[], b: readonly string[], gap: Gap, places: Int32Array): void {
  const { atA, atB, endA, endB } = gap
  const [rows, columns] = [endA - atA, endB - atB]
  if (rows <= 0 || columns <= 0 || rows * columns > MOST_PAIRS) return
  const width = columns + 1
  const lengths = new Uint16Array((rows + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      lengths[i * width + j] = a[atA + i] === b[atB + j] ? 1 + at(i + 1, j + 1) : Math.max(at(i + 1, j), at(i, j + 1))
  let [i, j] = [0, 0]
  while (i < rows && j < columns) {
    if (a[atA + i] === b[atB + j]) places[atA + i++] = atB + j++
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
}
