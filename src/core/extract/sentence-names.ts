import type { Lexicon } from "./lexicon.ts"
import { isAddress, isBodyWord, isGivenName, isNameOfPerson, isTitle, PARTICLES } from "./names.ts"
import { isPossessive, isTime } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import { lowerCase, startsWithCapital } from "./token-letters.ts"

/**
 * Words of a name that the tagger takes for something else become proper nouns: given names that are words ("Will Carver",
 * "Josh Whitlow"), what follows a title ("Ms. Prior"), and the small words inside a body's name ("the Center on Budget and
 * Policy", "Save the Children"). Left to right, once.
 */
export function mendNames(items: readonly Item[], families: ReadonlySet<string>, lexicon: Lexicon): readonly Item[] {
  const mended = joinedNames(items, lexicon)
  for (let i = 0; i < mended.length; i++) {
    const item = mended[i]
    if (!item || item.marked || !(startsWithCapital(item.text) || PARTICLES.has(item.lower))) continue
    const isPersons = isPersonalName(mended, i, lexicon) || isFamilyName(mended, i, families, lexicon)
    const to = isPersons ? i + 1 : bodyNameEnd(mended, i, lexicon)
    for (let k = i; k < to; k++) {
      const part = mended[k]
      if (part) mended[k] = { ...part, pos: "PROPN" }
    }
  }
  return mended
}

/** Words that follow a given name somewhere in a text: "Blunt" where "Anna Blunt" is named. In lower case. */
export function familyNamesIn(text: string, lexicon: Lexicon): ReadonlySet<string> {
  const families = new Set<string>()
  for (const [, given = "", family = ""] of text.matchAll(/(\p{Lu}\p{Ll}+) (?=(\p{Lu}\p{Ll}+))/gu))
    if (isNameOfPerson(given, lexicon)) families.add(family.toLowerCase())
  return families
}

/** "Blunt said", "Ms. Prior": a family name of the article, where a sentence of its own could not begin with the word. */
function isFamilyName(items: readonly Item[], i: number, families: ReadonlySet<string>, lexicon: Lexicon): boolean {
  const item = items[i]
  if (!item || item.pos === "PROPN" || !isCapital(item) || item.text.length < 2) return false
  const before = items[i - 1]
  const next = items[i + 1]
  if (!opens(items, i) && isProper(before) && isGivenName(before, lexicon)) return true
  return families.has(item.lower) && (opens(items, i) ? isFiniteSaying(next, lexicon) : !isFunction(item))
}

/** "Apple, Inc.", "Luther King, Jr.", "McDonald's said": signs inside a name make no words of their own. */
function joinedNames(items: readonly Item[], lexicon: Lexicon): Item[] {
  const joined: Item[] = []
  for (let i = 0; i < items.length; i++) {
    const item = items[i]
    if (!item) continue
    const last = joined.at(-1)
    const next = items[i + 1]
    if (last?.pos === "PROPN" && next && item.lower === "," && SUFFIX.test(next.text)) {
      joined[joined.length - 1] = merged(last, next, `${last.text}, ${next.text}`)
      i++
    } else if (last?.pos === "PROPN" && isPossessive(item) && last.end === item.start && isSaying(next, lexicon)) {
      joined[joined.length - 1] = merged(last, item, `${last.text}${item.text}`)
    } else joined.push(item)
  }
  return joined
}
const SUFFIX = /^(?:Inc|Ltd|LLC|LLP|PLC|Corp|Jr|Sr)\.?$/
const merged = (first: Item, last: Item, text: string): Item => ({
  ...first,
  end: last.end,
  text,
  lower: lowerCase(text),
})

const isSaying = (item: Item | undefined, lexicon: Lexicon): boolean =>
  item?.pos === "VERB" && lexicon.cues.get(item.lower)?.lemma === "say"

const isCapital = (item: Item | undefined): boolean =>
  item !== undefined && !item.marked && startsWithCapital(item.text) && /^\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(item.text)
