import type { Lexicon } from "./lexicon.ts"

/** The extractor's version: raise it when a rule changes, so that every article is extracted again. */
const RULES = "3"

/** Names what extracts: its rules and its word lists. Stands apart, so that it can be asked without loading the tagger. */
export const extractorVersion = (lexicon: Lexicon): string => `${RULES}.${lexicon.version}`
