import type { ClaimWord } from "./claim-words.ts"
import { likenessOf } from "./same-word.ts"
import type { SourceWord } from "./source-words.ts"

/** Every place where the very words stand in a row: index of the first word of each, in order. */
export function rowsOf(
  claim: readonly ClaimWord[],
  source: readonly SourceWord[],
  places: ReadonlyMap<string, readonly number[]>,
): readonly number[] {
  const [first] = claim
  return (places.get(first?.key ?? "") ?? []).filter((from) =>
    claim.every((found, i) => {
      const expected = source[from + i]
      if (!expected || (i > 0 && expected.isFirst)) return false
      return likenessOf(found, expected).how !== "other"
    }),
  )
}
