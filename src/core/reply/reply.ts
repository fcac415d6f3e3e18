import type { Article, PrintedTime, Span } from "../model.ts"
import { paragraphAt } from "../model.ts"

/** What the bot says, before any platform has dressed it. Text is never markup: each adapter escapes it once. */
export type Reply = {
  readonly blocks: readonly Block[]
  readonly actions: readonly Action[]
  /** `channel`: everyone there may see it; `asker`: only who asked. */
  readonly audience: "channel" | "asker"
  /** `nothing`: asked well, but there is none; `misuse`: not understood; `busy`: cannot be done now; `failed`: our fault. */
  readonly outcome: "answered" | "nothing" | "misuse" | "busy" | "failed"
}

/** A piece of text in one look. `strong` marks words that matched. */
export type Run = { readonly text: string; readonly strong?: true; readonly href?: string }
export type Prose = readonly Run[]

/** Where words stand: what every attributed block must show. */
export type Source = {
  readonly slug: string
  readonly version: string
  readonly title: string
  readonly byline?: string
  readonly outlet?: string
  readonly published?: PrintedTime
  readonly url?: string
  readonly paragraph: number
  /** The place in the article's text, for a page that can point at it. */
  readonly at: Span
}

export type Voice = { readonly name: string; readonly role?: string }

/** Words of one passage; `quoted` words are shown in quotation marks, others (reported, not word for word) without. */
export type Words = { readonly prose: Prose; readonly quoted: boolean }

export type Block =
  | { readonly kind: "heading"; readonly prose: Prose }
  | { readonly kind: "prose"; readonly prose: Prose }
  /** Small print: what was left out, how far the reading has come. */
  | { readonly kind: "note"; readonly prose: Prose }
  | { readonly kind: "list"; readonly items: readonly Item[] }
  | {
      readonly kind: "quote"
      readonly snippet: string
      /** In article order; shown joined by […]. */
      readonly passages: readonly Words[]
      /** Null: the article does not name the speaker, and the answer says so. */
      readonly speaker: Voice | null
      /** Said of it: a denial, a hedge, whom the speaker reports. */
      readonly remark?: Prose
      readonly source: Source
      readonly context?: Prose
    }
  | {
      readonly kind: "fact"
      readonly snippet: string
      readonly sentence: Prose
      /** To whom it is attributed, or that the article names no source. */
      readonly attribution: Prose
      readonly source: Source
    }

/** One line of a list; `label` stands before it ("paragraph 3"). */
export type Item = { readonly label?: string; readonly prose: Prose }

/** A command call: what a button, a link or a typed line asks for. */
export type Call = { readonly command: string; readonly args: Readonly<Record<string, string>> }

/** Between the values of an option that was typed twice; no keyboard makes it. */
export const REPEATED = "\u001f"

export type Action = { readonly label: string; readonly call: Call }

export const plain = (text: string): Prose => [{ text }]
export const strong = (text: string): Run => ({ text, strong: true })
export const textOf = (prose: Prose): string => prose.map((run) => run.text).join("")

/** The same prose with neighbours in one look as one run, and none that is empty. */
export function merged(prose: Prose): Prose {
  const runs: Run[] = []
  for (const run of prose) {
    const last = runs.at(-1)
    const text = last && last.strong === run.strong && last.href === run.href ? last.text + run.text : null
    if (last && text !== null) runs[runs.length - 1] = { ...last, text }
    else if (run.text !== "") runs.push(run)
  }
  return runs
}

/** Slices `text` at `span` into runs, with the parts that lie in `matches` (ordered, apart) strong. */
export function highlight(text: string, span: Span, matches: readonly Span[]): Prose {
  const runs: Run[] = []
  let at = span.start
  for (const match of matches) {
    const start = Math.max(match.start, at)
    const end = Math.min(match.end, span.end)
    if (start >= end) continue
    if (start > at) runs.push({ text: text.slice(at, start) })
    runs.push(strong(text.slice(start, end)))
    at = end
  }
  if (at < span.end) runs.push({ text: text.slice(at, span.end) })
  return runs
}

export function sourceOf(article: Article, at: Span): Source {
  const { slug, version, title, byline, outlet, published, url } = article
  return {
    ...{ slug, version, title, paragraph: paragraphAt(article, at.start), at },
    ...(byline !== undefined && { byline }),
    ...(outlet !== undefined && { outlet }),
    ...(published !== undefined && { published }),
    ...(url !== undefined && { url }),
  }
}

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
export const itemLine = ({ label, prose }: Item): Prose => (label ? [...plain(`${label}: `), ...prose] : prose)

/** "Title · Outlet · Byline · 20 October 2022 · paragraph 11": the same words in the same order everywhere. */
export function sourceLine(source: Source): Prose {
  const rest = [source.outlet, source.byline, source.published && dateInWords(source.published)].filter((part) => part)
  const title: Run = source.url === undefined ? { text: source.title } : { text: source.title, href: source.url }
  const tail = [...rest, `paragraph ${source.paragraph}`].map((part) => ` · ${part}`).join("")
  return [title, { text: tail }]
}

/** "— Ned Price, US State Department spokesman". */
export function speakerLine(speaker: Voice | null): string {
  if (!speaker) return "— speaker not named"
  return speaker.role ? `— ${speaker.name}, ${speaker.role}` : `— ${speaker.name}`
}

const MONTHS = "January February March April May June July August September October November December".split(" ")

/** All that a block says, a line each, in the order of every surface. */
export function prosesOf(block: Block): readonly Prose[] {
  switch (block.kind) {
    case "heading":
    case "prose":
    case "note":
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

/** "20 October 2022", "October 2022" or "2022", as precise as it was printed. */
export function dateInWords(time: PrintedTime): string {
  const [year, month, day] = time.slice(0, 10).split("-")
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1]
  return [day === undefined ? undefined : String(Number(day)), name, year].filter((part) => part).join(" ")
}
