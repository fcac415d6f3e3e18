import type { Span } from "../model.ts"

/** A quotation as somebody gives it: its words without the outer marks, and who is said to have said it. */
export type ClaimedQuote = { readonly text: string; readonly speaker?: string }

/** How the claim's words stand to the source's, from the worst to the best. */
export const WORDINGS = ["absent", "spliced", "altered", "elided", "typographic", "verbatim"] as const
export type Wording = (typeof WORDINGS)[number]

/** `quoted`: the source has it in quotation marks; `reported`: as what somebody says, without; `narrated`: says it itself. */
export type SourceVoice = "quoted" | "reported" | "narrated"

/** `open`: the source does not say who spoke, or not clearly enough; `unclaimed`: nobody is claimed to have said it. */
export type SpeakerVerdict = "same" | "other" | "open" | "unclaimed"

export type ChangeKind = "negation" | "number" | "unit" | "name" | "tense" | "word" | "order" | "omission" | "addition"

/** One difference. `span` lies in the claim, empty where something is left out; `place` in the source's text. */
export type Change = {
  readonly kind: ChangeKind
  /** The source's wording; "" for an addition. */
  readonly expected: string
  /** The claim's wording; "" for an omission. */
  readonly found: string
  readonly span: Span
  readonly place: Span & { readonly slug: string }
  /** Which rule calls it so. */
  readonly rule: string
}

/** A slice of an article. */
export type Place = Span & { readonly slug: string; readonly text: string }

export type Verdict = {
  readonly words: Wording
  /** Null when the words are absent. */
  readonly voice: SourceVoice | null
  readonly speaker: SpeakerVerdict
  /** Whom the source names for words that are claimed to be another's; several for parts. */
  readonly otherSpeakers: readonly string[]
  /** Where it stands, from its first word to its last; of a spliced one where its first part stands. */
  readonly source: (Place & { readonly speaker: string | null }) | null
  /** What of the source the claim is made of, in the claim's order. */
  readonly parts: readonly Place[]
  /** Other articles that have it as closely. */
  readonly others: readonly string[]
  readonly changes: readonly Change[]
  /** Of fewer than four words, or of function words alone: in how many places they stand; otherwise null. */
  readonly places: number | null
}
