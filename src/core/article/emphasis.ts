import type { Span } from "../model.ts"

/** A run of "*", "_" or "~" that may open or close emphasis. */
export type MarkRun = { readonly span: Span; readonly mark: string; readonly opens: boolean; readonly closes: boolean }

const BLANK = /^$|\s/
const PUNCTUATION = /[\p{P}\p{S}]/u

/** The run at `start`, by CommonMark's rule of flanking: "5 * 3" and "snake_case" hold no emphasis. */
export function runAt(text: string, start: number): MarkRun {
  const mark = text[start] ?? ""
  let end = start + 1
  while (text[end] === mark) end++
  const [before, after] = [text.slice(Math.max(0, start - 1), start), text.slice(end, end + 1)]
  const left = !BLANK.test(after) && (!PUNCTUATION.test(after) || BLANK.test(before) || PUNCTUATION.test(before))
  const right = !BLANK.test(before) && (!PUNCTUATION.test(before) || BLANK.test(after) || PUNCTUATION.test(after))
  const isWord = mark === "_"
  return {
    span: { start, end },
    mark,
    opens: left && (!isWord || !right || PUNCTUATION.test(before)),
    closes: right && (!isWord || !left || PUNCTUATION.test(after)),
  }
}

/** The marks that belong to a pair, in no order; a mark without a partner is a character of the text. */
export function pairedMarks(runs: readonly MarkRun[]): readonly Span[] {
  const paired: Span[] = []
  const open: Record<string, { start: number; left: number }[]> = {}
  for (const { span, mark, opens, closes } of runs) {
    open[mark] ??= []
    const openers = open[mark]
    let { start } = span
    for (let top = openers.at(-1); closes && top && start < span.end; top = openers.at(-1)) {
      const length = Math.min(top.left, span.end - start)
      top.left -= length
      paired.push({ start: top.start + top.left, end: top.start + top.left + length }, { start, end: start + length })
      start += length
      if (top.left === 0) openers.pop()
    }
    if (opens && start < span.end) openers.push({ start, left: span.end - start })
  }
  return paired
}
