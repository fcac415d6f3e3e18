import { counterparts } from "../follow/counterpart.ts"
import { areSetAlike } from "../follow/type-words.ts"
import { type Article, type Span, wordsAt } from "../model.ts"
import type { NumberedCorrection } from "./correction.ts"

/** A passage of a correction with its place in another version; null: its words do not stand there unchanged. */
export type PlacedPassage = { readonly correction: NumberedCorrection; readonly place: Span | null }

/** `textOf`: the text of another version, null when it is not kept. */
export function correctionPlaces(
  article: Article,
  corrections: readonly NumberedCorrection[],
  textOf: (version: string) => string | null,
): readonly PlacedPassage[] {
  const ways = new Map<string, (span: Span) => Span | null>()
  const wayFrom = (version: string) => {
    const known = ways.get(version)
    if (known) return known
    const text = version === article.version ? article.text : textOf(version)
    const way = text === null ? null : counterparts(text, article.text)
    if (way) ways.set(version, way)
    return way
  }
  return corrections.flatMap((correction) =>
    correction.passages.map(({ text, start, end }) => {
      const way = wayFrom(correction.version)
      const place = way ? way({ start, end }) : onlyPlace(article.text, text)
      const isThere = place !== null && areSetAlike(wordsAt(article.text, place), text)
      return { correction, place: isThere ? place : null }
    }),
  )
}

/** Where the words stand when they stand there once. */
function onlyPlace(text: string, words: string): Span | null {
  const start = text.indexOf(words)
  return start >= 0 && text.indexOf(words, start + 1) < 0 ? { start, end: start + words.length } : null
}
