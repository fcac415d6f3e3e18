const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" })

/** How far back from the limit a word boundary is looked for, in UTF-16 code units. */
const WORD = 24

/**
 * The text, or its beginning with `mark`, in at most `limit` UTF-16 code units (at least the mark's).
 * Cut between words where one ends near the limit, and never inside what the eye takes for one character.
 */
export function cut(text: string, limit: number, mark = "…"): string {
  if (text.length <= limit) return text
  const room = Math.max(limit - mark.length, 0)
  const window = text.slice(0, room + WORD)
  let end = 0
  for (const { index } of graphemes.segment(window)) {
    if (index > room) break
    end = index
  }
  const head = text.slice(0, end)
  const blank = /\s\S*$/.exec(head.slice(-WORD))
  const word = blank === null || /\s/.test(text.charAt(end)) ? head : head.slice(0, head.length - blank[0].length)
  return (word.trimEnd() || head) + mark
}
