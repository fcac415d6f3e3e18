import { dateInWords, type Run } from "../reply/reply.ts"
import type { ArticleHead } from "../shelves/articles.ts"

type Head = Pick<ArticleHead, "title" | "url" | "outlet" | "byline" | "published">

/** The title, linked when the article gives an address. */
export const titleRun = ({ title, url }: Head): Run =>
  url === undefined ? { text: title } : { text: title, href: url }

/** "Outlet · Thomas Osborne · 20 October 2022", as far as the article gives them; empty when it gives none. */
export const imprint = ({ outlet, byline, published }: Head): string =>
  [outlet, byline, published && dateInWords(published)].filter((part) => part).join(" · ")

/** "8 quotes", "1 quote". */
export const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`
