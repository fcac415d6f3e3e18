import type { Passage } from "../model.ts"
import type { Cue } from "./cue.ts"

/**
 * How sure an attribution is, on a short scale. Each frame of saying, each way of pointing to a speaker and each link to the
 * words before has one of these values, chosen by hand after reading its passages in annotated news; nothing is fitted. What
 * is right in fewer than seven of ten cases is `doubtful`, which lies below the line. An attribution is as sure as the less
 * sure of its frame and its pointing.
 */
const SCALE = { plain: 0.95, clear: 0.85, likely: 0.75, fair: 0.6, doubtful: 0.4 } as const
type Sure = (typeof SCALE)[keyof typeof SCALE]

/** Below this an attribution is not shown: the speaker is "not named". */
export const NAMED_FROM = 0.5

/** By what a cue does, and by whether its words stand in quotation marks, as a clause with marks in it, or without any. */
const FRAMES: Readonly<Record<Cue["kind"], Readonly<Record<Passage["kind"], Sure>>>> = {
  speech: { direct: SCALE.plain, mixed: SCALE.plain, indirect: SCALE.clear },
  according: { direct: SCALE.clear, mixed: SCALE.likely, indirect: SCALE.clear },
  judgement: { direct: SCALE.clear, mixed: SCALE.clear, indirect: SCALE.likely },
  denial: { direct: SCALE.clear, mixed: SCALE.clear, indirect: SCALE.likely },
  sign: { direct: SCALE.clear, mixed: SCALE.likely, indirect: SCALE.likely },
  gapped: { direct: SCALE.likely, mixed: SCALE.likely, indirect: SCALE.likely },
  naming: { direct: SCALE.fair, mixed: SCALE.fair, indirect: SCALE.likely },
  belief: { direct: SCALE.likely, mixed: SCALE.fair, indirect: SCALE.fair },
  noun: { direct: SCALE.fair, mixed: SCALE.fair, indirect: SCALE.fair },
  impersonal: { direct: SCALE.fair, mixed: SCALE.fair, indirect: SCALE.fair },
}

/** How words beside a cue point to a speaker, as the reason of an attribution tells it. */
const POINTINGS = {
  named: SCALE.plain,
  "named by a surname that two bear": SCALE.plain,
  "two together": SCALE.fair,
  "by role": SCALE.clear,
  "a body": SCALE.clear,
  described: SCALE.clear,
  "described by a word that need not mean a speaker": SCALE.doubtful,
  "pronoun, last to speak": SCALE.plain,
  "pronoun, spoke in the sentence": SCALE.plain,
  "pronoun, last told of": SCALE.plain,
  "pronoun, last named": SCALE.plain,
  "pronoun, named in the sentence": SCALE.clear,
  "pronoun, not settled": SCALE.doubtful,
  "nobody is named": SCALE.doubtful,
} as const satisfies Readonly<Record<string, Sure>>
export type Pointing = keyof typeof POINTINGS

/** What links a quotation without a cue to a speaker, as the reason tells it. */
const LINKS = {
  "goes on with the sentence before": SCALE.clear,
  "goes on with the paragraph before": SCALE.clear,
  "closes the sentence of who speaks in it": SCALE.likely,
  "a name beside it signs it": SCALE.clear,
  "the sentence before leads up to it": SCALE.likely,
  "goes on in the paragraph": SCALE.likely,
} as const satisfies Readonly<Record<string, Sure>>
export type Link = keyof typeof LINKS

/** Of an utterance with a cue: no surer than the least sure of its passages. `isPassedOn`: it reached the article through another. */
export function confidenceOf(
  kind: Cue["kind"],
  passages: readonly Passage[],
  pointing: Pointing,
  isPassedOn: boolean,
): Sure {
  const sure = [...passages.map((passage) => FRAMES[kind][passage.kind]), POINTINGS[pointing]]
  return sure.reduce((least, one) => (one < least ? one : least), isPassedOn ? SCALE.fair : SCALE.plain)
}

export const confidenceOfLink = (link: Link): Sure => LINKS[link]
