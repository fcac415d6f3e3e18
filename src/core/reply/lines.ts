import type { PrintedTime } from "../model.ts"
import { counted } from "../text/words.ts"
import { merged } from "./merged.ts"
import {
  type AlsoIn,
  attributedIn,
  type Block,
  type ListItem,
  type Prose,
  plain,
  type Reply,
  type Run,
  type Source,
  strong,
  type Voice,
  type Words,
} from "./reply.ts"

/** “A,” […] “B.”: the passages of a quote, each in its own marks; reported words stand without. */
export function quotedWords(passages: readonly Words[]): Prose {
  return passages.flatMap(({ prose, quoted }, index) => [
    ...(index > 0 ? plain(" […] ") : []),
    ...(quoted ? [...plain("“"), ...prose, ...plain("”")] : prose),
  ])
}

/** Around struck words where the line through them cannot be seen. */
export const STRUCK_OUT = ["[struck out: ", "]"] as const

/** The same prose with its struck words told in words. */
export const struckInWords = (prose: Prose): Prose =>
  prose.map(({ struck, ...run }) => (struck ? { ...run, text: STRUCK_OUT[0] + run.text + STRUCK_OUT[1] } : run))

/** A stretch of what somebody says, in its own dress: only words in quotation marks may look like a quotation. */
export type Saying = { readonly label: string | null; readonly prose: Prose; readonly isQuotation: boolean }

/**
 * What a quote's block says, in order: quotations; paraphrases under their label; and what is denied behind "Tehran denies:",
 * which is no quotation of Tehran, whatever marks stand in it.
 */
export function sayingsIn({ passages, speaker, denied }: QuoteBlock): readonly Saying[] {
  const stretches: { readonly quoted: boolean; readonly words: Words[] }[] = []
  for (const words of passages) {
    const last = stretches.at(-1)
    if (last?.quoted === words.quoted) last.words.push(words)
    else stretches.push({ quoted: words.quoted, words: [words] })
  }
  const hasParaphrase = passages.some(({ quoted }) => !quoted)
  const denial = denied ? plain(speaker ? `${speaker.name} denies: ` : "Denied: ") : []
  return stretches.map(({ quoted, words }, index) => ({
    label: quoted ? (hasParaphrase ? "Quote" : null) : "Paraphrase",
    prose: [...(index === 0 ? denial : []), ...quotedWords(words)],
    isQuotation: quoted && !denied,
  }))
}

type QuoteBlock = Pick<Extract<Block, { kind: "quote" }>, "passages" | "speaker" | "denied">

/** Above a fact's sentence, so that it is told from a quote at a glance. */
export const factLabel = ({ isTitled }: Pick<Extract<Block, { kind: "fact" }>, "isTitled">): Prose =>
  isTitled ? [] : [strong("Fact")]

/** The button that leads to where the article was published. */
export const ORIGINAL = "Original article"

/** The button of a private answer that shows it to all. */
export const SHARE = "Share"

/** The address of the one article that an answer is from, as far as it gives one; null for answers from several. */
export function originalIn(blocks: readonly Block[]): string | null {
  const sources = attributedIn(blocks).map(({ source }) => source)
  const [first] = sources
  return first?.url !== undefined && sources.every(({ url }) => url === first.url) ? first.url : null
}

/** "In the article: Former Pentagon official …". */
export const contextLine = (context: Prose): Prose => [...plain("In the article: "), ...context]

/** "Not in a quote. In the text: Iran sold …". */
export const excerptLine = ({ opening, prose }: Extract<Block, { kind: "excerpt" }>): Prose => [...opening, ...prose]

/** "paragraph 3: Iran sold …". */
export const itemLine = ({ label, prose }: ListItem): Prose => (label ? [...plain(`${label}: `), ...prose] : prose)

/**
 * "Title · Live blog · Outlet · Byline · 20 October 2022 · Corrected 25 Oct · 10:42 post · paragraph 11": the same words in the same
 * order everywhere.
 */
