import type { Lexicon } from "./lexicon.ts"
import type { Item } from "./sentence.ts"
import { startsWithCapital } from "./token-letters.ts"
import type { Pos } from "./tokens.ts"

/**
 * Mends tags that mislead. A capital inside a sentence is a name's ("Mr. Hedge", "Thomas Burke"); a participle after an
 * article is part of a noun phrase ("the leaked documents") or its noun ("Cruz's thinking"), and no verb of the sentence.
 */
export function mendTags(items: readonly Item[], lexicon: Lexicon): readonly Item[] {
  return items.map((item, i) => {
    const before = items[i - 1]
    if (isNickname(items, i)) return { ...item, pos: "PROPN" as Pos, marked: null, lower: item.text.toLowerCase() }
    if (isMidName(item, before) || isTagName(items, i, lexicon)) return { ...item, pos: "PROPN" as Pos }
    if (item.pos === "VERB" && isOwned(before) && !/(?:ed|ing|en|n't)$/.test(item.lower))
      return { ...item, pos: "NOUN" as Pos }
    // "his chief of staff", "the representative of Leith".
    if (item.pos === "ADJ" && lexicon.roles.has(item.lower) && items[i + 1]?.lower === "of")
      return { ...item, pos: "NOUN" as Pos }
    if (isEndingRole(items, i, lexicon) || isPassedOn(items, i)) return { ...item, pos: "NOUN" as Pos }
    // "the public that", "the press said"
    if (
      item.pos === "ADJ" &&
      PEOPLE.has(item.lower) &&
      before?.lower === "the" &&
      !NOUN_LIKE.has(items[i + 1]?.pos ?? "X")
    )
      return { ...item, pos: "NOUN" as Pos }
    if (item.lower === "none") return { ...item, pos: "PRON" as Pos }
    if (isSpeakingNoun(items, i, lexicon)) return { ...item, pos: "NOUN" as Pos }
    if (COST.has(item.lower) && /^(?:SYM|NUM)$/.test(items[i + 1]?.pos ?? "")) return { ...item, pos: "VERB" as Pos }
    if (isPerfect(items, i)) return { ...item, pos: "VERB" as Pos }
    if (item.pos !== "VERB" || !/(?:ed|ing|wn|en)$/.test(item.lower) || !before) return item
    const after = items[i + 1]
    const possessive = before.lower === "'s" && before.pos === "PART"
    if (before.lower === "to" && item.lower.endsWith("ing") && after?.pos === "NOUN")
      return { ...item, pos: "ADJ" as Pos }
    if (!(before.pos === "DET" || before.pos === "ADJ" || before.pos === "NUM" || possessive)) return item
    if (after && (NOUN_LIKE.has(after.pos) || (possessive && after.marked))) return { ...item, pos: "ADJ" as Pos }
    return before.pos !== "ADJ" && item.lower.endsWith("ing") ? { ...item, pos: "NOUN" as Pos } : item
  })
}

/** "the police | chief |, Tom Hale,": a role's word that no noun follows is the noun. */
const isEndingRole = (items: readonly Item[], i: number, lexicon: Lexicon): boolean =>
  items[i]?.pos === "ADJ" &&
  lexicon.roles.has(items[i]?.lower ?? "") &&
  /^(?:NOUN|PROPN|DET)$/.test(items[i - 1]?.pos ?? "") &&
  /^[,;:.)—–]$/.test(items[i + 1]?.lower ?? ".")

/** "according to | police": a source, and nothing that somebody does. */
const isPassedOn = (items: readonly Item[], i: number): boolean =>
  items[i]?.pos === "VERB" && items[i - 1]?.lower === "to" && items[i - 2]?.lower === "according"

/** "had branded it", "has slammed the plan": behind "have" and before an object a participle is a verb. */
const isPerfect = (items: readonly Item[], i: number): boolean =>
  items[i]?.pos === "ADJ" &&
  items[i]?.lower.endsWith("ed") === true &&
  /^(?:has|have|had)$/.test(items[i - 1]?.lower ?? "") &&
  /^(?:PRON|DET|PROPN)$/.test(items[i + 1]?.pos ?? "")

/** `Dwayne "The Rock" Johnson`, `Tom (“Tommy”) Hale`: a nickname, with its brackets, is part of the name. */
function isNickname(items: readonly Item[], i: number): boolean {
  const item = items[i]
  const quote = item?.lower === "(" ? items[i + 1] : item?.lower === ")" ? items[i - 1] : item
  if (!item || !quote?.marked || quote.text.length > LONGEST_NICKNAME || !/^\P{L}*\p{Lu}[^.,?!]*$/u.test(quote.text))
    return false
  const at = items.indexOf(quote)
  const inBrackets = items[at - 1]?.lower === "(" && items[at + 1]?.lower === ")"
  const before = items[inBrackets ? at - 2 : at - 1]
  const after = items[inBrackets ? at + 2 : at + 1]
  return (item === quote || inBrackets) && before?.pos === "PROPN" && after?.pos === "PROPN"
}
const LONGEST_NICKNAME = 24

/** "his comment", "its claims": what stands behind it is a noun. */
const isOwned = (before: Item | undefined): boolean => /^(?:his|its|their|my|our|your)$/.test(before?.lower ?? "")

/** "A party chief says", "a third said", "recent polling shows": what a verb of saying follows is who says it. */
function isSpeakingNoun(items: readonly Item[], i: number, lexicon: Lexicon): boolean {
  const after = items[i + 1]
  const item = after && items[i]
  if (!item || after.pos !== "VERB" || lexicon.cues.get(after.lower)?.kind !== "speech" || /ing$/.test(after.lower))
    return false
  const before = items[i - 1]
  if (item.pos === "VERB") return /ing$/.test(item.lower) && (!before || /^(?:ADJ|PROPN|NOUN|DET)$/.test(before.pos))
  return (
    /^(?:ADJ|ADV)$/.test(item.pos) &&
    /^(?:DET|PROPN|NOUN)$/.test(before?.pos ?? "") &&
    (lexicon.roles.has(item.lower) || /^(?:third|quarter|half|fifth)$/.test(item.lower))
  )
}

/** `"…," Cross wrote`, "Cook said": a capital before a verb of saying is a name's, whatever else the word may mean. */
function isTagName(items: readonly Item[], i: number, lexicon: Lexicon): boolean {
  const item = items[i]
  if (
    !item ||
    !(items[i - 1]?.marked || (i === 0 && item.pos === "VERB" && !/ing$/.test(item.lower))) ||
    !isCapitalised(item) ||
    !/^(?:VERB|NOUN|ADJ|ADP|ADV)$/.test(item.pos)
  )
    return false
  // `"…," Blunt, after a pause, said`.
  if (
    items[i + 1]?.lower === "," &&
    items[i - 1]?.marked &&
    /,[^\p{L}\p{N}]*$/u.test(items[i - 1]?.text.slice(-3) ?? "")
  )
    return true
  return items[i + 1]?.pos === "VERB" && lexicon.cues.has(items[i + 1]?.lower ?? "")
}

const isCapitalised = ({ text }: Item): boolean => startsWithCapital(text) && /^\p{Lu}\p{Ll}/u.test(text)
const NO_NAME: ReadonlySet<Pos> = new Set(["VERB", "AUX", "NOUN", "ADJ"])

/** A capitalised word that is no name by its tag, where no sentence or quotation can begin. */
function isMidName(item: Item, before: Item | undefined): boolean {
  if (!before || before.marked || !NO_NAME.has(item.pos) || !isCapitalised(item)) return false
  return !/^[.?!:;…•([—–-]+$/.test(before.lower)
}

/** Adjectives that stand for people behind "the". */
const PEOPLE = new Set("public military elderly poor rich accused unemployed homeless wounded injured".split(" "))
const COST = new Set(["cost", "costs"])
const NOUN_LIKE: ReadonlySet<Pos> = new Set(["NOUN", "PROPN", "ADJ"])
