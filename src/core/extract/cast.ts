import type { Article, CastMember, Span } from "../model.ts"
import { wordsAt } from "../model.ts"
import type { Lexicon } from "./lexicon.ts"
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
  /** By title, given name or role; null when nothing tells. */
  readonly gender: Gender | null
  /** Stands before the sentence's first verb and hangs on no preposition: whom the sentence is about. */
  readonly subject: boolean
}

type Gender = "female" | "male"

/** Step 3: every name of the article outside quotations, with the roles before, after and around it. */
export function findNames(article: Article, sentences: readonly Sentence[], lexicon: Lexicon): readonly NameMention[] {
  return sentences.flatMap((sentence, index) =>
    namesIn(sentence.items, lexicon).map((named) => mention(article, sentence, index, named, lexicon)),
  )
}

function mention(article: Article, sentence: Sentence, index: number, named: Named, lexicon: Lexicon): NameMention {
  const span = spanOf(sentence, named.name)
  const roles = named.kind === "person" ? rolesOf(sentence, named, lexicon) : []
  return {
    sentence: index,
    span,
    words: nameWords(wordsAt(article.text, span)),
    kind: named.kind,
    roles: roles.map((range) => spanOf(sentence, range)),
    gender: genderOf(sentence, named, roles, lexicon),
    subject: isSubject(sentence, named.name),
  }
}

/** "Mr. Price", "Mary Price", "spokeswoman Price". */
function genderOf(sentence: Sentence, { name }: Named, roles: readonly Range[], lexicon: Lexicon): Gender | null {
  const { items } = sentence
  const title = items[name.from - 1]?.lower.replace(".", "") ?? ""
  if (/^(?:mr|sir|lord)$/.test(title)) return "male"
  if (/^(?:mrs|ms|miss|lady|dame)$/.test(title)) return "female"
  const given = name.to - name.from > 1 ? (items[name.from]?.lower ?? "") : ""
  if (lexicon.women.has(given)) return "female"
  if (lexicon.men.has(given)) return "male"
  const words = roles.flatMap((role) => items.slice(role.from, role.to)).map((item) => item.lower)
  if (words.some((word) => /(?:woman|queen|princess|mother|daughter|sister|wife|actress)$/.test(word))) return "female"
  return words.some((word) => /(?:[a-z]man|king|prince|father|^son|brother|husband)$/.test(word)) ? "male" : null
}

function isSubject(sentence: Sentence, name: Range): boolean {
  const { items } = sentence
  const before = items[phraseBefore(items, name.to)?.from ?? name.from]
  const hangsOn = items[(phraseBefore(items, name.to)?.from ?? name.from) - 1]
  if (!before || isPossessive(items[name.to]) || (hangsOn?.pos === "ADP" && hangsOn.lower !== "as")) return false
  return !items.slice(0, name.from).some((item) => item.marked || item.pos === "VERB" || item.pos === "AUX")
}

const nameWords = (name: string): readonly string[] =>
  name.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").split(" ")

