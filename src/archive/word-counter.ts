import { randomInt } from "node:crypto"
import type { WordPage } from "../core/query/word-list.ts"

/** Words and how often each was counted, packed into a few arrays: none becomes a string of its own. */
export type WordCounter = {
  size: number
  /** One word right behind the other; where each begins and, as one more, where the last one ends. */
  letters: Uint16Array
  starts: Uint32Array
  hashes: Int32Array
  counts: Int32Array
  /** A word's place and 1, in the slot that its hash tells or the next free one; 0: free. A power of 2, at least half of them free. */
  slots: Uint32Array
}

/** Words that find room from the beginning. */
const ROOM = 128
const LETTERS_A_WORD = 8

export const wordCounter = (): WordCounter => ({
  size: 0,
  letters: new Uint16Array(ROOM * LETTERS_A_WORD),
  starts: new Uint32Array(ROOM + 1),
  hashes: new Int32Array(ROOM),
  counts: new Int32Array(ROOM),
  slots: new Uint32Array(ROOM * 2),
})

const BLANK = 0x20
/** Differs from process to process, so that no text can be made whose words all come to the same slot. */
const SEED = randomInt(2 ** 31)
/** Of the hash FNV-1a. Source: https://www.rfc-editor.org/rfc/rfc9923 */
const PRIME = 16_777_619
/** Its lower bits depend on the lower bits of the letters alone: the upper half goes into them. */
const HALF = 16

/**
 * Counts each of the words, which stand in one string with a blank between two, so many more times, or below 0 fewer; a list has
 * a number for each of them.
 */
export function addWords(counter: WordCounter, words: string, more: number | readonly number[]): void {
  makeRoomForLetters(counter, words.length)
  const { letters } = counter
  let start = endOf(counter)
  let end = start
  let hash = SEED
  let nth = 0
  for (let at = 0; at <= words.length; at++) {
    const code = at < words.length ? words.charCodeAt(at) : BLANK
    if (code !== BLANK) {
      letters[end++] = code
      hash = Math.imul(hash ^ code, PRIME)
      continue
    }
    if (end === start) continue
    addLast(counter, end, hash ^ (hash >>> HALF), typeof more === "number" ? more : (more[nth++] ?? 0))
    start = endOf(counter)
    end = start
    hash = SEED
  }
}

const endOf = ({ starts, size }: WordCounter): number => starts[size] ?? 0

/** The word's letters stand behind those of all others, up to `end`; they stay there when it is new. */
function addLast(counter: WordCounter, end: number, hash: number, more: number): void {
  if (counter.size === counter.counts.length) makeRoomForWords(counter)
  const { slots, hashes, counts } = counter
  let slot = hash & (slots.length - 1)
  for (let known = slots[slot]; known; known = slots[slot]) {
    if (hashes[known - 1] === hash && isLast(counter, known - 1, end)) {
      counts[known - 1] = (counts[known - 1] ?? 0) + more
      return
    }
    slot = (slot + 1) & (slots.length - 1)
  }
  hashes[counter.size] = hash
  counts[counter.size] = more
  counter.starts[counter.size + 1] = end
  slots[slot] = ++counter.size
}

function isLast(counter: WordCounter, place: number, end: number): boolean {
  const { letters, starts } = counter
  const from = starts[place] ?? 0
  const last = endOf(counter)
  if ((starts[place + 1] ?? 0) - from !== end - last) return false
  for (let i = 0; i < end - last; i++) if (letters[from + i] !== letters[last + i]) return false
  return true
}

function makeRoomForLetters(counter: WordCounter, more: number): void {
  const needed = endOf(counter) + more
  if (needed > counter.letters.length) counter.letters = copied(counter.letters, new Uint16Array(needed * 2))
}

function makeRoomForWords(counter: WordCounter): void {
  const room = counter.size * 2
  counter.starts = copied(counter.starts, new Uint32Array(room + 1))
  counter.hashes = copied(counter.hashes, new Int32Array(room))
  counter.counts = copied(counter.counts, new Int32Array(room))
  const slots = new Uint32Array(room * 2)
  for (let place = 0; place < counter.size; place++) {
    let slot = (counter.hashes[place] ?? 0) & (slots.length - 1)
    while (slots[slot]) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = place + 1
  }
  counter.slots = slots
}

function copied<T extends Uint16Array | Uint32Array | Int32Array>(from: T, into: T): T {
  into.set(from)
  return into
}

export function clearWords(counter: WordCounter): void {
  counter.slots.fill(0)
  counter.size = 0
}

/** The words whose count is not 0, in the order in which they came. */
export function changedWords(counter: WordCounter): WordPage {
  const places: number[] = []
  for (let place = 0; place < counter.size; place++) if (counter.counts[place] !== 0) places.push(place)
  return pageOf(counter, places)
}

/** The words that count more than 0, in the order of JavaScript's strings, so many to a page. */
export function heldWords(counter: WordCounter, aPage: number): readonly WordPage[] {
  const places: number[] = []
  for (let place = 0; place < counter.size; place++) if ((counter.counts[place] ?? 0) > 0) places.push(place)
  places.sort((a, b) => order(counter, a, b))
  const pages: WordPage[] = []
  for (let at = 0; at < places.length; at += aPage) pages.push(pageOf(counter, places.slice(at, at + aPage)))
  return pages
}

function order({ letters, starts }: WordCounter, a: number, b: number): number {
  const first = starts[a] ?? 0
  const second = starts[b] ?? 0
  const length = (starts[a + 1] ?? 0) - first
  const other = (starts[b + 1] ?? 0) - second
  for (let i = 0; i < length && i < other; i++) {
    const difference = (letters[first + i] ?? 0) - (letters[second + i] ?? 0)
    if (difference !== 0) return difference
  }
  return length - other
}

function pageOf({ letters, starts, counts }: WordCounter, places: readonly number[]): WordPage {
  let length = places.length
  for (const place of places) length += (starts[place + 1] ?? 0) - (starts[place] ?? 0)
  const text = new Uint16Array(length)
  let at = 0
  for (const place of places) {
    const end = starts[place + 1] ?? 0
    for (let i = starts[place] ?? 0; i < end; i++) text[at++] = letters[i] ?? 0
    text[at++] = BLANK
  }
  const words = Buffer.from(text.buffer).toString("utf16le", 0, Math.max(0, length - 1) * text.BYTES_PER_ELEMENT)
  return { words, counts: places.map((place) => counts[place] ?? 0) }
}
