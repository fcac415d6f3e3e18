import Fuse from "fuse.js"

/** Scores of Fuse.js: 0 is the very word, 1 nothing alike. "fcat" is 0.5 from "fact", but so is "by" from "verify". */
const NEAR = 0.4
const NEAR_WITH_SAME_INITIAL = 0.5

/** The names that somebody may have meant by `typed`, nearest first, at most two; none when nothing is near. */
export function nearest(typed: string, names: readonly string[]): readonly string[] {
  const wanted = typed.toLowerCase().slice(0, 32)
  if (wanted === "") return []
  return new Fuse(names, { includeScore: true, threshold: NEAR_WITH_SAME_INITIAL, ignoreLocation: true })
    .search(wanted)
    .filter(({ item, score = 1 }) => score <= NEAR || item[0] === wanted[0])
    .filter(({ item }) => item.length <= wanted.length * 2 + 2)
    .slice(0, 2)
    .map(({ item }) => item)
}