/** "spokesman Ned Price" · "Ned Price, a spokesman," · "the leader of the party, Ned Price,". */
function rolesOf(sentence: Sentence, named: Named, lexicon: Lexicon): readonly Range[] {
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
function widerRole(sentence: Sentence, named: Named, lexicon: Lexicon): Range | null {
  const phrase = phraseBefore(sentence.items, named.name.to)
  if (!phrase || phrase.from >= named.name.from) return named.role
  const wider = nameIn(sentence.items, phrase, lexicon)
  return wider?.name.from === named.name.from ? (wider.role ?? named.role) : named.role
}

/** A role has a role's noun before its first preposition, and no possessive alone: "retired CIA officer", "president of X". */
function headsRole(sentence: Sentence, range: Range, lexicon: Lexicon): boolean {
  const words = sentence.items.slice(range.from, range.to)
  const link = words.findIndex((w) => w.pos === "ADP")
  const head = link < 0 ? words : words.slice(0, link)
  return (
    head.some((w) => isTitle(w, lexicon)) &&
    !/^(?:mrs?|ms|miss|dr|prof|rev|sir)\.?$/.test(words.map((w) => w.lower).join(" "))
  )
}

/** The cast as it grows: each name joins the member it means, or opens a new one. */
export type Casting = {
  /** The member a name of the article means. */
  named(mention: NameMention): number
  /** The member for words that are no person's name: a body, a place, a description. */
  described(span: Span, kind: CastMember["kind"]): number
  note(member: number, span: Span, roles?: readonly Span[]): void
  kind(member: number): CastMember["kind"]
  gender(member: number): Gender | null
  /** Whether two people of the article bear the name. */
  isShared(mention: NameMention): boolean
  members(): readonly CastMember[]
}

export function openCasting(article: Article, names: readonly NameMention[]): Casting {
  type Growing = {
    gender: Gender | null
    name: Span
    kind: CastMember["kind"]
    roles: Map<string, Span>
    mentions: Map<number, Span>
  }
  const members: Growing[] = []
  const byKey = new Map<string, number>()
  const { full: fulls, shared } = fullNames(names)
  const groups = Map.groupBy(names, (name) => fulls.get(name))
  const enter = (key: string, name: Span, kind: CastMember["kind"]): number => {
    const known = byKey.get(key)
    if (known !== undefined) return known
    byKey.set(key, members.length)
    members.push({ name, kind, gender: null, roles: new Map(), mentions: new Map() })
    return members.length - 1
  }
  const note = (member: number, span: Span, roles: readonly Span[] = []): void => {
    const growing = members[member]
    if (!growing) return
    growing.mentions.set(span.start, span)
    for (const role of roles) growing.roles.set(wordsAt(article.text, role).toLowerCase(), role)
  }
  return {
    named(mention) {
      const full = fulls.get(mention) ?? mention
      const known = byKey.get(`${full.kind} ${keyOf(full)}`)
      if (known !== undefined) return known
      const member = enter(`${full.kind} ${keyOf(full)}`, full.span, full.kind)
      // Whoever is cast brings along what the article calls them anywhere.
      const growing = members[member]
      for (const other of groups.get(full) ?? []) {
        note(member, other.span, other.roles)
        if (growing) growing.gender ??= other.gender
      }
      return member
    },
    described(span, kind) {
      const words = wordsAt(article.text, span)
        .toLowerCase()
        .replace(/^(?:the|an?) /, "")
      const member = enter(`${kind} ${words}`, span, kind)
      note(member, span)
      return member
    },
    note,
    isShared: (mention) => shared.has(mention),
    gender: (member) => members[member]?.gender ?? null,
    kind: (member) => members[member]?.kind ?? "unnamed",
    members: () =>
      members.map(({ name, kind, roles, mentions }) => ({
        ...{ name, kind, roles: byFullness([...roles.values()]) },
        mentions: [...mentions.values()].toSorted((a, b) => a.start - b.start),
      })),
  }
}

const byFullness = (roles: readonly Span[]): readonly Span[] =>
  roles.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)

/**
 * Each name → the fullest name it stands for: "Price" → the "Ned Price" last named before it, else the first after;
 * "Hillary Clinton" → "Hillary Rodham Clinton", never "Bill Clinton". One pass: linear in the names.
 */
function fullNames(names: readonly NameMention[]): {
  readonly full: ReadonlyMap<NameMention, NameMention>
  /** Surnames that two people of the article bear: the last named is only likely meant. */
  readonly shared: ReadonlySet<NameMention>
} {
  const bodies = new Map<string, NameMention>()
  const families = new Map<string, NameMention[]>()
  for (const name of names) {
    if (name.kind === "body") bodies.set(keyOf(name), bodies.get(keyOf(name)) ?? name)
    else if (name.words.length > 1) {
      const family = families.get(surname(name)) ?? []
      if (family.length < LARGEST_FAMILY && !family.some((n) => keyOf(n) === keyOf(name))) family.push(name)
      families.set(surname(name), family)
    }
  }
  const latest = new Map<string, NameMention>()
  const shared = new Set<NameMention>()
  const full = new Map<NameMention, NameMention>()
  for (const name of names) {
    if (name.kind === "body") full.set(name, bodies.get(keyOf(name)) ?? name)
    else if (name.words.length > 1) {
      const fits = (families.get(surname(name)) ?? []).filter((n) => n.words[0] === name.words[0])
      const longest = fits.reduce((a, b) => (b.words.length > a.words.length ? b : a), fits[0] ?? name)
      latest.set(surname(name), longest)
      full.set(name, longest)
    } else {
      const family = (families.get(surname(name)) ?? []).filter((n) => !differs(n, name))
      const last = latest.get(surname(name))
      full.set(name, (last && !differs(last, name) ? last : family[0]) ?? alone(name, latest))
      if (family.length > 1) shared.add(name)
    }
  }
  return { full, shared }
}

/** "Mrs. Anna Keller" is no "Mr. Keller". */
const differs = (a: NameMention, b: NameMention): boolean =>
  a.gender !== null && b.gender !== null && a.gender !== b.gender

/** A surname that no full name explains stands for itself, the first time for all times. */
function alone(name: NameMention, latest: Map<string, NameMention>): NameMention {
  latest.set(surname(name), name)
  return name
}

/** More people of one surname than this are no article's cast; it bounds the work on hostile text. */
const LARGEST_FAMILY = 20

const keyOf = (name: NameMention): string => name.words.join(" ")
const surname = (name: NameMention): string => name.words.at(-1) ?? ""
