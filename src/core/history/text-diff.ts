import { samePlaces } from "../follow/same-places.ts"
import { type TypeWord, typeWords } from "../follow/type-words.ts"
import type { DiffPiece } from "../verify/word-diff.ts"

/**
 * Two wordings word by word, in the later one's order. What differs only in how it is set, by blanks, marks or case, counts as
 * the same and is shown as it stands now. Linear in both texts.
 */
export function textDiff(before: string, after: string): readonly DiffPiece[] {
  const [a, b] = [typeWords(before), typeWords(after)]
  const pieces: DiffPiece[] = []
  const push = (text: string, is: DiffPiece["is"]) => {
    const last = pieces.at(-1)
    if (last?.is === is) pieces[pieces.length - 1] = { text: last.text + text, is }
    else if (text !== "") pieces.push({ text, is })
  }
  let [at, from, shown] = [0, 0, 0]
  const places = samePlaces(a, b)
  for (const [i, place] of [...places, b.length].entries()) {
    if (place < 0) continue
    const [gone, come] = [a.slice(from, i), b.slice(at, place)]
    if ([...gone, ...come].some(({ isSetting }) => !isSetting)) {
      push(after.slice(shown, startOf(come, b[place], after)), "same")
      push(sliceOf(before, gone), "left out")
      if (gone.length > 0 && come.length > 0 && isApart(after, come[0]?.start ?? 0)) push(" ", "same")
      push(sliceOf(after, come), "put in")
      shown = come.at(-1)?.end ?? startOf(come, b[place], after)
      // What is left out stood before a blank that the later text has no more.
      if (come.length === 0 && isBlank(before, gone.at(-1)?.end ?? 0) && !isBlank(after, shown)) push(" ", "same")
    }
    from = i + 1
    at = place + 1
  }
  push(after.slice(shown), "same")
  return pieces
}

const isBlank = (text: string, at: number): boolean => /\s/.test(text.charAt(at))
const isApart = (text: string, at: number): boolean => at === 0 || isBlank(text, at - 1)

/** Where what came begins; where nothing did, what follows it. */
const startOf = (come: readonly TypeWord[], next: TypeWord | undefined, text: string): number =>
  come[0]?.start ?? next?.start ?? text.length

const sliceOf = (text: string, words: readonly TypeWord[]): string =>
  text.slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0)
