/** Folded words → how many snippets, people or articles hold each. It follows what changes, and is always the same object. */
export type Vocabulary = Iterable<readonly [string, number]> & {
  get(word: string): number | undefined
  has(word: string): boolean
  /** The count of the commonest word: near enough the number of all that hold words. */
  largest(): number
  /** The words that begin with `typed`, itself too when it is one; of more than `most` the commonest. */
  begunBy(typed: string, most: number): readonly string[]
  /** The words within `limit` edits (≥ 1) of `typed`, in no order. */
  within(typed: string, limit: number): readonly NearWord[]
  /** The longer words that begin within `limit` edits (≥ 1) of `typed`. */
  begunWithin(typed: string, limit: number): readonly NearWord[]
  /** The words that have `typed` anywhere in them. */
  holding(typed: string): readonly string[]
}

/** A word and how many edits away it is. */
export type NearWord = { readonly word: string; readonly distance: number }
