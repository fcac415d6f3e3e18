import { opensWithDateline } from "./dateline.ts"
import type { HeadLine } from "./head-line.ts"
import { isAnchor, isOfHead } from "./head-line.ts"
import { isKicker } from "./head-neighbours.ts"

/** In characters. A longer line is a paragraph. */
const LONGEST = { title: 200, standfirst: 500, unread: 120 } as const

/** What each line of the top of a text is. */
export type Layout = {
  readonly title: string | null
  /** Index of its line. */
  readonly standfirst: number | null
  /** Indexes of the lines that are not the body's. */
  readonly taken: ReadonlySet<number>
  /** Indexes of the body's lines that belong to the head and were not understood. */
  readonly unread: ReadonlySet<number>
  /** The first line below the head. */
  readonly end: number
}

/** `given`: the title where markup or front matter says it. `isOpen`: whether a standfirst may stand in the text. */
export function layOut(top: readonly HeadLine[], given: string | undefined, isOpen: boolean): Layout {
  const wordsOf = (i: number) => top[i]?.words ?? ""
  const kicker = top.findLastIndex((_, i) => isKicker(top, i))
  const first = top.findIndex((line, i) => i > kicker && !isOfHead(line))
  const start = given === undefined ? first + 1 : 0
  const title = given ?? wordsOf(first)
  const repeats = new Set<number>()
  const free: number[] = []
  let end = start
  for (const [i, line] of top.entries()) {
    if (i < start || line.isFurniture || (line.isLabel && !line.isOfWriter)) continue
    if (isSame(line.words, title) || free.some((at) => isSame(wordsOf(at), line.words))) repeats.add(i)
    if (repeats.has(i) || isAnchor(line) || line.isOfWriter) end = i + 1
    else if (free.length < (isOpen ? 2 : 0) && line.words.length <= LONGEST.standfirst) free.push(i)
    else break
  }

  const isTitled = given !== undefined || (first >= 0 && isTitleLine(title, end > start))
  if (!isTitled) end = first < 0 ? top.length : first
  const isPassed = (i: number) => top[i]?.isFurniture || top[i]?.isLabel || repeats.has(i)
  const below = free.find((at) => top.slice(start, at).every((_, i) => isPassed(start + i)))
  const isStandfirst =
    isTitled &&
    below !== undefined &&
    goesOn(top, end) &&
    isTelling(wordsOf(below)) &&
    (below < end || isRepeated(top, below) || isAboveDateline(top, below))
  if (isStandfirst) end = Math.max(end, below + 1)

  const isTaken = (i: number) =>
    i <= kicker || (isTitled && ((given === undefined && i === first) || (isStandfirst && i === below)))
  const indexes = [...top.keys()].slice(0, end)
  const taken = new Set(
    indexes.filter((i) => isTaken(i) || repeats.has(i) || top[i]?.isLabel || isOfHead(top[i] ?? { words: "" })),
  )
  return {
    title: isTitled ? title : null,
    standfirst: isStandfirst ? below : null,
    taken,
    unread: isTitled ? unreadOf(top, taken, end) : new Set(),
    end,
  }
}

/** What stands between the title and the end of the head, and above the first line of running text, and says nothing known. */
function unreadOf(top: readonly HeadLine[], taken: ReadonlySet<number>, end: number): ReadonlySet<number> {
  const opening = top.findIndex((line, i) => i >= end && !line.isFurniture && isRunningText(line.words))
  if (opening < 0) return new Set()
  return new Set([...top.keys()].slice(0, opening).filter((i) => !taken.has(i) && !top[i]?.isFurniture))
}

/** A sentence, or a line too long for a head. */
const isRunningText = (line: string): boolean => line.length > LONGEST.unread || /[.!?…:;,]["”’»)\]]*$/.test(line)

/** A standfirst says something: four words at least, and it is no "By X" of another form and no address. */
const isTelling = (line: string): boolean =>
  !/^(?:by|posted|published|updated|written|from)\b(?!.*[.!?]$)/i.test(line) &&
  !/\S@\S|^[@#]/.test(line) &&
  !/ [|•·] /.test(line) &&
  (/[.!?…]["”’]?$/.test(line) || /\p{L}.* .*\p{L}.* .*\p{L}.* .*\p{L}/u.test(line))

/** Short, and no sentence, unless what follows shows that it is the head of something. */
const isTitleLine = (line: string, hasHead: boolean): boolean =>
  line.length <= LONGEST.title && (hasHead || !/[^.]\.["”’)]*$/.test(line))

/** Whether text follows; a byline or date behind the last paragraph makes no standfirst of the first. */
const goesOn = (top: readonly HeadLine[], end: number): boolean => top.slice(end).some((line) => !isOfHead(line))

/** Whether the text begins right behind this line, with where it was written. */
const isAboveDateline = (top: readonly HeadLine[], at: number): boolean =>
  opensWithDateline(top.slice(at + 1).find((line) => !isOfHead(line))?.words ?? "")

/** Whether the next paragraph opens with this line as a whole sentence. */
function isRepeated(top: readonly HeadLine[], at: number): boolean {
  const words = top[at]?.words ?? ""
  const next = top.slice(at + 1).find((line) => !isOfHead(line))?.words ?? ""
  return next.startsWith(words) && (/[.!?…]["”’]?$/.test(words) || /^[.!?…]/.test(next.slice(words.length)))
}

const isSame = (a: string, b: string): boolean => a.length === b.length && a.toLowerCase() === b.toLowerCase()
