import { type Prose, plain, type Run, strong } from "../reply/reply.ts"
import type { Change, ClaimedQuote } from "../verify/verdict.ts"
import { type DiffPiece, wordDiff } from "../verify/word-diff.ts"

/**
 * A claim with what differs told in brackets, in words, so that it is read alike without bold and read out:
 * "Checked: “We will [left out: not] hesitate to use [source: our; here: all] sanctions”".
 */
export function checkedProse(claim: ClaimedQuote, changes: readonly Change[]): Prose {
  const pieces = wordDiff(claim, changes)
  const told = pieces.flatMap((piece, i) => runsOf(piece, pieces[i - 1], pieces[i + 1]))
  const claimed = claim.speaker?.trim() ? plain(` – ${claim.speaker.trim()}`) : []
  return [...plain("Checked: “"), ...apart(told), ...plain("”"), ...claimed]
}

/** What the source has is strong. What stands for it here goes into one pair of brackets with it. */
function runsOf({ text, is }: DiffPiece, before: DiffPiece | undefined, next: DiffPiece | undefined): readonly Run[][] {
  switch (is) {
    case "same":
      return [plain(text).slice()]
    case "moved":
      return [[{ text: `[moved: ${text}]` }]]
    case "left out":
      return next?.is === "put in"
        ? [[{ text: "[source: " }, strong(text), { text: `; here: ${next.text}]` }]]
        : [[{ text: "[left out: " }, strong(text), { text: "]" }]]
    case "put in":
      return before?.is === "left out" ? [] : [[{ text: `[added: ${text}]` }]]
  }
}

/** Pieces that stand side by side have a blank in between; marks of a sentence's end have none before them. */
function apart(pieces: readonly (readonly Run[])[]): Prose {
  return pieces.flatMap((runs, i) => {
    const last = pieces[i - 1]?.at(-1)?.text ?? " "
    const first = runs[0]?.text ?? " "
    const isApart = /\s$/.test(last) || /^[\s.,;:!?…’”]/.test(first)
    return isApart ? runs : [{ text: " " }, ...runs]
  })
}
