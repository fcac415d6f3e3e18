import { isVerbal } from "./content-end.ts"
import { withParticle } from "./cue-verbs.ts"
import type { CueVerb, Lexicon } from "./lexicon.ts"
import { phraseBefore, type VerbGroup } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import { isName } from "./subject.ts"
import { startsWithCapital } from "./token-letters.ts"
import type { Pos } from "./tokens.ts"

/** "points out that", "claims that": forms that the tagger takes for nouns, where "that" or a quotation follows. */
export function mistagged(items: readonly Item[], lexicon: Lexicon): readonly VerbGroup[] {
  const found: VerbGroup[] = []
  for (const [i, item] of items.entries()) {
    const verb = NOMINAL.has(item.pos) ? lexicon.cues.get(item.lower) : undefined
    // "said the United States “must pay”": a capital is no verb's.
    if (verb && !startsWithCapital(item.text) && isVerb(items, i, verb))
      found.push({ from: i, to: i + 1, head: i, negated: false, passive: false, gerund: false, infinitive: false })
  }
  return found
}

function isVerb(items: readonly Item[], i: number, verb: CueVerb): boolean {
  const item = items[i]
  const isBare = item?.lower === verb.lemma
  if (verb.kind === "judgement" || verb.kind === "naming" || (isBare && !followsPlural(items, i))) return false
  const to = withParticle(items, verb, i + 1)
  const follows = items[to]
  const next = follows?.lower ?? ""
  return (
    (isBare && /^(?:DET|PRON|PROPN)$/.test(follows?.pos ?? "")) ||
    ((/^(?:[.,]|$)/.test(next) || (verb.needs.size > 0 && to > i + 1)) && endsTagged(items, i)) ||
    (next === "that" && !isVerbal(items[to + 1])) ||
    follows?.marked != null ||
    (/^[:,]$/.test(next) && items[to + 1]?.marked != null)
  )
}

const NOMINAL: ReadonlySet<Pos> = new Set(["NOUN", "ADJ", "PROPN"])

/** "The results show the …", "Figures from the trust show": a plural noun as the head of what stands before it tells the verb. */
function followsPlural(items: readonly Item[], i: number): boolean {
  const isPlural = (at: number) =>
    (items[at]?.pos === "NOUN" || (at === 0 && items[at]?.pos === "PROPN")) && /[^s]s$/.test(items[at]?.lower ?? "")
  if (isPlural(i - 1)) return true
  const last = items[i - 1]?.pos === "NOUN" || items[i - 1]?.pos === "PROPN" ? phraseBefore(items, i) : null
  const link = last
    ? items.findLastIndex((item, at) => at > 0 && at < i && at >= last.from - 1 && item.pos === "ADP")
    : -1
  return link > 0 && /^(?:from|by|for|in)$/.test(items[link]?.lower ?? "") && isPlural(link - 1)
}

/** `"…," a voice-over states.`, "It was dear, Price notes.": who says it follows a quotation at once, or a clause and a comma. */
function endsTagged(items: readonly Item[], i: number): boolean {
  const phrase = phraseBefore(items, i)
  if (!phrase) return false
  const before = items[phrase.from - 1]
  if (before?.lower !== ",") return before?.marked != null
  if (items[phrase.from - 2]?.marked) return true
  return (
    items[i]?.pos === "NOUN" &&
    isName(items, phrase) &&
    items.slice(0, phrase.from - 1).some((item) => item.pos === "VERB" || item.pos === "AUX")
  )
}
