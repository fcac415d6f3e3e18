import type { Lexicon } from "./lexicon.ts"
import type { Range } from "./phrases.ts"
import { isPossessive, isTime } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import { plainName, startsWithCapital } from "./token-letters.ts"

/** A name as it stands: "Ned Price" in "US State Department spokesman Ned Price", with what stands before it. */
export type Named = {
  readonly name: Range
  /** Titles and roles before the name, without article; null when there are none. */
  readonly role: Range | null
  readonly kind: "person" | "body"
}

/** Small words inside names: "Ursula von der Leyen". */
export const PARTICLES = new Set("al bin da das de del della der di do dos du el ibn la le ter van von wa".split(" "))
const WEEKDAYS_MONTHS = new Set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december".split(" ")) // biome-ignore format: one list

/** The name that a noun phrase comes to: the last run of proper nouns before its first preposition; null for a description. */
export function nameIn(items: readonly Item[], phrase: Range, lexicon: Lexicon): Named | null {
  const office = afterOffice(items, phrase, lexicon)
  if (office) return office
  let end = headEnd(items, phrase, lexicon)
  // "told Leith Radio Monday": the day is no part of the name, but of "Good Friday" it is.
  while (end - 1 > phrase.from && isTime(items[end - 1]) && items[end - 2]?.pos === "PROPN" && end - phrase.from > 2)
    end--
  if (POSTNOMINAL.test(items[end - 1]?.text ?? "") && end - phrase.from > 2 && isGivenName(items[end - 3], lexicon))
    end--
  if (items[end - 1]?.pos !== "PROPN") return null
  let from = end - 1
  while (from > phrase.from && joinsName(items, from)) from--
  // "Romania's Justice Ministry": a title inside a body's name is part of it.
  const isBody = end - from > 1 && isBodyWord(items[end - 1], lexicon) && !isAddress(items[end - 2], lexicon)
  const stripped = isBody ? from : afterTitles(items, { from, to: end }, lexicon)
  if (stripped >= end) return null
  const name = { from: stripped, to: end }
  const roleFrom = items[phrase.from]?.pos === "DET" ? phrase.from + 1 : phrase.from
  const role =
    roleFrom < stripped && holdsRole(items, { from: roleFrom, to: stripped }, lexicon)
      ? { from: roleFrom, to: stripped }
      : null
  return { name, role, kind: isPerson(items, name, role, lexicon) ? "person" : "body" }
}

/** "Anna Holt MSP", "Tom Reed KC": letters behind a name are no part of it. */
const POSTNOMINAL = /^(?:A[KM]C?|[KQ]C|M[EHS]?P|MBE|[CDKO]BE|MLA|MD|JP|TD|Ph\.?D\.?|FRS|RN|OM)$/

/** Where the head of a phrase ends: before "for the State Department", but after "of Justice" in a body's own name. */
function headEnd(items: readonly Item[], phrase: Range, lexicon: Lexicon): number {
  for (let i = phrase.from + 1; i < phrase.to; i++) {
    const item = items[i]
    if (item?.pos !== "ADP") continue
    const owns = item.lower === "of" && items[i - 1]?.pos === "PROPN" && isBodyWord(items[i - 1], lexicon)
    if (!owns) return i
  }
  return phrase.to
}

function joinsName(items: readonly Item[], from: number): boolean {
  const before = items[from - 1]
  if (!before || before.marked) return false
  if (before.pos === "PROPN") return !isPossessive(before)
  if (PARTICLES.has(before.lower))
    return items[from - 2]?.pos === "PROPN" || PARTICLES.has(items[from - 2]?.lower ?? "")
  return before.lower === "of" && items[from - 2]?.pos === "PROPN"
}

