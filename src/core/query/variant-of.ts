import type { Snippet } from "../snippet.ts"
import { isFigure } from "../text/figures.ts"
import { folded, words } from "../text/fold.ts"
import { isContent } from "../verify/function-words.ts"
import { isDateWord, isOneTime } from "./variant-time.ts"
import { isTelling, keysInLine, type Statement, type StatementWord } from "./variant-words.ts"

/** How a statement stands to a fuller one of another article. */
export type VariantKind = "same words" | "part"

/**
 * Words that must be the same, and how many of them carry a matter: fewer are met by chance. Equal ones of two or three words by one
 * person were on one day six pairs in 484 articles, half of them an article printed twice and one two statements; on other days two
 * statements mostly ("absolutely"). So they stay apart.
 */
const SAME = { words: 4, telling: 1 }
const PART = { words: 5, telling: 3 }
/** Where nobody is named, a stock phrase may be anybody's. */
const NOBODYS = { words: 12, telling: 4 }
const REPORTED = { words: 5, telling: 2 }
const FACT = { words: 6, telling: 3 }
/** Digits and signs: smaller figures are in many sentences. */
const TELLING_FIGURE = 3
/** Words behind which "it" or "they" at the beginning mean the same in both. */
const LONG = 10
/** A few words in quotation marks inside a sentence are about what that sentence is about. */
const FRAGMENT = 8

/** Statements of other voices are never one: kind, form, denial and who speaks, by name. */
export function voiceKey({ kind, form, denied, speakers }: Snippet): string {
  const how = form === "indirect" ? "reported" : kind
  return [how, denied, ...speakers.map(foldedName).toSorted()].join("\n")
}

/** Folded; most names are letters and blanks alone. */
const foldedName = (name: string): string => (/^[a-z]+(?: [a-z]+)*$/i.test(name) ? name.toLowerCase() : folded(name))

/** Whether `part` is `whole` in another article, word for word or shortened; null where it is not. Both of one voice. */
export function variantOf(whole: Statement, part: Statement): VariantKind | null {
  const { kind, form } = whole.snippet
  if (kind === "fact") return isSameFact(whole, part) ? "same words" : null
  if (form === "indirect") return isSameReport(whole, part) ? "same words" : null
  const kept = keptIn(whole, part)
  if (!kept) return null
  const isWhole = kept.size === whole.said.length
  const needed = isNamed(whole.snippet) ? (isWhole ? SAME : PART) : NOBODYS
  if (!holds(part.said, needed) || (!isWhole && needed === NOBODYS)) return null
  const left = leftOut(whole.said, kept)
  if (!isSaidAlike([...left, ...whole.around], part.around) || !haveOneMatter(whole, part)) return null
  if (left.some(({ isAsked }) => isAsked) || left.some((word) => hangsOn(word, whole.said, kept))) return null
  return isWhole ? "same words" : "part"
}

/** So many words that nobody says them by chance: neither two officials nor two people of one surname. */
export const isSaidByOne = ({ said }: Statement): boolean => holds(said, NOBODYS)

const holds = (said: readonly StatementWord[], needed: typeof SAME): boolean =>
  said.length >= needed.words && said.filter(({ word }) => isContent(word)).length >= needed.telling

/** Where the part's words stand in the whole: in one row, or stretch by stretch in order where it leaves something out. */
function keptIn(whole: Statement, part: Statement): ReadonlySet<StatementWord> | null {
  const rows = rowsIn(whole.line, [part.said]) ?? rowsIn(whole.line, stretchesOf(part.said))
  return rows && new Set(rows.flatMap(({ from, to }) => whole.said.slice(from, to)))
}

function stretchesOf(part: readonly StatementWord[]): readonly (readonly StatementWord[])[] {
  const stretches: StatementWord[][] = [[]]
  for (const word of part) {
    if (word.isAfterGap) stretches.push([])
    stretches.at(-1)?.push(word)
  }
  return stretches
}

/** Where each of the stretches stands, in order, as numbers of words; null where one does not. */
function rowsIn(line: string, stretches: readonly (readonly StatementWord[])[]) {
  const rows: { readonly from: number; readonly to: number }[] = []
  let [at, from] = [0, 0]
  for (const stretch of stretches) {
    const words = keysInLine(stretch)
    const place = line.indexOf(words, at)
    if (place < 0) return null
    from += line.slice(at, place).split(" ").length - 1
    const to = from + stretch.length
    rows.push({ from, to })
    at = place + words.length - 1
    from = to
  }
  return rows
}

/** What the part lacks of the clauses that it has words of. */
function leftOut(whole: readonly StatementWord[], kept: ReadonlySet<StatementWord>): readonly StatementWord[] {
  const clauses = new Set(Array.from(kept, ({ clause }) => clause))
  return whole.filter((word) => !kept.has(word) && clauses.has(word.clause))
}

