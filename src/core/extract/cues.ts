import type { Cue } from "./cue.ts"
import { gappedCues } from "./cue-gapped.ts"
import { agentCues, impersonalCues } from "./cue-impersonal.ts"
import { joinedSubject } from "./cue-joined.ts"
import { mistagged } from "./cue-mistagged.ts"
import { adjectiveCues, nounCues } from "./cue-nouns.ts"
import { signCues } from "./cue-signs.ts"
import { cuePhrases } from "./cue-sources.ts"
import { tagCue, verbCue } from "./cue-verbs.ts"
import type { Lexicon } from "./lexicon.ts"
import { verbGroups } from "./phrases.ts"
import type { Sentence } from "./sentence.ts"
import type { Step, Tools } from "./steps.ts"
import { subjectsOf } from "./subjects.ts"

/** Step 4a: every cue of a sentence that has a source: verbs of the lexicon with their subject, and "according to". */
export function findCues(sentence: Sentence, lexicon: Lexicon, without: Tools["without"] = new Set()): readonly Cue[] {
  const { items } = sentence
  const tagged = verbGroups(items)
  const untagged = mistagged(items, lexicon)
  const groups = untagged.length === 0 ? tagged : [...tagged, ...untagged].toSorted((a, b) => a.from - b.from)
  const subjects = subjectsOf(items, groups, lexicon)
  const phrases = cuePhrases(items, lexicon)
  const verbs: Cue[] = []
  groups.forEach((group, g) => {
    if (phrases.some((p) => group.from >= p.from && group.from < p.to)) return
    const own = joinedSubject(items, groups, g, subjects[g] ?? null, verbs, lexicon)
    const known = lexicon.cues.has(items[group.head]?.lower ?? "")
    const cue = known ? verbCue(items, group, own, lexicon, without.has("realis")) : tagCue(items, group, own)
    if (cue) verbs.push(cue)
  })
  const said = { items, groups, subjects, lexicon }
  return [
    ...phrases,
    ...verbs,
    ...gappedCues({ items, lexicon }, verbs),
    ...signCues(items, lexicon),
    ...impersonalCues(said),
    ...agentCues(said),
    ...nounCues(said),
    ...adjectiveCues(said),
  ]
    .filter((cue) => !isLeftOut(cue, without))
    .toSorted((a, b) => a.from - b.from)
}

/** The step that finds a kind of cue, for an evaluation that leaves one out. */
const STEP_OF: Readonly<Partial<Record<Cue["kind"], Step>>> = {
  according: "sources",
  sign: "signs",
  noun: "nouns",
  impersonal: "passives",
  judgement: "judgements",
  naming: "judgements",
  belief: "beliefs",
}

function isLeftOut(cue: Cue, without: Tools["without"]): boolean {
  const step = STEP_OF[cue.kind] ?? (cue.subject.inverted ? "inversion" : undefined)
  return step !== undefined && without.has(step)
}
