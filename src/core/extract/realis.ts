import type { VerbGroup } from "./phrases.ts"
import type { Item } from "./sentences.ts"
import type { Subject } from "./subjects.ts"

/** What may or should be said is not said. "Would" and "will" stay: "she would say that every morning". */
const MODALS = new Set(["may", "might", "could", "should", "must"])
/** Before "to say": whoever refuses, hopes or is expected to say something has not said it. */
const UNREAL = new Set("expect expected expects refuse refused refuses refusing decline declined declines declining fail failed fails want wants wanted hope hopes hoped likely unlikely plan plans planned asked urged told invited encouraged able unable unwilling reluctant supposed due set scheduled prepared ready free need needs needed try tries tried trying afraid required allowed entitled hesitate hesitated wait waited forced".split(" ")) // biome-ignore format: one list
const NOBODY = new Set(["nobody", "none", "neither", "nothing"])

/** Whether a verb of saying tells of something said: not denied, not only possible, not hoped for, and by somebody. */
export function isSaid(items: readonly Item[], group: VerbGroup, subject: Subject): boolean {
  if (group.negated || items.slice(group.from, group.head).some((item) => MODALS.has(item.lower))) return false
  if (group.infinitive && hangsOnUnreal(items, group.from)) return false
  const first = items[subject.phrase.from]?.lower ?? ""
  if (NOBODY.has(first) || (first === "no" && !subject.inverted)) return false
  const before = items[subject.phrase.from - 1]?.lower ?? ""
  return !/^(?:if|unless|whether|nor|neither)$/.test(before)
}

function hangsOnUnreal(items: readonly Item[], to: number): boolean {
  let i = to - 1
  while (items[i]?.pos === "ADV") i--
  return UNREAL.has(items[i]?.lower ?? "")
}
