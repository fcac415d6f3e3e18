import { graphemesOf } from "./graphemes.ts"

/** How far back from the limit a word boundary is looked for, in UTF-16 code units. */
const WORD = 24

/**
 * The text, or its beginning with `mark`, in at most `limit` UTF-16 code units (at least the mark's).
 * Cut between words where one ends near the limit, and never inside what the eye takes for one character.
 */
export function cut(text: string, limit: number, mark = "…"): string {
  if (text.length <= limit) return text
  const room = Math.max(limit - mark.length, 0)
  // A blank always begins anew, so that only what follows the last one need be segmented.
  const from = Math.max(text.lastIndexOf(" ", room - WORD), 0)
  let end = from
  for (const { index } of graphemesOf(text.slice(from, room + WORD))) {
    if (from + index > room) break
    end = from + index
  }
  const head = text.slice(0, end)
  const blank = /\s\S*$/.exec(head.slice(-WORD))
  const word = blank === null || /\s/.test(text.charAt(end)) ? head : head.slice(0, head.length - blank[0].length)
  return (word.trimEnd() || head) + mark
}

/** What was typed, short enough to be shown in a sentence. */
export const brief = (typed: string): string => cut(typed, 40)
