import { isLineOfItsOwn } from "../article/head-line.ts"
import { normalise } from "../article/normalise.ts"
import { unwrap } from "../article/unwrap.ts"
import { pairMarks } from "../extract/marks.ts"
import { type Article, type Covered, type Paragraph, type Span, wordsAt } from "../model.ts"
import { claimsIn, type DraftClaim } from "./draft-claims.ts"
import { messageArticle } from "./text-claims.ts"

/** A pasted draft as it is judged and shown: its text, nothing left out, and every quotation in it in order. */
export type ReadDraft = Pick<Article, "text" | "language"> & {
  readonly paragraphs: readonly Paragraph[]
  readonly claims: readonly DraftClaim[]
  /** It has no quotation marks, so that all of it is taken for one quotation. */
  readonly isWhole: boolean
}

/**
 * Any text as a draft: each line is a paragraph, wrapped lines are joined. Where nothing of it reads as somebody's words, whatever stands
 * in marks is meant; a single paragraph without marks is the quotation itself. `read`: the extraction.
 */
export function readDraft(text: string, read: (article: Article) => Covered): ReadDraft {
  const { article, coverage } = read(messageArticle(unwrap(normalise(text).text, isLineOfItsOwn).text))
  const { paragraphs, language } = article
  const drafted = { text: article.text, paragraphs, ...(language !== undefined && { language }) }
  const claims = claimsIn({ article, coverage })
  if (claims.length > 0) return { ...drafted, claims, isWhole: false }
  const asClaim = ({ start, end }: Span): DraftClaim => ({
    text: wordsAt(article.text, { start, end }),
    span: { start, end },
  })
  const marked = pairMarks(article).map(({ span }) => asClaim(span))
  const isWhole = marked.length === 0 && paragraphs.length === 1
  return { ...drafted, claims: isWhole ? paragraphs.map(asClaim) : marked, isWhole }
}
