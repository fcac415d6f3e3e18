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
      if (distance <= limit && vocabulary.has(word)) found.push({ word, distance })
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
      if (distance <= limit && vocabulary.has(word)) found.push({ word, distance })
    }
  return found
}

/** The words that begin with `typed`, itself too when it is one. */
export function wordsBegun(typed: string, vocabulary: Vocabulary): readonly string[] {
  const { byInitial } = shelvesOf(vocabulary)
  return (byInitial.get(typed.slice(0, 1)) ?? []).filter((word) => word.startsWith(typed) && vocabulary.has(word))
}

/** The words that hold `typed` anywhere. */
export function wordsHolding(typed: string, vocabulary: Vocabulary): readonly string[] {
  const { byLength } = shelvesOf(vocabulary)
  return byLength
    .slice(typed.length)
    .flatMap(({ words }) => words.filter((word) => word.includes(typed) && vocabulary.has(word)))
}

/** How many snippets hold the commonest word: near enough the number of snippets. */
export function snippetCount(vocabulary: Vocabulary): number {
  const shelves = shelvesOf(vocabulary)
  shelves.largest ??= largestOf(vocabulary)
  return shelves.largest
}

/** A vocabulary that follows an archive, word by word, without ever being made anew. */
export type LivingVocabulary = {
  readonly vocabulary: Vocabulary
  /** How many hold the word from now on; 0: none. */
  set(word: string, count: number): void
}

export function openVocabulary(): LivingVocabulary {
  const counts = new Map<string, number>()
  const shelves = emptyShelves()
  /** Words that were ever known stand on their shelves: who is gone is passed over. */
  const shelved = new Set<string>()
  ready.set(counts, shelves)
  return {
    vocabulary: counts,
    set(word, count) {
      const before = counts.get(word) ?? 0
      if (count > 0) counts.set(word, count)
      else counts.delete(word)
      if (count > 0 && !shelved.has(word)) {
        shelved.add(word)
        shelve(word, shelves)
      }
      if (shelves.largest === null || count >= shelves.largest || before === shelves.largest) shelves.largest = null
    },
  }
}

/** Words of one length, each with the set of its letters: most are passed over without a look at their letters. */
type WordShelf = { readonly words: string[]; readonly letterSets: number[] }
type WordShelves = {
  readonly byLength: WordShelf[]
  readonly byInitial: Map<string, string[]>
  /** Null until it is asked for. */
  largest: number | null
}

const emptyShelves = (): WordShelves => ({ byLength: [], byInitial: new Map(), largest: null })

function shelve(word: string, { byLength, byInitial }: WordShelves): void {
  while (byLength.length <= word.length) byLength.push({ words: [], letterSets: [] })
  byLength[word.length]?.words.push(word)
  byLength[word.length]?.letterSets.push(letterSet(word))
  const initial = word.slice(0, 1)
  const alike = byInitial.get(initial)
  if (alike) alike.push(word)
  else byInitial.set(initial, [word])
}

function largestOf(vocabulary: Vocabulary): number {
  let largest = 0
  for (const count of vocabulary.values()) if (count > largest) largest = count
  return largest
}

/** Made once a vocabulary; a living one brings its own. */
const ready = new WeakMap<Vocabulary, WordShelves>()

function shelvesOf(vocabulary: Vocabulary): WordShelves {
  const known = ready.get(vocabulary)
  if (known) return known
  const shelves = emptyShelves()
  for (const word of vocabulary.keys()) shelve(word, shelves)
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
