/**
 * Words in the order of their code units, packed into a few arrays: as strings in maps they take ten times as much. Only the
 * counts change.
 */
export type WordList = {
  readonly size: number
  /** One word right behind the other. */
  readonly letters: Uint16Array
  /** Where each word begins; and, as one more, where the last one ends. */
  readonly starts: Uint32Array
  /** How many first letters each word has in common with the one before it; no more than 255 are told. */
  readonly shared: Uint8Array
  /** The places of the next word with another stem, and with another long stem: other first letters. */
  readonly nextStem: Uint32Array
  readonly nextLongStem: Uint32Array
  /** How many hold it; 0: none any more. */
  readonly counts: Uint32Array
}

function emptyList(size: number, length: number): WordList {
  return {
    size,
    letters: new Uint16Array(length),
    starts: new Uint32Array(size + 1),
    shared: new Uint8Array(size),
    nextStem: new Uint32Array(size),
    nextLongStem: new Uint32Array(size),
    counts: new Uint32Array(size),
  }
}

export const NO_WORDS = emptyList(0, 0)

const MOST_SHARED = 255

/** Letters of stems: some thousands begin all words of an archive, some ten thousand long ones. */
export const STEM = 3
export const LONG_STEM = 5

/** Of words that are all different. */
export function listOf(entries: readonly (readonly [string, number])[]): WordList {
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
  const list = emptyList(
    sorted.length,
    sorted.reduce((sum, [word]) => sum + word.length, 0),
  )
  let at = 0
  for (const [index, [word, count]] of sorted.entries()) {
    list.starts[index] = at
    for (let i = 0; i < word.length; i++) list.letters[at++] = word.charCodeAt(i)
    list.starts[index + 1] = at
    list.counts[index] = count
  }
  findShared(list)
  findStems(list)
  return list
}

/** Words in the order of JavaScript's strings with a blank between two, and how many hold each. */
export type WordPage = { readonly words: string; readonly counts: readonly number[] }

/** The words of pages that follow each other in that order. None of them becomes a string of its own. */
export function listOfPages(pages: readonly WordPage[]): WordList {
  const size = pages.reduce((sum, { counts }) => sum + counts.length, 0)
  const length = pages.reduce((sum, { words, counts }) => sum + words.length - Math.max(0, counts.length - 1), 0)
  const list = emptyList(size, length)
  let [first, at] = [0, 0]
  for (const { words, counts } of pages) {
    list.counts.set(counts, first)
    if (counts.length > 0) at = addWords(list, first, at, words)
    first += counts.length
  }
  findShared(list)
  findStems(list)
  return list
}

/** Words with a blank between two, from a place of the list and of its letters on; gives where the letters end. */
function addWords({ letters, starts }: WordList, first: number, start: number, words: string): number {
  let [index, at] = [first, start]
  for (let i = 0; i < words.length; i++) {
    const code = words.charCodeAt(i)
    if (code === BLANK) starts[++index] = at
    else letters[at++] = code
  }
  starts[index + 1] = at
  return at
}

const BLANK = 0x20

/** Both in one, which have no word in common: stretches of the longer list are copied as they are. */
export function joinedLists(long: WordList, short: WordList): WordList {
  if (long.size === 0) return short
  const list = emptyList(long.size + short.size, long.letters.length + short.letters.length)
  let size = 0
  const copy = (from: WordList, first: number, end: number) => {
    if (first === end) return
    const [start, stop] = [from.starts[first] ?? 0, from.starts[end] ?? 0]
    const at = list.starts[size] ?? 0
    list.letters.set(from.letters.subarray(start, stop), at)
    list.counts.set(from.counts.subarray(first, end), size)
    list.shared.set(from.shared.subarray(first, end), size)
    for (let i = first; i < end; i++) list.starts[size + 1 + i - first] = (from.starts[i + 1] ?? 0) - start + at
    list.shared[size] = sharedWithLast(list, size)
    size += end - first
  }
  let done = 0
  for (let i = 0; i < short.size; i++) {
    const place = placeOf(long, wordAt(short, i))
    copy(long, done, place)
    copy(short, i, i + 1)
    done = place
  }
  copy(long, done, long.size)
  findStems(list)
  return list
}

function findShared(list: WordList): void {
  for (let index = 1; index < list.size; index++) list.shared[index] = sharedWithLast(list, index)
}

function findStems({ size, shared, nextStem, nextLongStem }: WordList): void {
  let [next, nextLong] = [size, size]
  for (let index = size - 1; index >= 0; index--) {
    nextStem[index] = next
    nextLongStem[index] = nextLong
    if ((shared[index] ?? 0) < STEM) next = index
    if ((shared[index] ?? 0) < LONG_STEM) nextLong = index
  }
}

function sharedWithLast({ letters, starts }: WordList, index: number): number {
  if (index === 0) return 0
  const last = starts[index - 1] ?? 0
  const here = starts[index] ?? 0
  const most = Math.min(here - last, (starts[index + 1] ?? 0) - here, MOST_SHARED)
  let shared = 0
  while (shared < most && letters[last + shared] === letters[here + shared]) shared++
  return shared
}

export function wordAt({ letters, starts }: WordList, index: number): string {
  return String.fromCharCode(...letters.subarray(starts[index], starts[index + 1]))
}

/** Where the word stands; -1 where it does not. */
export function indexOf(list: WordList, word: string): number {
  const place = placeOf(list, word)
  return place < list.size && compare(list, place, word) === 0 ? place : -1
}

/** The places of the words that begin with `typed`: from the first to before the second. */
export function stretchOf(list: WordList, typed: string): readonly [number, number] {
  return [placeOf(list, typed), firstWhere(list, (index) => !isBefore(list, index, typed))]
}

const isBefore = (list: WordList, index: number, typed: string): boolean => {
  const order = compare(list, index, typed)
  return order < 0 || order === 0 || beginsWith(list, index, typed)
}

function beginsWith({ letters, starts }: WordList, index: number, typed: string): boolean {
  const start = starts[index] ?? 0
  if ((starts[index + 1] ?? 0) - start < typed.length) return false
  for (let i = 0; i < typed.length; i++) if (letters[start + i] !== typed.charCodeAt(i)) return false
  return true
}

/** The place of the first word that is not before this one. */
const placeOf = (list: WordList, word: string): number => firstWhere(list, (index) => compare(list, index, word) >= 0)

/** The first place of which it is so, as of all behind it; the list's size where there is none. */
function firstWhere({ size }: WordList, isSo: (index: number) => boolean): number {
  let [low, high] = [0, size]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isSo(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Below 0 where the word of the list comes before the other, above 0 where it comes behind it. */
function compare({ letters, starts }: WordList, index: number, word: string): number {
  const [start, end] = [starts[index] ?? 0, starts[index + 1] ?? 0]
  const most = Math.min(end - start, word.length)
  for (let i = 0; i < most; i++) {
    const difference = (letters[start + i] ?? 0) - word.charCodeAt(i)
    if (difference !== 0) return difference
  }
  return end - start - word.length
}
