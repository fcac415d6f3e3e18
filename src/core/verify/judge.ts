import { type Covered, type Span, wordsAt } from "../model.ts"
import { type ClaimReading, changeOf, changesOf } from "./changes.ts"
import { isCutOpen } from "./claim-words.ts"
import type { Comparison, Seam, WordRange } from "./compare.ts"
import { alteredByBrackets, joinsSpeakers, removedBy, tellingWord } from "./removed.ts"
import type { SourceWord } from "./source-words.ts"
import {
  type Change,
  type Place,
  type SourceVoice,
  type SpeakerVerdict,
  type Verdict,
  WORDINGS,
  type Wording,
} from "./verdict.ts"
import { nameOfSpeaker, speakerVerdict, voiceOfWords } from "./voice.ts"

export type Judged = Omit<Verdict, "others" | "places">

/** From the worst: of several parts the worst names the whole. */
const VOICES: readonly SourceVoice[] = ["narrated", "reported", "quoted"]
const SPEAKERS: readonly SpeakerVerdict[] = ["other", "open", "same", "unclaimed"]

/** What the comparison comes to, in the words of a verdict. */
export function judge(whole: ClaimReading, comparison: Comparison): Judged {
  const reading = { ...whole, sources: whole.sources.map((covered, i) => aroundKept(covered, i, whole, comparison)) }
  const { claim, sourceWords, sources } = reading
  const said = wordsBySource(reading, comparison)
  const speakers = said.map(({ covered, words }) => speakerVerdict(covered, words, claim.speaker))
  const voices = said.map(({ covered, words }) => voiceOfWords(covered, words))
  const seams = comparison.seams.map(
    (seam): Seam => (joinsSpeakers(seam, sourceWords, sources) ? { ...seam, kind: "spliced" } : seam),
  )
  const cuts = cutChanges(reading, comparison)
  const atSeams = seams.flatMap((seam) => seamChanges(reading, seam))
  const changes = [...changesOf(reading, comparison), ...atSeams, ...cuts].toSorted(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  )
  const faults: readonly Wording[] = [
    ...seams.map(({ kind }) => kind),
    ...comparison.edges.map(() => "elided" as const),
    ...changes.map(() => "altered" as const),
    isVerbatim(reading, comparison) ? "verbatim" : "typographic",
  ]
  const words = WORDINGS.find((wording) => faults.includes(wording)) ?? "absent"
  const isJoined = words === "spliced" || words === "elided"
  const parts = isJoined ? partsOf(reading, { ...comparison, seams }) : [wholeOf(reading, comparison)]
  const [first] = parts
  const [firstSaid] = said
  const span = words === "spliced" ? first : wholeOf(reading, comparison)
  return {
    words,
    voice: VOICES.find((voice) => voices.includes(voice)) ?? null,
    speaker: SPEAKERS.find((verdict) => speakers.some(({ speaker }) => speaker === verdict)) ?? "unclaimed",
    otherSpeakers: [...new Set(speakers.flatMap(({ others }) => others))],
    source:
      span && firstSaid ? { ...span, speaker: nameOfSpeaker(firstSaid.covered, wordsIn(firstSaid.words, span)) } : null,
    parts,
    changes,
  }
}

/** What changes at a seam: what the writer's words replace, or an ellipsis removes that must not go. */
function seamChanges(reading: ClaimReading, seam: Seam): readonly Change[] {
  const { claimWords, sourceWords, sources } = reading
  if (seam.kind === "spliced") return []
  const claim = { from: seam.before.claim + 1, to: seam.after.claim }
  const source = { from: seam.before.source + 1, to: seam.after.source }
  const writers = claimWords.slice(claim.from, claim.to)
  if (writers.some(({ isWriters }) => isWriters)) {
    const altered = alteredByBrackets(sourceWords.slice(source.from, source.to), writers)
    return altered ? [changeOf(reading, { claim, source }, altered)] : []
  }
  const removed = removedBy(seam, sourceWords, sources)
  const rule = `an ellipsis removes ${removed}`
  const at = { from: claim.from, to: claim.from }
  return removed === null ? [] : [changeOf(reading, { claim: at, source }, { kind: "omission", rule })]
}

/** What an ellipsis at the claim's beginning or end removes of its sentence, where it must not. */
function cutChanges(reading: ClaimReading, { kept }: Comparison): readonly Change[] {
  const { claim, claimWords, sourceWords } = reading
  const [first, last] = [kept[0]?.source ?? 0, kept.at(-1)?.source ?? 0]
  const { before, behind } = isCutOpen(claim)
  let [from, to] = [first, last + 1]
  while (before && from > 0 && !beginsSentence(sourceWords, from)) from--
  while (behind && to < sourceWords.length && !beginsSentence(sourceWords, to)) to++
  const ranges = [
    { source: { from, to: first }, claim: { from: 0, to: 0 } },
    { source: { from: last + 1, to }, claim: { from: claimWords.length, to: claimWords.length } },
  ]
  return ranges.flatMap((difference) => {
    const tell = tellingWord(sourceWords.slice(difference.source.from, difference.source.to))
    const rule = `an ellipsis removes “${tell?.cased}”`
    return tell ? [changeOf(reading, difference, { kind: "omission", rule })] : []
  })
}

