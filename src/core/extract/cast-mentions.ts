import type { Article, Span } from "../model.ts"
import { wordsAt } from "../model.ts"
import { rolesOf } from "./cast-roles.ts"
import type { Lexicon } from "./lexicon.ts"
import { type Evidence, evidenceAt } from "./name-evidence.ts"
import { isGivenName, type Named, namesIn, PARTICLES } from "./names.ts"
import { isPossessive, phraseBefore, type Range, spanOf } from "./phrases.ts"
import type { Item, Sentence } from "./sentence.ts"
import { plainName } from "./token-letters.ts"

/** A name where it stands, with the roles that the sentence gives it. */
export type NameMention = {
  readonly sentence: number
  readonly span: Span
  readonly words: readonly string[]
  readonly kind: "person" | "body"
  /** The first word where it may be the family's: "kim" of "Kim Jong-un", "orban" of "Orbán Viktor". */
  readonly familyInFront: string | null
  readonly roles: readonly Span[]
  /** What tells here whether the name is a person's. */
  readonly evidence: Evidence
  /** By title, given name or role; null when nothing tells. */
  readonly gender: Gender | null
  /** What a name of one word tells where it is a given name: "Fiona"; it may be a family name too. */
  readonly genderAlone: Gender | null
  /** Stands before the sentence's first verb and hangs on no preposition: whom the sentence is about. */
  readonly subject: boolean
}

export type Gender = "female" | "male"

/** Step 3: every name of the article outside quotations, with the roles before, after and around it. */
export function findNames(article: Article, sentences: readonly Sentence[], lexicon: Lexicon): readonly NameMention[] {
  const found = sentences.map(({ items }) => namesIn(items, lexicon))
  const families = new Set(
    found.flatMap((named, index) =>
      named.flatMap(({ name, kind }) => {
        const items = sentences[index]?.items.slice(name.from, name.to) ?? []
        if (kind !== "person" || items.length < 2) return []
        const inFront = familyInFront(items, lexicon) === null ? [] : [items[0]?.lower ?? ""]
        return isGivenName(items[0], lexicon) ? [items.at(-1)?.lower ?? "", ...inFront] : inFront
      }),
    ),
  )
  return sentences.flatMap((sentence, index) =>
    (found[index] ?? []).map((named, n, all) => {
      const { items } = sentence
      const own = isOfFamily(items, named, families) ? ({ ...named, kind: "person" } as const) : named
      const known = mention(article, sentence, index, own, lexicon)
      const family = sharedFamily(items, named, all[n + 1], lexicon)
      return family === null || families.has(known.words[0] ?? "")
        ? known
        : { ...known, words: [...known.words, family] }
    }),
  )
}

/** "Tom and Bernard Sands": the family name of a given name that "and" joins to a whole name; null elsewhere. */
function sharedFamily(
  items: readonly Item[],
  { name }: Named,
  next: Named | undefined,
  lexicon: Lexicon,
): string | null {
  if (name.to - name.from > 1 || next?.name.from !== name.to + 1 || next.name.to - next.name.from !== 2) return null
  const areBoth = [name.from, next.name.from].every((at) => lexicon.commonNames.has(plainName(items[at]?.text ?? "")))
  const isJoint = items[name.to]?.lower === "and" && next.kind === "person" && areBoth
  return isJoint ? plainName(items[next.name.to - 1]?.text ?? "") : null
}

/** "Church said", "March said": where an Anna Church or March is named, and nothing makes a building or a month of it. */
function isOfFamily(items: readonly Item[], { name, kind }: Named, families: ReadonlySet<string>): boolean {
  const isHeld = /^(?:ADP|DET|NUM)$/.test(items[name.from - 1]?.pos ?? "")
  return kind === "body" && name.to - name.from === 1 && !isHeld && families.has(items[name.from]?.lower ?? "")
}

export function mention(
  article: Article,
  sentence: Sentence,
  index: number,
  named: Named,
  lexicon: Lexicon,
): NameMention {
  const span = spanOf(sentence, named.name)
  const items = sentence.items.slice(named.name.from, named.name.to)
  const roles = named.kind === "person" ? rolesOf(sentence.items, named, lexicon) : []
  return {
    sentence: index,
    span,
    words: nameWords(wordsAt(article.text, span)),
    kind: named.kind,
    familyInFront: named.kind === "person" ? familyInFront(items, lexicon) : null,
    roles: roles.map((range) => spanOf(sentence, range)),
    evidence: evidenceAt(sentence.items, named, roles, lexicon),
    gender: genderOf(sentence, named, roles, lexicon),
    genderAlone:
      named.name.to - named.name.from === 1 ? genderOfGiven(plainName(wordsAt(article.text, span)), lexicon) : null,
    subject: isSubject(sentence, named.name),
  }
}

