import type { Block } from "../../core/reply/reply.ts"
import { textOf } from "../../core/reply/reply.ts"
import { inert } from "../../core/text/inert.ts"
import { type DiffPiece, wordDiff } from "../../core/verify/word-diff.ts"
import { html, type Markup } from "./markup.ts"

type Verdict = Extract<Block, { kind: "verdict" }>

/** What an editor says of a quotation, and word by word where it differs from its source. */
export function judgedMarkup({ claim, verdict, sentence }: Verdict): Markup {
  const { changes } = verdict
  return html`<p class="judgement">${inert(textOf(sentence))}</p>
${changes.length > 0 && html`<p class="diff"><span class="label">Word by word</span> “${diffMarkup(wordDiff(claim, changes))}”</p>`}`
}

/** What is only here stands before what the source has instead. */
function diffMarkup(pieces: readonly DiffPiece[]): readonly Markup[] {
  const ordered = pieces.flatMap((piece, i) => {
    const [before, next] = [pieces[i - 1], pieces[i + 1]]
    if (piece.is === "left out" && next?.is === "put in") return [next, piece]
    return piece.is === "put in" && before?.is === "left out" ? [] : [piece]
  })
  return ordered.map((piece, i) => {
    const last = ordered[i - 1]?.text ?? " "
    const isApart = /\s$/.test(last) || /^[\s.,;:!?…’”]/.test(piece.text)
    return html`${!isApart && " "}${pieceMarkup(piece)}`
  })
}

/** Struck out or underlined for the eye, in words for a screen reader. */
function pieceMarkup({ text, is }: DiffPiece): Markup {
  const words = inert(text)
  switch (is) {
    case "same":
      return html`${words}`
    case "left out":
      return html`<ins>${aside("[only in the source: ")}${words}${aside("]")}</ins>`
    case "put in":
      return html`<del>${aside("[only here: ")}${words}${aside("]")}</del>`
    case "moved":
      return html`<span class="moved">${aside("[moved: ")}${words}${aside("]")}</span>`
  }
}

const aside = (words: string): Markup => html`<span class="unseen">${words}</span>`
