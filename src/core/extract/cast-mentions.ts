import type { Article, Span } from "../model.ts"
import { wordsAt } from "../model.ts"
import { plainName } from "./letters.ts"
import type { Lexicon } from "./lexicon.ts"
import { type Evidence, evidenceAt } from "./name-evidence.ts"
import { isTitle, type Named, nameIn, namesIn } from "./names.ts"
import { isPossessive, phraseAfter, phraseBefore, type Range, spanOf } from "./phrases.ts"
import type { Sentence } from "./sentence.ts"

/** A name where it stands, with the roles that the sentence gives it. */
export type NameMention = {
  readonly sentence: number
  readonly span: Span
  readonly words: readonly string[]
  readonly kind: "person" | "body"
  readonly roles: readonly Span[]
  /** What tells here whether the name is a person's. */
  readonly evidence: Evidence
  /** By title, given name or role; null when nothing tells. */
  readonly gender: Gender | null
  /** Stands before the sentence's first verb and hangs on no preposition: whom the sentence is about. */
  readonly subject: boolean
}

export type Gender = "female" | "male"

/** Step 3: every name of the article outside quotations, with the roles before, after and around it. */
export function findNames(article: Article, sentences: readonly Sentence[], lexicon: Lexicon): readonly NameMention[] {
  return sentences.flatMap((sentence, index) =>
    namesIn(sentence.items, lexicon).map((named) => mention(article, sentence, index, named, lexicon)),
  )
}

export function mention(
  article: Article,
  sentence: Sentence,
  index: number,
  named: Named,
  lexicon: Lexicon,
): NameMention {
  const span = spanOf(sentence, named.name)
  const roles = named.kind === "person" ? rolesOf(sentence, named, lexicon) : []
  return {
    sentence: index,
    span,
    words: nameWords(wordsAt(article.text, span)),
    kind: named.kind,
    roles: roles.map((range) => spanOf(sentence, range)),
    evidence: evidenceAt(sentence.items, named, roles, lexicon),
    gender: genderOf(sentence, named, roles, lexicon),
    subject: isSubject(sentence, named.name),
  }
}

/** "Mr. Price", "Mary Price", "spokeswoman Price". */
export function genderOf(
  sentence: Sentence,
  { name }: Named,
  roles: readonly Range[],
  lexicon: Lexicon,
): Gender | null {
  const { items } = sentence
  const title = items[name.from - 1]?.lower.replace(".", "") ?? ""
  if (/^(?:mr|sir|lord)$/.test(title)) return "male"
  if (/^(?:mrs|ms|miss|lady|dame)$/.test(title)) return "female"
  const first = plainName(items[name.from]?.text ?? "")
  const given = name.to - name.from > 1 || lexicon.commonNames.has(first) ? first : ""
  if (lexicon.women.has(given)) return "female"
  if (lexicon.men.has(given)) return "male"
  return genderOfWords(roles.flatMap((role) => items.slice(role.from, role.to)).map((item) => item.lower))
}

/** "spokeswoman", "father"; null when no word tells. */
export function genderOfWords(words: readonly string[]): Gender | null {
  if (
    words.some((word) =>
      /(?:woman|queen|princess|mother|mum|mom|girl|lady|aunt|niece|daughter|sister|wife|widow|actress|waitress|nun)$/.test(
        word,
      ),
    )
  )
    return "female"
  return words.some((word) =>
    /(?:(?<!wo)man|king|prince|father|dad|^son|boy|guy|uncle|nephew|brother|husband|widower|monk)$/.test(word),
  )
    ? "male"
    : null
}

export function isSubject(sentence: Sentence, name: Range): boolean {
  const { items } = sentence
  const before = items[phraseBefore(items, name.to)?.from ?? name.from]
  const hangsOn = items[(phraseBefore(items, name.to)?.from ?? name.from) - 1]
  if (!before || isPossessive(items[name.to]) || (hangsOn?.pos === "ADP" && hangsOn.lower !== "as")) return false
  return !items.slice(0, name.from).some((item) => item.marked || item.pos === "VERB" || item.pos === "AUX")
}

export /** A name's words as names are compared; "Jr." belongs to the family name: "king jr" is not "king". */
const nameWords = (name: string): readonly string[] =>
  plainName(name)
    .replace(/,? (jr|sr|i{2,3}|iv)\.?$/, "_$1")
    .split(" ")
    .map((word) => word.replace("_", " "))

/** "spokesman Ned Price" · "Ned Price, a spokesman," · "the leader of the party, Ned Price,". */
export function rolesOf(sentence: Sentence, named: Named, lexicon: Lexicon): readonly Range[] {
  const { items } = sentence
  const { name } = named
  const before = widerRole(sentence, named, lexicon)
  const after = items[name.to]?.lower === "," ? phraseAfter(items, name.to + 1) : null
  const closed = after && /^(?:[,.;:–—)]|who|and)$/.test(items[after.to]?.lower ?? ".")
  const leading = items[name.from - 1]?.lower === "," ? phraseBefore(items, name.from - 1) : null
  return [before, closed ? after : null, leading && /^[,.]$/.test(items[name.to]?.lower ?? "") ? leading : null]
    .filter((range) => range !== null)
    .map((range) => (items[range.from]?.pos === "DET" ? { from: range.from + 1, to: range.to } : range))
    .filter((range) => headsRole(sentence, range, lexicon))
}

/** "Former Pentagon official and retired CIA officer | Mick Mulroy": the whole noun phrase before the name. */
export function widerRole(sentence: Sentence, named: Named, lexicon: Lexicon): Range | null {
  const phrase = phraseBefore(sentence.items, named.name.to)
  if (!phrase || phrase.from >= named.name.from) return named.role
  const wider = nameIn(sentence.items, phrase, lexicon)
  return wider?.name.from === named.name.from ? (wider.role ?? named.role) : named.role
}

/** A role has a role's noun before its first preposition, and no possessive alone: "retired CIA officer", "president of X". */
export function headsRole(sentence: Sentence, range: Range, lexicon: Lexicon): boolean {
  const words = sentence.items.slice(range.from, range.to)
  const link = words.findIndex((w) => w.pos === "ADP")
  const head = link < 0 ? words : words.slice(0, link)
  return (
    head.some((w) => isTitle(w, lexicon)) &&
    !/^(?:mrs?|ms|miss|dr|prof|rev|sir)\.?$/.test(words.map((w) => w.lower).join(" "))
  )
}