const isProper = (item: Item | undefined): boolean => item?.pos === "PROPN" && isCapital(item)
/** Where a sentence, a quotation or a clause behind a colon begins: a capital there need not be a name's. */
const opens = (items: readonly Item[], i: number): boolean =>
  i === 0 || items[i - 1]?.marked != null || /^[.?!:;…•([—–-]+$/.test(items[i - 1]?.lower ?? "")

/** A word of a person's name, whatever its tag: "Will" in "Will Carver said", "Prior" in "Ms. Prior", "da" in "Lula da Silva". */
function isPersonalName(items: readonly Item[], i: number, lexicon: Lexicon): boolean {
  const item = items[i]
  if (!item || item.pos === "PROPN") return false
  const before = items[i - 1]
  const next = items[i + 1]
  if (PARTICLES.has(item.lower)) {
    const after = PARTICLES.has(next?.lower ?? "") ? items[i + 2] : next
    return (
      isProper(before) &&
      isProper(after) &&
      !isTime(after) &&
      (item.lower !== "la" || item.pos === "DET" || item.pos === "X")
    )
  }
  if (!isCapital(item) || item.text.length < 2) return false
  if (isAddress(before, lexicon) && before?.pos === "PROPN") return true
  const isKnown = isGivenName(item, lexicon) || (lexicon.familyNames.has(item.lower) && item.pos === "NOUN")
  if (!isKnown) return false
  if (isProper(next) && !isTime(next) && !isBodyWord(next, lexicon))
    return !opens(items, i) || (item.pos !== "AUX" && !isFunction(item)) || isStatement(items, i + 1, lexicon)
  // `“…,” Will said`, "Hope said": alone before a verb of saying.
  return lexicon.commonNames.has(item.lower) && opens(items, i) && isFiniteSaying(next, lexicon)
}

const isFunction = (item: Item): boolean => /^(?:DET|PRON|SCONJ|CCONJ|ADP)$/.test(item.pos)

/** "Will Carver said", not "Will Carver say so?": the verb behind the name is no bare form. */
function isStatement(items: readonly Item[], from: number, lexicon: Lexicon): boolean {
  let to = from
  while (items[to]?.pos === "PROPN" || items[to]?.pos === "ADV") to++
  const verb = items[to]
  return (
    verb?.pos === "AUX" ||
    /^(?:[,;:]|and|who)$/.test(verb?.lower ?? "") ||
    isFiniteSaying(verb, lexicon) ||
    items[from - 2]?.marked != null
  )
}

function isFiniteSaying(item: Item | undefined, lexicon: Lexicon): boolean {
  if (item?.pos !== "VERB") return false
  const cue = lexicon.cues.get(item.lower)
  return (cue !== undefined && cue.lemma !== item.lower && !/ing$/.test(item.lower)) || /ed$/.test(item.lower)
}

/** Where a body's name ends that begins at `i` and holds small words; `i` when none does. */
function bodyNameEnd(items: readonly Item[], i: number, lexicon: Lexicon): number {
  return Math.max(andBody(items, i, lexicon), headedBody(items, i, lexicon), movement(items, i, lexicon), i)
}

/** "the World Travel and Tourism Council", "Barnes & Noble". */
function andBody(items: readonly Item[], i: number, lexicon: Lexicon): number {
  if (isProper(items[i - 1]) && items[i - 1]?.lower !== "the") return 0
  const link = properEnd(items, i)
  if (link === i) return 0
  const isAmpersand = items[link]?.lower === "&"
  if (!(isAmpersand || items[link]?.lower === "and") || !isProper(items[link + 1])) return 0
  const end = properEnd(items, link + 1)
  const isPair = isGivenName(items[i], lexicon) && isGivenName(items[link + 1], lexicon) && end - link > 2
  if (isAmpersand) return isPair ? 0 : end
  const first = items.slice(i, link)
  const isOneBody =
    items[i - 1]?.lower === "the" &&
    isBodyWord(items[end - 1], lexicon) &&
    !first.some(
      (item) => isBodyWord(item, lexicon) || isTitle(item, lexicon) || /^(?:\p{Lu}\.?){2,}$/u.test(item.text),
    ) &&
    !lexicon.places.has(first.map((item) => item.lower).join(" "))
  return isOneBody ? end : 0
}

/** "the Center on Budget and Policy Priorities", "Department of Health and Human Services", "Committee to Protect Journalists". */
function headedBody(items: readonly Item[], i: number, lexicon: Lexicon): number {
  if (!isBodyWord(items[i], lexicon) || !isProper(items[i])) return 0
  const link = items[i + 1]
  const isLink =
    link &&
    (link.lower === "of" ||
      ((link.lower === "for" || link.lower === "on" || link.lower === "against") &&
        lexicon.aimedBodies.has(items[i]?.lower ?? "")))
  const isTo = link?.lower === "to" && isCapital(items[i + 2]) && isCapital(items[i + 3])
  if (!isLink && !isTo) return 0
  let from = items[i + 2]?.lower === "the" ? i + 3 : i + 2
  if (isTo) from = i + 3
  if (
    !isProper(items[from]) ||
    isTime(items[from]) ||
    (link.lower !== "of" && lexicon.places.has(items[from]?.lower ?? ""))
  )
    return 0
  let end = properEnd(items, from)
  if (items[end]?.lower === "of" && isProper(items[end + 1]) && from > i + 2) end = properEnd(items, end + 1)
  const joins = items[end]?.lower === "and" && isProper(items[end + 1]) && !isGivenName(items[end + 1], lexicon)
  return joins && !isTitle(items[end + 1], lexicon) && !isBodyName(items, end + 1, lexicon)
    ? properEnd(items, end + 1)
    : end
}

/** "Department of Justice and State Department": what "and" joins is a body of its own; "Human Services" is none. */
function isBodyName(items: readonly Item[], from: number, lexicon: Lexicon): boolean {
  const end = properEnd(items, from)
  return end - from > 1 && isBodyWord(items[end - 1], lexicon) && !items[end - 1]?.lower.endsWith("s")
}

/** "Save the Children", "Breaking the Wall", "Doctors Without Borders". */
function movement(items: readonly Item[], i: number, lexicon: Lexicon): number {
  const item = items[i]
  const link = items[i + 1]
  const isLinked = link?.text === "the" || (item?.pos === "PROPN" && AROUND.has(link?.text ?? ""))
  if (!isLinked || !isCapital(item) || !isCapital(items[i + 2])) return 0
  const next = items[i + 2]
  if (link?.text !== "the") return isProper(next) || next?.pos === "NOUN" ? properEnd(items, i + 2) || i + 3 : 0
  if (!/^(?:NOUN|PROPN)$/.test(next?.pos ?? "")) return 0
  const isDeed = item?.pos === "VERB" || /[a-z]ing$/.test(item?.text ?? "")
  const end = Math.max(properEnd(items, i + 2), i + 3)
  if (!isDeed) return 0
  return !opens(items, i) || isFiniteSaying(items[end], lexicon) ? end : 0
}

const AROUND = new Set(["Without", "Against", "Across", "Beyond", "Between", "Under", "Over"])

/** The end of the run of proper nouns that begins at `from`. */
function properEnd(items: readonly Item[], from: number): number {
  let to = from
  while (isProper(items[to])) to++
  return to
}
