import type { Prose, Run } from "../../core/reply/reply.ts"
import { graphemesOf } from "../../core/text/graphemes.ts"
import { inert } from "../../core/text/inert.ts"

/** Takes two columns: emoji, Chinese, Japanese and Korean characters, and the full-width forms. */
const WIDE =
  /\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\u3000-\u303f\uff01-\uff60]|\ufe0f/u

/** Columns on the screen. */
export const columns = (text: string): number =>
  /^[ -~“”‘’–—…·•]*$/.test(text) ? text.length : cellsOf(text).reduce((sum, cell) => sum + cell.columns, 0)

const cellsOf = (text: string) =>
  Array.from(graphemesOf(text), ({ segment }) => ({ text: segment, columns: WIDE.test(segment) ? 2 : 1 }))

/**
 * Breaks prose into lines of at most `width` columns (≥ 1), at blanks; a word that is wider breaks where it must.
 * What an article or a user wrote is made inert here: no escape sequence, control or invisible character gets through,
 * and an override of the reading direction is taken out, since few terminals keep it to its own words.
 */
export function wrap(prose: Prose, width: number): readonly Prose[] {
  const lines: Run[][] = [[]]
  let room = width
  for (const word of wordsToWrap(prose)) {
    const size = columns(word.map(({ text }) => text).join(""))
    const isFirst = room === width
    if (!isFirst && size + 1 <= room) {
      const [before, after] = [lines.at(-1)?.at(-1), word[0]]
      const isBold = before?.strong && after?.strong
      const isStruck = before?.struck && after?.struck
      lines.at(-1)?.push({ text: " ", ...(isBold && { strong: true }), ...(isStruck && { struck: true }) }, ...word)
      room -= size + 1
    } else if (size <= width) {
      if (!isFirst) lines.push([])
      lines.at(-1)?.push(...word)
      room = width - size
    } else {
      if (!isFirst) lines.push([])
      room = width
      for (const { run, cell } of word.flatMap((run) => cellsOf(run.text).map((cell) => ({ run, cell })))) {
        if (cell.columns > room && room < width) {
          lines.push([])
          room = width
        }
        lines.at(-1)?.push({ ...run, text: cell.text })
        room -= cell.columns
      }
    }
  }
  return lines.map(joinRuns)
}

/** The words of the prose; a word may be of several looks: “**drone**s”. */
function wordsToWrap(prose: Prose): readonly (readonly Run[])[] {
  const words: Run[][] = [[]]
  for (const run of prose) {
    const [head = "", ...rest] = inert(run.text).split(/ +/)
    if (head !== "") words.at(-1)?.push({ ...run, text: head })
    for (const text of rest) words.push(text === "" ? [] : [{ ...run, text }])
  }
  return words.filter((word) => word.length > 0)
}

/** Neighbours of one look as one run. */
function joinRuns(runs: readonly Run[]): Prose {
  const line: Run[] = []
  for (const run of runs) {
    const last = line.at(-1)
    if (last && last.strong === run.strong && last.struck === run.struck)
      line[line.length - 1] = { ...last, text: last.text + run.text }
    else line.push(run)
  }
  return line
}
