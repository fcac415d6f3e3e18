import type { Span } from "../model.ts"

/** From positions in a text back to the text that it was made from. Both count UTF-16 code units. */
export type OffsetMap = {
  /**
   * The characters that the span came from: it begins and ends exactly at them, never inside a surrogate pair.
   * A part of a composed character stands for the whole; an empty span stays empty; what is out of range is drawn in.
   */
  toSource(span: Span): Span
}

/** A text with the way back to the one it was made from. */
export type Traced = { readonly text: string; readonly origin: OffsetMap }

/** Where nothing changed; spans are still drawn in and kept off the middle of surrogate pairs. */
export const unchanged = (text: string): Traced => ({ text, origin: { toSource: (span) => drawIn(text, span) } })

/** The way back through two steps: `last` leads into the text that `first` made. */
export const through = (last: OffsetMap, first: OffsetMap): OffsetMap => ({
  toSource: (span) => first.toSource(last.toSource(span)),
})

export type TextDraft = {
  /** Takes `source.slice(start, end)` over as it stands. */
  copy(start: number, end: number): void
  /** Writes `text` for what stands in the source at [start, end); that may be nothing. */
  put(text: string, start: number, end: number): void
  done(): Traced
}

/** Writes a new text out of pieces of `source`, which must come in source order. */
export function draftFrom(source: string): TextDraft {
  const parts: string[] = []
  const at: number[] = []
  const from: number[] = []
  const to: number[] = []
  const verbatim: boolean[] = []
  let length = 0

  const add = (text: string, start: number, end: number, same: boolean) => {
    if (text === "") return
    const last = at.length - 1
    parts.push(text)
    if (same && verbatim[last] && to[last] === start) to[last] = end
    else {
      at.push(length)
      from.push(start)
      to.push(end)
      verbatim.push(same)
    }
    length += text.length
  }

  return {
    copy: (start, end) => add(source.slice(start, end), start, end, true),
    put: (text, start, end) => add(text, start, end, text.length === 1 && end - start === 1),
    done: () => {
      const text = parts.join("")
      const piece = (position: number) => pieceAt(at, position)
      const startOf = (position: number) => {
        const i = piece(position)
        return (from[i] ?? 0) + (verbatim[i] ? position - (at[i] ?? 0) : 0)
      }
      const endOf = (position: number) => {
        const i = piece(position - 1)
        return verbatim[i] ? (from[i] ?? 0) + position - (at[i] ?? 0) : (to[i] ?? 0)
      }
      const toSource = (span: Span): Span => {
        const { start, end } = drawIn(text, span)
        if (start < end) return { start: startOf(start), end: endOf(end) }
        const place = start < text.length ? startOf(start) : start > 0 ? endOf(start) : 0
        return { start: place, end: place }
      }
      return { text, origin: { toSource } }
    },
  }
}

/** Index of the last piece that begins at or before the position. */
function pieceAt(at: readonly number[], position: number): number {
  let low = 0
  let high = at.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((at[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return low
}

function drawIn(text: string, { start, end }: Span): Span {
  const first = Math.min(Math.max(start, 0), text.length)
  const last = Math.min(Math.max(end, first), text.length)
  const from = splitsPair(text, first) ? first - 1 : first
  if (last === first) return { start: from, end: from }
  return { start: from, end: splitsPair(text, last) ? last + 1 : last }
}

/** Whether the position lies between the two halves of one character. */
const splitsPair = (text: string, position: number): boolean =>
  position > 0 && (text.codePointAt(position - 1) ?? 0) > 0xffff
