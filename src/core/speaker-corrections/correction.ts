import type { Passage, Span } from "../model.ts"

/** What the desk says of a quote: who spoke, that nobody is named for it, or that its words are no quote. */
export type SpeakerRuling = {
  readonly kind: "speaker" | "not-named" | "not-a-quote"
  /** As the article names them; null but for the kind "speaker". */
  readonly speaker: string | null
}

/** A ruling with the words that it is about. It is kept beside what was extracted, and changes none of it. */
export type SpeakerCorrection = SpeakerRuling & {
  readonly slug: string
  /** The version in which the passages have these places. */
  readonly version: string
  /** All of one quote, in article order. */
  readonly passages: readonly CorrectedPassage[]
  /** Whom the extraction named; null: nobody. */
  readonly was: string | null
  readonly at: string
}

/** `text` is the version's slice at the span; `form` tells whether it stands in quotation marks there. */
export type CorrectedPassage = Span & { readonly text: string; readonly form: Passage["kind"] }

/** A correction with its number in the archive, which no later one gets again. */
export type NumberedCorrection = SpeakerCorrection & { readonly number: number }
