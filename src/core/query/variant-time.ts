import type { Statement, StatementWord } from "./variant-words.ts"

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

const DAYS = list("monday tuesday wednesday thursday friday saturday sunday")
const MONTHS = list("january february march april may june july august september october november december")
/** Words that mean another time in an article of another day. */
const OF_THE_DAY = list(`
  today tonight yesterday tomorrow overnight now currently recent recently ago morning afternoon evening week weekend fortnight`)
/** … and behind one of these of another year. */
const POINTING = list("last next this past coming previous following")

/** Names of days and months tell one statement from another as figures do. */
export const isDateWord = ({ word, cased }: StatementWord): boolean =>
  DAYS.has(word) || (MONTHS.has(word) && /^\p{Lu}/u.test(cased))

/**
 * Whether the same sentence means the same time in both articles: "on Thursday" does where they are printed on one day, "last
 * year" and "in August" where they are of one year. What names no time, or its year, always does.
 */
export function isOneTime(a: Statement, b: Statement): boolean {
  const precision = precisionOf(a.said)
  if (precision === 0) return true
  const [left, right] = [a, b].map(({ snippet }) => snippet.published?.slice(0, precision))
  return left !== undefined && left.length === precision && left === right
}

const DAY = "2022-10-20".length
const YEAR = "2022".length

/** How much of both dates must be the same, in characters. */
function precisionOf(said: readonly StatementWord[]): number {
  if (said.some(({ word }) => DAYS.has(word) || OF_THE_DAY.has(word))) return DAY
  const hasYear = said.some(({ word }) => /^(?:1[5-9]|20)\d\d$/.test(word))
  const isOpen = said.some(
    (word, i) =>
      (isDateWord(word) && !hasYear) ||
      (/^(?:years?|months?)$/.test(word.word) && POINTING.has(said[i - 1]?.word ?? "")),
  )
  return isOpen ? YEAR : 0
}
