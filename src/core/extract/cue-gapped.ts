import { isVerbal } from "./content-end.ts"
import type { Cue, Said } from "./cue.ts"
import { isTime, phraseAfter, type Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import { isName, type Subject } from "./subject.ts"

/** Who stands for a clause, and where the words are that they say: in marks, or behind "that". */
type Gap = { readonly phrase: Range; readonly apposition: Range | null; readonly to: number }

/**
 * `Ann said “x” and Bo “y”`, `Ann called it “x”; Bo, “y”`, `Ann said it was “x”, her deputy that it was “y”`: a name stands
 * for its clause, whose verb is the one before. The name is the cue.
 */
export function gappedCues(said: Pick<Said, "items" | "lexicon">, verbs: readonly Cue[]): readonly Cue[] {
  const { items } = said
  return verbs.flatMap((verb) => {
    if (verb.kind === "denial" || verb.kind === "belief" || verb.subject.inverted) return []
    const found: Cue[] = []
    const first = items.findIndex((item, i) => i >= verb.to && item.marked)
    let marked = first
    for (;;) {
      const gap = marked < 0 ? null : gapBehind(items, verb, marked)
      if (!gap || !leavesOutVerb(said, verb, first, gap)) return found
      const subject: Subject = { phrase: gap.phrase, apposition: gap.apposition, inverted: false }
      found.push({ from: gap.phrase.from, to: gap.to, kind: "gapped", lemma: verb.lemma, subject, gerund: false })
      marked = items.findIndex((item, i) => i >= gap.to && item.marked)
    }
  })
}

/** `“x” and | Bo, his deputy, | “y”`: a joint, a noun phrase, and then at once words in marks or "that". */
function gapBehind(items: readonly Item[], verb: Cue, marked: number): Gap | null {
  const joint = jointBehind(items, marked)
  const phrase = joint < 0 ? null : phraseAfter(items, joint)
  if (!phrase || items.slice(phrase.from, phrase.to).some(isTime) || /^an?$/.test(items[joint]?.lower ?? ""))
    return null
  const apposition = items[phrase.to]?.lower === "," ? phraseAfter(items, phrase.to + 1) : null
  const isApposed = apposition !== null && items[apposition.to]?.lower === ","
  const end = isApposed ? apposition.to : phrase.to
  const isAs = items[marked - 1]?.lower === "as" && verb.kind !== "speech"
  const sign = items[end]?.lower ?? ""
  const to = end + (/^[,:]$/.test(sign) || (isAs && sign === "as") ? 1 : 0)
  const says = items[to]?.marked ? endsThere(items, to + 1) : opensThat(items, verb, to)
  return says ? { phrase, apposition: isApposed ? apposition : null, to } : null
}

/** Behind "and", a comma or a semicolon after words in marks; -1 where another verb comes first. */
function jointBehind(items: readonly Item[], marked: number): number {
  for (let i = marked + 1; i < Math.min(items.length, marked + FARTHEST_JOINT); i++) {
    const item = items[i]
    if (!item || item.marked || isVerbal(item)) return -1
    if (!(/^[,;]$/.test(item.lower) || item.pos === "CCONJ")) continue
    return items[i + 1]?.pos === "CCONJ" ? i + 2 : i + 1
  }
  return -1
}
/** Words that may stand between: `wrote “x” on the ballot paper and Bo “y”`. */
const FARTHEST_JOINT = 6

const endsThere = (items: readonly Item[], at: number): boolean =>
  items[at] === undefined || items[at]?.pos === "PUNCT" || items[at]?.pos === "CCONJ"

/** "and the mayor | that it was": a clause, and none that tells more of the mayor. */
const opensThat = (items: readonly Item[], verb: Cue, at: number): boolean =>
  verb.kind === "speech" && items[at]?.lower === "that" && /^(?:PRON|DET|PROPN)$/.test(items[at + 1]?.pos ?? "")

/**
 * "called him “x” and Bo “y”", "said Ann was “x” and Bo “y”": beside another person the second one is told of, too. Beside a
 * thing, or where the words in marks follow at once, a name can only be who says it.
 */
function leavesOutVerb(
  { items, lexicon }: Pick<Said, "items" | "lexicon">,
  verb: Cue,
  marked: number,
  gap: Gap,
): boolean {
  if (items[gap.to]?.lower === "that") return true
  const between = items.slice(verb.to, marked).filter((item) => item.pos !== "PUNCT")
  if (between.length === 0) return true
  const isOfPerson = between.some((item) => item.pos === "PROPN" || /^(?:him|her|them|he|she|they)$/.test(item.lower))
  const head = items[gap.phrase.to - 1]?.lower ?? ""
  return !isOfPerson && (isName(items, gap.phrase) || lexicon.roles.has(head) || lexicon.sources.has(head))
}
