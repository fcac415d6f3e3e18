import { isVerbal } from "./content-end.ts"
import { withParticle } from "./cue-verbs.ts"
import type { Lexicon } from "./lexicon.ts"
import { phraseBefore, type VerbGroup } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import { isName } from "./subject.ts"
import type { Pos } from "./tokens.ts"

/** "points out that", "claims that": forms that the tagger takes for nouns, where "that" or a quotation follows. */
export function mistagged(items: readonly Item[], lexicon: Lexicon): readonly VerbGroup[] {
  return items.flatMap((item, i) => {
    const verb = NOMINAL.has(item.pos) ? lexicon.cues.get(item.lower) : undefined
    if (
      !verb ||
      verb.kind === "judgement" ||
      verb.kind === "naming" ||
      (item.lower === verb.lemma && !followsPlural(items, i))
    )
      return []
    const to = withParticle(items, verb, i + 1)
    const follows = items[to]
    const next = follows?.lower ?? ""
    const isTag = /^(?:[.,]|$)/.test(next) && endsTagged(items, i)
    const isCue =
      (item.lower === verb.lemma && /^(?:DET|PRON|PROPN)$/.test(follows?.pos ?? "")) ||
      isTag ||
      (next === "that" && !isVerbal(items[to + 1])) ||
      follows?.marked ||
      (/^[:,]$/.test(next) && items[to + 1]?.marked)
    return isCue
      ? [{ from: i, to: i + 1, head: i, negated: false, passive: false, gerund: false, infinitive: false }]
      : []
  })
}

const NOMINAL: ReadonlySet<Pos> = new Set(["NOUN", "ADJ", "PROPN"])

/** "The results show the …": a plural noun before it tells the verb. */
const followsPlural = (items: readonly Item[], i: number): boolean =>
  (items[i - 1]?.pos === "NOUN" || (i === 1 && items[0]?.pos === "PROPN")) && /[^s]s$/.test(items[i - 1]?.lower ?? "")

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
