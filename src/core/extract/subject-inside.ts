import { isTime, phraseBefore } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import { isName, type Subject } from "./subject.ts"

/** "A poll taken by the Courier last week | found": what a participle says more of is who found it. */
export function insideParticiple(items: readonly Item[], from: number): Subject | null {
  for (let i = from - 1; i > 0 && i > from - LONGEST_ADJUNCT; i--) {
    const item = items[i]
    if (!item || item.marked || /^[,;:]$/.test(item.lower) || /^(?:CCONJ|SCONJ|AUX)$/.test(item.pos)) return null
    if (item.pos !== "VERB" || items[i - 1]?.lower === "to") continue
    const next = items[i + 1]
    const phrase = /(?:ed|en|ing|wn|de|ut|ld|nd|aken)$/.test(item.lower) ? phraseBefore(items, i) : null
    // "Ann Lee attacked Hale after he said": a verb with an object is the sentence's own.
    if (phrase && isName(items, phrase) && !(isTime(next) || /^(?:ADP|ADV|PART)$/.test(next?.pos ?? ""))) return null
    return phrase && items[phrase.from]?.pos !== "PRON" ? { phrase, apposition: null, inverted: false } : null
  }
  return null
}

/** Items of a participle's clause behind a noun. */
export const LONGEST_ADJUNCT = 12

/** "Sources who leaked it to the Courier | said": what a "who" clause names is not who speaks, whoever it tells of is. */
export function insideRelative(items: readonly Item[], from: number): Subject | null {
  let verbs = 0
  for (let i = from - 1; i > 0; i--) {
    const item = items[i]
    if (!item || item.marked || /^[,;:]$/.test(item.lower) || item.pos === "CCONJ") return null
    if (item.pos === "VERB") verbs++
    if (item.lower === "who") {
      return verbs === 1 ? antecedent(items, i) : null
    }
    if (item.pos === "SCONJ" || item.lower === "that") return null
  }
  return null
}

export function antecedent(items: readonly Item[], pronoun: number): Subject | null {
  const end = items[pronoun - 1]?.lower === "," ? pronoun - 1 : pronoun
  const phrase = phraseBefore(items, end)
  if (!phrase) return null
  const lead = items[phrase.from - 1]?.lower === "," ? phraseBefore(items, phrase.from - 1) : null
  return { phrase, apposition: isName(items, phrase) ? lead : null, inverted: false, pronoun }
}
