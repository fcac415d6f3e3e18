import { phraseAfter, type Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"

/** Most people that one verb names behind it. */
const MOST_TOGETHER = 6

/**
 * Where the people end who say something together, behind the verb: "said | Keith Parley, Tom Reed and Ruth Ellis". `behind` is
 * where what belongs to the first name ends, with its apposition. Null where the first speaks alone, or where "and" begins
 * a clause of its own: "said Keith Parley and Ruth Ellis laughed".
 */
export function togetherEnd(items: readonly Item[], first: Range, behind: number): number | null {
  if (!endsAsName(items, first)) return null
  let at = behind
  for (let names = 1; names < MOST_TOGETHER; names++) {
    const comma = items[at]?.lower === ","
    const and = items[comma ? at + 1 : at]
    const isLast = and?.lower === "and" || and?.lower === "&"
    // "said Keith Parley, mayor of Leith and Hale": only a comma ends what he is.
    if (!(comma || (isLast && (names > 1 || behind === first.to)))) return null
    const next = phraseAfter(items, at + (comma ? 1 : 0) + (isLast ? 1 : 0))
    if (!next) return null
    if (isLast && OWNED.has(items[next.from]?.lower ?? "")) return relativeEnd(items, next)
    // "according to Parley, Reed and the trust, …"
    if (!endsAsName(items, next))
      return isLast && items[next.from]?.pos === "DET" && closes(items[next.to]) ? next.to : null
    if (isLast) return goesOn(items, next.to) ? null : next.to
    // "said Keith Parley, mayor of Leith and Hale": what hangs on a preposition is what he is.
    if (items.slice(next.from, next.to).some((item) => item.pos === "ADP")) return null
    at = next.to
  }
  return null
}

/** "and her husband", "and his deputy, Tom Reed": whoever belongs to the first, up to where the clause closes. */
function relativeEnd(items: readonly Item[], phrase: Range): number | null {
  const name = items[phrase.to]?.lower === "," ? phraseAfter(items, phrase.to + 1) : null
  const end = name && endsAsName(items, name) && closes(items[name.to]) ? name.to : phrase.to
  return closes(items[end]) ? end : null
}
const OWNED = new Set(["his", "her", "their"])
const closes = (item: Item | undefined): boolean => !item || /^[.,;:?!–—]$/.test(item.lower)

const endsAsName = (items: readonly Item[], phrase: Range): boolean => items[phrase.to - 1]?.pos === "PROPN"

/** A verb, or "'s", behind the last name: it belongs to a clause of its own. */
function goesOn(items: readonly Item[], from: number): boolean {
  let i = from
  while (items[i]?.pos === "ADV") i++
  const item = items[i]
  return item?.pos === "VERB" || item?.pos === "AUX" || item?.pos === "PART"
}
