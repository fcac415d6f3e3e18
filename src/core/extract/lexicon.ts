import { createHash } from "node:crypto"

/** Word lists, folded to lower case. `content/lexicon/` holds them, with a source line each. */
export type Lexicon = {
  /** Eight hex digits of all lists: a changed list is a changed extractor. */
  readonly version: string
  /** Every form of every cue verb → what it does. */
  readonly cues: ReadonlyMap<string, CueVerb>
  /** Participles of verbs that tell in the passive what somebody says or thinks ("is expected to") → the verb. */
  readonly passives: ReadonlyMap<string, string>
  /** Nouns of saying: "claim", "remarks". */
  readonly cueNouns: ReadonlySet<string>
  /** Adjectives of holding something true: "confident", "worried". */
  readonly cueAdjectives: ReadonlySet<string>
  readonly cuePhrases: readonly (readonly string[])[]
  readonly titles: ReadonlySet<string>
  readonly roles: ReadonlySet<string>
  readonly bodies: ReadonlySet<string>
  /** Who and what says something, beside roles and bodies. */
  readonly sources: ReadonlySet<string>
  /** Names of one or more words, each a folded word list joined by a space. */
  readonly places: ReadonlySet<string>
  readonly women: ReadonlySet<string>
  readonly men: ReadonlySet<string>
  readonly hedges: ReadonlySet<string>
  /** Nouns of works, programmes and sites, whose titles stand in marks: "the film “Heat”". */
  readonly works: ReadonlySet<string>
  /** Nouns of what carries written words: "a sign reading “Closed”". */
  readonly signs: ReadonlySet<string>
  readonly connectives: readonly (readonly string[])[]
  /** Past forms of irregular verbs. */
  readonly pastVerbs: ReadonlySet<string>
  /** Names with a weekday inside: "good friday". */
  readonly dayNames: readonly (readonly string[])[]
}

/** `naming` verbs do many things, and attribute words only where these stand in marks: "attacked the plan as “mad”". */
export type CueClass = "speech" | "belief" | "judgement" | "naming" | "denial"
type CueVerb = { readonly lemma: string; readonly kind: CueClass }

/** Lists by file name without its ending → Lexicon. A list that is missing is an error naming it. */
export function lexiconFrom(lists: Readonly<Record<string, readonly string[]>>): Lexicon {
  const list = (name: string): readonly string[] => {
    const lines = lists[name]
    if (!lines) throw new Error(`The word list "${name}" is missing. Put ${name}.txt back into the lexicon folder.`)
    return lines.map((line) => line.toLowerCase())
  }
  const words = (name: string): ReadonlySet<string> => new Set(list(name).flatMap((line) => line.split(" ")))
  const phrases = (name: string) => list(name).map((line) => line.split(" "))
  const verbs = (name: string, kind: CueClass) =>
    phrases(name).flatMap(([lemma = "", ...forms]) =>
      [lemma, ...(forms.length > 0 ? forms : inflect(lemma))].map((form): [string, CueVerb] => [form, { lemma, kind }]),
    )
  return {
    version: createHash("sha256").update(JSON.stringify(lists)).digest("hex").slice(0, 8),
    // Later classes win: "claim" is speech although it is also a judgement.
    cues: new Map([
      ...verbs("naming-verbs", "naming"),
      ...verbs("judgement-verbs", "judgement"),
      ...verbs("belief-verbs", "belief"),
      ...verbs("cue-verbs", "speech"),
      ...verbs("denial-verbs", "denial"),
    ]),
    passives: new Map(phrases("passive-verbs").map(([lemma = "", form = inflect(lemma)[1] ?? ""]) => [form, lemma])),
    cueNouns: words("cue-nouns"),
    cueAdjectives: words("cue-adjectives"),
    cuePhrases: phrases("cue-phrases"),
    titles: words("titles"),
    roles: words("roles"),
    bodies: words("bodies"),
    sources: words("sources"),
    places: new Set(list("places")),
    women: words("names-female"),
    men: words("names-male"),
    hedges: words("hedges"),
    works: words("works"),
    signs: words("signs"),
    connectives: phrases("connectives"),
    pastVerbs: words("past-verbs"),
    dayNames: phrases("day-names"),
  }
}

/** Third person, past and -ing form of a regular verb. */
function inflect(lemma: string): readonly string[] {
  if (/[^aeiou]y$/.test(lemma)) return [`${lemma.slice(0, -1)}ies`, `${lemma.slice(0, -1)}ied`, `${lemma}ing`]
  if (lemma.endsWith("ee")) return [`${lemma}s`, `${lemma}d`, `${lemma}ing`]
  if (lemma.endsWith("e")) return [`${lemma}s`, `${lemma}d`, `${lemma.slice(0, -1)}ing`]
  return [/(s|sh|ch|x|z)$/.test(lemma) ? `${lemma}es` : `${lemma}s`, `${lemma}ed`, `${lemma}ing`]
}

/** The extractor's version: raise it when a rule changes, so that every article is extracted again. */
const RULES = "3"

/** Names what extracts: its rules and its word lists. Stands apart, so that it can be asked without loading the tagger. */
export const extractorVersion = (lexicon: Lexicon): string => `${RULES}.${lexicon.version}`