/**
 * Family names stand in front in Korean, Chinese and Vietnamese ("Kim Jong-un", "Xi Jinping"), and in Hungarian, which a given
 * name behind tells ("Orbán Viktor"). "Kim Hale" and "Lee Hale" have given names in front.
 */
function familyInFront(words: readonly Item[], lexicon: Lexicon): string | null {
  const first = plainName(words[0]?.text ?? "")
  const isListed = lexicon.familyNames.has(first)
  const isHyphened = words.slice(1).some(({ text }) => /\p{L}-\p{L}/u.test(text))
  if (words.length < 2 || lexicon.places.has(first) || lexicon.bodies.has(first)) return null
  if (isGivenName(words[0], lexicon)) return isListed && isHyphened ? first : null
  return isListed || isGivenName(words.at(-1), lexicon) ? first : null
}

/** "Mr. Price", "Mary Price", "spokeswoman Price". */
function genderOf(sentence: Sentence, { name }: Named, roles: readonly Range[], lexicon: Lexicon): Gender | null {
  const { items } = sentence
  const title = items[name.from - 1]?.lower.replace(".", "") ?? ""
  const byTitle = lexicon.addresses.has(title) ? genderOfWords([title], lexicon) : null
  if (byTitle) return byTitle
  const words = roles.flatMap((role) => unowned(items.slice(role.from, role.to))).map((item) => item.lower)
  const byRole = genderOfWords(words, lexicon)
  if (byRole) return byRole
  const first = plainName(items[name.from]?.text ?? "")
  return name.to - name.from === 1 ? genderTakenUp(items, name, lexicon) : genderOfGiven(first, lexicon)
}

/** "Mrs Eccles' | neighbour": behind whose it is stands what somebody is. */
const unowned = (words: readonly Item[]): readonly Item[] => words.slice(words.findLastIndex(isPossessive) + 1)

const genderOfGiven = (name: string, lexicon: Lexicon): Gender | null =>
  lexicon.women.has(name) ? "female" : lexicon.men.has(name) ? "male" : null

/** "Clinton says she respects him": the pronoun behind a surname's verb of saying tells which Clinton. */
function genderTakenUp(items: readonly Item[], { to }: Range, lexicon: Lexicon): Gender | null {
  if (items[to]?.pos !== "VERB" || lexicon.cues.get(items[to]?.lower ?? "")?.kind !== "speech") return null
  const pronoun = items[items[to + 1]?.lower === "that" ? to + 2 : to + 1]?.lower
  return pronoun === "she" ? "female" : pronoun === "he" ? "male" : null
}

/** "spokeswoman", "father"; null when no word tells. */
export function genderOfWords(words: readonly string[], lexicon: Lexicon): Gender | null {
  if (words.some((word) => lexicon.femaleNouns.has(word) || /woman$/.test(word))) return "female"
  return words.some((word) => lexicon.maleNouns.has(word) || /(?<!wo)man$/.test(word)) ? "male" : null
}

function isSubject(sentence: Sentence, name: Range): boolean {
  const { items } = sentence
  const phrase = phraseBefore(items, name.to)?.from ?? name.from
  const hangsOn = items[phrase - 1]
  if (isPossessive(items[name.to]) || (hangsOn?.pos === "ADP" && hangsOn.lower !== "as")) return false
  const main = mainClause(items)
  return name.from >= main && !items.slice(main, name.from).some(isVerbal)
}

const isVerbal = (item: Item): boolean => item.marked !== null || item.pos === "VERB" || item.pos === "AUX"

/** "After Reed resigned, | Hale took over", "Speaking in Leith, | Hale …": where a sentence's main clause begins. */
function mainClause(items: readonly Item[]): number {
  const opens = OPENERS.has(items[0]?.lower ?? "") || (items[0]?.pos === "VERB" && /(?:ing|ed)$/.test(items[0].lower))
  if (!opens) return 0
  const comma = items.findIndex((item) => item.lower === ",")
  const holdsVerb = comma > 0 && items.slice(0, comma).some((item) => item.pos === "VERB" || item.pos === "AUX")
  return holdsVerb && items[comma + 1] !== undefined ? comma + 1 : 0
}
const OPENERS = new Set(
  "after although as because before despite if once since though unless until when whenever while".split(" "),
)

/** A name's words as names are compared; "Jr." and "van" belong to the family name: "king jr" is not "king". */
const nameWords = (name: string): readonly string[] =>
  plainName(name)
    .replace(/,? (jr|sr|i{2,3}|iv)\.?$/, "_$1")
    .replace(WITH_PARTICLE, (family) => family.replaceAll(" ", "_"))
    .split(" ")
    .map((word) => word.replaceAll("_", " "))

/** "pieter van rijn", "ana de la cruz": behind a given name one family name. */
const WITH_PARTICLE = new RegExp(`(?<= )(?:(?:${[...PARTICLES].join("|")}) )+[^ ]+$`)
