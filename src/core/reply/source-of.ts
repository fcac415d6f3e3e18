import { foreignLanguage } from "../article/language.ts"
import type { Article, Span } from "../model.ts"
import { paragraphAt } from "../model.ts"
import { correctedInWords, kindInWords, postAt } from "../show/kind.ts"
import type { Source } from "./reply.ts"

export function sourceOf(article: Article, at: Span): Source {
  const { slug, version, title, byline, outlet, published, url } = article
  const [kind, corrected] = [kindInWords(article), correctedInWords(article)]
  const post = postAt(article, at.start)
  const foreign = foreignLanguage(article)
  return {
    slug,
    version,
    title,
    paragraph: paragraphAt(article, at.start),
    at,
    ...(byline !== undefined && { byline }),
    ...(outlet !== undefined && { outlet }),
    ...(published !== undefined && { published }),
    ...(url !== undefined && { url }),
    ...(kind !== undefined && { kind }),
    ...(post !== undefined && { post }),
    ...(corrected !== undefined && { corrected }),
    ...(foreign !== undefined && { foreign }),
  }
}
