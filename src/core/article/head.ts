import type { Article, Span } from "../model.ts"
import { wordsAt } from "../model.ts"
import type { BodyLine } from "./body-line.ts"
import { furnitureAmong } from "./furniture.ts"
import { biosAmong, isBioOf } from "./furniture-bios.ts"
import { isRule } from "./furniture-lines.ts"
import { layOut } from "./head-layout.ts"
import type { HeadLine } from "./head-line.ts"
import { headLine, isAnchor } from "./head-line.ts"
import { amongNeighbours } from "./head-neighbours.ts"
import type { PrintedDate } from "./printed-date.ts"
import type { Result } from "./problem.ts"
import { faulty, shown } from "./problem.ts"

/** What stands above the body. What the text does not give is absent. */
export type Head = Omit<Article, "slug" | "version" | "text" | "paragraphs">

/** A head is looked for in so many lines. */
const HEAD_LINES = 30
/** A title made of the first sentence is cut to so many characters. */
const LONGEST_SLICE = 120

/** What is known of the head before the text is read. */
export type Known = {
  /** Where markup or front matter gives it. */
  readonly title?: string | undefined
  /** Where front matter gives it. */
  readonly byline?: string | undefined
  /** Front matter gives the head, so that the text has no standfirst. */
  readonly isGiven?: boolean
}

/**
 * Reads a text as it is pasted from a site: title, standfirst, byline and dates, in any order below the title, some of
 * them twice, with furniture between. `body`: the lines that are left, the article's paragraphs; what stands in the head
 * and is not understood is among them and set so.
 *
 * A free line below the title is the standfirst only where a byline, a date or the title again follows it, or where the
 * next paragraph repeats it. Without a title line the title is a slice of the first sentence, which stays in the body.
 * `lineOf` tells a line's number in the file, for problems.
 */
export function readHead(
  text: string,
  lines: readonly BodyLine[],
  lineOf: (line: Span) => number,
  known: Known = {},
): Result<{ readonly head: Head; readonly body: readonly BodyLine[] }> {
  const wordsOf = (i: number) => (lines[i] ? wordsAt(text, lines[i]) : "")
  const furniture = furnitureAmong(lines.length, wordsOf)
  const top = withoutBios(
    amongNeighbours(
      lines.slice(0, HEAD_LINES).map((_, i): HeadLine => {
        const words = wordsOf(i)
        return furniture.has(i) ? { words, isFurniture: true } : headLine(words)
      }),
    ),
    known.byline,
  )
  const layout = layOut(top, known.title, known.isGiven !== true)
  const head = top.slice(0, layout.end)

  for (const [i, { words, dates }] of head.entries()) {
    const line = lines[i]
    if (line && [dates?.published, dates?.updated].some((date) => date?.possible === false))
      return faulty(lineOf(line), `${shown(words)} is not a possible date`, "Correct the date, or remove the line.")
  }

  const standfirst = layout.standfirst === null ? undefined : top[layout.standfirst]?.words
  const byline = bylineOf(head)
  const outlet = head.find((line) => line.outlet !== undefined && (isAnchor(line) || line.isOfWriter))?.outlet
  const published = firstTime(head.map((line) => line.dates?.published))
  const updated = firstTime(head.map((line) => line.dates?.updated))

  const kept = [...lines.keys()].filter((i) => !layout.taken.has(i) && !(top[i]?.isFurniture ?? furniture.has(i)))
  const bios = biosAmong(kept.map(wordsOf), known.byline ?? byline)
  const body = kept.flatMap((i, at): readonly BodyLine[] => {
    const line = lines[i]
    if (!line || bios.has(at)) return []
    const opensSection = at > 0 && i > 0 && isRule(wordsOf(i - 1))
    return [{ ...line, ...(layout.unread.has(i) && { isOfHead: true }), ...(opensSection && { opensSection }) }]
  })
  const opening = body.find((line) => !line.isOfHead) ?? body[0]
  return {
    ok: true,
    head: {
      title: layout.title ?? openingOf(opening ? wordsAt(text, opening) : ""),
      ...(standfirst !== undefined && { standfirst }),
      ...(byline !== undefined && { byline }),
      ...(outlet !== undefined && { outlet }),
      ...(published !== undefined && { published }),
      ...(updated !== undefined && { updated }),
    },
    body,
  }
}

/** The first byline, with those that stand right below it; one with "By" before a name that stands alone. */
function bylineOf(head: readonly HeadLine[]): string | undefined {
  const told = head.filter((line) => !line.isFurniture && !line.isLabel)
  const labelled = told.findIndex((line) => line.byline !== undefined && line.name === undefined)
  const from = labelled < 0 ? told.findIndex((line) => line.byline !== undefined) : labelled
  const names: string[] = []
  for (const { byline } of from < 0 ? [] : told.slice(from)) {
    if (byline === undefined) break
    if (!names.some((name) => name.toLowerCase().includes(byline.toLowerCase()))) names.push(byline)
  }
  return names.length === 0 ? undefined : names.join(", ")
}

/** The lines above and below a byline that tell who that is. */
function withoutBios(top: readonly HeadLine[], given: string | undefined): readonly HeadLine[] {
  const at = top.findIndex((line) => line.byline !== undefined)
  const byline = given ?? top[at]?.byline
  const isNear = (i: number) => Math.abs(i - Math.max(at, 0)) <= 3
  return top.map((line, i) =>
    isNear(i) && line.byline === undefined && isBioOf(line.words, byline)
      ? { words: line.words, isFurniture: true }
      : line,
  )
}

const firstTime = (dates: readonly (PrintedDate | undefined)[]): string | undefined =>
  dates.flatMap((date) => (date?.possible && date.time !== undefined ? [date.time] : []))[0]

/** The first sentence, or as many whole words of it as make a title. No word is added. */
function openingOf(paragraph: string): string {
  const short = paragraph.slice(0, LONGEST_SLICE)
  const sentence = /^.{20,}?[.!?](?=["”’)]? |$)/.exec(short)?.[0]
  if (sentence !== undefined || short === paragraph) return sentence ?? short
  return short.slice(0, Math.max(short.lastIndexOf(" "), 0)) || short.replace(/[\uD800-\uDBFF]$/, "")
}
