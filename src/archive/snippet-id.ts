import type { Row } from "./database.ts"

const LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
/** Half of an id's letters, and the bits that they are. */
const HALF = 6

/** An id has 60 bits, more than a number here: it goes in two halves. In SQL: the id of two values. */
export const ID_VALUE = "(? << 30 | ?)"
/** What `idIn` reads. */
export const ID_COLUMNS = "snippets.id >> 30 as id_high, snippets.id & 1073741823 as id_low"

/** The two values of `ID_VALUE`; what is no id of a snippet gives those of no snippet. */
export function idNumbers(id: string): [high: number, low: number] {
  const number = (letters: string) => Array.from(letters).reduce((sum, letter) => sum * 32 + LETTERS.indexOf(letter), 0)
  if (!/^#[a-z2-7]{12}$/.test(id)) return [-1, 0]
  return [number(id.slice(1, 1 + HALF)), number(id.slice(1 + HALF))]
}

/** The id of a row with `ID_COLUMNS`. */
export const idIn = ({ id_high, id_low }: Row): string => `#${lettersOf(Number(id_high))}${lettersOf(Number(id_low))}`

function lettersOf(number: number): string {
  let letters = ""
  for (let shift = (HALF - 1) * 5; shift >= 0; shift -= 5) letters += LETTERS.charAt((number >> shift) & 31)
  return letters
}
