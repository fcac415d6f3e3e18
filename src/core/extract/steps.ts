import type { Lexicon } from "./lexicon.ts"

/** Steps that an evaluation leaves out one at a time, to tell what each is worth. The bot leaves out none. */
export const STEPS = ["mending", "continuation", "coreference", "roles"] as const
export type Step = (typeof STEPS)[number]

/** What every step works with. */
export type Tools = { readonly lexicon: Lexicon; readonly without: ReadonlySet<Step> }
