import type { PrintedTime } from "../model.ts"
import { readDate, readDateLine } from "./printed-date.ts"

const MONTH = String.raw`(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?(?!\p{L})`
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?(?![\d\p{L}])`
/** A date as it stands in running text; a day and a month may lack their year. */
export const DATE_WORDS = String.raw`(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}|${DAY} ${MONTH}(?:,? \d{4})?|${MONTH} ${DAY}(?:,? \d{4})?)`

/**
 * The date that the words are. One without a year is that of `published`, or of the year behind it: what is told of a text
 * is not told before it. Undefined when they are no date, or nothing gives the year.
 */
export function dateFrom(words: string, published: PrintedTime | undefined): PrintedTime | undefined {
  const whole = readDate(words)
  if (whole) return whole.possible ? whole.time?.slice(0, 10) : undefined
  if (published === undefined || !readDateLine(words)?.published?.possible) return undefined
  const year = Number(published.slice(0, 4))
  for (const one of [year, year + 1]) {
    const date = readDate(`${words}, ${one}`)
    if (date?.possible && date.time !== undefined && date.time >= published.slice(0, 10)) return date.time
  }
  return undefined
}
