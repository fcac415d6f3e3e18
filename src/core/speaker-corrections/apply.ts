import type { CastMember, Coverage, Covered, Fact, Mention, Passage, Span, Utterance } from "../model.ts"
import { nameOf, wordsAt } from "../model.ts"
import { speakerName } from "../show/speaker.ts"
import { folded } from "../text/fold.ts"
import type { NumberedCorrection } from "./correction.ts"
import { correctionPlaces, type PlacedPassage } from "./places.ts"

/** The article as the desk corrects it; `unfit`: numbers of the corrections that do not fit it, or not with all of their words. */
type Applied = { readonly covered: Covered; readonly unfit: readonly number[] }

/**
 * Gives quotes the speakers that the desk has set, and leaves out what it says is no quote. A correction counts for its words
 * alone: of an utterance that has others too they become one of their own. Of several for the same words the last counts.
 * `textOf`: the text of another version, null when it is not kept.
 */
export function applySpeakerCorrections(
  covered: Covered,
  corrections: readonly NumberedCorrection[],
  textOf: (version: string) => string | null,
): Applied {
  const { article, coverage } = covered
  const placed = correctionPlaces(article, corrections, textOf).filter(({ correction }) =>
    isPossible(covered, correction),
  )
  const found = new Set(coverage.utterances.flatMap(({ passages }) => passages.map(({ span }) => keyOf(span))))
  const used = new Set<PlacedPassage>()
  const correctionOf = ({ span }: Passage): NumberedCorrection | null => {
    const here = placed.filter(({ place }) => place && (found.has(keyOf(place)) ? areSame : areNested)(place, span))
    for (const one of here) used.add(one)
    return here.at(-1)?.correction ?? null
  }
  const pieces = coverage.utterances.map((utterance) => {
    const groups = Map.groupBy(utterance.passages, correctionOf)
    return Array.from(groups).flatMap(([correction, passages]) => corrected(covered, utterance, passages, correction))
  })
  const fitting = Map.groupBy(used, ({ correction }) => correction)
  const unfit = corrections.filter((one) => (fitting.get(one)?.length ?? 0) < one.passages.length)
  return {
    covered:
      used.size === 0 ? covered : { article, coverage: { ...withUtterances(coverage, pieces), ...notQuotes(used) } },
    unfit: unfit.map(({ number }) => number),
  }
}

const keyOf = ({ start, end }: Span): string => `${start} ${end}`
const areSame = (a: Span, b: Span): boolean => keyOf(a) === keyOf(b)
/** Another extractor may give the same quote with a word more or less. */
const areNested = (a: Span, b: Span): boolean => holds(a, b) || holds(b, a)
const holds = (a: Span, b: Span): boolean => a.start <= b.start && b.end <= a.end

/** Whether the article names whoever is said to have spoken. */
const isPossible = (covered: Covered, { kind, speaker }: NumberedCorrection): boolean =>
  kind !== "speaker" || memberNamed(covered, speaker ?? "") >= 0

/** The member of the cast with this name, or else the one whom the article calls so somewhere; -1: nobody. */
function memberNamed({ article, coverage: { cast } }: Covered, name: string): number {
  const isIt = (words: string) => folded(words) === folded(name)
  const named = cast.findIndex((member) => isIt(nameOf(article, member)))
  if (named >= 0) return named
  return cast.findIndex(({ mentions }) => mentions.some((span) => isIt(wordsAt(article.text, span))))
}

/** What these passages of an utterance become; nothing where they are no quote. */
function corrected(
  covered: Covered,
  utterance: Utterance,
  passages: readonly Passage[],
  correction: NumberedCorrection | null,
): readonly Utterance[] {
  if (!correction) return [{ ...utterance, passages }]
  if (correction.kind === "not-a-quote") return []
  const { doubted: _, nested, ...rest } = utterance
  const speaker = correction.speaker === null ? null : mentionOf(covered, correction.speaker)
  const relayed = speaker && nested?.member !== speaker.member ? nested : null
  return [
    {
      ...rest,
      passages,
      speaker,
      nested: relayed,
      unresolved: null,
      confidence: 1,
      reason: "corrected by the desk",
      deskCorrection: { number: correction.number, was: speakerName(covered, utterance) },
    },
  ]
}

function mentionOf(covered: Covered, name: string): Mention | null {
  const member = memberNamed(covered, name)
  const found: CastMember | undefined = covered.coverage.cast[member]
  return found ? { span: found.mentions[0] ?? found.name, member } : null
}

function notQuotes(used: Iterable<PlacedPassage>): Pick<Coverage, "notQuotes"> {
  const spans = Array.from(used).flatMap(({ correction, place }) =>
    correction.kind === "not-a-quote" && place ? [place] : [],
  )
  return spans.length > 0 ? { notQuotes: spans } : {}
}

/** `pieces`: what has become of each utterance. Facts rest on what is left of theirs. */
function withUtterances(coverage: Coverage, pieces: readonly (readonly Utterance[])[]): Coverage {
  const indexes: (readonly number[])[] = []
  let next = 0
  for (const { length } of pieces) {
    indexes.push(Array.from({ length }, (_, n) => next + n))
    next += length
  }
  const facts = coverage.facts.map((fact): Fact => {
    const sources = fact.sources.flatMap((source) => indexes[source] ?? [])
    // A sentence that named a source still has a word of saying in it.
    return { ...fact, sources, ...(fact.sources.length > 0 && sources.length === 0 && { isTold: true }) }
  })
  return { ...coverage, utterances: pieces.flat(), facts }
}