export function sourceLine(source: Source): Prose {
  const { outlet, byline, published, kind, post, paragraph, corrected } = source
  const place = [corrected, post && `${post} post`, `paragraph ${paragraph}`].flatMap((part) => (part ? [part] : []))
  if (source.isAbove) return plain(place.join(" · "))
  const rest = [kind, outlet, byline, published && dateInWords(published), ...place]
  const title: Run = { ...strong(source.title), ...(source.url !== undefined && { href: source.url }) }
  const tail = rest.flatMap((part) => (part ? [` · ${part}`] : [])).join("")
  return [title, { text: tail }]
}

/** "Also in: Dockers walk out (12 November 2022); Harbour talks resume (14 November 2022, Corrected 15 Nov); and 3 more". */
export function alsoLine({ articles, more }: NamedArticles, opening = "Also in"): Prose {
  if (articles.length === 0) return plain(`${opening} ${counted(more, "more article")}`)
  const named = articles.flatMap(({ source }, index): Prose => {
    const { title, url } = source
    const isLast = index === articles.length - 1 && more === 0
    return [
      { text: title, ...(url !== undefined && { href: url }) },
      { text: `${aboutArticle(source)}${isLast ? "" : "; "}` },
    ]
  })
  return merged([...plain(`${opening}: `), ...named, ...plain(more > 0 ? `and ${more} more` : "")])
}

type NamedSource = Pick<Source, "title" | "url" | "kind" | "published" | "corrected">
type NamedArticles = { readonly articles: readonly { readonly source: NamedSource }[]; readonly more: number }

/** " (Opinion, 14 November 2022, Corrected 15 Nov)" behind a title; empty where none of it is known. */
export function aboutArticle({ kind, published, corrected }: Omit<NamedSource, "title" | "url">): string {
  const parts = [kind, published && dateInWords(published), corrected].filter((part) => part)
  return parts.length > 0 ? ` (${parts.join(", ")})` : ""
}

/** That line, where an answer has it. */
export const alsoLines = ({ alsoIn }: { readonly alsoIn?: AlsoIn }): readonly Prose[] =>
  alsoIn ? [alsoLine(alsoIn)] : []

/** "— Ned Price, US State Department spokesman". Of an article that is not in English nobody can tell whether it names one. */
export function speakerLine({ speaker, source }: SpokenBlock): string {
  if (!speaker) return source.foreign ? `— ${unread(source.foreign)}` : "— speaker not identified"
  return speaker.role ? `— ${speaker.name}, ${speaker.role}` : `— ${speaker.name}`
}

type SpokenBlock = { readonly speaker: Voice | null; readonly source: Pick<Source, "foreign"> }

/** "in French: speakers are not read". */
export const unread = (foreign: string): string => `in ${foreign}: speakers are not identified`

/** The reply with the words beside what is live, for a place that is no platform's. */
export const inWords = (reply: Reply): Reply => ({ ...reply, blocks: reply.blocks.map(withWords) })

function withWords(block: Block): Block {
  const words = (prose: Prose): Prose => prose.map(({ live: _, ...run }) => run)
  switch (block.kind) {
    case "heading":
    case "prose":
    case "note":
      return { ...block, prose: words(block.prose) }
    case "list":
      return { ...block, items: block.items.map((item) => ({ ...item, prose: words(item.prose) })) }
    default:
      return block
  }
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
        ...sayingsIn(block).flatMap(({ label, prose }) => (label === null ? [prose] : [[strong(label)], prose])),
        plain(speakerLine(block)),
        block.remark ?? [],
        block.context ? contextLine(block.context) : [],
        sourceLine(block.source),
        ...alsoLines(block),
      ]
    case "fact":
      return [factLabel(block), block.sentence, block.attribution, sourceLine(block.source), ...alsoLines(block)]
    case "excerpt":
      return [excerptLine(block), sourceLine(block.source)]
    case "verdict":
      return [block.sentence, block.checked, ...block.found.flatMap(prosesOf), ...block.notes]
  }
}

const MONTHS = "January February March April May June July August September October November December".split(" ")

/** "20 October 2022", "October 2022" or "2022", as precise as it was printed. */
export function dateInWords(time: PrintedTime): string {
  const [year, month, day] = time.slice(0, 10).split("-")
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1]
  return [day === undefined ? undefined : String(Number(day)), name, year].filter((part) => part).join(" ")
}

/** After an update, while the articles are made searchable anew: how many are left. */
export const stillIndexing = (articles: number): string =>
  `Still indexing ${counted(articles, "article")}: more may be found later.`
