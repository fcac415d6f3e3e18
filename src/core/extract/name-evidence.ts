import type { Lexicon } from "./lexicon.ts"
import { bare, isAddress, isBodyWord, isGivenName, isInitials, isTitle, type Named } from "./names.ts"
import { isPossessive, phraseAfter, type Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import { plainName } from "./token-letters.ts"

/**
 * What the words around a name tell about who bears it: `person` by a title, a role, an age, "who" or what only people do;
 * `given` by a given name, which novels, storms and firms bear too; `thing` by "the novel", ", a firm," or "which". Null: nothing.
 */
export type Evidence = "person" | "thing" | "given" | null

/** The evidence at one mention of a name. `roles` are those that the sentence gives it. */
export function evidenceAt(
  items: readonly Item[],
  { name, role, kind }: Named,
  roles: readonly Range[],
  lexicon: Lexicon,
): Evidence {
  if (kind === "body" || isCrowd(items, name, lexicon)) return "thing"
  const isGiven = hasGivenName(items, name, lexicon)
  const before = items[name.from - 1]
  const isThings = isThing(items, name, lexicon)
  if (isAddress(before, lexicon) && isThings) return "thing"
  if (role || isAddress(before, lexicon) || isTitle(before, lexicon)) return "person"
  if (roles.some((range) => !isFirmsRole(items, range, name, lexicon)) || isTakenUpAsPerson(items, name, lexicon))
    return "person"
  if (isThings) return "thing"
  return isGiven || speaksOfItself(items, name, lexicon) ? "given" : null
}

/** "Oddvar Nes said he would": what goes on with "he" after two words of name is hardly a firm. */
function speaksOfItself(items: readonly Item[], { from, to }: Range, lexicon: Lexicon): boolean {
  if (to - from < 2 || lexicon.cues.get(items[to]?.lower ?? "")?.kind !== "speech") return false
  return /^(?:he|she)$/.test(items[items[to + 1]?.lower === "that" ? to + 2 : to + 1]?.lower ?? "")
}

/** All that an article tells of one name: a title is stronger than "the novel", and that stronger than a given name. */
export function together(all: readonly Evidence[]): Evidence {
  return (["person", "thing", "given"] as const).find((one) => all.includes(one)) ?? null
}

/** "Jane Eyre", "Kim Min-ji", "Li Wei", "Marlow J. Stanton", "Otto von Marlow": a name as people have it. */
function hasGivenName(items: readonly Item[], name: Range, lexicon: Lexicon): boolean {
  const words = items.slice(name.from, name.to)
  const first = plainName(words[0]?.text ?? "").replace(/-.*$/, "")
  if (words.length === 1) return lexicon.commonNames.has(first) && !lexicon.places.has(first)
  if (isGivenName(words[0], lexicon) || isInitials(words[0], lexicon)) return true
  const rest = words.slice(1)
  return (
    lexicon.familyNames.has(first) ||
    rest.some((word) => /^(?:von|van|bin|ibn|ter|Jr\.?|Sr\.?|\p{Lu}\.|\p{Lu}\p{Ll}+-\p{Ll}+)$/u.test(word.text))
  )
}

/** "Workers", "Children": a plural noun that a sentence begins with is many people, whatever its capital. */
function isCrowd(items: readonly Item[], { from, to }: Range, lexicon: Lexicon): boolean {
  const word = items[from]?.lower ?? ""
  if (to - from > 1 || isAddress(items[from - 1], lexicon) || !/(?:s|men|people|children)$/.test(word)) return false
  // "Carmen"
  if (isGivenName(items[from], lexicon)) return false
  if (/^(?:.*(?:men|people)|children)$/.test(word)) return true
  return [word.slice(0, -1), word.replace(/ies$/, "y")].some((one) => lexicon.roles.has(one) || lexicon.people.has(one))
}

/** "Norvane, maker of jets,": what firms are called too, behind the comma of a name that is not plainly a person's. */
function isFirmsRole(items: readonly Item[], role: Range, name: Range, lexicon: Lexicon): boolean {
  if (role.from < name.from || hasGivenName(items, name, lexicon)) return false
  const link = items.slice(role.from, role.to).findIndex((item) => item.pos === "ADP")
  const head = items[link < 0 ? role.to - 1 : role.from + link - 1]
  return lexicon.firmsRoles.has(bare(head))
}

/** "Norvane, 45," · "Norvane is 45." · "Norvane, who …" · "Norvane himself" · "Norvane smiled". */
function isTakenUpAsPerson(items: readonly Item[], { from, to }: Range, lexicon: Lexicon): boolean {
  const next = items[to]
  // "The mayor of Leith resigned", "a doctor from Leith, who": what is told is told of the mayor.
  if (items[from - 1]?.pos === "ADP" && !/^(?:by|to|with)$/.test(items[from - 1]?.lower ?? "")) return false
  if (/^(?:himself|herself)$/.test(next?.lower ?? "")) return true
  if (next?.lower === ",") {
    const after = items[to + 1]
    if (/^(?:who|whose|whom)$/.test(after?.lower ?? "")) return true
    if (/^\d{1,2}$/.test(after?.lower ?? "") && /^[,.;)–—]$/.test(items[to + 2]?.lower ?? ".")) return true
    if (isApposedPerson(items, to + 1, lexicon)) return true
  }
  if (next?.lower === "(" && /^\d{1,2}$/.test(items[to + 1]?.lower ?? "") && items[to + 2]?.lower === ")") return true
  const isAge = /^(?:is|was|turned|turns)$/.test(next?.lower ?? "") && /^\d{2}$/.test(items[to + 1]?.lower ?? "")
  if (isAge && /^[.,;]$/.test(items[to + 2]?.lower ?? ".")) return true
  let verb = to
  while (items[verb]?.pos === "ADV" || items[verb]?.pos === "AUX") verb++
  return lexicon.personVerbs.has(items[verb]?.lower ?? "") && items[verb]?.pos === "VERB"
}

