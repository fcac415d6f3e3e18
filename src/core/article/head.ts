import type { Article, Span } from "../model.ts"
import { wordsAt } from "../model.ts"
import { isFurniture } from "./furniture.ts"
import type { HeadLine } from "./head-line.ts"
import { amongNeighbours, headLine, isAnchor, isOfHead } from "./head-line.ts"
import type { PrintedDate } from "./printed-date.ts"
import type { Result } from "./problem.ts"
import { faulty, shown } from "./problem.ts"

/** What stands above the body. What the text does not give is absent. */
export type Head = Omit<Article, "slug" | "version" | "text" | "paragraphs">

/** A head is looked for in so many lines. */
const HEAD_LINES = 30
/** In characters. A longer line is a paragraph; a title made of one is cut to `slice`. */
const LONGEST = { title: 200, standfirst: 500, slice: 120 } as const

/**
 * Reads a text as it is pasted from a site: title, standfirst, byline and dates, in any order below the title, some of
 * them twice, with furniture between. `body`: the lines that are left, the article's paragraphs.
 *
 * A free line below the title is the standfirst only where a byline, a date or the title again follows it, or where the
 * next paragraph repeats it. Without a title line the title is a slice of the first sentence, which stays in the body.
 * `title` is given where markup says it. `lineOf` tells a line's number in the file, for problems.
 */
export function readHead(
  text: string,
  lines: readonly Span[],
  lineOf: (line: Span) => number,
  title?: string,
): Result<{ readonly head: Head; readonly body: readonly Span[] }> {
  const top = amongNeighbours(lines.slice(0, HEAD_LINES).map((line) => headLine(wordsAt(text, line))))
  const layout = layOut(top, title)
  const head = top.slice(0, layout.end)

  for (const [i, { words, dates }] of head.entries()) {
    const line = lines[i]
    if (line && [dates?.published, dates?.updated].some((date) => date?.possible === false))
      return faulty(lineOf(line), `${shown(words)} is not a possible date`, "Mend the date, or leave the line out.")
  }

  const isAside = (line: Span, i: number) => (top[i] ? top[i].isFurniture === true : isFurniture(wordsAt(text, line)))
  const body = lines.filter((line, i) => !layout.taken.has(i) && !isAside(line, i))
  const first = body[0] ? wordsAt(text, body[0]) : ""
  const standfirst = layout.standfirst === null ? undefined : top[layout.standfirst]?.words
  const byline = head.find((line) => line.byline !== undefined)?.byline
  const published = firstTime(head.map((line) => line.dates?.published))
  const updated = firstTime(head.map((line) => line.dates?.updated))
  return {
    ok: true,
    head: {
      title: layout.title ?? openingOf(first),
      ...(standfirst !== undefined && { standfirst }),
      ...(byline !== undefined && { byline }),
      ...(published !== undefined && { published }),
      ...(updated !== undefined && { updated }),
    },
    body,
  }
}

type Layout = {
  readonly title: string | null
  /** Index of its line. */
  readonly standfirst: number | null
  /** Indexes of the lines that are not the body's. */
  readonly taken: ReadonlySet<number>
  /** The first line below the head. */
  readonly end: number
}

function layOut(top: readonly HeadLine[], given: string | undefined): Layout {
  const wordsOf = (i: number) => top[i]?.words ?? ""
  const first = top.findIndex((line) => !isOfHead(line))
  const start = given === undefined ? first + 1 : 0
  const title = given ?? wordsOf(first)
  const repeats = new Set<number>()
  const free: number[] = []
  let end = start
  for (const [i, line] of top.entries()) {
    if (i < start || line.isFurniture) continue
    if (isSame(line.words, title) || free.some((at) => isSame(wordsOf(at), line.words))) repeats.add(i)
    if (repeats.has(i) || isAnchor(line)) end = i + 1
    else if (free.length < 2 && line.words.length <= LONGEST.standfirst) free.push(i)
    else break
  }

  const isTitled = given !== undefined || (first >= 0 && isTitleLine(title, end > start))
  if (!isTitled) end = first < 0 ? top.length : first
  const below = free.find((at) => top.slice(start, at).every((line, i) => line.isFurniture || repeats.has(start + i)))
  const isStandfirst = isTitled && below !== undefined && goesOn(top, end) && (below < end || isRepeated(top, below))
  if (isStandfirst) end = Math.max(end, below + 1)

  const isTaken = (i: number) => isTitled && ((given === undefined && i === first) || (isStandfirst && i === below))
  const indexes = [...top.keys()].slice(0, end)
  const taken = indexes.filter((i) => isTaken(i) || repeats.has(i) || isOfHead(top[i] ?? { words: "" }))
  return {
    title: isTitled ? title : null,
    standfirst: isStandfirst ? below : null,
    taken: new Set(taken),
    end,
  }
}

/** Short, and no sentence, unless what follows shows that it is the head of something. */
const isTitleLine = (line: string, hasHead: boolean): boolean =>
  line.length <= LONGEST.title && (hasHead || !/[^.]\.["”’)]*$/.test(line))

/** Whether text follows; a byline or date behind the last paragraph makes no standfirst of the first. */
const goesOn = (top: readonly HeadLine[], end: number): boolean => top.slice(end).some((line) => !isOfHead(line))

/** Whether the next paragraph opens with this line as a whole sentence. */
function isRepeated(top: readonly HeadLine[], at: number): boolean {
  const words = top[at]?.words ?? ""
  const next = top.slice(at + 1).find((line) => !isOfHead(line))?.words ?? ""
  return next.startsWith(words) && (/[.!?…]["”’]?$/.test(words) || /^[.!?…]/.test(next.slice(words.length)))
}

const isSame = (a: string, b: string): boolean => a.length === b.length && a.toLowerCase() === b.toLowerCase()

const firstTime = (dates: readonly (PrintedDate | undefined)[]): string | undefined =>
  dates.flatMap((date) => (date?.possible && date.time !== undefined ? [date.time] : []))[0]

/** The first sentence, or as many whole words of it as make a title. No word is added. */
function openingOf(paragraph: string): string {
  const short = paragraph.slice(0, LONGEST.slice)
  const sentence = /^.{20,}?[.!?](?=["”’)]? |$)/.exec(short)?.[0]
  if (sentence !== undefined || short === paragraph) return sentence ?? short
  return short.slice(0, Math.max(short.lastIndexOf(" "), 0)) || short.replace(/[\uD800-\uDBFF]$/, "")
}
