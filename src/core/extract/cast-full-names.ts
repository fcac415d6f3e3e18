import type { NameMention } from "./cast-mentions.ts"

/**
 * Each name → the fullest name it stands for: "Price" → the "Ned Price" last named before it, else the first after;
 * "Hillary Clinton" → "Hillary Rodham Clinton", never "Bill Clinton". One pass: linear in the names.
 */
export function fullNames(names: readonly NameMention[]): {
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
export const differs = (a: NameMention, b: NameMention): boolean =>
  a.gender !== null && b.gender !== null && a.gender !== b.gender

/** A surname that no full name explains stands for itself, the first time for all times. */
export function alone(name: NameMention, latest: Map<string, NameMention>): NameMention {
  latest.set(surname(name), name)
  return name
}

/** More people of one surname than this are no article's cast; it bounds the work on hostile text. */
export const LARGEST_FAMILY = 20

export const keyOf = (name: NameMention): string => name.words.join(" ")
export const surname = (name: NameMention): string => name.words.at(-1) ?? ""
