import { articleFromText } from "../article/from-text.ts"
import { pairMarks } from "../extract/marks.ts"
import { type Article, type Coverage, wordsAt } from "../model.ts"
import { claimsIn } from "./draft-claims.ts"
import type { ClaimedQuote } from "./verdict.ts"

/** Opens a line that somebody set as a quotation, as chats and mails do. */
const QUOTED_LINE = /^ {0,3}>{1,3} ?/

/** A message as an article of its own: each line a paragraph, quoted lines as block quotes without their sign. */
export function messageArticle(text: string): Article {
  const { article } = articleFromText("message", text)
  const paragraphs = article.paragraphs.map((paragraph) => {
    const [sign = ""] = QUOTED_LINE.exec(wordsAt(article.text, paragraph)) ?? []
    return sign === "" ? paragraph : { ...paragraph, start: paragraph.start + sign.length, isBlockQuote: true as const }
  })
  return { ...article, paragraphs: paragraphs.filter(({ start, end }) => end > start) }
}

/**
 * What a text quotes, as far as its marks alone tell. `whole`: all of it is one quotation, or has no quotation at all, and is the
 * claim itself; otherwise how often it quotes.
 */
export function quotationsIn(text: string): { readonly whole: string } | { readonly marked: readonly ClaimedQuote[] } {
  const article = messageArticle(text)
  const pairs = pairMarks(article)
  const [first, ...others] = pairs
  if (!first) return { whole: text.trim() }
  const outside = article.text.slice(0, first.outer.start) + article.text.slice(first.outer.end)
  if (others.length === 0 && !/[\p{L}\p{N}]/u.test(outside)) return { whole: wordsAt(article.text, first.span) }
  return { marked: pairs.map(({ span }) => ({ text: wordsAt(article.text, span) })) }
}

/** Every quotation of a message in order, each with whom the message gives it to, as extraction reads it. */
export const claimsInText = (text: string, extract: (article: Article) => Coverage): readonly ClaimedQuote[] => {
  const article = messageArticle(text)
  return claimsIn({ article, coverage: extract(article) }).map(({ text, speaker }) => ({
    text,
    ...(speaker !== undefined && { speaker }),
  }))
}
