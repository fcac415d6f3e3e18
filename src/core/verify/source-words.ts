import { pairMarks } from "../extract/marks.ts"
import type { Covered } from "../model.ts"
import { bracketsAfter, opensSentence, type ReadWord, readWords } from "./read-words.ts"

/** A word of an article, with what it stands in. */
export type SourceWord = ReadWord & {
  /** Which of the sources it is of. */
  readonly source: number
  /** Index into the article's paragraphs. */
  readonly paragraph: number
  /** Which quotation in marks holds it; -1: none. */
  readonly mark: number
  readonly opensSentence: boolean
  /** Stands in square brackets in the source, too. */
  readonly isBracketed: boolean
  /** Nothing of what stands before it was read: the article, or the part of it that is looked at, begins. */
  readonly isFirst: boolean
}

/** How much of an article is read around the paragraphs that were found, in UTF-16 code units; a shorter article is read whole. */
const READ_WHOLE = 30_000

/** The words of an article, or of the surroundings of some of its paragraphs; `reach`: how far around them. */
export function sourceWords(
  { article }: Covered,
  source: number,
  paragraphs: readonly number[] | null,
  reach: number,
): readonly SourceWord[] {
  const marks = pairMarks(article)
  const isAll = paragraphs === null || article.text.length <= READ_WHOLE
  const windows = isAll
    ? [{ from: 0, to: article.paragraphs.length }]
    : windowsAround(article.paragraphs, paragraphs, reach)
  const words: SourceWord[] = []
  let mark = 0
  for (const { from, to } of windows) {
    let isFirst = true
    for (let paragraph = from; paragraph < to; paragraph++) {
      const { start, end } = article.paragraphs[paragraph] ?? { start: 0, end: 0 }
      let opens = true
      let depth = 0
      for (const word of readWords(article.text.slice(start, end))) {
        const at = start + word.start
        depth = bracketsAfter(depth, word.gap)
        while ((marks[mark]?.span.end ?? Number.POSITIVE_INFINITY) <= at) mark++
        const isMarked = (marks[mark]?.span.start ?? Number.POSITIVE_INFINITY) <= at
        words.push({
          ...word,
          start: at,
          end: start + word.end,
          source,
          paragraph,
          mark: isMarked ? mark : -1,
          opensSentence: opens || opensSentence(word.gap),
          isBracketed: depth > 0,
          isFirst,
        })
        opens = false
        isFirst = false
      }
    }
  }
  return words
}

type Range = { readonly from: number; readonly to: number }

/** Ranges of paragraphs, in order and apart, each reaching far enough around one that was found. */
function windowsAround(
  paragraphs: Covered["article"]["paragraphs"],
  found: readonly number[],
  reach: number,
): readonly Range[] {
  const windows: { from: number; to: number }[] = []
  for (const at of found.toSorted((a, b) => a - b)) {
    let [from, to] = [at, at + 1]
    const { start = 0, end = 0 } = paragraphs[at] ?? {}
    while (from > 0 && start - (paragraphs[from]?.start ?? 0) < reach) from--
    while (to < paragraphs.length && (paragraphs[to - 1]?.end ?? 0) - end < reach) to++
    const last = windows.at(-1)
    if (last && last.to >= from) last.to = Math.max(last.to, to)
    else windows.push({ from, to })
  }
  return windows
}
