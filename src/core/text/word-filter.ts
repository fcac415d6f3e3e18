/** By first letter, last letter and length: 1 where a word of ASCII letters may be one of those that are sought. */
export type WordFilter = Uint8Array

const SLOTS = 2 ** 13

/** Of a word by the codes of its first and last letter, capital or small, and its length. */
export const slotOf = (first: number, last: number, length: number): number =>
  (first & 31) | ((last & 31) << 5) | ((length & 7) << 10)

/** Lets these words pass, and others at times. */
export function filterOf(words: Iterable<string>): WordFilter {
  const filter = new Uint8Array(SLOTS)
  for (const word of words) filter[slotOf(word.charCodeAt(0), word.charCodeAt(word.length - 1), word.length)] = 1
  return filter
}

export const EVERY_WORD: WordFilter = new Uint8Array(SLOTS).fill(1)
