import { type Prose, plain, type Run, strong } from "../reply/reply.ts"
import type { Change, ClaimedQuote } from "../verify/verdict.ts"
import { type DiffPiece, wordDiff } from "../verify/word-diff.ts"

/**
 * A claim with what differs told in brackets, in words, so that it is read alike without bold and read out:
 * "Checked: “We will [left out: not] hesitate to use [source: our; here: all] sanctions”".
 */
export function checkedProse(claim: ClaimedQuote, changes: readonly Change[]): Prose {
  const moved = new Set(changes.filter(({ kind }) => kind === "order").map(({ found }) => found))
  const runs: Run[] = []
  const pieces = wordDiff(claim, changes)
  for (let i = 0; i < pieces.length; i++) {
    const { text, is } = pieces[i] ?? NOTHING
    const instead = is === "left out" ? insteadOf(pieces, i) : null
    if (is === "same") runs.push({ text })
    else if (is === "put in") runs.push({ text: `[${moved.has(text) ? "moved" : "added"}: ${text}]` })
    else if (instead === null) runs.push({ text: "[left out: " }, strong(text), { text: "]" })
    else runs.push({ text: "[source: " }, strong(text), { text: `; here: ${instead.text}]` })
    if (instead) i = instead.at
  }
  const claimed = claim.speaker?.trim() ? plain(` – ${claim.speaker.trim()}`) : []
  return [...plain("Checked: “"), ...runs, ...plain("”"), ...claimed]
}

const NOTHING: DiffPiece = { text: "", is: "same" }

/** What the claim has for words of the source: right behind them, but for the blank between. */
function insteadOf(pieces: readonly DiffPiece[], at: number): { readonly text: string; readonly at: number } | null {
  const [next, further] = pieces.slice(at + 1, at + 3)
  if (next?.is === "put in") return { text: next.text, at: at + 1 }
  return next?.text === " " && further?.is === "put in" ? { text: further.text, at: at + 2 } : null
}
