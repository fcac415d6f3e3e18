import type { ClaimWord } from "./claim-words.ts"
import type { Comparison, Kept } from "./compare.ts"
import { isContent } from "./function-words.ts"
import type { ReadWord } from "./read-words.ts"
import type { SourceWord } from "./source-words.ts"

/** Of the claim's words, weighed, so many must stand in the source in order. */
const LEAST = 0.55
const FUNCTION_WEIGHT = 0.3
/** … or so many in one unbroken row, of which so many tell something: then the rest was put in. */
const LONG_ROW = 8
const LONG_ROW_TELLING = 4
/** A part that was joined from elsewhere has so many words, and so many telling ones: less is met by chance. */
const PART = 4
const PART_TELLING = 2

/** Of fewer words, or of none but function words, only the very words count. */
const SHORT = 4
/** Up to so many words, all telling words must be kept. */
const MIDDLING = 7

export const isShort = (claim: readonly ClaimWord[]): boolean =>
  claim.length < SHORT || (claim.length <= LONGEST_ROW && !claim.some(({ form }) => isContent(form)))
/** More function words in a row tell something after all. */
const LONGEST_ROW = 30

/** Whether so much of the claim stands there that it is the source's, however changed. */
export function isFound(claim: readonly ClaimWord[], { kept }: Comparison): boolean {
  const said = claim.filter(({ isWriters }) => !isWriters)
  const keptWords = new Set(kept.map(({ claim }) => claim))
  const keptSaid = claim.filter((word, i) => !word.isWriters && keptWords.has(i))
  if (said.length <= MIDDLING) return said.every((word) => !isContent(word.form) || keptSaid.includes(word))
  return weigh(keptSaid) >= LEAST * weigh(said) || hasLongRow(claim, kept)
}

/** Whether a text has so many of the claim's words anywhere that the claim may be found in it, as a whole or by a long row. */
export function mayBeFound(claim: readonly ClaimWord[], hasWord: (word: ClaimWord) => boolean): boolean {
  const there = claim.map((word) => word.isWriters || word.isFigure || hasWord(word))
  const had = weigh(claim.filter((_, i) => there[i]))
  if (had >= LEAST * weigh(claim)) return true
  let row = 0
  return there.some((isThere) => {
    row = isThere ? row + 1 : 0
    return row >= LONG_ROW
  })
}

const weigh = (words: readonly ClaimWord[]): number =>
  words.reduce((sum, { form }) => sum + (isContent(form) ? 1 : FUNCTION_WEIGHT), 0)

/** How many rows of words, each long enough for a part, the claim and a text share. */
export function sharedRows(claim: readonly ClaimWord[], source: readonly SourceWord[]): number {
  const rowAt = (words: readonly ReadWord[], at: number) =>
    `${words[at]?.key} ${words[at + 1]?.key} ${words[at + 2]?.key} ${words[at + 3]?.key}`
  const rows = new Set<string>()
  for (let i = 0; i + PART <= claim.length; i++) {
    const telling = claim.slice(i, i + PART).filter(({ form }) => isContent(form))
    if (telling.length >= PART_TELLING) rows.add(rowAt(claim, i))
  }
  let shared = 0
  for (let at = 0; rows.size > 0 && at + PART <= source.length; at++) if (rows.has(rowAt(source, at))) shared++
  return shared
}

/** Whether a part may be missing: so many words in a row are not there. */
export const lacksPart = ({ differences }: Comparison): boolean =>
  differences.some(({ claim, rule }) => rule === undefined && claim.to - claim.from >= PART)

function hasLongRow(claim: readonly ClaimWord[], kept: readonly Kept[]): boolean {
  let [length, telling] = [0, 0]
  return kept.some(({ claim: at, source }, n) => {
    const before = kept[n - 1]
    const goesOn = before && before.claim === at - 1 && before.source === source - 1
    const tells = isContent(claim[at]?.form ?? "") ? 1 : 0
    ;[length, telling] = goesOn ? [length + 1, telling + tells] : [1, tells]
    return length >= LONG_ROW && telling >= LONG_ROW_TELLING
  })
}

/** Whether every part that is joined from another place is more than chance. */
export function areStrongParts(claim: readonly ClaimWord[], { kept, seams }: Comparison): boolean {
  const cuts = seams.filter(({ kind }) => kind === "spliced").map(({ after }) => after.claim)
  const partOf = (at: number) => cuts.filter((cut) => cut <= at).length
  if (cuts.length === 0) return true
  const parts = Map.groupBy(kept, (one) => partOf(one.claim))
  return Array.from(parts.values()).every((part) => {
    const telling = part.filter(({ claim: at }) => isContent(claim[at]?.form ?? ""))
    return part.length >= PART && telling.length >= PART_TELLING
  })
}
