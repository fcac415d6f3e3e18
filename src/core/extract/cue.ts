import type { CueClass, Lexicon } from "./lexicon.ts"
import type { Range, VerbGroup } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import type { Subject } from "./subject.ts"

/** Words that signal attribution, with whom they point to. */
export type Cue = Range & {
  readonly kind: CueClass | "according" | "sign" | "noun" | "impersonal" | "gapped"
  readonly lemma: string
  readonly subject: Subject
  /** Of a cue without a subject that says it: whom "by …" names; null where nobody is. */
  readonly source?: Subject | null
  readonly gerund: boolean
  /** What may stand with its verb, as the list of verbs tells: "hearer", "to", … */
  readonly takes?: ReadonlySet<string>
}

/** Whether something may stand with a cue's verb: a "hearer" ("told reporters that"), "to" ("vowed to fight"). */
export const takes = (cue: Cue, what: string): boolean => cue.takes?.has(what) ?? false

/** A sentence as the finders of cues read it: its verb groups, each with its subject. */
export type Said = {
  readonly items: readonly Item[]
  readonly groups: readonly VerbGroup[]
  readonly subjects: readonly (Subject | null)[]
  readonly lexicon: Lexicon
}
