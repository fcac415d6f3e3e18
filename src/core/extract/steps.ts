import type { Lexicon } from "./lexicon.ts"

/** Steps that an evaluation leaves out one at a time, to tell what each is worth. The bot leaves out none. */
export const STEPS = [
  "mending", //      tags mended by what stands beside them
  "scare quotes", // short words in marks that nobody says are no speech
  "realis", //       what was refused, hoped or only possible to say was not said
  "inversion", //    "said Price"
  "sources", //      "according to Price"
  "signs", //        colons and dashes
  "judgements", //   "called it …", "sees it as …"
  "beliefs", //      "thinks", "is confident that"
  "nouns", //        "his claim that"
  "passives", //     "is expected to", "was told that"
  "continuation", // a quotation without a cue
  "coreference", //  "he" and "she"
  "gender", //       … told apart
  "roles", //        "the minister"
] as const
export type Step = (typeof STEPS)[number]

/** What every step works with. */
export type Tools = { readonly lexicon: Lexicon; readonly without: ReadonlySet<Step> }
