import { dateInWords } from "../reply/lines.ts"
import type { Run } from "../reply/reply.ts"
import type { ArticleHead } from "../shelves/articles.ts"
import { kindInWords } from "./kind.ts"

type ArticleOrigin = Pick<ArticleHead, "title" | "url" | "outlet" | "byline" | "published" | "kind" | "issuer">

/** The title, linked when the article gives an address. */
export const titleRun = ({ title, url }: ArticleOrigin): Run =>
  url === undefined ? { text: title } : { text: title, href: url }

/** "Opinion · Outlet · Thomas Osborne · 20 October 2022", as far as the article gives them; empty when it gives none. */
export const imprint = (article: ArticleOrigin): string =>
  [kindInWords(article), article.outlet, article.byline, article.published && dateInWords(article.published)]
    .filter((part) => part)
    .join(" · ")
