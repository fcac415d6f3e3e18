import { isTime, type Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import type { Pos } from "./tokens.ts"

/**
 * Whether ranges tell something when they stand alone: words in marks do, and clauses, and words of meaning. "Denied that on
 * Monday", "denied doing so" and "said as much" only point at what was told before.
 */
export const tellSomething = (items: readonly Item[], ranges: readonly Range[]): boolean =>
  ranges.some(({ from, to }) => items.slice(from, to).some(tells))

const tells = (item: Item): boolean =>
  item.marked !== null || !(GRAMMAR.has(item.pos) || POINTS.has(item.lower) || isTime(item))

const GRAMMAR: ReadonlySet<Pos> = new Set(["PUNCT", "ADP", "CCONJ", "DET", "PART", "PRON", "SCONJ"])

/** Words that stand for others, whatever their tag; of verbs the forms that make no clause. */
const POINTS: ReadonlySet<string> = new Set(
  `it this that these those so such same much otherwise all any both each either neither none some one ones other others
  another everything anything nothing something least most being been doing done having thing things as well too likewise
  again still now then ever never`.split(/\s+/),
)
