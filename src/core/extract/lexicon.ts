import { extractorVersion, type WordLists } from "./lexicon-lists.ts"
import { plainName } from "./token-letters.ts"

/** Word lists, folded to lower case. */
export type Lexicon = {
  /** Names what extracts with them. */
  readonly extractor: string
  /** Every form of every cue verb → what it does. */
  readonly cues: ReadonlyMap<string, CueVerb>
  /** Participles of verbs that tell in the passive what somebody says or thinks ("is expected to") → the verb. */
  readonly passives: ReadonlyMap<string, ListedVerb>
  /** Every form of a word that may stand before "to say" → whether somebody then says something, and who. */
  readonly governing: ReadonlyMap<string, ListedVerb>
  /** Every form of a verb whose object is blamed or thanked for what it said: "sacked him for saying". */
  readonly blaming: ReadonlySet<string>
  /** Every form of a verb by which somebody makes something say something: "sent a letter saying". */
  readonly producing: ReadonlySet<string>
  /** Every form of a verb for what people do and things do not: "walk", "hand". */
  readonly acts: ReadonlyMap<string, ListedVerb>
  /** Nouns for what a crowd lets hear ("cheers"), and for how else something is taken ("reply"). */
  readonly applause: ReadonlySet<string>
  readonly reactions: ReadonlySet<string>
  /** Nouns for what can be denied: "role", "accusation". */
  readonly deniable: ReadonlySet<string>
  /** Nouns for where and how something is said: "interview", "rally". */
  readonly occasions: ReadonlySet<string>
  /** Words that make what is said near them unsaid: "rumours that Hale said". */
  readonly untrue: ReadonlySet<string>
  /** Every form of a verb that only lends itself to a noun of saying: "made a claim". */
  readonly light: ReadonlySet<string>
  /** Nouns of saying: "claim", "remarks". */
  readonly cueNouns: ReadonlySet<string>
  /** Adjectives of holding something true: "confident", "worried". */
  readonly cueAdjectives: ReadonlySet<string>
  /** First word → the phrases that begin with it: "according to", "in the words of". */
  readonly cuePhrases: ReadonlyMap<string, readonly (readonly string[])[]>
  readonly titles: ReadonlySet<string>
  /** Titles that only address: "Mr". */
  readonly addresses: ReadonlySet<string>
  /** Titles cut short, with a full stop: "Maj." */
  readonly shortTitles: ReadonlySet<string>
  /** What such a title stands for: "maj" → "major". */
  readonly fullTitles: ReadonlyMap<string, string>
  /** Nouns for what the holder of an office is like: "the veteran senator". */
  readonly describing: ReadonlySet<string>
  /** Titles' words that make nobody anything by themselves: "former". */
  readonly titleModifiers: ReadonlySet<string>
  readonly roles: ReadonlySet<string>
  /** Nouns for one person, beside roles. */
  readonly people: ReadonlySet<string>
  readonly bodies: ReadonlySet<string>
  /** Nouns that end like "prosecutor" and are nobody: "border". */
  readonly noAgents: ReadonlySet<string>
  /** Bodies whose name goes on behind "for", "on" or "against". */
  readonly aimedBodies: ReadonlySet<string>
  /** Nouns that tell a woman, a man; beside those that end with "woman", "man". */
  readonly femaleNouns: ReadonlySet<string>
  readonly maleNouns: ReadonlySet<string>
  /** Who and what says something, beside roles and bodies. */
  readonly sources: ReadonlySet<string>
  /** Nouns for how many: "dozens", "a handful". */
  readonly quantities: ReadonlySet<string>
  /** Of these, what is written, recorded or measured. */
  readonly writings: ReadonlySet<string>
  /** Names of one or more words, each a folded word list joined by a space. */
  readonly places: ReadonlySet<string>
  /** Given names without accents. */
  readonly women: ReadonlySet<string>
  readonly men: ReadonlySet<string>
  /** All given names: of women, of men and of both. */
  readonly givenNames: ReadonlySet<string>
  /** The given names of English-language news: one of these alone is a person. */
  readonly commonNames: ReadonlySet<string>
  /** Family names that stand before the given name: "Park Ji-won". */
  readonly familyNames: ReadonlySet<string>
  /** Nouns for what bears a name and is no person: "hurricane", "novel". */
  readonly things: ReadonlySet<string>
  /** Roles that firms have too: "maker". */
  readonly firmsRoles: ReadonlySet<string>
  /** Every form of the verbs for what only people do: "smiled". */
  readonly personVerbs: ReadonlySet<string>
  readonly hedges: ReadonlySet<string>
  /** Nouns of works, programmes and sites, whose titles stand in marks: "the film “Heat”". */
  readonly works: ReadonlySet<string>
  /** Nouns of what carries written words: "a sign reading “Closed”". */
  readonly signs: ReadonlySet<string>
  /** First word → the phrases that begin with it and lean on the sentence before: "as a result". */
  readonly connectives: ReadonlyMap<string, readonly (readonly string[])[]>
  /** Past forms of irregular verbs. */
  readonly pastVerbs: ReadonlySet<string>
  /** Names with a weekday inside: "good friday". */
  readonly dayNames: readonly (readonly string[])[]
}

