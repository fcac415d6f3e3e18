import { createHash } from "node:crypto"

// biome-ignore format: one list
const NAMES = [
  "act-verbs", "applause", "belief-verbs", "blame-verbs", "bodies", "bodies-with-aims", "connectives", "cue-adjectives",
  "cue-nouns", "cue-phrases", "cue-verbs", "day-names", "deniable-nouns", "denial-verbs", "describing-nouns",
  "governing-words", "hedges", "judgement-verbs", "light-verbs", "names-either", "names-family", "names-female",
  "names-female-world", "names-male", "names-male-world", "naming-verbs", "no-agents", "nouns-female", "nouns-male",
  "occasions", "passive-verbs", "past-verbs", "people", "person-verbs", "places", "producing-verbs", "quantities",
  "reactions", "roles", "roles-of-firms", "signs", "sources", "things", "titles", "untrue-words", "works", "writings",
] as const

/** Lists by file name without its ending; `content/lexicon/` holds them, with a source line each. */
export type WordLists = Readonly<Record<(typeof NAMES)[number], readonly string[]>>

/** Throws naming a list that is missing. */
export function assertWhole(lists: Readonly<Record<string, readonly string[]>>): asserts lists is WordLists {
  const missing = NAMES.find((name) => !lists[name])
  if (missing !== undefined)
    throw new Error(`The word list "${missing}" is missing. Put ${missing}.txt back into the lexicon folder.`)
}

/** The extractor's version: raise it when a rule changes, so that every article is extracted again. */
const RULES = "7"

/** Names what extracts: its rules and its word lists, so that a changed list is a changed extractor. */
export const extractorVersion = (lists: WordLists): string =>
  `${RULES}.${createHash("sha256").update(JSON.stringify(lists)).digest("hex").slice(0, 8)}`