/** "They know that …", "the question is whether …": what follows is no statement of its own. "… or the town falls": nor is what precedes. */
const OPENING_CLAUSES: ReadonlySet<string> = new Set("that whether how why".split(" "))
const JOINING: ReadonlySet<string> = new Set("or nor than".split(" "))

/** Whether what the part has hangs on a word right beside it that it lacks. */
function hangsOn(word: StatementWord, whole: readonly StatementWord[], kept: ReadonlySet<StatementWord>): boolean {
  const at = whole.indexOf(word)
  const isKept = (neighbour: StatementWord | undefined) => neighbour !== undefined && kept.has(neighbour)
  if (JOINING.has(word.word)) return isKept(whole[at - 1]) || isKept(whole[at + 1])
  return OPENING_CLAUSES.has(word.word) && isKept(whole[at + 1])
}

/** Whether what stands beside the same words says the same of them: the same negations, conditions and modes, no other figure. */
function isSaidAlike(beside: readonly StatementWord[], around: readonly StatementWord[]): boolean {
  const [left, right] = [beside, around].map((all) => new Set(all.map(({ word }) => word).filter(isTelling)))
  if (!left || !right || left.symmetricDifference(right).size > 0) return false
  const [figures, dates] = [beside.filter(isFigureWord), beside.filter(isDateWord)]
  const areIn = (words: readonly StatementWord[], known: readonly StatementWord[]) =>
    words.every(({ word }) => known.some((one) => one.word === word))
  return areIn(around.filter(isFigureWord), figures) && (dates.length === 0 || areIn(around.filter(isDateWord), dates))
}

const isFigureWord = ({ word }: StatementWord): boolean => isFigure(word)

/** Of a few words inside a sentence: whether their sentences have a word in common, or one says nothing of what they are about. */
function haveOneMatter(whole: Statement, part: Statement): boolean {
  if (part.said.length >= FRAGMENT || !isInsideSentence(part) || !isInsideSentence(whole)) return true
  const [left, right] = [whole, part].map(matterOf)
  return !left || !right || left.size === 0 || right.size === 0 || !left.isDisjointFrom(right)
}

const isInsideSentence = ({ said: [first] }: Statement): boolean => /^\p{Ll}/u.test(first?.cased ?? "")

/** The words of its sentence that carry a matter, without who speaks and what is said. */
function matterOf({ snippet, said, around }: Statement): ReadonlySet<string> {
  const { contextWords, speakers, roles } = snippet
  const others = new Set([...words([...speakers, ...roles].join(" ")), ...said.map(({ word }) => word)])
  const all = [...words(contextWords), ...around.map(({ word }) => word)]
  return new Set(all.filter((word) => isContent(word) && !isTelling(word) && !NAMING.has(word) && !others.has(word)))
}

const NAMING: ReadonlySet<string> = new Set(
  "call called calls describe described describes speak speaks spoke added".split(" "),
)

const isEqual = (a: Statement, b: Statement): boolean => a.line === b.line

const POINTING_BACK: ReadonlySet<string> = new Set(
  "he she it they this that these those his her its their such both".split(" "),
)
const pointsBack = ({ said: [first] }: Statement): boolean => POINTING_BACK.has(first?.word ?? "")

/** The same words reported of the same person, of the same time. */
function isSameReport(a: Statement, b: Statement): boolean {
  const needed = isNamed(a.snippet) ? REPORTED : NOBODYS
  return isEqual(a, b) && holds(b.said, needed) && isOneTime(a, b) && (b.said.length >= LONG || !pointsBack(b))
}

/** The same sentence, which tells by itself what it is about. */
function isSameFact(a: Statement, b: Statement): boolean {
  if (!isEqual(a, b) || !holds(b.said, FACT) || !isOneTime(a, b)) return false
  const isAbout = b.said.some(
    (word, i) => (isFigureWord(word) && word.word.length >= TELLING_FIGURE) || (i > 0 && isCapital(word)),
  )
  return isAbout && (b.snippet.speakers.length > 0 || !pointsBack(b))
}

const isCapital = ({ cased }: StatementWord): boolean => /^\p{Lu}/u.test(cased) && cased !== "I"

/** Who is only described may be somebody else in the next article: "a spokesman", "residents". */
export const isNamed = ({ speakers }: Snippet): boolean => speakers.length > 0 && speakers.every(isName)

function isName(speaker: string): boolean {
  const name = speaker.replace(/^the /i, "")
  return !/^\p{Ll}/u.test(name) && !DESCRIBING.test(name) && !CROWDS.test(name)
}

const DESCRIBING = /^(?:an?|another|one|two|three|four|five|some|several|many|most|his|her|their|its|our|no) /i
const CROWDS =
  /^(?:police|officials?|sources?|residents|witnesses|authorities|doctors|experts|critics|protesters|scientists|campaigners|lawyers|neighbours|neighbors|locals|officers|investigators|prosecutors|organisers|organizers)$/i
