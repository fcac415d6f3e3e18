import { isSnippetId } from "../core/snippet.ts"
import type { Row } from "./database.ts"

const LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
/** Half of an id's letters, and the bits that they are. */
const HALF = 6

/** An id has 60 bits, more than a number here: it goes in two halves. In SQL: the id of two values. */
export const ID_VALUE = "(? << 30 | ?)"
/** In SQL: the number of the snippet with the id of two values. */
export const NUMBER_OF_ID = `(
  select one.number from sections cross join snippets as one on one.number >> 16 = section and one.id = ${ID_VALUE} limit 1
)`
/** What `idIn` reads. */
export const ID_COLUMNS = "snippets.id >> 30 as id_high, snippets.id & 1073741823 as id_low"

/** The two values of `ID_VALUE`; what is no id of a snippet gives those of no snippet. */
export function idNumbers(id: string): [high: number, low: number] {
  return isSnippetId(id) ? [numberAt(id, 1), numberAt(id, 1 + HALF)] : [-1, 0]
}

function numberAt(id: string, from: number): number {
  let number = 0
  for (let at = from; at < from + HALF; at++) number = number * LETTERS.length + LETTERS.indexOf(id.charAt(at))
  return number
}

/** The id of a row with `ID_COLUMNS`. */
export const idIn = ({ id_high, id_low }: Row): string => `#${lettersOf(Number(id_high))}${lettersOf(Number(id_low))}`

function lettersOf(number: number): string {
  let letters = ""
  for (let shift = (HALF - 1) * 5; shift >= 0; shift -= 5) letters += LETTERS.charAt((number >> shift) & 31)
  return letters
}
