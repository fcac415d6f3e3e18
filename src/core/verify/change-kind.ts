import { amountOf, isAmount, isCount, isUnit } from "./figures.ts"
import { isNegation } from "./function-words.ts"
import type { ReadWord } from "./read-words.ts"
import { AUXILIARIES, basesOf, isPastForm } from "./verb-forms.ts"
import type { ChangeKind } from "./verdict.ts"

/** Words of a side of a difference, with what the text around says of a capital. */
export type SideWord = ReadWord & {
  /** Its capital makes a name: it opens no sentence, and not all is set in capitals. */
  readonly isName: boolean
}
type Side = readonly SideWord[]

/** Behind so many words left out or put in, one "not" among them is not what changed. */
const FEW = 3

/** What kind of change makes the claim's words of the source's. The first rule that fits names it. */
export function kindOfChange(expected: Side, found: Side): { readonly kind: ChangeKind; readonly rule: string } {
  const [inSource, inClaim] = [expected.flatMap(spelledOut), found.flatMap(spelledOut)]
  for (const [rule, kind, fits] of RULES) if (fits(inSource, inClaim)) return { kind, rule }
  return { kind: "word", rule: "other words" }
}

const RULES: readonly (readonly [rule: string, kind: ChangeKind, fits: (expected: Side, found: Side) => boolean])[] = [
  ["the same words in another order", "order", (e, f) => e.length > 1 && alike(sorted(e), sorted(f))],
  [
    "a negation more or less",
    "negation",
    (e, f) => Math.max(e.length, f.length) <= FEW && negations(e) !== negations(f),
  ],
  ["nothing stands for it", "omission", (_, f) => f.length === 0],
  ["the source has nothing there", "addition", (e) => e.length === 0],
  [
    "another number",
    "number",
    (e, f) =>
      !alike(amounts(e), amounts(f)) &&
      (has(e, isCountWord) || has(f, isCountWord) || (has(e, isAmountWord) && has(f, isAmountWord))),
  ],
  ["another unit", "unit", (e, f) => !alike(units(e), units(f))],
  ["another name", "name", (e, f) => has(e, isNameWord) || has(f, isNameWord)],
  ["the same verb in another tense", "tense", isOtherTense],
]

/** "We're" is "we are" and "didn't" "did not": each word of its own kind. */
function spelledOut(word: SideWord): Side {
  const [, first = "", second = ""] =
    /^(.+?)(n't|'(?:re|ve|ll|m|d)|(?<=^(?:it|he|she|that|there|what|who|here))'s)$/.exec(word.form) ?? []
  const written = CONTRACTED[second]
  if (written === undefined) return [word]
  const stem = second === "n't" ? (SHORTENED[first] ?? first) : first
  return [stem, written].map((form) => ({ ...word, form }))
}

const CONTRACTED: Readonly<Record<string, string>> = { "n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would", "'s": "is" } // biome-ignore format: one list
const SHORTENED: Readonly<Record<string, string>> = { wo: "will", ca: "can", sha: "shall" }

const has = (side: Side, is: (word: SideWord) => boolean): boolean => side.some(is)
const isAmountWord = ({ form }: SideWord) => isAmount(form)
const isCountWord = ({ form }: SideWord) => isCount(form)
const isNameWord = ({ isName }: SideWord) => isName
const negations = (side: Side) => side.filter(({ form }) => isNegation(form)).length
const amounts = (side: Side) => side.flatMap(({ form }) => (isAmount(form) ? [amountOf(form) ?? form] : []))
const units = (side: Side) => side.flatMap(({ form }) => (isUnit(form) ? [form] : []))
const sorted = (side: Side) => side.map(({ form }) => form).sort()
const alike = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((one, i) => one === b[i])

/** Without their auxiliaries both are the same verbs, and what is left of time and mode differs. */
function isOtherTense(expected: Side, found: Side): boolean {
  const [main, other] = [mainWords(expected), mainWords(found)]
  if (main.length !== other.length || !main.every((word, i) => haveOneBase(word, other[i] ?? ""))) return false
  if (!alike(modesOf(expected), modesOf(found))) return false
  return timeOf(expected) !== timeOf(found)
}

const haveOneBase = (a: string, b: string): boolean => {
  const bases = basesOf(a)
  for (const base of basesOf(b)) if (bases.has(base)) return true
  return false
}

const mainWords = (side: Side) => side.flatMap(({ form }) => (AUXILIARIES.has(form) ? [] : [form]))

/** "Can" and "could" differ in time; "will" and "may" in what they say. */
const MODES: Readonly<Record<string, string>> = {
  can: "can",
  could: "can",
  may: "may",
  might: "may",
  must: "must",
  should: "should",
  ought: "should",
}
const modesOf = (side: Side) => side.flatMap(({ form }) => MODES[form] ?? [])

/** The auxiliaries of time, and whether the main verb is past or goes on. */
function timeOf(side: Side): string {
  const times = side.map(({ form }) => {
    const base = TIMES[form]
    if (base !== undefined) return base
    if (AUXILIARIES.has(form)) return form
    return form.endsWith("ing") ? "ing" : isPastForm(form) ? "past" : "present"
  })
  return times.join(" ")
}

/** Forms that differ in person alone are one. */
const TIMES: Readonly<Record<string, string>> = {
  am: "is",
  is: "is",
  are: "is",
  was: "was",
  were: "was",
  has: "has",
  have: "has",
  do: "present",
  does: "present",
}
