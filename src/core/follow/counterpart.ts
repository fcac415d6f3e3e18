import type { Span } from "../model.ts"
import { samePlaces } from "./same-places.ts"
import { type TypeWord, typeWords } from "./type-words.ts"

/** So much of the words must still be there for what stands in their place to be called the same statement. */
const LEAST_KEPT = 1 / 3

/**
 * Where the words of an earlier text stand in a later one, whatever was changed in them. Null: they are gone, or too little is
 * left to say so.
 */
export function counterparts(earlier: string, later: string): (span: Span) => Span | null {
  if (earlier === later) return (span) => span
  const [before, now] = [typeWords(earlier), typeWords(later)]
  const places = samePlaces(before, now)
  const taken = new Set(places)
  return (span) => {
    const from = firstAt(before, span.start)
    const to = firstAt(before, span.end)
    return inPlace(from, to) ?? elsewhere(before.slice(from, to), now)
  }

  function inPlace(from: number, to: number): Span | null {
    let [words, kept] = [0, 0]
    let [first, last] = [-1, -1]
    for (let at = from; at < to; at++) {
      const place = places[at] ?? -1
      if (before[at]?.isWord) words++
      if (place < 0) continue
      if (before[at]?.isWord) kept++
      if (first < 0) first = place
      last = place
    }
    if (kept === 0 || kept < words * LEAST_KEPT) return null
    // What is new right beside them belongs to them, as far as their sentence or quotation goes.
    while (first > 0 && !taken.has(first - 1) && !parts(later, now[first - 1], now[first])) first--
    while (last + 1 < now.length && !taken.has(last + 1) && !parts(later, now[last], now[last + 1])) last++
    const [opens, closes] = [now[first], now[last]]
    return opens && closes ? { start: opens.start, end: closes.end } : null
  }
}

/** The first word that ends behind the position. */
function firstAt(words: readonly TypeWord[], position: number): number {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle]?.start ?? 0) < position) low = middle + 1
    else high = middle
  }
  return low
}

const QUOTATION = /^["“”„«»]$/u

/** Whether a sentence, a paragraph or a quotation begins or ends between two words. */
function parts(text: string, one: TypeWord | undefined, other: TypeWord | undefined): boolean {
  if (!one || !other) return true
  if (QUOTATION.test(one.form) || QUOTATION.test(other.form)) return true
  const between = text.slice(one.end, other.start)
  return between.includes("\n") || (/^[.!?…]$/.test(one.form) && between !== "")
}

/** The very words in a row somewhere else: a paragraph that was moved. The first place where there are several. */
function elsewhere(words: readonly TypeWord[], now: readonly TypeWord[]): Span | null {
  const said = (list: readonly TypeWord[]) => list.filter(({ isSetting }) => !isSetting)
  const [wanted, there] = [said(words), said(now)]
  if (wanted.length === 0) return null
  const found = ` ${there.map(({ form }) => form).join(" ")} `.indexOf(` ${wanted.map(({ form }) => form).join(" ")} `)
  if (found < 0) return null
  let [at, length] = [0, 0]
  while (length < found) length += (there[at++]?.form.length ?? 0) + 1
  const [first, last] = [there[at], there[at + wanted.length - 1]]
  return first && last ? { start: first.start, end: last.end } : null
}
