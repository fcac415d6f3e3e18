import type { Random } from "../support/random.ts"

const ONSETS = "b br c ch d dr f g gr h j k l m n p pl qu r s sh st t th tr v w y z".split(" ")
const VOWELS = "a e i o u ai ea ou".split(" ")
const ENDS = ["", "l", "n", "r", "s", "t"]
const SYLLABLES = ONSETS.flatMap((onset) => VOWELS.flatMap((vowel) => ENDS.map((end) => `${onset}${vowel}${end}`)))

/** What inflects an earlier word: real words have near relatives, too. */
const ENDINGS = ["s", "ed", "er", "ing"] as const

/** The nth word that no text has; every fourth is an earlier one with an ending. */
export function coinedWord(n: number): string {
  if (n % 4 === 3) return `${coinedWord(n - 3)}${ENDINGS[(n >> 2) % ENDINGS.length]}`
  // A prime step, so that neighbours in number are none in letters.
  const [first, rest] = divided((n * 1_000_003) % SYLLABLES.length ** 2)
  return syllable(first) + syllable(rest) + (n % 3 === 1 ? syllable(n * 7 + 3) : "")
}

const syllable = (n: number): string => SYLLABLES[n % SYLLABLES.length] ?? ""
const divided = (n: number): readonly [number, number] => [Math.floor(n / SYLLABLES.length), n % SYLLABLES.length]

/** Heaps' law, V = K nᵝ, as Manning, Raghavan and Schütze (2008, 5.1.1) fit it to a million news stories. */
const HEAPS = { k: 44, beta: 0.49 } as const

/**
 * A vocabulary that grows with what is written: the first `known` words are the texts' own, and each further one that
 * Heaps' law wants is coined. Which of the coined words comes next follows Zipf: the nth as often as 1/n.
 */
export function growingVocabulary(known: number, random: Random) {
  let written = 0
  let coined = 0
  return {
    wrote(words: number): void {
      written += words
    },
    next(): string {
      const wanted = HEAPS.k * written ** HEAPS.beta - known
      if (coined === 0 || coined < wanted) return coinedWord(coined++)
      return coinedWord(zipf(coined, random))
    },
  }
}

/** 0 to below `count`; the nth as often as 1/n. */
export const zipf = (count: number, random: Random): number =>
  Math.min(count - 1, Math.floor((count + 1) ** (random.below(1_000_000) / 1_000_000)) - 1)
