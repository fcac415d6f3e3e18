import type { Lexicon } from "./lexicon.ts"
import { bare, isTitle } from "./names.ts"
import type { Range } from "./phrases.ts"
import type { Item, Sentence } from "./sentence.ts"

/** "the spokeswoman", "two surgeons", "a survey", "many": somebody, or something that is written; not "the protests". */
export function isSource(item: Item | undefined, lexicon: Lexicon): boolean {
  if (item?.pos !== "NOUN") return true
  return (
    isSomebody(item, lexicon) ||
    singulars(item.lower).some((one) => lexicon.sources.has(one) || lexicon.bodies.has(one))
  )
}

/** "prosecutor", "two surgeons", "fishermen": a noun for people, one or many. */
export function isSomebody(item: Item | undefined, lexicon: Lexicon): boolean {
  const word = item?.lower ?? ""
  const isListed = singulars(word).some((one) => lexicon.roles.has(one) || lexicon.people.has(one))
  return (
    isListed ||
    isTitle(item, lexicon) ||
    (AGENT.test(word) && !singulars(word).some((one) => lexicon.noAgents.has(one)))
  )
}

const singulars = (word: string): readonly string[] => [
  word,
  word.replace(/s$/, ""),
  word.replace(/e?s$/, ""),
  word.replace(/ies$/, "y"),
]

/** Endings of who does something: "prosecutor", "columnist", "historians". */
const AGENT = /(?:[^h]er|or|ist|ian|eer|ee|woman|man|men|women|people|person)s?$/

/** The noun a description comes to: "mayor" in "the mayor of Velden", "members" in "dozens of members", "study" in "a study last year". */
export function headOf(sentence: Sentence, phrase: Range, lexicon: Lexicon): number {
  const { items } = sentence
  for (let i = phrase.from + 1; i < phrase.to; i++) {
    const item = items[i]
    if (item?.lower === "of" && lexicon.quantities.has(items[i - 1]?.lower ?? ""))
      return headOf(sentence, { from: i + 1, to: phrase.to }, lexicon)
    // "sources close to the mayor"
    if (item?.pos === "ADP" && items[i - 1]?.pos === "ADJ" && i - 1 > phrase.from) return i - 2
    if (item?.pos === "ADP" || (/^(?:last|this|next)$/.test(item?.lower ?? "") && items[i - 1]?.pos === "NOUN"))
      return i - 1
  }
  return phrase.to - 1
}

/** "the mayor", "a doctor", "his brother": one person, who may be "he" or "she" afterwards; not "doctors", "two friends". */
export function isOnePerson(items: readonly Item[], phrase: Range, lexicon: Lexicon): boolean {
  const head = items[phrase.to - 1]
  const word = bare(head)
  if (head?.pos !== "NOUN" || items.slice(phrase.from, phrase.to - 1).some((item) => MANY.has(item.lower))) return false
  return lexicon.roles.has(word) || lexicon.people.has(word) || lexicon.titles.has(word) || /(?:woman|man)$/.test(word)
}

/** "the leader of the union and the mayor": two; "the owner and manager" and "the owner of the pier and the hotel" are one. */
export function joinsSomebody(items: readonly Item[], phrase: Range, lexicon: Lexicon): boolean {
  const joined = items.findIndex(
    (item, i) => i > phrase.from && i < phrase.to && item.pos === "DET" && items[i - 1]?.pos === "CCONJ",
  )
  return joined > 0 && isSomebody(items[phrase.to - 1], lexicon)
}

const MANY = new Set(
  "two three four five six seven eight nine ten several many some few both all most other no".split(" "),
)
