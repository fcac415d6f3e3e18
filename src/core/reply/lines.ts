import type { PrintedTime } from "../model.ts"
import { type Block, type ListItem, type Prose, plain, type Run, type Source, type Voice, type Words } from "./reply.ts"

/** “A,” […] “B.”: the passages of a quote, each in its own marks; reported words stand without. */
export function quotedWords(passages: readonly Words[]): Prose {
  return passages.flatMap(({ prose, quoted }, index) => [
    ...(index > 0 ? plain(" […] ") : []),
    ...(quoted ? [...plain("“"), ...prose, ...plain("”")] : prose),
  ])
}

/** "In the article: Former Pentagon official …". */
export const contextLine = (context: Prose): Prose => [...plain("In the article: "), ...context]

/** "paragraph 3: Iran sold …". */
export const itemLine = ({ label, prose }: ListItem): Prose => (label ? [...plain(`${label}: `), ...prose] : prose)

/**
 * "Title · Live blog · Outlet · Byline · 20 October 2022 · Corrected 25 Oct · 10:42 post · paragraph 11": the same words in the same
 * order everywhere.
 */
export function sourceLine(source: Source): Prose {
  const { outlet, byline, published, kind, post, paragraph, corrected } = source
  const rest = [
    kind,
    outlet,
    byline,
    published && dateInWords(published),
    corrected,
    post && `${post} post`,
    `paragraph ${paragraph}`,
  ]
  const title: Run = source.url === undefined ? { text: source.title } : { text: source.title, href: source.url }
  const tail = rest.flatMap((part) => (part ? [` · ${part}`] : [])).join("")
  return [title, { text: tail }]
}

/** "— Ned Price, US State Department spokesman". */
export function speakerLine(speaker: Voice | null): string {
  if (!speaker) return "— speaker not named"
  return speaker.role ? `— ${speaker.name}, ${speaker.role}` : `— ${speaker.name}`
}

/** All that a block says, a line each, in the order of every surface. */
export function prosesOf(block: Block): readonly Prose[] {
  switch (block.kind) {
    case "heading":
    case "prose":
    case "note":
    case "correction":
      return [block.prose]
    case "list":
      return block.items.map(itemLine)
    case "quote":
      return [
        quotedWords(block.passages),
        plain(speakerLine(block.speaker)),
        block.remark ?? [],
        block.context ? contextLine(block.context) : [],
        sourceLine(block.source),
      ]
    case "fact":
      return [block.sentence, block.attribution, sourceLine(block.source)]
  }
}

const MONTHS = "January February March April May June July August September October November December".split(" ")

/** "20 October 2022", "October 2022" or "2022", as precise as it was printed. */
export function dateInWords(time: PrintedTime): string {
  const [year, month, day] = time.slice(0, 10).split("-")
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1]
  return [day === undefined ? undefined : String(Number(day)), name, year].filter((part) => part).join(" ")
}