const beginsSentence = (words: readonly SourceWord[], at: number): boolean => {
  const word = words[at]
  return !word || word.isFirst || word.opensSentence || word.mark !== words[at - 1]?.mark
}

/** The article with the utterances alone that touch what was kept of it: most articles have many more. */
function aroundKept(covered: Covered, source: number, { sourceWords }: ClaimReading, { kept }: Comparison): Covered {
  const own = kept
    .flatMap((one) => sourceWords.slice(one.source, one.source + 1))
    .filter((word) => word.source === source)
  if (own.length === 0) return covered
  const [start, end] = [Math.min(...own.map((word) => word.start)), Math.max(...own.map((word) => word.end))]
  const utterances = covered.coverage.utterances.filter(({ passages }) =>
    passages.some(({ span }) => span.start < end && span.end > start),
  )
  return { article: covered.article, coverage: { ...covered.coverage, utterances } }
}

/** The kept words of each source, in the claim's order of the sources. */
function wordsBySource({ sourceWords, sources }: ClaimReading, { kept }: Comparison) {
  const words = kept.flatMap(({ source }) => sourceWords.slice(source, source + 1))
  return Array.from(Map.groupBy(words, ({ source }) => source)).flatMap(([source, words]) => {
    const covered = sources[source]
    return covered ? [{ covered, words }] : []
  })
}

const wordsIn = (words: readonly SourceWord[], { start, end }: Span): readonly SourceWord[] =>
  words.filter((word) => word.start >= start && word.end <= end)

/** What of the source the claim is made of, cut at each seam; what writer's words at an end stand for is a part, too. */
function partsOf(reading: ClaimReading, { kept, seams, edges }: Comparison): readonly Place[] {
  const cuts = seams.map(({ after }) => after.claim)
  const groups = Map.groupBy(kept, ({ claim }) => cuts.filter((cut) => cut <= claim).length)
  const parts = Array.from(groups.values(), (group) => {
    const at = group.map(({ source }) => source)
    return sliceOf(reading, { from: Math.min(...at), to: Math.max(...at) + 1 })
  })
  const [first] = kept
  const replaced = edges.filter(({ from, to }) => from < to)
  const isBefore = ({ from }: WordRange) => first !== undefined && from < first.source
  return [
    ...replaced.filter(isBefore).map((range) => sliceOf(reading, range)),
    ...parts,
    ...replaced.filter((range) => !isBefore(range)).map((range) => sliceOf(reading, range)),
  ]
}

/** From the first word that the claim has or changes to the last. */
function wholeOf(reading: ClaimReading, comparison: Comparison): Place {
  const { claim } = reading
  const verbatim = verbatimSpan(reading, comparison)
  const ranges = [
    ...comparison.kept.map(({ source }) => ({ from: source, to: source + 1 })),
    ...comparison.differences.map(({ source }) => source).filter(({ from, to }) => from < to),
  ]
  const [first] = comparison.kept
  const own = reading.sourceWords[first?.source ?? 0]?.source
  const inside = ranges.filter(({ from }) => reading.sourceWords[from]?.source === own)
  const range = { from: Math.min(...inside.map(({ from }) => from)), to: Math.max(...inside.map(({ to }) => to)) }
  const place = sliceOf(reading, range)
  return verbatim === null ? place : { ...place, start: verbatim, end: verbatim + claim.text.length, text: claim.text }
}

function sliceOf({ sourceWords, sources }: ClaimReading, { from, to }: WordRange): Place {
  const [first, last] = [sourceWords[from], sourceWords[to - 1]]
  const article = sources[first?.source ?? 0]?.article
  const span = { start: first?.start ?? 0, end: last?.end ?? 0 }
  return { slug: article?.slug ?? "", ...span, text: article ? wordsAt(article.text, span) : "" }
}

const isVerbatim = (reading: ClaimReading, comparison: Comparison): boolean =>
  verbatimSpan(reading, comparison) !== null

/** Where the source has the claim sign for sign; null where it does not. */
function verbatimSpan(
  { claim, claimWords, sourceWords, sources }: ClaimReading,
  comparison: Comparison,
): number | null {
  const [first] = comparison.kept
  const found = claimWords[first?.claim ?? 0]
  const expected = sourceWords[first?.source ?? 0]
  if (!found || !expected || comparison.differences.length + comparison.seams.length > 0) return null
  const start = expected.start - found.start
  const isThere = start >= 0 && sources[expected.source]?.article.text.startsWith(claim.text, start)
  return isThere ? start : null
}
