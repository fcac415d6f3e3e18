import type { Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"

/** Who does what a verb says: the noun phrase, with an apposition to it when commas set one off. */
export type Subject = {
  readonly phrase: Range
  /** "X, a doctor," → a doctor; "the leader, X," → X. */
  readonly apposition: Range | null
  readonly inverted: boolean
  /** Index of the "who" by which a clause takes it up: the words that stand for it there. */
  readonly pronoun?: number
  /** Several together: "said Keith Parley and Ruth Ellis". */
  readonly together?: true
}

/** Whether a phrase ends with a name: "spokesman Ned Price", not "Price's spokesman". */
export const isName = (items: readonly Item[], phrase: Range): boolean => items[phrase.to - 1]?.pos === "PROPN"
