import type { Change, ClaimedQuote } from "./verdict.ts"

/** A piece of the claim beside its source: `left out`: only the source has it, `put in`: only the claim, `moved`: elsewhere there. */
export type DiffPiece = { readonly text: string; readonly is: "same" | "left out" | "put in" | "moved" }

/**
 * The claim's text with what the source has instead before it, in the claim's order. The changes are the difference of the words already, so
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
    push(text.slice(span.start, span.end), kind === "order" ? "moved" : "put in")
    at = span.end
  }
  push(text.slice(at), "same")
  return pieces
}

/** Readable without colour: "We will [-not-] hesitate {+much+}", as wdiff writes it. */
export const diffInSigns = (pieces: readonly DiffPiece[]): string =>
  pieces.map(({ text, is }) => (is === "same" ? text : is === "left out" ? `[-${text}-]` : `{+${text}+}`)).join("")
