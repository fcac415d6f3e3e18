import type { Span } from "../model.ts"
import { tokens } from "./fold.ts"

/** Where the folded words stand in the text one right behind the other, as spans from `offset` on; apart, in order. */
export function runsIn(text: string, words: readonly string[], offset = 0): readonly Span[] {
  const all = tokens(text)
  const found: Span[] = []
  for (let at = 0; words.length > 0 && at + words.length <= all.length; at++) {
    if (words.some((word, i) => all[at + i]?.word !== word)) continue
    const [first, last] = [all[at], all[at + words.length - 1]]
    if (first && last) found.push({ start: offset + first.start, end: offset + last.end })
    at += words.length - 1
  }
  return found
}
