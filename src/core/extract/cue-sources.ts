import type { Cue } from "./cue.ts"
import type { Lexicon } from "./lexicon.ts"
import { phraseAfter } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import type { Subject } from "./subject.ts"
import { invertedSubject } from "./subjects.ts"

/** "according to Price", "in Price's words": phrases that name whose the words are. */
export function cuePhrases(items: readonly Item[], lexicon: Lexicon): readonly Cue[] {
  if (!items.some(({ lower }) => lexicon.cuePhrases.has(lower))) return []
  return items.flatMap(({ lower }, from) => {
    const words = lexicon.cuePhrases
      .get(lower)
      ?.find((phrase) => phrase.every((word, k) => items[from + k]?.lower === word))
    if (!words) return []
    const to = from + words.length
    const found = invertedSubject(items, to) ?? beforeVerb(items, to) ?? bareSource(items, to)
    if (!found) return []
    return [{ from, to, kind: "according", lemma: words.join(" "), subject: found, gerund: false } as const]
  })
}

/** "According to X, Y said …": a comma closes X although a verb comes later. */
function beforeVerb(items: readonly Item[], from: number): Subject | null {
  const comma = items.findIndex((item, i) => i > from && item.lower === ",")
  return comma < 0 ? null : invertedSubject(items.slice(0, comma), from)
}

/** "according to a document filed by X": whatever follows the phrase says more of it. */
function bareSource(items: readonly Item[], from: number): Subject | null {
  const phrase = phraseAfter(items, from)
  return phrase ? { phrase, apposition: null, inverted: true } : null
}
