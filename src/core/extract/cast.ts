import type { Article, CastMember, Span } from "../model.ts"
import { wordsAt } from "../model.ts"
import { fullNames, keyOf } from "./cast-full-names.ts"
import type { Gender, NameMention } from "./cast-mentions.ts"
import { type Evidence, together } from "./name-evidence.ts"
import { plainName } from "./token-letters.ts"

/** What a description tells of whom or what it describes: one person, or something written. */
type ToldOf = { readonly evidence: "person" | "thing"; readonly gender: Gender | null }

/** The cast as it grows: each name joins the member it means, or opens a new one. */
export type Casting = {
  /** The member a name of the article means. */
  named(mention: NameMention): number
  /** The member for words that are no person's name: a body, a place, a description. */
  described(span: Span, kind: CastMember["kind"], told?: ToldOf): number
  /** The member for a mention that holds several others: "Ann Parley and Ruth Ellis". */
  together(span: Span, members: readonly number[]): number
  /** The member for a person whom only title or standfirst names; `words` are the name there. */
  headed(span: Span, namedIn: NonNullable<CastMember["namedIn"]>, words: string): number
  note(member: number, span: Span, roles?: readonly Span[]): void
  kind(member: number): CastMember["kind"]
  /** Whether the article tells anywhere that a name is a person's. */
  isPersonsName(mention: NameMention): boolean
  /** Whether the article tells that a member is a person: who may be "he" or "she". */
  isPerson(member: number): boolean
  /** Whether a member is something written, which may be "it" as a body may. */
  isWriting(member: number): boolean
  gender(member: number): Gender | null
  /** Whether two people of the article bear the name. */
  isShared(mention: NameMention): boolean
  members(): readonly CastMember[]
}

export function openCasting(article: Article, names: readonly NameMention[]): Casting {
  type Growing = {
    gender: Gender | null
    evidence: Evidence
    together: readonly number[]
    name: Span
    namedIn?: CastMember["namedIn"]
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
    members.push({ name, kind, gender: null, evidence: null, together: [], roles: new Map(), mentions: new Map() })
    return members.length - 1
  }
  const note = (member: number, span: Span, roles: readonly Span[] = []): void => {
    const growing = members[member]
    if (!growing) return
    growing.mentions.set(span.start, span)
    for (const role of roles) growing.roles.set(wordsAt(article.text, role).toLowerCase(), role)
  }
  const evidences = new Map<NameMention, Evidence>()
  const evidenceOf = (full: NameMention): Evidence => {
    const known = evidences.get(full)
    if (known !== undefined) return known
    const own = together((groups.get(full) ?? [full]).map((name) => name.evidence))
    const evidence = own ?? (shared.has(full) ? "given" : null)
    evidences.set(full, evidence)
    return evidence
  }
  return {
    named(mention) {
      const full = fulls.get(mention) ?? mention
      const known = byKey.get(`${full.kind} ${keyOf(full)}`)
      if (known !== undefined) return known
      const group = groups.get(full) ?? []
      const evidence = evidenceOf(full)
      // A name is a person's only where the article tells so.
      const member = enter(`${full.kind} ${keyOf(full)}`, full.span, isPersonal(evidence) ? "person" : "body")
      const growing = members[member]
      if (growing) growing.evidence = evidence
      // Whoever is cast brings along what the article calls them anywhere.
      for (const other of group) {
        note(member, other.span, other.roles)
        if (growing) growing.gender ??= other.gender ?? (full.words.length === 1 ? other.genderAlone : null)
      }
      return member
    },
    isPersonsName: (mention) => isPersonal(evidenceOf(fulls.get(mention) ?? mention)),
    described(span, kind, told) {
      const words = wordsAt(article.text, span)
        .toLowerCase()
        .replace(/^(?:the|an?) /, "")
      const member = enter(`${kind} ${words}`, span, kind)
      const growing = members[member]
      if (growing && told) {
        growing.evidence = told.evidence
        growing.gender ??= told.gender
      }
      note(member, span)
      return member
    },
    together(span, of) {
      const member = enter(`together ${wordsAt(article.text, span).toLowerCase()}`, span, "person")
      const growing = members[member]
      if (growing) growing.together = of
      note(member, span)
      return member
    },
    headed(span, namedIn, words) {
      const member = enter(`person ${plainName(words)}`, span, "person")
      const growing = members[member]
      if (growing && growing.mentions.size === 0) growing.namedIn = namedIn
      return member
    },
    note,
    isShared: (mention) => shared.has(fulls.get(mention) ?? mention),
    gender: (member) => members[member]?.gender ?? null,
    kind: (member) => members[member]?.kind ?? "unnamed",
    isWriting: (member) => members[member]?.kind === "unnamed" && members[member]?.evidence === "thing",
    isPerson: (member) => isPersonal(members[member]?.evidence ?? null),
    members: () =>
      members.map(({ name, namedIn, kind, roles, mentions, together }) => ({
        name,
        ...(namedIn !== undefined && { namedIn }),
        kind,
        roles: byFullness([...roles.values()]),
        mentions: [...mentions.values()].toSorted((a, b) => a.start - b.start),
        ...(together.length > 0 && { together }),
      })),
  }
}

const isPersonal = (evidence: Evidence): boolean => evidence === "person" || evidence === "given"

const byFullness = (roles: readonly Span[]): readonly Span[] =>
  roles.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
