import type { CueClass, Lexicon } from "./lexicon.ts"
import type { Range, VerbGroup } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import type { Subject } from "./subjects.ts"

/** Words that signal attribution, with whom they point to. */
export type Cue = Range & {
  readonly kind: CueClass | "according" | "sign" | "noun" | "impersonal" | "gapped"
  readonly lemma: string
  readonly subject: Subject
  /** Of a cue without a subject that says it: whom "by …" names; null where nobody is. */
  readonly source?: Subject | null
  readonly gerund: boolean
}

/** A sentence as the finders of cues read it: its verb groups, each with its subject. */
export type Said = {
  readonly items: readonly Item[]
  readonly groups: readonly VerbGroup[]
  readonly subjects: readonly (Subject | null)[]
  readonly lexicon: Lexicon
}

/** Verbs that name a hearer before what is said: "told reporters that"; what follows them is not who speaks. */
export const HEARD = new Set(
  "tell inform assure remind warn advise ask urge promise message text e-mail email answer show".split(" "),
)
