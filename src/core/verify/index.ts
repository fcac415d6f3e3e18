import type { Covered } from "../model.ts"
import { align, type Pairing, placesOf } from "./align.ts"
import { type ClaimWord, claimWords } from "./claim-words.ts"
import { compare } from "./compare.ts"
import { type Judged, judge } from "./judge.ts"
import { rowsOf } from "./short-claim.ts"
import { type SourceWord, sourceWords } from "./source-words.ts"
import { areStrongParts, isFound, isShort, lacksPart, mayBeFound, sharedRows } from "./strength.ts"
import type { ClaimedQuote, Verdict } from "./verdict.ts"

/** An article that may be the source; `paragraphs`: where in it the claim's words were found, null: all are looked at. */
export type Candidate = { readonly covered: Covered; readonly paragraphs: readonly number[] | null }

/** ClaimedQuote and candidates, the earliest first → what the sources have. Pure, and linear but for the claim's own length. */
export function verify(claim: ClaimedQuote, candidates: readonly Candidate[]): Verdict {
  const words = claimWords(claim) //                                         1 the claim as a reader sees it
  if (words.length === 0) return absent(claim)
  const reach = 2 * claim.text.length + REACH
  const texts = candidates.map(({ covered, paragraphs }, i) => sourceWords(covered, i, paragraphs, reach)) // 2 and the sources
  const sources = candidates.map(({ covered }) => covered)
  if (isShort(words)) return shortVerdict(claim, words, texts, sources)

  const readings = readEach(claim, words, texts, sources) //                   3 each beside the claim, word by word
  const best = closest(readings)
  const joinable = best && !best.lacksPart ? [] : texts.filter((text) => sharedRows(words, text) > 0)
  const mixed = joinable.length > 1 ? read(claim, words, joinable.flat(), sources) : null
  const isBetter = mixed?.judged && (!best || mixed.cost < best.cost - 1) //   4 the closest; parts of several only if better
  const chosen = isBetter ? mixed : best
  if (!chosen?.judged) return absent(claim)
  const others = readings.filter((one) => one !== chosen && isAsClose(one, chosen))
  return { ...chosen.judged, others: others.flatMap(({ judged }) => judged?.source?.slug ?? []), places: null }
}

/** How far around what was found is read at least, in UTF-16 code units: what an ellipsis leaves out, and where a moved part stood. */
const REACH = 4000

/** What reading a claim beside a source came to; `judged` is null when the claim is not of it. */
type SideBySide = {
  readonly cost: number
  readonly judged: Judged | null
  /** So much of the claim in a row is not there that it may be a part of something else. */
  readonly lacksPart: boolean
}

/** In the order of the sources; the likeliest is read first, since of the others only as much need be read as costs no more. */
function readEach(
  claim: ClaimedQuote,
  words: readonly ClaimWord[],
  texts: readonly (readonly SourceWord[])[],
  sources: readonly Covered[],
): readonly SideBySide[] {
  const likeliest = texts.map((text, i) => ({ text, i, rows: sharedRows(words, text) })).sort((a, b) => b.rows - a.rows)
  const readings: SideBySide[] = []
  let limit = Number.POSITIVE_INFINITY
  for (const { text, i } of likeliest) {
    const reading = read(claim, words, text, sources, limit)
    readings[i] = reading
    if (reading.judged) limit = Math.min(limit, reading.cost + AS_CLOSE)
  }
  return readings
}

/** Readings that differ by less in cost are equally close. */
const AS_CLOSE = 0.05

function read(
  claim: ClaimedQuote,
  claimWords: readonly ClaimWord[],
  sourceWords: readonly SourceWord[],
  sources: readonly Covered[],
  limit = Number.POSITIVE_INFINITY,
): SideBySide {
  const places = placesOf(sourceWords)
  const notFound: SideBySide = { cost: Number.POSITIVE_INFINITY, judged: null, lacksPart: true }
  if (!mayBeFound(claimWords, ({ key }) => places.has(key))) return notFound
  const judged = (steps: readonly Pairing[]) => {
    const comparison = compare(claimWords, sourceWords, steps)
    return { comparison, isFound: isFound(claimWords, comparison) }
  }
  const free = align(claimWords, sourceWords, places, true, limit)
  let { cost } = free
  let found = judged(free.steps)
  if (!areStrongParts(claimWords, found.comparison)) {
    const bound = align(claimWords, sourceWords, places, false, limit)
    cost = bound.cost
    found = judged(bound.steps)
  }
  if (!found.isFound || !areStrongParts(claimWords, found.comparison)) return notFound
  const judgement = judge({ claim, claimWords, sourceWords, sources }, found.comparison)
  return { cost, judged: judgement, lacksPart: lacksPart(found.comparison) }
}

/** The one that costs least; of several the first. */
function closest(readings: readonly SideBySide[]): SideBySide | null {
  let best: SideBySide | null = null
  for (const one of readings) if (one.judged && (!best || rounded(one) < rounded(best))) best = one
  return best
}

/** Words that stand in marks are dearer by less than this. */
const rounded = ({ cost }: SideBySide): number => Math.round(cost * 20)
const isAsClose = (one: SideBySide, best: SideBySide): boolean =>
  one.judged?.words === best.judged?.words && one.judged !== null && rounded(one) === rounded(best)

/** Fewer than four words, or function words alone: only where the very words stand, and in how many places. */
function shortVerdict(
  claim: ClaimedQuote,
  claimWords: readonly ClaimWord[],
  texts: readonly (readonly SourceWord[])[],
  sources: readonly Covered[],
): Verdict {
  const found = texts.flatMap((sourceWords) => {
    const rows = rowsOf(claimWords, sourceWords, placesOf(sourceWords))
    const isAlike = (row: number) => claimWords.every(({ cased }, i) => sourceWords[row + i]?.cased === cased)
    const inMarks = rows.filter((row) => sourceWords[row]?.mark !== -1)
    const from = inMarks.find(isAlike) ?? rows.find(isAlike) ?? inMarks[0] ?? rows[0]
    if (from === undefined) return []
    const kept = claimWords.map((_, i) => ({ claim: i, source: from + i }))
    const judged = judge({ claim, claimWords, sourceWords, sources }, { kept, differences: [], seams: [], edges: [] })
    return [{ judged, places: rows.length }]
  })
  const [first, ...others] = found
  if (!first) return { ...absent(claim), places: 0 }
  const places = found.reduce((sum, one) => sum + one.places, 0)
  return { ...first.judged, others: others.flatMap(({ judged }) => judged.source?.slug ?? []), places }
}

const absent = ({ speaker }: ClaimedQuote): Verdict => ({
  words: "absent",
  voice: null,
  speaker: speaker === undefined || speaker.trim() === "" ? "unclaimed" : "open",
  otherSpeakers: [],
  source: null,
  parts: [],
  others: [],
  changes: [],
  places: null,
})
