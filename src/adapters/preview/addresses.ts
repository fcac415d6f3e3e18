import type { Source } from "../../core/reply/reply.ts"

/** Where the page answers the line. */
export const askHref = (line: string): string => `/?ask=${encodeURIComponent(line.toWellFormed())}`

/** Where the article is read. */
export function articleHref(slug: string, part = 1): string {
  return `/articles/${encodeURIComponent(slug)}${part > 1 ? `?part=${part}` : ""}`
}

/** Where two versions of it stand side by side. */
export const versionsHref = (slug: string, from: number, to: number): string =>
  `${articleHref(slug)}?versions=${from}..${to}`

/** Where the words stand in it. */
export const placeHref = ({ slug, paragraph, at }: Source): string =>
  `${articleHref(slug, partOf(paragraph))}#at-${at.start}`

/** Where their paragraph stands: words that nothing marks have no place of their own. */
export const paragraphHref = ({ slug, paragraph }: Source): string =>
  `${articleHref(slug, partOf(paragraph))}#p${paragraph}`

/** So many paragraphs are drawn at once; only a book has more. */
export const PARAGRAPHS_A_PART = 300

/** The part of an article, from 1, in which a paragraph is drawn. */
export const partOf = (paragraph: number): number => Math.max(Math.ceil(paragraph / PARAGRAPHS_A_PART), 1)
