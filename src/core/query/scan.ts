import type { Vocabulary } from "../shelves/snippets.ts"
import { edits, editsToPrefix } from "../text/distance.ts"

/** A word of the vocabulary and how many edits away it is. */
export type Near = { readonly word: string; readonly distance: number }

/** The words within `limit` edits (≥ 1) of `typed`, in no order. Looks at each word of about its length once. */
export function wordsWithin(typed: string, vocabulary: Vocabulary, limit: number): readonly Near[] {
  const { byLength } = shelvesOf(vocabulary)
  const sought = letterSet(typed)
  const found: Near[] = []
  for (const { words, letterSets } of byLength.slice(Math.max(0, typed.length - limit), typed.length + limit + 1))
    for (const [i, held] of letterSets.entries()) {
      if (bits(sought & ~held) > limit || bits(held & ~sought) > limit) continue
      const word = words[i] ?? ""
      const distance = edits(typed, word, limit)
      if (distance <= limit) found.push({ word, distance })
    }
  return found
}

/** The longer words that begin within `limit` edits (≥ 1) of `typed`. */
export function wordsBegunWithin(typed: string, vocabulary: Vocabulary, limit: number): readonly Near[] {
  const { byLength } = shelvesOf(vocabulary)
  const sought = letterSet(typed)
  const found: Near[] = []
  for (const { words, letterSets } of byLength.slice(typed.length + 1))
    for (const [i, held] of letterSets.entries()) {
      if (bits(sought & ~held) > limit) continue
      const word = words[i] ?? ""
      const distance = editsToPrefix(typed, word, limit)
      if (distance <= limit) found.push({ word, distance })
    }
  return found
}

/** The words that begin with `typed`, itself too when it is one. */
export function wordsBegun(typed: string, vocabulary: Vocabulary): readonly string[] {
  const { sorted } = shelvesOf(vocabulary)
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? "") < typed) low = middle + 1
    else high = middle
  }
  let end = low
  while (sorted[end]?.startsWith(typed)) end++
  return sorted.slice(low, end)
}

/** How many snippets hold the commonest word: near enough the number of snippets. */
export const snippetCount = (vocabulary: Vocabulary): number => shelvesOf(vocabulary).largest

/** Words of one length, each with the set of its letters: most are passed over without a look at their letters. */
type WordShelf = { readonly words: readonly string[]; readonly letterSets: Int32Array }
type WordShelves = {
  readonly sorted: readonly string[]
  readonly byLength: readonly WordShelf[]
  readonly largest: number
}

/** Made once a vocabulary, since an archive gives the same object until something changes. */
const ready = new WeakMap<Vocabulary, WordShelves>()

function shelvesOf(vocabulary: Vocabulary): WordShelves {
  const known = ready.get(vocabulary)
  if (known) return known
  const lengths: string[][] = []
  let largest = 0
  for (const [word, count] of vocabulary) {
    const words = lengths[word.length] ?? []
    lengths[word.length] = words
    words.push(word)
    if (count > largest) largest = count
  }
  const byLength = Array.from(lengths, (words = []) => ({ words, letterSets: Int32Array.from(words, letterSet) }))
  const shelves = { sorted: [...vocabulary.keys()].sort(), byLength, largest }
  ready.set(vocabulary, shelves)
  return shelves
}

/** The letters of a word as bits: words within `n` edits have at most `n` letters that the other lacks. */
function letterSet(word: string): number {
  let set = 0
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) & 31)
  return set
}

/** How many bits are set: https://graphics.stanford.edu/~seander/bithacks.html#CountBitsSetParallel */
function bits(set: number): number {
  const pairs = set - ((set >>> 1) & 0x55555555)
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
