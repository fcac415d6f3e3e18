import { behindLabel, creditOf, isBareByline, isContact, isOutlet, isRole, labelledByline } from "./byline.ts"
import { isFurniture } from "./furniture.ts"
import type { DateLine } from "./printed-date.ts"
import { readDateLine, withoutDates } from "./printed-date.ts"
import { isSection } from "./section.ts"

/** A line, and what it says as part of a head; a line of text says nothing of it. */
export type HeadLine = {
  readonly words: string
  readonly dates?: DateLine
  readonly byline?: string
  readonly outlet?: string
  /** No words of an article, wherever it stands. */
  readonly isFurniture?: true
  /** A name without "By", as it would be a byline if its neighbours confirm it. */
  readonly name?: string
  /** Says no more than which part of a paper or which person this is; only in a head can that be left out. */
  readonly isLabel?: true
}

/** What no body opens with: where it stands, the head has not ended. */
export const isAnchor = ({ dates, byline }: HeadLine): boolean => dates !== undefined || byline !== undefined
export const isOfHead = (line: HeadLine): boolean => isAnchor(line) || line.isFurniture === true

/** Longer lines are text; in characters. */
const LONGEST = 200

/** What a line says by itself, without its neighbours. */
export function headLine(words: string): HeadLine {
  if (isFurniture(words)) return { words, isFurniture: true }
  if (words.length > LONGEST) return { words }
  const dates = readDateLine(words)
  if (dates) return { words, dates }
  if (isSection(words) || isRole(words) || isContact(words)) return { words, isLabel: true }
  return creditLine(words)
}

/** What parts the pieces of a line: "Ann Lee | The Daily Tide", "Ann Lee (ann@example.org)", "Ann Lee — 3 min read". */
const BETWEEN = /\s*[|•·;/()]\s*|\s+[—–-]+\s+/
const EDGES = /^[\s,:–—-]+|[\s,:–—-]+$/g

/**
 * "By ANN LEE March 11, 2015 3:46 PM", "Ann Lee | 20 October 2022 | 3 min read": dates taken out, each piece that is left
 * must say who wrote it, for whom, or be a label; else the line is text. A name without "By" counts beside a date.
 */
function creditLine(words: string): HeadLine {
  const dated = withoutDates(words)
  const rest = (dated?.rest ?? words).replace(/,? (?=(?:posted |published |written )?by:? \p{Lu})/giu, " | ")
  const pieces = rest
    .split(BETWEEN)
    .map((piece) => piece.replaceAll(EDGES, ""))
    .filter((piece) => piece !== "" && !/^(?:on|at|in)$/i.test(piece))
  let byline: string | undefined
  let name: string | undefined
  let outlet: string | undefined
  for (const piece of pieces) {
    const behind = behindLabel(piece)
    const credit = creditOf(behind ?? piece)
    if (behind !== null && credit && labelledByline(`By ${credit.byline}`) !== null) {
      byline ??= credit.byline
      outlet ??= credit.outlet
    } else if (behind !== null) return { words }
    else if (
      credit &&
      isBareByline(credit.byline.split(/, (?=\p{L}+ ?\p{L}* )/u)[0] ?? "") &&
      (byline ?? name) === undefined
    ) {
      name = credit.byline
      outlet ??= credit.outlet
    } else if (isOutlet(piece)) outlet ??= piece
    else if (!isKnown(piece)) {
      if (byline === undefined || !isPlace(piece)) return { words }
    }
  }
  const isTold = byline !== undefined || dated !== null
  if (!isTold) return { words, ...(name !== undefined && { name }) }
  byline ??= name
  return {
    words,
    ...(dated && { dates: dated.dates }),
    ...(byline !== undefined && { byline }),
    ...(outlet !== undefined && { outlet }),
  }
}

const isKnown = (piece: string): boolean => isContact(piece) || isRole(piece) || isSection(piece) || isFurniture(piece)
const isPlace = (piece: string): boolean => /^(?:in )?\p{Lu}[\p{L}.'’-]+(?:,? \p{Lu}[\p{L}.'’-]+){0,2}$/u.test(piece)

/** The same lines, each with what its neighbours tell of it. */
export const amongNeighbours = (lines: readonly HeadLine[]): readonly HeadLine[] =>
  withLabels(withBareBylines(withClocks(withOpenLabels(lines))))

const OPEN_LABEL =
  /^(?:(?:first |last )?(?:published|posted|updated|modified)(?: (?:on|at|by))?|date|(?:written |words |story )?by|author)s?:?$/i

/** "Published" and below it "24 July 2015" are one line; so are "By" and below it "Ann Lee". */
function withOpenLabels(lines: readonly HeadLine[]): readonly HeadLine[] {
  const joined = lines.map((line, i) => {
    const next = lines[i + 1]
    if (!next || !OPEN_LABEL.test(line.words)) return null
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
  const told = lines.filter((line, i) => !line.isFurniture && !(line.isLabel && i > 0) && !isKicker(lines, i))
  const isBare = (line: HeadLine) => line !== told[0] && !isAnchor(line) && line.name !== undefined
  const confirms = (near: HeadLine | undefined, line: HeadLine) =>
    near !== undefined && (isAnchor(near) || (isBare(near) && near.words === line.words))
  const names = new Set(
    told.filter((line, i) => isBare(line) && (confirms(told[i - 1], line) || confirms(told[i + 1], line))),
  )
  return lines.map((line) => (names.has(line) && line.name !== undefined ? { ...line, byline: line.name } : line))
}

/** A section's label above everything else: "WORLD NEWS" above the headline. */
export function isKicker(lines: readonly HeadLine[], i: number): boolean {
  const line = lines[i]
  const next = lines.slice(i + 1).find((one) => !one.isFurniture)
  return (
    line !== undefined &&
    next !== undefined &&
    isSection(line.words) &&
    lines.slice(0, i).every((one) => one.isFurniture) &&
    !isAnchor(next) &&
    next.words.length <= LONGEST &&
    !/[^.]\.["”’)]*$/.test(next.words)
  )
}

/** A label right below a byline goes on with the head: a role, a handle, the paper's name. */
function withLabels(lines: readonly HeadLine[]): readonly HeadLine[] {
  let isBelow = false
  return lines.map((line) => {
    if (line.isFurniture) return line
    const isOfName = isBelow && !isAnchor(line) && (line.isLabel || isOutlet(line.words))
    isBelow = line.byline !== undefined || (isOfName ?? false)
    return isOfName ? { words: line.words, isFurniture: true } : line
  })
}

/** Whether a line stands alone in any file, so that it tells nothing about how the file is wrapped. */
export function isLineOfItsOwn(words: string): boolean {
  const line = headLine(words)
  return isOfHead(line) || line.isLabel === true || line.name !== undefined
}
