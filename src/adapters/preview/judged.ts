import type { Block } from "../../core/reply/reply.ts"
import { textOf } from "../../core/reply/reply.ts"
import { inert } from "../../core/text/inert.ts"
import type { Change } from "../../core/verify/verdict.ts"
import { type DiffPiece, wordDiff } from "../../core/verify/word-diff.ts"
import { html, type Markup } from "./markup.ts"
import { aside } from "./struck.ts"

/** What an editor says of a quotation, and word by word where it differs from its source. */
export function judgedMarkup({ claim, verdict, sentence }: Extract<Block, { kind: "verdict" }>): Markup {
  const { changes } = verdict
  return html`<p class="judgement">${inert(textOf(sentence))}</p>
${changes.length > 0 && html`<p class="diff"><span class="label">Word by word</span> “${diffMarkup(wordDiff(claim, changes), changes)}”</p>`}`
}

/** What is only here stands before what the source has instead. */
function diffMarkup(pieces: readonly DiffPiece[], changes: readonly Change[]): readonly Markup[] {
  const moved = new Set(changes.filter(({ kind }) => kind === "order").map(({ found }) => found))
  const ordered: DiffPiece[] = []
  for (const piece of pieces) {
    const [source, blank] = ordered.slice(-2)
    const isInstead = piece.is === "put in" && source?.is === "left out" && blank?.text === " "
    if (isInstead) ordered.splice(-2, 2, piece, blank, source)
    else ordered.push(piece)
  }
  return ordered.map((piece) => pieceMarkup(piece, moved.has(piece.text)))
}

/** Struck out or underlined for the eye, in words for a screen reader. */
function pieceMarkup({ text, is }: DiffPiece, isMoved: boolean): Markup {
  const words = inert(text)
  switch (is) {
    case "same":
      return html`${words}`
    case "left out":
      return html`<ins>${aside("[only in the source: ")}${words}${aside("]")}</ins>`
    case "put in":
      return isMoved
        ? html`<span class="moved">${aside("[moved: ")}${words}${aside("]")}</span>`
        : html`<del>${aside("[only here: ")}${words}${aside("]")}</del>`
  }
}