/** `naming` verbs do many things, and attribute words only where these stand in marks: "attacked the plan as “mad”". */
export type CueClass = "speech" | "belief" | "judgement" | "naming" | "denial"

/**
 * A verb as a line of a list gives it: `warn +hearer +to +of`, `shoot shoots shot shooting =back`. The head of each list says
 * what its marks mean.
 */
export type ListedVerb = {
  readonly lemma: string
  /** What may stand with the verb: the marks behind "+". */
  readonly takes: ReadonlySet<string>
  /** Particles without one of which the verb says nothing: the marks behind "=". */
  readonly needs: ReadonlySet<string>
}
export type CueVerb = ListedVerb & { readonly kind: CueClass }

export function lexiconFrom(lists: WordLists): Lexicon {
  type Name = keyof WordLists
  const list = (name: Name): readonly string[] => lists[name].map((line) => line.toLowerCase())
  const words = (name: Name): ReadonlySet<string> => new Set(list(name).flatMap((line) => line.split(" ")))
  const names = (name: Name): ReadonlySet<string> => new Set([...words(name)].map(plainName))
  const phrases = (name: Name) => list(name).map((line) => line.split(" "))
  /** One word a line, with marks behind it: "mr +address". */
  const marked = phrases
  const everyForm = (name: Name) =>
    list(name).flatMap((line) => {
      const { verb, forms } = listedVerb(line)
      const all = [verb.lemma, ...(forms.length > 0 ? forms : inflect(verb.lemma))]
      return all.map((form): [string, ListedVerb] => [form, verb])
    })
  const verbs = (name: Name, kind: CueClass) =>
    everyForm(name).map(([form, verb]): [string, CueVerb] => [form, { ...verb, kind }])
  const passives = list("passive-verbs").map((line): [string, ListedVerb] => {
    const { verb, forms } = listedVerb(line)
    return [forms[0] ?? inflect(verb.lemma)[1] ?? "", verb]
  })
  const titlesMarked = (mark: string) =>
    new Set(marked("titles").flatMap(([word = "", ...marks]) => (marks.includes(mark) ? [word] : [])))
  const women = union(names("names-female"), names("names-female-world"))
  const men = union(names("names-male"), names("names-male-world"))
  return {
    extractor: extractorVersion(lists),
    // Later classes win: "claim" is speech although it is also a judgement.
    cues: new Map([
      ...verbs("naming-verbs", "naming"),
      ...verbs("judgement-verbs", "judgement"),
      ...verbs("belief-verbs", "belief"),
      ...verbs("cue-verbs", "speech"),
      ...verbs("denial-verbs", "denial"),
    ]),
    passives: new Map(passives),
    governing: new Map(everyForm("governing-words")),
    blaming: new Set([...everyForm("blame-verbs"), ...everyForm("judgement-verbs")].map(([form]) => form)),
    producing: new Set(everyForm("producing-verbs").map(([form]) => form)),
    acts: new Map(everyForm("act-verbs")),
    applause: words("applause"),
    reactions: words("reactions"),
    deniable: words("deniable-nouns"),
    occasions: words("occasions"),
    untrue: words("untrue-words"),
    light: new Set(everyForm("light-verbs").map(([form]) => form)),
    cueNouns: words("cue-nouns"),
    cueAdjectives: words("cue-adjectives"),
    cuePhrases: Map.groupBy(phrases("cue-phrases"), ([first = ""]) => first),
    titles: new Set(marked("titles").map(([word = ""]) => word)),
    titleModifiers: titlesMarked("+modifier"),
    addresses: titlesMarked("+address"),
    shortTitles: titlesMarked("+short"),
    fullTitles: new Map(
      marked("titles").flatMap(([word = "", ...marks]) => {
        const full = marks.find((mark) => mark.startsWith("="))?.slice(1)
        return full === undefined ? [] : [[word, full] as const]
      }),
    ),
    describing: words("describing-nouns"),
    roles: words("roles"),
    people: words("people"),
    bodies: words("bodies"),
    noAgents: words("no-agents"),
    aimedBodies: words("bodies-with-aims"),
    femaleNouns: words("nouns-female"),
    maleNouns: words("nouns-male"),
    sources: new Set([...words("sources"), ...words("writings")]),
    quantities: words("quantities"),
    writings: words("writings"),
    places: new Set(list("places")),
    women,
    men,
    givenNames: union(union(women, men), names("names-either")),
    commonNames: union(names("names-female"), names("names-male")),
    familyNames: names("names-family"),
    things: words("things"),
    firmsRoles: words("roles-of-firms"),
    personVerbs: new Set(everyForm("person-verbs").map(([form]) => form)),
    hedges: words("hedges"),
    works: words("works"),
    signs: words("signs"),
    connectives: Map.groupBy(phrases("connectives"), ([first = ""]) => first),
    pastVerbs: words("past-verbs"),
    dayNames: phrases("day-names"),
  }
}

