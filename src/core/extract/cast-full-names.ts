import type { Gender, NameMention } from "./cast-mentions.ts"

/**
 * Each name → the fullest name it stands for: "Price" → the one "Ned Price", or itself where two may be meant;
 * "Hillary Clinton" → "Hillary Rodham Clinton", never "Bill Clinton"; "Kim" → "Kim Jong-un". One pass: linear in the names.
 */
export function fullNames(names: readonly NameMention[]): {
  readonly full: ReadonlyMap<NameMention, NameMention>
  /** Surnames that stand for themselves, since several people of the article bear them. */
  readonly shared: ReadonlySet<NameMention>
} {
  const bodies = new Map<string, NameMention>()
  const families = new Map<string, NameMention[]>()
  const familiesInFront = new Map<string, NameMention[]>()
  const enter = (map: Map<string, NameMention[]>, family: string, name: NameMention): void => {
    const bearers = map.get(family) ?? []
    const same = bearers.findIndex((n) => keyOf(n) === keyOf(name))
    if (same < 0 && bearers.length < LARGEST_FAMILY) bearers.push(name)
    // "Tom" of "Tom and Bernard Sands" is named in full elsewhere.
    else if (same >= 0 && lengthOf(bearers[same] ?? name) < lengthOf(name)) bearers[same] = name
    map.set(family, bearers)
  }
  for (const name of names) {
    const key = keyOf(name)
    if (name.kind === "body") bodies.set(key, bodies.get(key) ?? name)
    else if (name.words.length > 1) {
      enter(families, surname(name), name)
      if (name.familyInFront) enter(familiesInFront, name.familyInFront, name)
    }
  }
  const meant = new Map<string, NameMention>()
  const genders = new Map<NameMention, Gender>()
  const shared = new Set<NameMention>()
  const full = new Map<NameMention, NameMention>()
  const named = new Map<string, Set<NameMention>>()
  for (const name of names) {
    const family =
      families.get(surname(name)) ??
      families.get(`${surname(name)} jr`) ??
      (name.words.length === 1 ? familiesInFront.get(surname(name)) : undefined) ??
      []
    if (name.kind === "body") full.set(name, bodies.get(keyOf(name)) ?? name)
    else if (name.words.length > 1) {
      const fits = family.filter((n) => n.words[0] === name.words[0])
      // "Van Rijn", "de la Cruz": a family name of several words.
      const bearers = family.filter((n) => n.words.at(-1) === keyOf(name))
      const only = bearers.length === 1 && !differs(bearers[0] ?? name, name) ? bearers[0] : undefined
      if (only) {
        full.set(name, only)
        continue
      }
      const longest = fits.reduce((a, b) => (b.words.length > a.words.length ? b : a), fits[0] ?? name)
      named.set(surname(name), (named.get(surname(name)) ?? new Set()).add(longest))
      full.set(name, longest)
    } else {
      const bearer = bearerOf(name, family, named.get(surname(name)) ?? new Set(), meant, genders)
      full.set(name, bearer)
      if (bearer.words.length === 1 && family.length > 0) shared.add(bearer)
    }
  }
  return { full, shared }
}

/**
 * Whom a surname alone means: the one bearer whom its title leaves, or whom it meant when nobody else of the name had been
 * named yet. Where two may be meant it stands for itself, the first time for all times. `genders` is what titles have told
 * of the bearers: once Ottoline Grey has been "Ms Grey", "Lord Grey" is somebody else.
 */
function bearerOf(
  name: NameMention,
  family: readonly NameMention[],
  named: ReadonlySet<NameMention>,
  meant: Map<string, NameMention>,
  genders: Map<NameMention, Gender>,
): NameMention {
  const fits = family.filter((n) => !differs(n, name) && !differs({ gender: genders.get(n) ?? null }, name))
  const key = `${surname(name)} ${name.gender ?? ""}`
  const before = fits.filter((n) => named.has(n))
  const known = meant.get(key) ?? meant.get(`${surname(name)} `)
  const isKnown = known !== undefined && !differs(known, name)
  const bearer =
    fits.length === 1
      ? fits[0]
      : isKnown
        ? known
        : before.length === 1
          ? before[0]
          : before.length === 0
            ? fits[0]
            : name
  meant.set(key, bearer ?? name)
  if (bearer && name.gender && family.length === 1) genders.set(bearer, genders.get(bearer) ?? name.gender)
  return bearer ?? name
}

/** "Mrs. Anna Keller" is no "Mr. Keller". */
export const differs = (a: Pick<NameMention, "gender">, b: Pick<NameMention, "gender">): boolean =>
  a.gender !== null && b.gender !== null && a.gender !== b.gender

const lengthOf = ({ span }: NameMention): number => span.end - span.start

/** More people of one surname than this are no article's cast; it bounds the work on hostile text. */
const LARGEST_FAMILY = 20

export const keyOf = (name: NameMention): string => name.words.join(" ")
/** "rijn" of "Pieter van Rijn", "van Rijn" and "Rijn". */
export const surname = (name: NameMention): string => name.words.at(-1)?.replace(/^.* (?!jr$|sr$|i+$|iv$)/, "") ?? ""