/** ", a 31-year-old volunteer in Leith": a noun for one person, or an age, behind the comma of a name. */
function isApposedPerson(items: readonly Item[], from: number, lexicon: Lexicon): boolean {
  const phrase = phraseAfter(items, from)
  if (!phrase || items[from]?.pos === "PROPN") return false
  const link = items.slice(from, phrase.to).findIndex((item) => item.pos === "ADP")
  const head = bare(items[(link < 0 ? phrase.to : from + link) - 1])
  if (items.slice(from, phrase.to).some((item) => /^\d+-year-old$/.test(item.lower))) return true
  return (lexicon.roles.has(head) || lexicon.people.has(head)) && !lexicon.firmsRoles.has(head)
}

/** "the novel Jane Eyre", "Hurricane Dora", "YouTube", "Norvane, a firm in Leith,", "Norvane, which …". */
function isThing(items: readonly Item[], { from, to }: Range, lexicon: Lexicon): boolean {
  // "Hurricane Dora"; but "Park Ji-won" is no park.
  const first = bare(items[from])
  if (to - from > 1 && lexicon.things.has(first) && !lexicon.familyNames.has(first)) return true
  if (items.slice(from, to).some((item) => isCoined(item.text) || isBodyWord(item, lexicon))) return true
  // "her horse Lady Jane": past a form of address.
  const start = isAddress(items[from - 1], lexicon) ? from - 1 : from
  const before = items[start - 1]
  const opener = items[start - 2]
  const isCalled = before?.pos === "NOUN" && (/^(?:DET|ADJ|NUM)$/.test(opener?.pos ?? "") || isPossessive(opener))
  if (isCalled && lexicon.things.has(bare(before)) && !isRelativeSubject(items, to)) return true
  // "Wendy's closed its shop": a name that ends with "'s".
  const takenOn = to - from === 1 && isPossessive(items[to]) ? items[to + 1] : undefined
  if (takenOn?.pos === "VERB" && PAST.test(takenOn.lower)) return true
  if (items[to]?.lower === "itself") return true
  if (items[to]?.lower !== "," || before?.pos === "ADP") return false
  if (items[to + 1]?.lower === "which") return true
  const after = phraseAfter(items, to + 1)
  if (!after || items[after.from]?.pos !== "DET" || !/^[,.;)–—]$/.test(items[after.to]?.lower ?? ".")) return false
  const link = items.slice(after.from, after.to).findIndex((item) => item.pos === "ADP")
  const head = items[link < 0 ? after.to - 1 : after.from + link - 1]
  return lexicon.things.has(bare(head)) || lexicon.bodies.has(bare(head))
}

/** Past forms that no noun has too. */
const PAST = /(?:ed|cut|won|fell|sold|made|took|lost|shut|got|gave|went|came)$/

/** "the boat Hale built is old": the noun before the name is what Hale built, where the sentence has another verb. */
function isRelativeSubject(items: readonly Item[], to: number): boolean {
  if (items[to]?.pos !== "VERB") return false
  const next = items[to + 1]
  if (next?.pos === "VERB" || next?.pos === "AUX") return true
  const hasOther = items.some((item, i) => i !== to && (item.pos === "VERB" || item.pos === "AUX"))
  return hasOther && (next === undefined || next.pos === "PUNCT" || next.pos === "ADP")
}

/** "YouTube", "eBay", "7-Eleven", "Booking.com"; not "McHale", "O'Dowd", "DiMarco". */
const isCoined = (word: string): boolean =>
  /\p{N}|\.\p{Ll}/u.test(word) ||
  (/\p{Ll}\p{Lu}/u.test(word) && !/^(?:Ma?c|O['’]|D[eiu]|L[aeo]|V[ao]n|Fitz|Al|El)\p{Lu}\p{Ll}+$/u.test(word))