/** "Secretary of State | Hillary Clinton": where a given name follows what the office is of; null elsewhere. */
function afterOffice(items: readonly Item[], phrase: Range, lexicon: Lexicon): Named | null {
  let of = Math.max(0, phrase.from - 1)
  while (of < phrase.to - 2 && items[of]?.lower !== "of") of++
  if (of < 1 || of >= phrase.to - 2 || !isTitle(items[of - 1], lexicon)) return null
  for (let from = of + 2; from < phrase.to - 1; from++) {
    const isName =
      isGivenName(items[from], lexicon) && items[from - 1]?.pos === "PROPN" && items[from + 1]?.pos === "PROPN"
    let to = from + 1
    while (to < phrase.to && items[to]?.pos === "PROPN") to++
    if (isName) return { name: { from, to }, role: { from: roleStart(items, of - 1), to: from }, kind: "person" }
  }
  return null
}

/**
 * The index after the last title, office or state tag that stands before the name itself: "Florida Gov. | Jeb Bush". Some
 * names are titles too: "Steve King", "Mr. Dean" and "King" alone are names, "Prime Minister" and "the Judge" are not.
 */
function afterTitles(items: readonly Item[], whole: Range, lexicon: Lexicon): number {
  const run = opensWithTrade(items, whole, lexicon) ? { from: whole.from + 1, to: whole.to } : whole
  for (let i = run.to - 1; i >= run.from; i--) {
    if (!isTitle(items[i], lexicon) || isTitledName(items, i, run, lexicon)) continue
    return i + 1
  }
  return run.from
}

/** "Shopkeeper | Iqbal Hale": at a sentence's head every word has a capital; a trade is no given name. */
function opensWithTrade(items: readonly Item[], { from, to }: Range, lexicon: Lexicon): boolean {
  const word = plainName(items[from]?.text ?? "")
  const isTrade = lexicon.people.has(word) || (TRADE.test(word) && isGivenName(items[1], lexicon))
  if (from > 0 || to < 3 || !isTrade) return false
  return !isGivenName(items[0], lexicon) && !lexicon.familyNames.has(word) && !isBodyWord(items[to - 1], lexicon)
}
const TRADE = /(?:[^h]er|[^aeiou]or|ist|ian|eer|man|woman)$/

/** A title's word that is part of the name itself: the family name of "Steve King", the given name of "Dean Ford". */
function isTitledName(items: readonly Item[], at: number, run: Range, lexicon: Lexicon): boolean {
  const before = items[at - 1]
  const isFirst = at === run.from
  const isAlone = before?.pos !== "DET" && !NOMINAL_BEFORE.has(before?.pos ?? "")
  if (at === run.to - 1) {
    if (isFirst) return isAlone && !lexicon.bodies.has(bare(items[at])) && items[run.to]?.pos !== "ADP"
    return isAddress(before, lexicon) || isGivenName(before, lexicon) || /^\p{Lu}\.$/u.test(before?.text ?? "")
  }
  return isFirst && isAlone && lexicon.commonNames.has(bare(items[at])) && !isAddress(items[at], lexicon)
}
const NOMINAL_BEFORE: ReadonlySet<string> = new Set(["NOUN", "ADJ", "NUM"])

/** A given name of any language. */
export const isGivenName = (item: Item | undefined, lexicon: Lexicon): boolean =>
  isNameOfPerson(item?.text ?? "", lexicon)

/** The same of a word by itself: "Anna", "Jean-Luc". */
export function isNameOfPerson(word: string, lexicon: Lexicon): boolean {
  const name = plainName(word)
  const hyphen = name.indexOf("-")
  return lexicon.givenNames.has(hyphen < 0 ? name : name.slice(0, hyphen))
}

/** A word in lower case, without the full stop of an abbreviation. */
export const bare = (item: Item | undefined): string =>
  (item?.lower.endsWith(".") ? item.lower.slice(0, -1) : item?.lower) ?? ""

/** Whether a word is a title, an office or another noun for what somebody is. */
export function isTitle(item: Item | undefined, lexicon: Lexicon): boolean {
  const word = bare(item)
  return lexicon.titles.has(word) || lexicon.roles.has(word)
}

/** "Mr.", "Ms", "Sir": how a person is addressed. */
export const isAddress = (item: Item | undefined, lexicon: Lexicon): boolean => lexicon.addresses.has(bare(item))

