import { isOutlet } from "./byline.ts"
import { outletIn } from "./head-credit.ts"
import type { HeadLine } from "./head-line.ts"
import { headLine, isAnchor, isOfHead } from "./head-line.ts"
import { readDateLine } from "./printed-date.ts"
import { hasOutletWord, isSection } from "./section.ts"

/** The same lines, each with what its neighbours tell of it. */
export const amongNeighbours = (lines: readonly HeadLine[]): readonly HeadLine[] =>
  withLabels(withBareBylines(withClocks(withOpenLabels(lines))))

const OPEN_LABEL =
  /^(?:(?:first |last )?(?:published|posted|updated|modified)(?: (?:on|at|by))?|date|(?:written |words |story )?by|author)s?:?$/i

const AND_NAME = /^(?:and|&) \p{Lu}/u

/** "Published" and below it "24 July 2015" are one line; so are "By" and below it "Ann Lee". */
function withOpenLabels(lines: readonly HeadLine[]): readonly HeadLine[] {
  const joined = lines.map((line, i) => {
    const next = lines[i + 1]
    const isOpen = OPEN_LABEL.test(line.words) || (line.byline !== undefined && AND_NAME.test(next?.words ?? ""))
    if (!next || !isOpen) return null
    const both = headLine(`${line.words} ${next.words}`)
    return isAnchor(both) ? both : null
  })
  return lines.map((line, i) => {
    if (joined[i]) return { words: line.words, isFurniture: true }
    const both = i > 0 ? joined[i - 1] : null
    return both ? { ...both, words: line.words } : line
  })
}

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
 * A name without "By" is a byline where it stands twice running or beside a date or another byline, furniture and labels
 * apart. The first line is never taken for one: a headline may look like a name.
 */
function withBareBylines(lines: readonly HeadLine[]): readonly HeadLine[] {
  const told = lines.filter(
    (line, i) =>
      !line.isFurniture &&
      !(line.isLabel && i > 0) &&
      !(i > 1 && /^\p{Lu}[\p{L}'’-]+$/u.test(line.words)) &&
      !isKicker(lines, i),
  )
  const isBare = (line: HeadLine) => line !== told[0] && !isAnchor(line) && line.name !== undefined
  const confirms = (near: HeadLine | undefined, line: HeadLine) =>
    near !== undefined && (isAnchor(near) || (isBare(near) && near.words === line.words))
  const names = new Set(
    told.filter((line, i) => isBare(line) && (confirms(told[i - 1], line) || confirms(told[i + 1], line))),
  )
  return lines.map((line) => (names.has(line) && line.name !== undefined ? { ...line, byline: line.name } : line))
}

/** In characters. */
const LONGEST_TITLE = 200

/** A section's label or the paper's name above everything else: "WORLD NEWS", "The Daily Tide" above the headline. */
export function isKicker(lines: readonly HeadLine[], i: number): boolean {
  const line = lines[i]
  const next = lines.slice(i + 1).find((one) => !one.isFurniture)
  return (
    line !== undefined &&
    next !== undefined &&
    isAboveTitle(line.words) &&
    lines.slice(0, i).every((one) => one.isFurniture || isAboveTitle(one.words) || isOutlet(one.words)) &&
    !isAnchor(next) &&
    next.words.length <= LONGEST_TITLE &&
    !/[^.]\.["”’)]*$/.test(next.words)
  )
}

const isAboveTitle = (words: string): boolean => isSection(words) || (isOutlet(words) && hasOutletWord(words))

/** A label right below a byline goes on with the head: a role, a handle, the paper's name. */
function withLabels(lines: readonly HeadLine[]): readonly HeadLine[] {
  let isBelow = false
  return lines.map((line) => {
    if (line.isFurniture) return line
    const outlet = outletIn(line.words)
    const isOfWriter = isBelow && !isAnchor(line) && (line.isLabel === true || outlet !== undefined)
    isBelow = line.byline !== undefined || isOfWriter
    if (!isOfWriter) return line
    return { words: line.words, isLabel: true, isOfWriter, ...(outlet !== undefined && { outlet }) }
  })
}
