import type { Covered } from "../model.ts"
import { kindOfChange } from "./change-kind.ts"
import type { ClaimWord } from "./claim-words.ts"
import type { Seam } from "./compare.ts"
import { CONDITIONS, HEDGES, isContent, isNegation, OPINIONS } from "./function-words.ts"
import type { SourceWord } from "./source-words.ts"
import type { Change } from "./verdict.ts"
import { speechAt } from "./voice.ts"

/** What an ellipsis removes that it must not, as one would name it; null: nothing of the sort. */
export function removedBy(
  { before, after }: Seam,
  words: readonly SourceWord[],
  sources: readonly Covered[],
): string | null {
  const [there, here] = [words[before.source], words[after.source]]
  const removed = words.slice(before.source + 1, after.source)
  // Between two quotations what the article tells itself is no part of what was said.
  const isSaid = there && here && there.mark >= 0 && here.mark >= 0
  const told = isSaid ? removed.filter(({ mark }) => mark >= 0) : removed
  const tell = tellingWord(told)
  if (tell) return `“${tell.cased}”`
  const covered = sources[there?.source ?? 0]
  const own = there && covered ? speechAt(covered, there.start)?.speaker : undefined
  const others = told.some(({ start }) => {
    const speaker = covered && speechAt(covered, start)?.speaker
    return speaker !== undefined && own !== undefined && speaker !== own
  })
  return others ? "somebody else's words" : null
}

const OWN = new Set(["i", "we"])

/** A word on which the meaning of the rest hangs: a negation, else a condition, else a hedge. */
export function tellingWord(removed: readonly SourceWord[]): SourceWord | undefined {
  return (
    removed.find(({ form }) => isNegation(form)) ??
    removed.find(({ form }) => CONDITIONS.has(form)) ??
    removed.find(({ form }, i) => HEDGES.has(form) || (OPINIONS.has(form) && OWN.has(removed[i - 1]?.form ?? "")))
  )
}

/**
 * What the writer's words in brackets change, compared with what they replace: "[the ministry]" for "it" and "[had]" for "have"
 * change nothing, another number, name or content word does, and so does a negation, condition or hedge that goes.
 */
export function alteredByBrackets(
  replaced: readonly SourceWord[],
  writers: readonly ClaimWord[],
): Pick<Change, "kind" | "rule"> | null {
  const names = <Word extends SourceWord | ClaimWord>(words: readonly Word[]) =>
    words.map((word) => ({ ...word, isName: /^\p{Lu}/u.test(word.cased) && isContent(word.form) }))
  const [expected, found] = [names(replaced), names(writers)]
  const { kind, rule } = kindOfChange(expected, found)
  const lost = replaced.find(
    (word) => tellingWord([word]) !== undefined && !writers.some(({ form }) => form === word.form),
  )
  const isNegated = writers.some(({ form }) => isNegation(form)) && !replaced.some(({ form }) => isNegation(form))
  if (isNegated) return { kind: "negation", rule: "a negation in brackets" }
  if (lost) return { kind: isNegation(lost.form) ? "negation" : "omission", rule: `brackets replace “${lost.cased}”` }
  const matters =
    (kind === "number" && replaced.length > 0) ||
    kind === "unit" ||
    (kind === "name" && expected.some(({ isName }) => isName) && found.some(({ isName }) => isName)) ||
    (kind === "word" && replaced.some(({ form }) => isContent(form)) && writers.some(({ form }) => isContent(form)))
  return matters ? { kind, rule: `${rule} in brackets` } : null
}

/** Words of two speakers joined are no quotation of either. */
export function joinsSpeakers(
  { before, after }: Seam,
  words: readonly SourceWord[],
  sources: readonly Covered[],
): boolean {
  const [one, other] = [before, after].map(({ source }) => {
    const word = words[source]
    const covered = sources[word?.source ?? 0]
    return word && covered ? speechAt(covered, word.start)?.speaker : undefined
  })
  return one !== undefined && other !== undefined && one !== other
}
