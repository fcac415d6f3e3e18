import type { Sentence } from "./sentence.ts"
import type { Pos } from "./tokens.ts"

/** A word without its English ending: "drones" and "drone" tell the same. Crude, and never shown. */
export function stem(word: string): string {
  const bare = word.endsWith("'s") || word.endsWith("s'") ? word.slice(0, -2) : word
  const ending = ENDINGS.find((one) => bare.endsWith(one)) ?? ""
  return bare.slice(0, bare.length - ending.length)
}
const ENDINGS = ["ies", "ing", "es", "ed", "s"]

/** The words of a sentence's own voice that tell something, each once. */
export const tellingWords = ({ items }: Sentence): ReadonlySet<string> =>
  new Set(items.filter((item) => !item.marked && TELLING.has(item.pos)).map((item) => stem(item.lower)))

const TELLING: ReadonlySet<Pos> = new Set(["NOUN", "PROPN", "VERB", "ADJ", "NUM"])

/**
 * Each telling word → how often the article comes back to it: 0 for a word of one sentence only, 1 for the word that stands
 * in most of them.
 */
export function weightsOf(sentences: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const again = new Map<string, number>()
  for (const words of sentences) for (const word of words) again.set(word, (again.get(word) ?? -1) + 1)
  let most = 1
  for (const times of again.values()) most = Math.max(most, times)
  return new Map([...again].map(([word, times]) => [word, times / most]))
}

/** Mean weight of words; 0 when there are none. */
export function meanWeight(words: ReadonlySet<string>, weights: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const word of words) sum += weights.get(word) ?? 0
  return sum / Math.max(1, words.size)
}

/** How much of `words` is in `others` too, 0 to 1. */
export function share(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let both = 0
  for (const word of words) if (others.has(word)) both++
  return both / Math.max(1, words.size)
}

/** How much of the shorter one the two share, 0 to 1. */
export const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  a.size < b.size ? share(a, b) : share(b, a)
