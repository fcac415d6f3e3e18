import type { Browse } from "../../core/query/browse.ts"
import type { Source } from "../../core/reply/reply.ts"

/** Where the page answers the line. */
export const askHref = (line: string): string => `/?ask=${encodeURIComponent(line.toWellFormed())}`

/** Where the line's answer is shown as Discord and Slack would show it. */
export const messageHref = (line: string): string => `/message?ask=${encodeURIComponent(line.toWellFormed())}`

/** Where it is listed what was corrected. */
export const CORRECTIONS = "/corrections"

/** Where the article is read; without a `version` the current one. */
export function articleHref(slug: string, part = 1, version?: string): string {
  const asked = new URLSearchParams({
    ...(version !== undefined && { version }),
    ...(part > 1 && { part: String(part) }),
  })
  return `/articles/${encodeURIComponent(slug)}${asked.size > 0 ? `?${asked}` : ""}`
}

/** Where all that somebody said is read. */
export const personHref = (name: string): string => `/people/${encodeURIComponent(name.toWellFormed())}`

/** Where a quote stands by itself, with its pictures; `id`: of its snippet. */
export const quoteHref = (id: string): string => `/quotes/${id.replace(/^#/, "")}`

/** Where the desk says who spoke it. */
export const speakerHref = (id: string): string => `${quoteHref(id)}/speaker`

/** Where a channel's next briefing is seen before it comes. */
export const briefingHref = (platform: string, channel: string): string =>
  `/briefings/${platform}/${encodeURIComponent(channel)}`

/** Where two versions of it stand side by side. */
export const versionsHref = (slug: string, from: number, to: number): string =>
  `${articleHref(slug)}?versions=${from}..${to}`

/** Where the words stand in it; `isEarlier`: in a version that is not the current one. */
export const placeHref = (source: Source, isEarlier = false): string =>
  `${partHref(source, isEarlier)}#at-${source.at.start}`

/** Where their paragraph stands: words that nothing marks have no place of their own. */
export const paragraphHref = (source: Source, isEarlier = false): string =>
  `${partHref(source, isEarlier)}#p${source.paragraph}`

const partHref = ({ slug, version, paragraph }: Source, isEarlier: boolean): string =>
  articleHref(slug, partOf(paragraph), isEarlier ? version : undefined)

/** So many paragraphs are drawn at once; only a book has more. */
export const PARAGRAPHS_A_PART = 300

/** The part of an article, from 1, in which a paragraph is drawn. */
export const partOf = (paragraph: number): number => Math.max(Math.ceil(paragraph / PARAGRAPHS_A_PART), 1)

/** What can be narrowed by a click, as the address has it. */
export type PageFilters = Partial<Pick<Browse, "what" | "articleKind" | "speaker" | "outlet" | "since" | "until">>

/** Changes to where one is: what is undefined is left out. Any change but of the page begins with the first page. */
export type Move = PageFilters & { readonly sort?: Browse["sort"]; readonly page?: number }

/** The address of a place with these filters: a kind of article is a `kind`, too. */
export function filteredHref(
  path: string,
  words: string,
  { what, articleKind, sort, page = 1, ...rest }: Move,
): string {
  const parameters = new URLSearchParams()
  if (words !== "") parameters.set("ask", words.toWellFormed())
  for (const kind of [what, articleKind]) if (kind !== undefined) parameters.append("kind", kind.replaceAll(" ", "-"))
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) parameters.set(name, value)
  if (sort !== undefined && sort !== "best") parameters.set("sort", sort)
  if (page > 1) parameters.set("page", String(page))
  const query = parameters.toString()
  return query === "" ? path : `${path}?${query}`
}
