import { isBareByline, labelledByline } from "./byline.ts"
import { isFurniture } from "./furniture.ts"
import type { DateLine } from "./printed-date.ts"
import { readDateLine } from "./printed-date.ts"

/** A line, and what it says as part of a head; a line of text says nothing of it. */
export type HeadLine = {
  readonly words: string
  readonly dates?: DateLine
  readonly byline?: string
  readonly isFurniture?: true
}

/** What no body opens with: where it stands, the head has not ended. */
export const isAnchor = ({ dates, byline }: HeadLine): boolean => dates !== undefined || byline !== undefined
export const isOfHead = (line: HeadLine): boolean => isAnchor(line) || line.isFurniture === true

/** Longer lines are text; in characters. */
const LONGEST = 200

/** What a line says by itself, without its neighbours. */
export function headLine(words: string): HeadLine {
  if (words.length > LONGEST) return { words }
  const dates = readDateLine(words)
  if (dates) return { words, dates }
  if (isFurniture(words)) return { words, isFurniture: true }
  return bylineThenDate(words) ?? bylineOnly(words) ?? mixedLine(words)
}

function bylineOnly(words: string): HeadLine | null {
  const byline = labelledByline(words)
  return byline === null ? null : { words, byline }
}

/** "By Ann Lee March 11, 2015 3:46 PM": the byline ends where the rest of the line is nothing but a date. */
function bylineThenDate(words: string): HeadLine | null {
  if (!/\d{4}/.test(words)) return null
  for (let blank = words.indexOf(" "); blank >= 0; blank = words.indexOf(" ", blank + 1)) {
    const dates = readDateLine(words.slice(blank + 1))
    if (!dates) continue
    const name = words.slice(0, blank).replace(/[ ,|·•–—-]+$/, "")
    const byline = labelledByline(name) ?? (isBareByline(name) ? name : null)
    return byline === null ? null : { words, dates, byline }
  }
  return null
}

/** "By Jane Doe, Oct. 20, 2022" and "Jane Doe | 20 October 2022 | 3 min read". */
function mixedLine(words: string): HeadLine {
  const comma = /^([^,]+), (.*)$/.exec(words)
  const parts = comma?.[1] && comma[2] && readDateLine(comma[2]) ? comma.slice(1) : words.split(/ [|•·—–/-] /)
  if (parts.length < 2) return { words }
  const dates = parts.map(readDateLine).find((line) => line !== null)
  const name = parts.find((part) => labelledByline(part) !== null || (dates !== undefined && isBareByline(part)))
  const isTold = parts.every((part) => part === name || readDateLine(part) !== null || isFurniture(part))
  if (!isTold || (dates === undefined && name === undefined)) return { words }
  const byline = name === undefined ? undefined : (labelledByline(name) ?? name)
  return { words, ...(dates && { dates }), ...(byline !== undefined && { byline }) }
}

/** The same lines, each with what its neighbours tell of it. */
export const amongNeighbours = (lines: readonly HeadLine[]): readonly HeadLine[] => withBareBylines(withClocks(lines))

/** "20 October 2022" and below it "00:32" are one date. */
function withClocks(lines: readonly HeadLine[]): readonly HeadLine[] {
  const joined = lines.map((line, i) => {
    const next = lines[i + 1]
    return line.dates && next && !isOfHead(next) ? readDateLine(`${line.words} ${next.words}`) : null
  })
  return lines.map((line, i) => {
    const dates = joined[i]
    if (dates) return { ...line, dates }
    return i > 0 && joined[i - 1] ? { ...line, isFurniture: true } : line
  })
}

/**
 * A name without "By" is a byline where it stands twice running or beside a date or another byline, furniture apart.
 * The first line is never taken for one: a headline may look like a name.
 */
function withBareBylines(lines: readonly HeadLine[]): readonly HeadLine[] {
  const told = lines.filter((line) => !line.isFurniture)
  const isBare = (line: HeadLine) => line !== told[0] && !isAnchor(line) && isBareByline(line.words)
  const confirms = (near: HeadLine | undefined, line: HeadLine) =>
    near !== undefined && (isAnchor(near) || (isBare(near) && near.words === line.words))
  const names = new Set(
    told.filter((line, i) => isBare(line) && (confirms(told[i - 1], line) || confirms(told[i + 1], line))),
  )
  return lines.map((line) => (names.has(line) ? { ...line, byline: line.words } : line))
}

/** Whether a line stands alone in any file, so that it tells nothing about how the file is wrapped. */
export const isLineOfItsOwn = (words: string): boolean => isOfHead(headLine(words)) || isBareByline(words)
