import type { Cue } from "./cue.ts"
import { isTime, phraseAfter, type Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import { isName, type Subject } from "./subject.ts"

/**
 * `Ann said “x” and Bo “y”`, `Ann called it “x”; Bo, “y”`: a name stands for its clause, whose verb is the one before. The
 * name is the cue.
 */
export function gappedCues(items: readonly Item[], verbs: readonly Cue[]): readonly Cue[] {
  return verbs.flatMap((verb) => {
    if (verb.kind === "denial" || verb.kind === "belief" || verb.subject.inverted) return []
    const found: Cue[] = []
    const first = items.findIndex((item, i) => i >= verb.to && item.marked)
    let marked = first
    for (;;) {
      const next = marked < 0 ? null : nameBetweenMarks(items, verb, marked)
      if (!next || !leavesOutVerb(items, verb, first, next.phrase)) return found
      const subject: Subject = { phrase: next.phrase, apposition: null, inverted: false }
      found.push({ ...next.phrase, kind: "gapped", lemma: verb.lemma, subject, gerund: false })
      marked = next.marked
    }
  })
}

/** `“x” and | Bo | “y”`: nothing but a joint, a noun phrase and a comma or "as" between words in marks. */
function nameBetweenMarks(
  items: readonly Item[],
  verb: Cue,
  marked: number,
): { readonly phrase: Range; readonly marked: number } | null {
  let from = marked + 1
  while (/^[,;]$/.test(items[from]?.lower ?? "") || items[from]?.pos === "CCONJ") from++
  const phrase = from > marked + 1 ? phraseAfter(items, from) : null
  if (!phrase || items.slice(phrase.from, phrase.to).some(isTime) || /^an?$/.test(items[from]?.lower ?? "")) return null
  const isAs = items[marked - 1]?.lower === "as" && verb.kind !== "speech"
  const joint = items[phrase.to]?.lower ?? ""
  const next = phrase.to + (/^[,:]$/.test(joint) || (isAs && joint === "as") ? 1 : 0)
  if (!items[next]?.marked) return null
  const after = items[next + 1]
  return !after || after.pos === "PUNCT" || after.pos === "CCONJ" ? { phrase, marked: next } : null
}

/**
 * "called him “x” and Bo “y”", "said Ann was “x” and Bo “y”": beside another person the second one is told of, too. Beside a
 * thing, or where the words in marks follow at once, a name can only be who says it.
 */
function leavesOutVerb(items: readonly Item[], verb: Cue, marked: number, phrase: Range): boolean {
  const between = items.slice(verb.to, marked).filter((item) => item.pos !== "PUNCT")
  if (between.length === 0) return true
  const isOfPerson = between.some((item) => item.pos === "PROPN" || /^(?:him|her|them|he|she|they)$/.test(item.lower))
  return isName(items, phrase) && !isOfPerson
}
