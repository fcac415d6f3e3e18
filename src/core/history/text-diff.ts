import { samePlaces } from "../follow/same-places.ts"
import { type TypeWord, typeWords } from "../follow/type-words.ts"
import { type DiffPiece, diffInSigns } from "../verify/word-diff.ts"

/**
 * Two wordings word by word, in the later one's order. What differs only in how it is set, by blanks, marks or case, counts as
 * the same and is shown as it stands now: without what is left out the pieces are the later text. Linear in both texts.
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
      push(sliceOf(after, come), "put in")
      shown = come.at(-1)?.end ?? startOf(come, b[place], after)
    }
    from = i + 1
    at = place + 1
  }
  push(after.slice(shown), "same")
  return pieces
}

/** Where what is left out has no blank behind it, the later text parts it from what follows. */
export const inSigns = (pieces: readonly DiffPiece[]): string => diffInSigns(pieces.flatMap(withBlank))

function withBlank(piece: DiffPiece, n: number, pieces: readonly DiffPiece[]): readonly DiffPiece[] {
  const [before, after] = [pieces[n - 1]?.text ?? "", pieces[n + 1]?.text ?? ""]
  const isApart = piece.is === "left out" && /(?:^|\s)$/.test(before) && /^[^\s.,;:!?…]/.test(after)
  return isApart ? [piece, { text: " ", is: "same" }] : [piece]
}

/** Where what came begins; where nothing did, what follows it. */
const startOf = (come: readonly TypeWord[], next: TypeWord | undefined, text: string): number =>
  come[0]?.start ?? next?.start ?? text.length

const sliceOf = (text: string, words: readonly TypeWord[]): string =>
  text.slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0)
