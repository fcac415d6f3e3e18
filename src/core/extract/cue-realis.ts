import type { Cue } from "./cue.ts"
import type { Lexicon } from "./lexicon.ts"
import type { Range, VerbGroup } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import { isName, type Subject } from "./subject.ts"

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "))

/** What may or should be said is not said. "Would" and "will" stay, but with an "if": "she would say that every morning". */
const MODALS = words("may might could should must")
/** Before "saying": "without saying", "short of saying"; with the words of the list: "stopped saying". */
const AVOIDING = words("without short instead from until than like")
const NEVER = words("never hardly scarcely nowhere not n't wrongly falsely mistakenly incorrectly")
const NOBODY = words("nobody none neither nothing")
/** Past forms like the base form: "Hale put it", "Hale read". */
const UNCHANGED = words("put read hit cut bet set forecast")

/** Whether a verb of saying tells of something said: not denied, not only possible, asked or hoped for, and by somebody. */
export function isSaid(
  items: readonly Item[],
  group: VerbGroup,
  subject: Subject,
  lemma: string,
  lexicon: Lexicon,
): boolean {
  const avoids = (item: Item) => AVOIDING.has(item.lower) || lexicon.governing.get(item.lower)?.takes.has("unsaid")
  if (group.negated || adverbs(items, group).some((item) => NEVER.has(item.lower))) return false
  const verbs = items.slice(group.from, group.head).map((item) => item.lower)
  if (verbs.some((verb) => MODALS.has(verb))) return false
  // "can expect a fine": it tells what will be, not what somebody thinks; but "can reveal that".
  if (verbs.includes("can") && lexicon.cues.get(items[group.head]?.lower ?? "")?.kind === "belief") return false
  if (verbs.includes("would") && items.some((item) => item.lower === "if" || item.text === "Had")) return false
  if (group.gerund && items.slice(Math.max(0, group.from - 3), group.from).some(avoids)) return false
  if (group.gerund && items.slice(Math.max(0, group.from - 4), group.from).some((item) => NEVER.has(item.lower)))
    return false
  return !isNobody(items, subject) && !isUnasserted(items, group, subject, lemma, lexicon)
}

/** "denies he ever said", "denied that she called it", "is accused of saying": whether somebody said it is in dispute. */
export function isDenied(items: readonly Item[], { from, subject, gerund }: Cue, lexicon: Lexicon): boolean {
  // "contradicted Hale, who said": Hale did.
  if (subject.pronoun !== undefined) return false
  const at = gerund ? from : Math.min(from, subject.phrase.from)
  for (let i = at - 1; i >= 0 && i >= at - BEFORE; i--) {
    const item = items[i]
    if (!item || item.marked || /^[,;:]$/.test(item.lower)) return false
    const verb = lexicon.cues.get(item.lower)
    if (verb?.kind === "denial" || verb?.takes.has("untrue")) return true
    if (lexicon.passives.get(item.lower)?.takes.has("of") && items[i + 1]?.lower === "of") return i + 2 === from
  }
  return false
}

/** "allegedly", "reportedly": what stands between a subject and the end of its verbs. */
export function adverbs(
  items: readonly Item[],
  group: { readonly from: number; readonly to: number },
): readonly Item[] {
  let from = group.from
  while (items[from - 1]?.pos === "ADV" || items[from - 1]?.pos === "PART") from--
  return items.slice(from, group.to).filter((item) => item.pos === "ADV" || item.pos === "PART")
}

function isNobody(items: readonly Item[], subject: Subject): boolean {
  const first = items[subject.phrase.from]?.lower ?? ""
  // "those who believe", "anyone who says": a kind of people, and none of them.
  const isKind =
    subject.pronoun !== undefined &&
    (KINDS.test(first) || (first === "one" && subject.phrase.to === subject.phrase.from + 1))
  return NOBODY.has(first) || isKind || (first === "no" && !subject.inverted)
}

const KINDS = /^(?:those|anyone|anybody|everyone|whoever)$/

const SELDOM = /^(?:nor|rarely|seldom|no)$/

/** "Did Hale say …?", "Should Hale say …, ", "heard Hale say", "if Hale says", "it is not true that Hale said". */
function isUnasserted(
  items: readonly Item[],
  group: VerbGroup,
  subject: Subject,
  lemma: string,
  { untrue }: Lexicon,
): boolean {
  const { phrase, inverted } = subject
  const before = items.slice(Math.max(0, phrase.from - BEFORE), phrase.from).map((item) => item.lower)
  if (/^(?:if|unless|whether|nor|neither)$/.test(before.at(-1) ?? "")) return true
  if (!inverted && (before.some((word) => untrue.has(word)) || (before.includes("not") && before.includes("true"))))
    return true
  // "Not once did Hale say"
  if (items[phrase.from - 1]?.pos === "AUX" && before.slice(0, -1).some((word) => NEVER.has(word) || SELDOM.test(word)))
    return true
  const first = items[0]
  const firstComma = items.findIndex((item) => item.lower === ",")
  const inOpening = firstComma < 0 || group.head < firstComma
  if (first?.pos === "AUX" && !inverted && inOpening && phrase.from === 1) return true
  const isBare = items[group.head]?.lower === lemma && group.from === group.head && !UNCHANGED.has(lemma)
  const isOne =
    /^(?:he|she)$/.test(items[phrase.from]?.lower ?? "") ||
    (isName(items, phrase) && !/s$/.test(headOf(items, phrase)?.lower ?? ""))
  // "Police say", "England say": with nothing in front to demand or hear it, several do.
  const isDemanded = phrase.from > 0 && items[phrase.from - 1]?.pos !== "PUNCT" && !items[phrase.from - 1]?.marked
  return (
    isBare &&
    isOne &&
    isDemanded &&
    !inverted &&
    phrase.to <= group.from &&
    !items.slice(phrase.from, phrase.to).some((item) => item.pos === "CCONJ")
  )
}

/** "Aides" in "aides to Ann Lee": the last word before the first preposition. */
function headOf(items: readonly Item[], phrase: Range): Item | undefined {
  const link = items.findIndex((item, i) => i > phrase.from && i < phrase.to && item.pos === "ADP")
  return items[(link < 0 ? phrase.to : link) - 1]
}

/** Words before a subject in which "It is not true that" is looked for. */
const BEFORE = 6
