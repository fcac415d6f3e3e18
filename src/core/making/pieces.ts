import type { Article, Span } from "../model.ts"

/** A part of a text; all of them, one behind the other, are the text. `start`: where it begins in it. */
export type TextPiece = { readonly start: number; readonly words: string }

/** A longer paragraph is cut, so that a sentence of it is read without the rest; in UTF-16 code units. */
const LONGEST = 4_000

/** A paragraph each, with the blank line behind it; at least one. */
export function textPieces({ text, paragraphs }: Pick<Article, "text" | "paragraphs">): readonly TextPiece[] {
  const starts = [0]
  for (const at of [...paragraphs.map(({ start }) => start), text.length]) {
    let last = starts.at(-1) ?? 0
    while (at - last > LONGEST) {
      last += LONGEST
      if (isInsidePair(text, last)) last--
      starts.push(last)
    }
    if (at > last && at < text.length) starts.push(at)
  }
  return starts.map((start, i) => ({ start, words: text.slice(start, starts[i + 1]) }))
}

const isInsidePair = (text: string, at: number): boolean => /[\udc00-\udfff]/.test(text.charAt(at))

/** The first and the last of the pieces that the span stands in, by their place. */
export function piecesAt(pieces: readonly TextPiece[], { start, end }: Span): readonly [first: number, last: number] {
  const first = pieceAt(pieces, start)
  let last = first
  while ((pieces[last + 1]?.start ?? Number.POSITIVE_INFINITY) < end) last++
  return [first, last]
}

function pieceAt(pieces: readonly TextPiece[], position: number): number {
  let [low, high] = [0, pieces.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle]?.start ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return low
}
