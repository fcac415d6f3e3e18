import type { ClaimWord } from "./claim-words.ts"
import { amountOf } from "./figures.ts"
import { isNegation } from "./function-words.ts"
import { withoutAccents } from "./lookalikes.ts"
import { MISREAD_WORDS } from "./misread-words.ts"
import type { ReadWord } from "./read-words.ts"
import { isSameVerb } from "./verb-forms.ts"

/** `same`: the word as a reader says it; `typographic`: the same, otherwise set; `other`: another word. */
export type Likeness = { readonly how: "same" | "typographic" | "other"; readonly cost: number }

const SAME: Likeness = { how: "same", cost: 0 }
const SET_OTHERWISE: Likeness = { how: "typographic", cost: 0.05 }
const other = (cost: number): Likeness => ({ how: "other", cost })

/**
 * How a claim's word stands to a source's. What costs less is rather taken for what became of the source's word.
 */
export function likenessOf(claim: ClaimWord, source: ReadWord): Likeness {
  if (claim.form === source.form)
    return !claim.isInCapitals && isNameOrWord(claim.cased, source.cased) ? other(0.3) : SAME
  const [found, expected] = [amountOf(claim.form), amountOf(source.form)]
  if (found !== null && expected !== null) return found === expected ? SET_OTHERWISE : other(0.6)
  if (claim.key === source.key && isMerelySetOtherwise(claim.form, source.form)) return SET_OTHERWISE
  if (claim.key === source.key) return other(0.4)
  if (bare(claim.form) === bare(source.form) || isMisreadFigure(claim, source)) return SET_OTHERWISE
  if (isSameVerb(claim.form, source.form)) return other(0.5)
  if (isNegation(claim.form) !== isNegation(source.form)) return other(1)
  return other(isAlike(claim.form, source.form) ? 0.6 : isCapital(claim) && isCapital(source) ? 0.8 : 1)
}

/** "US" and "us", "WHO" and "who": initials are no word in capitals. */
const isNameOrWord = (a: string, b: string): boolean =>
  a !== b && ((isCapitals(a) && isLower(b)) || (isCapitals(b) && isLower(a))) && INITIALS.has(a.toLowerCase())
const isCapitals = (word: string) => word.length > 1 && word === word.toUpperCase()
const isLower = (word: string) => word === word.toLowerCase()
/** Initials that are words, too, when set in small letters. */
const INITIALS = new Set("us it who aids am pm un may ice cop nice act pa or in me ok no".split(" "))

/** Whether a word stands in capitals that is another one in small letters: US, WHO; `word`: without dots and in small letters. */
export const isOtherInCapitals = (word: string, cased: string): boolean => INITIALS.has(word) && isCapitals(cased)

/** Only accents, or letters that are misread for one another, differ, and no other word results. */
function isMerelySetOtherwise(found: string, expected: string): boolean {
  if (withoutAccents(found) === withoutAccents(expected)) return !ACCENTED_APART.has(withoutAccents(found))
  return !MISREAD_WORDS.has(found)
}

/** Words that are others without their accents. */
const ACCENTED_APART = new Set(
  "resume expose lame pate rose pique sake mate ole saute attache ano papa pecan".split(" "),
)

/** An apostrophe is a mark: "dont" is "don't". */
const bare = (form: string): string => form.replaceAll("'", "")

/** "1O" for "10": letters among digits, where there is a digit at all. */
function isMisreadFigure(claim: ReadWord, source: ReadWord): boolean {
  if (claim.isFigure === source.isFigure) return false
  const [figure, misread] = claim.isFigure ? [claim, source] : [source, claim]
  return (
    /\d/.test(misread.form) && figure.form === misread.form.replace(/[oilsb]/g, (letter) => DIGITS[letter] ?? letter)
  )
}
const DIGITS: Readonly<Record<string, string>> = { o: "0", i: "1", l: "1", s: "5", b: "8" }

/** More than half of the letters from the beginning are the same. */
function isAlike(a: string, b: string): boolean {
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  return same >= 4 && same * 2 > Math.max(a.length, b.length)
}

const isCapital = ({ cased }: ReadWord) => /^\p{Lu}/u.test(cased)

/** Two words that are one written apart, or the other way round; not those that mean something else then. */
export const isOneApart = (first: ReadWord, second: ReadWord, whole: ReadWord): boolean =>
  first.form.length + second.form.length === whole.form.length &&
  first.form + second.form === whole.form &&
  !first.isFigure &&
  !second.isFigure &&
  !APART.has(whole.form)
const APART = new Set(
  "apart anymore maybe everyday already altogether into onto always anyone everyone sometime sometimes awhile anyway someday away ago aboard alight ahead alone along aside abroad around".split(" "), // biome-ignore format: one list
)
