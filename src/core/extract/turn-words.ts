import type { Article, Paragraph, Span } from "../model.ts"
import { wordsAt } from "../model.ts"

/** The words of a turn, behind its label and inside the quotation marks that hold all of them. */
export function wordsOfTurn(article: Article, { start, end, label = 0 }: Paragraph): Span {
  const text = wordsAt(article.text, { start, end })
  const from = label + (text.slice(label).search(/\S/) + 1 || 1) - 1
  const isQuoted = /^(?:“[^“”]*”|"[^"]*")$/.test(text.slice(from))
  return isQuoted ? { start: start + from + 1, end: end - 1 } : { start: start + from, end }
}
