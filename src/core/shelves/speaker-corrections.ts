import type { NumberedCorrection, SpeakerRuling } from "../speaker-corrections/correction.ts"

/** What the desk corrects of who spoke. Everything that reads an article from then on has it corrected. */
export type SpeakerCorrections = {
  /** Rules on the quote with this snippet; what was ruled on it before counts no more. */
  set(snippet: string, ruling: SpeakerRuling, at: Date): Promise<RulingOutcome>
  /** The quote is as it was extracted again; null when there is no such correction. */
  undo(number: number, at: Date): Promise<NumberedCorrection | null>
  /** The desk knows that it no longer fits: it stays, and counts again when its words come back. Null: there is none. */
  keep(number: number): Promise<NumberedCorrection | null>
  /** Oldest first, of all articles or of one; none of an article that is withheld. */
  list(slug?: string): Promise<readonly StandingCorrection[]>
  /** Those that no longer fit their current article and that nobody has decided to keep, oldest first. */
  unfit(limit: number): Promise<readonly StandingCorrection[]>
}

/**
 * `set`: with its number; null where this is what the extraction says, so that nothing needs to be kept. `gone`: the quote is
 * none of a current article. `unnamed`: the article names nobody so.
 */
export type RulingOutcome =
  | {
      readonly kind: "set"
      readonly slug: string
      readonly number: number | null
      readonly was: string | null
    }
  | { readonly kind: "gone" | "unnamed" }

export type StandingCorrection = NumberedCorrection & {
  /** Of the article as it is now, or was last. */
  readonly title: string
  /** False: some of its words no longer stand there unchanged, or the article no longer names its speaker. */
  readonly fits: boolean
  /** It does not fit, and the desk knows. */
  readonly isKept: boolean
}
