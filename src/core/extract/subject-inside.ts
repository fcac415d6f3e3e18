import type { Lexicon } from "./lexicon.ts"
import { isTime, phraseBefore, type Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import { isSource } from "./speaker-description.ts"
import { isName, type Subject } from "./subject.ts"

/** "A poll taken by the Courier last week | found": what a participle says more of is who found it. */
export function insideParticiple(items: readonly Item[], from: number): Subject | null {
  for (let i = from - 1; i > 0 && i > from - LONGEST_ADJUNCT; i--) {
    const item = items[i]
    if (!item || item.marked || /^[,;:]$/.test(item.lower) || /^(?:CCONJ|SCONJ|AUX)$/.test(item.pos)) return null
    if (item.pos !== "VERB" || items[i - 1]?.lower === "to") continue
    // "The council closed the pier after the group said": with an object it is the sentence's verb.
    if (!/ing$/.test(item.lower) && /^(?:DET|PRON|NOUN)$/.test(items[i + 1]?.pos ?? "") && !isTime(items[i + 1]))
      return null
    const phrase = /(?:ed|en|ing|wn|de|ut|ld|nd|aken)$/.test(item.lower) ? phraseBefore(items, i) : null
    // "Ann Lee attacked Hale after he said": a verb with an object is the sentence's own.
    const next = items[i + 1]
    if (phrase && isName(items, phrase) && !(isTime(next) || /^(?:ADP|ADV|PART)$/.test(next?.pos ?? ""))) return null
    return phrase && items[phrase.from]?.pos !== "PRON" ? { phrase, apposition: null, inverted: false } : null
  }
  return null
}

/** Items of a participle's clause behind a noun. */
const LONGEST_ADJUNCT = 12

/** "Sources who leaked it to the Courier | said": what a "who" clause names is not who speaks, whoever it tells of is. */
export function insideRelative(items: readonly Item[], from: number, lexicon: Lexicon): Subject | null {
  let verbs = 0
  for (let i = from - 1; i > 0; i--) {
    const item = items[i]
    if (!item || item.marked || /^[,;:]$/.test(item.lower) || item.pos === "CCONJ") return null
    if (item.pos === "VERB") verbs++
    if (item.lower === "who") {
      return verbs === 1 ? antecedent(items, i, lexicon) : null
    }
    if (item.pos === "SCONJ" || /^(?:that|when|where|while|after|before|as|because|if)$/.test(item.lower)) return null
  }
  return null
}

export function antecedent(items: readonly Item[], pronoun: number, lexicon: Lexicon): Subject | null {
  const end = items[pronoun - 1]?.lower === "," ? pronoun - 1 : pronoun
  const whole = phraseBefore(items, end)
  if (!whole) return null
  const phrase = items[pronoun]?.lower === "who" ? personIn(items, whole, lexicon) : whole
  const lead = items[phrase.from - 1]?.lower === "," ? phraseBefore(items, phrase.from - 1) : null
  // "Hale, a teacher who said": the teacher is Hale; "in Leith, a man who said" is not.
  const isNamed = lead && items[pronoun]?.lower === "who" && isName(items, lead) && items[lead.from - 1]?.pos !== "ADP"
  return { phrase, apposition: isName(items, phrase) || isNamed ? lead : null, inverted: false, pronoun }
}

const isPerson = (item: Item | undefined, lexicon: Lexicon): boolean =>
  isSource(item, lexicon) || lexicon.people.has(item?.lower.replace(/^ex-?/, "") ?? "")

/** "the resignation of | the minister Ann Lee, who": whoever "who" takes up is a person; "the leader of the party" is one. */
function personIn(items: readonly Item[], phrase: Range, lexicon: Lexicon): Range {
  const link = items.findIndex((item, i) => i > phrase.from && i < phrase.to && item.pos === "ADP")
  if (link < 0 || isPerson(items[link - 1], lexicon) || items[phrase.to - 1]?.pos !== "PROPN") return phrase
  return personIn(items, { from: link + 1, to: phrase.to }, lexicon)
}
