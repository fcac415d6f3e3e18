import { foreignLanguage } from "../article/language.ts"
import { dateInWords, unread } from "../reply/lines.ts"
import type { Run } from "../reply/reply.ts"
import type { ArticleHead } from "../shelves/articles.ts"
import { kindInWords } from "./kind.ts"

type ArticleOrigin = Pick<
  ArticleHead,
  "title" | "url" | "outlet" | "byline" | "published" | "language" | "kind" | "issuer"
>

/** The title, linked when the article gives an address. */
export const titleRun = ({ title, url }: ArticleOrigin): Run =>
  url === undefined ? { text: title } : { text: title, href: url }

/**
 * "Opinion · Outlet · Thomas Osborne · 20 October 2022 · in French: speakers are not read", as far as the article gives them; empty
 * when it gives none.
 */
export function imprint(article: ArticleOrigin): string {
  const { outlet, byline, published, language } = article
  const foreign = foreignLanguage({ language })
  return [kindInWords(article), outlet, byline, published && dateInWords(published), foreign && unread(foreign)]
    .filter((part) => part)
    .join(" · ")
}