function listedVerb(line: string): { readonly verb: ListedVerb; readonly forms: readonly string[] } {
  const [lemma = "", ...words] = line.split(" ")
  const marked = (sign: string) => new Set(words.filter((word) => word.startsWith(sign)).map((word) => word.slice(1)))
  return { verb: { lemma, takes: marked("+"), needs: marked("=") }, forms: words.filter((word) => !/^[+=]/.test(word)) }
}

const union = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> => new Set([...a, ...b])

/** Third person, past and -ing form of a regular verb. */
function inflect(lemma: string): readonly string[] {
  if (/[^aeiou]y$/.test(lemma)) return [`${lemma.slice(0, -1)}ies`, `${lemma.slice(0, -1)}ied`, `${lemma}ing`]
  if (lemma.endsWith("ee")) return [`${lemma}s`, `${lemma}d`, `${lemma}ing`]
  if (lemma.endsWith("e")) return [`${lemma}s`, `${lemma}d`, `${lemma.slice(0, -1)}ing`]
  // "quip", "blog": one short syllable doubles its last letter.
  if (/^(?:[^aeiou]|qu)*[aeiou][bdgklmnprt]$/.test(lemma)) {
    const doubled = `${lemma}${lemma.at(-1)}`
    return [`${lemma}s`, `${doubled}ed`, `${doubled}ing`]
  }
  return [/(s|sh|ch|x|z)$/.test(lemma) ? `${lemma}es` : `${lemma}s`, `${lemma}ed`, `${lemma}ing`]
}
