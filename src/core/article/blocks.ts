import type { Span } from "../model.ts"
import { wordsAt } from "../model.ts"
import type { Traced } from "./origin.ts"
import { draftFrom } from "./origin.ts"

/** The blocks of a Markdown text that hold running text, one paragraph a line; their inline markup still stands. */
export type Blocks = Traced & {
  /** The heading that opens the text, with its inline markup; null when it opens with something else. */
  readonly heading: string | null
  /** Numbers, from 0, of the lines that stand as block quotes. */
  readonly quoted: ReadonlySet<number>
  /** Numbers of the lines below headings or rules, with the words of each; a rule has none. */
  readonly headed: ReadonlyMap<number, readonly string[]>
  /** Labels of links that are defined somewhere, in lower case. */
  readonly labels: ReadonlySet<string>
}

const QUOTE = /> ?/y
const BULLET = /[-*+] (?=\S)/y
/** A longer number is a year: "1986. It was a good one." */
const NUMBER = /(\d{1,3})[.)] (?=\S)/y
const FENCE = /^(`{3,})[^`]*$|^(~{3,})/
const HEADING = /^#{1,6}(?: |$)/
/** Under one line of text it makes a heading of it; under several it parts paragraphs. */
const UNDERLINE = /^(?:=+|-+)$/
const RULE = /^(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,})$/
const NOTE = /^\[\^[^\]]{1,100}\]:/
const DEFINITION = /^\[([^[\]]{1,100})\]: ?\S/
const ROW = /^\|.*\|$/
/** Blocks of HTML whose content is no running text, and what ends them. */
const UNREAD = /^<(?:(script|style|template|pre|svg|iframe)\b|!--)/i

/** What is being left out, until a line ends it. */
type Skip = { readonly until: (line: string) => boolean }

/**
 * Leaves out headings (but keeps their place), code fences, tables, rules, footnote texts, link definitions and blocks of HTML that is not read;
 * takes the marks of lists and quotations off; joins the lines of a paragraph by a space.
 * Written by hand and not with a library: every character that stays must know its place in the file.
 * `text` is normalised, so that no line is indented; `from` is where the body begins.
 */
export function readBlocks(text: string, from: number): Blocks {
  const draft = draftFrom(text)
  const labels = new Set<string>()
  const quoted = new Set<number>()
  const headed = new Map<number, readonly string[]>()
  let lines = 0
  let above: string[] = []
  let isQuote = false
  let heading: string | null = null
  let isFirst = true
  let open: Span[] = []
  let isItem = false
  let skip: Skip | null = null
  const ends = lastEnds(text)

  const close = () => {
    open.forEach(({ start, end }, i) => {
      const before = open[i - 1]
      if (before) draft.put(" ", before.end, start)
      draft.copy(start, end)
    })
    isFirst &&= open.length === 0
    if (open.length === 0) return
    draft.put("\n", open.at(-1)?.end ?? 0, open.at(-1)?.end ?? 0)
    if (isQuote) quoted.add(lines)
    if (above.length > 0) headed.set(lines, above)
    above = []
    lines++
    open = []
  }
  const title = (words: string) => {
    if (isFirst) heading = words
    above.push(words)
    isFirst = false
  }

  for (const line of allLines(text, from)) {
    const { start, opensItem, isQuoted } = contentStart(text, line, open.length > 0 && !isItem)
    // A line without ">" may go on with a quote, but a quote never with running text.
    if (opensItem || (isQuoted && !isQuote)) close()
    if (opensItem || open.length === 0) isItem = opensItem
    if (open.length === 0) isQuote = isQuoted
    const words = text.slice(start, line.end)
    if (skip) {
      if (skip.until(words)) skip = null
      continue
    }
    const [only] = open
    if (only && open.length === 1 && !isItem && UNDERLINE.test(words)) {
      title(wordsAt(text, only))
      open = []
      continue
    }
    const definition = open.length === 0 ? DEFINITION.exec(words)?.[1] : undefined
    skip = skipFrom(words, (end) => ends.after(end, line.end))
    if (skip || words === "" || RULE.test(words) || UNDERLINE.test(words) || ROW.test(words)) {
      close()
      if (RULE.test(words)) above.push("")
    } else if (HEADING.test(words)) {
      close()
      const told = words.replace(/^#+ ?/, "").replace(/ #+$/, "")
      // "###" ends a press release.
      title(/[^# ]/.test(told) || isFirst ? told : words)
    } else if (definition !== undefined) labels.add(definition.toLowerCase())
    else open.push({ start, end: endsInBreak(words) ? line.end - 1 : line.end })
  }
  close()
  return { ...draft.done(), heading, quoted, headed, labels }
}

/** Where the line's own words begin, behind ">" and list marks; a number other than 1 opens no list inside a paragraph. */
function contentStart(
  text: string,
  line: Span,
  isParagraph: boolean,
): { readonly start: number; readonly opensItem: boolean; readonly isQuoted: boolean } {
  let { start } = line
  let opensItem = false
  let isQuoted = false
  for (;;) {
    const next = markEnd(text, start, line.end, isParagraph && !opensItem)
    if (next === null) return { start: Math.min(start, line.end), opensItem, isQuoted }
    if (text[start] === ">") isQuoted = true
    else opensItem = true
    start = next
  }
}

function markEnd(text: string, at: number, end: number, isInside: boolean): number | null {
  const first = text[at] ?? "\n"
  const mark = first === ">" ? QUOTE : "-*+".includes(first) ? BULLET : NUMBER
  mark.lastIndex = at
  const found = mark.exec(text)
  if (!found || at >= end || mark.lastIndex > end) return null
  if (mark === NUMBER && isInside && found[1] !== "1") return null
  return mark === BULLET && RULE.test(text.slice(at, Math.min(end, at + 100))) ? null : mark.lastIndex
}

/** Where each end of an unread block stands last in the text; asked once each, so that it is linear. */
function lastEnds(text: string): { readonly after: (end: string, at: number) => boolean } {
  const lower = text.toLowerCase()
  const last = new Map<string, number>()
  return {
    after(end, at) {
      const known = last.get(end) ?? lower.lastIndexOf(end)
      last.set(end, known)
      return known >= at
    },
  }
}

/** What is never closed would take the rest of the article with it: it ends with its paragraph. */
function skipFrom(words: string, isClosedLater: (end: string) => boolean): Skip | null {
  const fence = FENCE.exec(words)
  const ticks = fence?.[1] ?? fence?.[2]
  if (ticks !== undefined) {
    const closes = new RegExp(`^${ticks[0]}{${Math.min(ticks.length, 100)},}$`)
    return { until: (line) => closes.test(line) }
  }
  if (NOTE.test(words)) return { until: (line) => line === "" }
  const unread = UNREAD.exec(words)
  if (!unread) return null
  const end = unread[1] === undefined ? "-->" : `</${unread[1].toLowerCase()}`
  const until = (line: string) => line.toLowerCase().includes(end)
  if (until(words)) return null
  return { until: isClosedLater(end) ? until : (line) => line === "" }
}

/** A backslash at the end of a line, itself not escaped, breaks the line. */
const endsInBreak = (words: string): boolean => /(?<!\\)\\$/.test(words)

/** Every line from `from`, empty ones too: they part paragraphs. */
function* allLines(text: string, from: number): Generator<Span> {
  for (let start = from; start <= text.length; ) {
    const found = text.indexOf("\n", start)
    const end = found < 0 ? text.length : found
    yield { start, end }
    start = end + 1
  }
}
