import { isVerbal } from "./content-end.ts"
import type { Lexicon } from "./lexicon.ts"
import { isTime, phraseAfter } from "./phrases.ts"
import type { Item } from "./sentence.ts"

/** Whom or what a clause tells of, as far as it says who else may act in it. */
export type ReportedClause = {
  /** A thing, or words in marks alone: nobody who could walk out. */
  readonly thing: boolean
  /** "was unsafe": how it was, not what it did. */
  readonly state: boolean
  /** "he", "she", "they": may be the speaker, so that what they did may be said too. */
  readonly pronoun: boolean
  readonly modal: boolean
  readonly verb: number
}

/** Whether the article tells from here what the speaker, or somebody new to what is said, did. */
export function opensAct(items: readonly Item[], at: number, told: ReportedClause, lexicon: Lexicon): boolean {
  const word = items[at]?.lower ?? ""
  const next = pastAdverbs(items, at + 1)
  // "would close | and handed": "handed" does not go with "would".
  if (/^(?:and|but)$/.test(word) && told.modal && isPast(items, next, lexicon) && isPlain(items, told.verb, at))
    return true
  if (told.pronoun || !(told.thing || told.state)) return false
  // "and walked out", ", then left", ", shook hands and left".
  if (/^(?:and|but|then|,)$/.test(word) && isAct(items, next, lexicon)) return true
  if (/^(?:and|,)$/.test(word) && told.state && isOthersAct(items, next, lexicon)) return true
  const follows = items[next]?.lower ?? ""
  // "before leaving", "while packing", ", handing over the keys".
  if (/^(?:before|after|while|without)$/.test(word) && /ing$/.test(follows))
    return isAct(items, next, lexicon) || (told.state && word !== "without" && isDoing(follows))
  // "as she boarded".
  const verb = pastAdverbs(items, next + 1)
  return /^(?:as|while|before)$/.test(word) && /^(?:he|she)$/.test(follows) && isAct(items, verb, lexicon)
}

/** "was unsafe after inspecting it": how a thing was does nothing; "after being hit" and the like may still be the thing's. */
const isDoing = (verb: string): boolean =>
  !/^(?:be|hav|becom|gett|go|com|tak|fall|ris|reach|los|grow|turn|open|clos|runn|mov|suffer|stay|remain|undergo|receiv)ing$/.test(
    verb,
  )

/** "and | she closed it", "and | 300 people signed": somebody who is new to what is said acts. */
function isOthersAct(items: readonly Item[], from: number, lexicon: Lexicon): boolean {
  const first = items[from]
  if (/^(?:he|she)$/.test(first?.lower ?? "")) return isAct(items, pastAdverbs(items, from + 1), lexicon)
  if (first?.pos !== "NUM" && !/^(?:hundreds|thousands|dozens|scores)$/.test(first?.lower ?? "")) return false
  const verb = items.findIndex((item, i) => i > from && isVerbal(item))
  return verb > 0 && verb - from <= FEW_WORDS && isAct(items, verb, lexicon)
}
const FEW_WORDS = 5

/** "and the crowd cheered", ", her lawyer nodding", ", to loud applause", ", drawing a sharp reply": how it was taken. */
export function opensReaction(items: readonly Item[], at: number, lexicon: Lexicon): boolean {
  const word = items[at]?.lower ?? ""
  if (!/^(?:and|as|while|to|,)$/.test(word)) return false
  let from = word === "to" ? at : pastAdverbs(items, at + 1)
  if (word === "," && items[from]?.pos === "CCONJ") from = pastAdverbs(items, from + 1)
  const isTaken = /^(?:to|drawing|eliciting|earning|prompting|provoking|sparking|triggering)$/.test(
    items[from]?.lower ?? "",
  )
  const phrase = phraseAfter(items, isTaken ? from + 1 : from)
  if (!phrase) return false
  const taken = items[phrase.to - 1]?.lower ?? ""
  if (isTaken) return lexicon.applause.has(taken) || (items[from]?.lower !== "to" && lexicon.reactions.has(taken))
  const verb = pastAdverbs(items, phrase.to)
  const isBeside = word !== "," || from > at + 1 || /ing$/.test(items[verb]?.lower ?? "")
  return (
    isBeside && isAct(items, verb, lexicon) && (lexicon.acts.get(items[verb]?.lower ?? "")?.takes.has("crowd") ?? false)
  )
}

/** An act of people, told as it was done: no base form, as behind "would" or "to". */
export function isAct(items: readonly Item[], at: number, { acts }: Lexicon): boolean {
  const isVerb = isVerbal(items[at]) || /ing$/.test(items[at]?.lower ?? "")
  const verb = isVerb ? acts.get(items[at]?.lower ?? "") : undefined
  if (!verb || (items[at]?.lower === verb.lemma && !/^(?:burst|quit|shut)$/.test(verb.lemma))) return false
  return verb.needs.size === 0 || verb.needs.has(items[at + 1]?.lower ?? "")
}

const isPast = (items: readonly Item[], at: number, lexicon: Lexicon): boolean =>
  items[at]?.pos === "VERB" &&
  (/ed$/.test(items[at]?.lower ?? "") || isAct(items, at, lexicon)) &&
  !/(?:s|ing)$/.test(items[at]?.lower ?? "")

/** No other verb stands between, but for "to …": what comes next can only go with the first one. */
const isPlain = (items: readonly Item[], verb: number, at: number): boolean =>
  items.slice(verb + 1, at).filter(isVerbal).length <= 1 &&
  !items.slice(verb, at).some((item) => /^(?:who|which|that)$/.test(item.lower))

export function pastAdverbs(items: readonly Item[], from: number): number {
  let i = from
  while (items[i]?.pos === "ADV" || isTime(items[i]) || items[i]?.lower === "then") i++
  return i
}
