import type { Change, ClaimedQuote } from "./verdict.ts"

/** A piece of the claim beside its source: `left out`: only the source has it, `put in`: only the claim. */
export type DiffPiece = { readonly text: string; readonly is: "same" | "left out" | "put in" }

/**
 * The claim's text with what the source has instead, in the claim's order. The changes are the difference of the words already, so
 * nothing is compared anew; what a moved piece was moved from is left out here, since its words stand elsewhere in the line.
 */
export function wordDiff({ text }: ClaimedQuote, changes: readonly Change[]): readonly DiffPiece[] {
  const pieces: DiffPiece[] = []
  let at = 0
  const push = (words: string, is: DiffPiece["is"]) => {
    if (words !== "") pieces.push({ text: words, is })
  }
  for (const { kind, expected, span } of changes) {
    if (span.start < at) continue
    push(text.slice(at, span.start), "same")
    if (kind !== "order") push(expected, "left out")
    push(text.slice(span.start, span.end), "put in")
    at = span.end
  }
  push(text.slice(at), "same")
  return spaced(pieces)
}

/** What stands side by side has a blank in between. */
function spaced(pieces: readonly DiffPiece[]): readonly DiffPiece[] {
  return pieces.flatMap((piece, n): readonly DiffPiece[] => {
    const before = pieces[n - 1]
    const isApart = before === undefined || /\s$/.test(before.text) || /^[\s.,;:!?…]/.test(piece.text)
    const isJoint = piece.is !== "same" || before?.is !== "same"
    return isApart || !isJoint ? [piece] : [{ text: " ", is: "same" }, piece]
  })
}

/** Readable without colour: "We will [-not-] hesitate {+much+}", as wdiff writes it. */
export const diffInSigns = (pieces: readonly DiffPiece[]): string =>
  pieces.map(({ text, is }) => (is === "same" ? text : is === "left out" ? `[-${text}-]` : `{+${text}+}`)).join("")