function holdsRole(items: readonly Item[], range: Range, lexicon: Lexicon): boolean {
  return items
    .slice(range.from, range.to)
    .some((item) => isTitle(item, lexicon) && !isAddress(item, lexicon) && !lexicon.titleModifiers.has(bare(item)))
}

export const isBodyWord = (item: Item | undefined, lexicon: Lexicon): boolean => lexicon.bodies.has(bare(item))

/** A name is a person's, unless it holds a body's word, a place, an acronym, a day or a month, or follows "the". */
function isPerson(items: readonly Item[], name: Range, role: Range | null, lexicon: Lexicon): boolean {
  const words = items.slice(name.from, name.to)
  const whole = words.map((w) => w.lower).join(" ")
  if (lexicon.places.has(whole)) return false
  const isGiven =
    words.length === 2 &&
    lexicon.commonNames.has(words[0]?.lower ?? "") &&
    (role !== null || !lexicon.things.has(bare(words[1])))
  if (words.length > 1 && lexicon.places.has(words[0]?.lower ?? "") && !isGiven) return false
  if (isAddress(items[name.from - 1], lexicon)) return true
  // "Burlington, Vt.,": what is cut short is a state or a firm's form; one letter is an initial.
  if (words.length === 1 && /^\p{L}{2,}\.$/u.test(whole)) return false
  if (items[name.from - 1]?.pos === "DET" && !role) return false
  return !words.some(
    (w, i) =>
      isBodyWord(w, lexicon) ||
      (isAcronym(w) &&
        !(i > 0 && i === words.length - 1 && /^[IV]+$/.test(w.text)) &&
        !(words.length > 1 && i === 0 && isInitials(w, lexicon))) ||
      (WEEKDAYS_MONTHS.has(w.lower) && !isGiven) ||
      !(CAPITAL.test(w.text) || PARTICLES.has(w.text)),
  )
}

/** "Hale", "al-Hale", and "“Bones”" inside a name. */
const CAPITAL = /^(?:[“”"‘’']|(?:[ae][a-z]{1,2}|ibn|bin)-)?\p{Lu}/u

const isAcronym = ({ text }: Item): boolean => startsWithCapital(text) && /^(?:\p{Lu}\.?){2,}$/u.test(text)

/** "J.D." in "J.D. Hale", not "U.S." in "U.S. Steel". */
export const isInitials = (item: Item | undefined, lexicon: Lexicon): boolean =>
  /^(?:\p{Lu}\.){2,3}$/u.test(item?.text ?? "") && !lexicon.places.has(item?.lower ?? "")

/** Every run of proper nouns of a sentence, outside quotations, as names: the cast is chosen from them. */
export function namesIn(items: readonly Item[], lexicon: Lexicon): readonly Named[] {
  const found: Named[] = []
  for (let i = 0; i < items.length; i++) {
    if (items[i]?.pos !== "PROPN") continue
    let to = i + 1
    while (items[to]?.pos === "PROPN" || isParticle(items, to)) to++
    const named = nameIn(items, { from: roleStart(items, i), to }, lexicon)
    if (named) found.push(named)
    i = to - 1
  }
  return found
}

/** "von" and "der" in "Ursula von der Berg". */
function isParticle(items: readonly Item[], at: number): boolean {
  if (!PARTICLES.has(items[at]?.lower ?? "")) return false
  return items[at + 1]?.pos === "PROPN" || (PARTICLES.has(items[at + 1]?.lower ?? "") && items[at + 2]?.pos === "PROPN")
}

/** Lower-case words of a role before a name: "Pentagon spokesman | John Kirby", "former president | …". */
function roleStart(items: readonly Item[], run: number): number {
  let from = run
  while (from > 0 && run - from < LONGEST_ROLE) {
    const before = items[from - 1]
    if (
      !before ||
      before.marked ||
      !(before.pos === "NOUN" || before.pos === "ADJ" || before.pos === "PROPN" || before.pos === "DET")
    )
      break
    from--
    if (before.pos === "DET") break
  }
  return from
}

/** Words before a name that may belong to its role. */
const LONGEST_ROLE = 8
