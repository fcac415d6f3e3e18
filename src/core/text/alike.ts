import Fuse, { type IFuseOptions } from "fuse.js"
import { folded, words } from "./fold.ts"

/** Fuse.js scores from 0, the very word, to 1, nothing alike. "fcat" is 0.5 from "fact", but so is "by" from "verify". */
const NEAR = 0.4
const NEAR_WITH_SAME_INITIAL = 0.5

/** The names that somebody may have meant by `typed`, nearest first, at most two; none when nothing is near. */
export function nearest(typed: string, names: readonly string[]): readonly string[] {
  const wanted = typed.toLowerCase().slice(0, LONGEST)
  if (wanted === "") return []
  return new Fuse(names, { includeScore: true, threshold: NEAR_WITH_SAME_INITIAL, ignoreLocation: true })
    .search(wanted)
    .filter(({ item, score = 1 }) => score <= NEAR || item[0] === wanted[0])
    .filter(({ item }) => item.length <= wanted.length * 2 + 2)
    .slice(0, 2)
    .map(({ item }) => item)
}

/** Characters of what is typed that are compared: Fuse.js takes so many at a time, and few labels are longer. */
const LONGEST = 32

/** The worst score at which labels are alike. One wrong letter of four is 0.25, of three 0.33; two of five, 0.4, are too many. */
const ALIKE = 0.35
/** Two whose scores differ by no more are equally good. */
export const TIE = 0.1

/** Labels and what is typed are folded before. */
const AS_TYPED: IFuseOptions<string> = {
  ignoreLocation: true,
  ignoreFieldNorm: true,
  includeScore: true,
  threshold: ALIKE,
}
/** Word by word: "mulroy mick". */
const IN_ANY_ORDER: IFuseOptions<string> = { ...AS_TYPED, useTokenSearch: true, tokenMatch: "all" }

type Likeness = { readonly index: number; readonly score: number }

/** How alike each label is to what is typed, best first; those that are not at all left out. */
export const byLikeness = (labels: readonly string[], typed: string): readonly Likeness[] =>
  likenesses(labels.map(folded), typed)

/** The same of labels that are folded. */
function likenesses(plain: readonly string[], typed: string): readonly Likeness[] {
  const wanted = folded(typed.slice(0, LONGEST))
  if (wanted === "") return []
  const best = new Map<number, number>()
  const look = (options: IFuseOptions<string>) => {
    for (const { refIndex, score = 1 } of new Fuse(plain, options).search(wanted))
      best.set(refIndex, Math.min(score, best.get(refIndex) ?? 1))
  }
  look(AS_TYPED)
  if (wanted.includes(" ") && Math.min(1, ...best.values()) > TIE) look(IN_ANY_ORDER)
  const startsWord = (index: number) => Number(` ${plain[index]}`.includes(` ${wanted}`))
  return Array.from(best, ([index, score]) => ({ index, score })).sort(
    (a, b) => a.score - b.score || startsWord(b.index) - startsWord(a.index) || a.index - b.index,
  )
}

/**
 * The items whose label is most like what is typed, best first, at most `limit`; accents and case do not matter. Where
 * some hold the very words, only those.
 * The first ones when nothing is typed; none when nothing is alike: `alike` is the worst score, 0 for the very words to 1.
 */
export function mostLike<T>(
  items: readonly T[],
  label: (item: T) => string,
  typed: string,
  limit: number,
  alike = ALIKE,
): readonly T[] {
  if (typed.trim() === "") return items.slice(0, limit)
  const labels = items.map((item) => folded(label(item)))
  const wanted = words(typed.slice(0, LONGEST))
  const holdsAll = (index: number) => wanted.every((word) => ` ${labels[index]} `.includes(` ${word} `))
  const near = likenesses(labels, typed).filter(({ score }) => score <= alike)
  const exact = near.filter(({ index }) => holdsAll(index))
  return (exact.length > 0 ? exact : near).slice(0, limit).flatMap(({ index }) => items.slice(index, index + 1))
}
