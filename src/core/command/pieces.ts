import type { Span } from "../model.ts"
import type { Options } from "./command.ts"

/** A word of free text (`name` null), or an option with its value, at its place in the line. */
export type LinePiece = Span & {
  readonly name: string | null
  readonly value: string
  /** Begins with a quotation mark that nothing closes. */
  readonly isOpen: boolean
  /** An option whose value stands in quotation marks: what follows is not part of it. */
  readonly isMarked: boolean
}

/** An opening mark → the marks that may close it, as the keyboards of several languages set them. */
const MARKS: Readonly<Record<string, string>> = {
  '"': '"',
  "“": "”",
  "”": "”",
  "„": "“”",
  "«": "»",
  "»": "«",
  "‹": "›",
  "›": "‹",
  "「": "」",
  "『": "』",
  "＂": "＂",
}
/** These are apostrophes too, so they open and close only the value of an option. */
const SINGLE: Readonly<Record<string, string>> = { "'": "'", "‘": "’", "’": "’", "‚": "‘’" }

/** The pieces of the line from position `from` on, in order. `options`: those that are known. Linear in the line. */
export function piecesOf(line: string, from: number, options: Options): readonly LinePiece[] {
  const closing = closingIn(line)
  const pieces: LinePiece[] = []
  for (let start = blankEnd(line, from); start < line.length; ) {
    const flag = flagAt(line, start, options)
    if (flag) {
      pieces.push({ ...flag, start, value: "yes", isOpen: false, isMarked: true })
      start = blankEnd(line, flag.end)
      continue
    }
    const label = labelAt(line, start, options)
    const opening = label ? valueStart(line, label, options) : start
    const close = closing(opening, label !== null)
    const isOpen = close < 0 && Object.hasOwn(MARKS, line.charAt(opening))
    // An option whose mark is not closed yet is still being typed: it goes on to the end of the line.
    const end = close >= 0 ? close + 1 : label && isOpen ? line.length : wordEnd(line, opening)
    const isMarked = label !== null && (close >= 0 || isOpen)
    const value = isMarked ? withoutEscapes(line.slice(opening + 1, isOpen ? end : close)) : line.slice(opening, end)
    pieces.push({ start, end, name: label?.name ?? null, value, isOpen, isMarked })
    start = blankEnd(line, end)
  }
  return pieces
}

/** A value in quotation marks, with those that it holds itself escaped: what `withoutEscapes` takes back. */
export const marked = (value: string): string => `"${value.replaceAll(/["\\]/g, "\\$&")}"`

const withoutEscapes = (value: string): string => value.replaceAll(/\\(["\\“”»«‹›」』＂])/g, "$1")

type Label = { readonly name: string; readonly end: number; readonly isKnown: boolean }

/** The `name:` at the position; null where the colon is one of the text: "note: x", "https://x", "c:", "10:30". */
function labelAt(line: string, at: number, options: Options): Label | null {
  const [found, typed = ""] = matchAt(/([\p{L}-]{2,32}):/uy, line, at) ?? []
  if (found === undefined) return null
  const end = at + found.length
  const name = typed.toLowerCase()
  if (Object.hasOwn(options, name)) return { name, end, isKnown: true }
  const isText = line.startsWith("//", end) || /^\s?$/.test(line.charAt(end))
  return isText ? null : { name, end, isKnown: false }
}

/** A flag as shells write it, "--explain", which phones make one long dash of; null for any other word. */
function flagAt(line: string, at: number, options: Options): Pick<Label, "name" | "end"> | null {
  const [found, typed = ""] = matchAt(/(?:--|[–—])([\p{L}-]{2,32})(?!\S)/uy, line, at) ?? []
  const name = typed.toLowerCase()
  const isFlag = Object.hasOwn(options, name) && options[name]?.kind === "flag"
  return found !== undefined && isFlag ? { name, end: at + found.length } : null
}

/** Behind the colon; phones put a blank there, which is passed over unless another option follows. */
function valueStart(line: string, label: Label, options: Options): number {
  const next = blankEnd(line, label.end)
  if (!label.isKnown || next === line.length) return label.end
  return (labelAt(line, next, options) ?? (next > label.end && flagAt(line, next, options))) ? label.end : next
}

/** Finds where the mark at a position is closed; -1 when there is none or it stays open. A single mark closes before a blank. */
function closingIn(line: string): (open: number, isValue: boolean) => number {
  const unclosed = new Set<string>()
  return (open, isValue) => {
    const mark = line.charAt(open)
    const single = isValue ? SINGLE[mark] : undefined
    const closing = single ?? MARKS[mark]
    if (closing === undefined || unclosed.has(mark)) return -1
    for (let at = open + 1; at < line.length; at++) {
      if (line[at] === "\\") at++
      else if (closing.includes(line.charAt(at)) && (!single || /^\s?$/.test(line.charAt(at + 1)))) return at
    }
    unclosed.add(mark)
    return -1
  }
}

const blankEnd = (line: string, at: number): number => at + (matchAt(/\s*/y, line, at)?.[0].length ?? 0)
const wordEnd = (line: string, at: number): number => at + (matchAt(/\S*/y, line, at)?.[0].length ?? 0)

function matchAt(sticky: RegExp, line: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at
  return sticky.exec(line)
}
