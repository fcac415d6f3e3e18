import { phraseAfter, phraseBefore, type Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import { isName, type Subject } from "./subject.ts"

/** How many commas to the left a subject is looked for: "X, a doctor, who …, said". */
const MOST_COMMAS = 6

/** "X, a doctor who treated him, said": the phrase before the comma that opens what stands between. */
export function pastParenthesis(items: readonly Item[], close: number): Subject | null {
  let opening = close
  let last: Subject | null = null
  let rough: Subject | null = null
  for (let commas = 0; commas < MOST_COMMAS; commas++) {
    opening = previousComma(items, opening)
    if (opening < 0) break
    const phrase = phraseBefore(items, beforeBrackets(items, opening))
    if (!phrase) continue
    // "the mission, along with France, called": what joins in is not who did it; nor is what hangs on a preposition.
    if (JOINING.has(items[opening + 1]?.lower ?? "") || hangs(items, phrase)) {
      last ??= hangs(items, phrase) ? null : { phrase, apposition: null, inverted: false }
      if (last) return last
      continue
    }
    const between = phraseAfter(items, opening + 1)
    const isApposed = between && between.to <= close && !isClause(items, opening + 1, between)
    const apposition = isApposed && !isPlaceOf(items, between, phrase) ? between : null
    const candidate = { phrase, apposition, inverted: false }
    if (isFullName(items, phrase)) return candidate
    last ??= isName(items, phrase) || apposition ? candidate : null
    rough ??= candidate
  }
  return last ?? rough
}

/** "Ann Lee (Ohio), a doctor, said": past what stands in brackets behind a name. */
function beforeBrackets(items: readonly Item[], end: number): number {
  const opening = items[end - 1]?.lower === ")" ? previousComma(items, end - 1) : -1
  return opening > 0 ? opening : end
}

/** "The firm, has said": a comma too many behind the first noun phrase of a sentence. */
export function firstPhrase(items: readonly Item[], comma: number): Subject | null {
  const phrase = phraseBefore(items, comma)
  return phrase?.from === 0 ? { phrase, apposition: null, inverted: false } : null
}

/** A name of two words and more and nothing else: "X Y, curator at the University of Z, W, said" is X Y's. */
const isFullName = (items: readonly Item[], phrase: Range): boolean =>
  phrase.to - phrase.from > 1 && items.slice(phrase.from, phrase.to).every((item) => item.pos === "PROPN")

export const JOINING = new Set(["along", "together", "including", "like", "as"])

/** "a woman in Worcester, | Massachusetts |,": one word that says where the place is. */
const isPlaceOf = (items: readonly Item[], between: Range, { to }: Range): boolean =>
  between.to - between.from === 1 &&
  items[between.from]?.pos === "PROPN" &&
  items[to - 1]?.pos === "PROPN" &&
  /^(?:in|from|near)$/.test(items[to - 2]?.lower ?? "")

export const hangs = (items: readonly Item[], phrase: Range): boolean => {
  const before = items[phrase.from - 1]
  return before?.pos === "ADP" && !/^(?:as|after|before|since|until)$/.test(before.lower)
}

export const isClause = (items: readonly Item[], from: number, phrase: Range): boolean =>
  phrase.from !== from || /^(?:who|which|that)$/.test(items[from]?.lower ?? "")

function previousComma(items: readonly Item[], before: number): number {
  const sign = items[before]?.lower === ")" ? "(" : items[before]?.lower
  for (let i = before - 1; i >= 0; i--) {
    // "Hale, a critic of “the system”, said": words in marks that no tag follows may stand between.
    if (items[i]?.marked && /[,.?!…—–-][^\p{L}\p{N}]*$/u.test(items[i]?.text.slice(-4) ?? "")) return -1
    if (items[i]?.lower === sign || (sign === "–" && items[i]?.lower === "—")) return i
  }
  return -1
}
