import type { Article, Correction } from "../model.ts"
import { dateInWords } from "../reply/lines.ts"
import { type Action, type Block, callTo, plain, type Run, strong } from "../reply/reply.ts"
import { correctedInWords } from "./kind.ts"

/** What an article says of its own mistakes, as it stands before any answer of it. */
export const correctionBlocks = ({ corrections = [], url }: Pick<Article, "corrections" | "url">): readonly Block[] =>
  corrections.map((correction) => ({
    kind: "correction",
    prose: [...leadOf(correction), ...plain(correction.text)],
    ...(url !== undefined && { href: url }),
  }))

/** What says by itself that it is a correction needs no label. */
const SAYS_SO =
  /^\W*(?:correct|clarif|amend|editor|updat|retract|erratum|for the record|note|a correction|this (?:article|story|report|post|piece)\b.{0,60}(?:amended|corrected|clarified|updated))/i

function leadOf({ text, date, isNote }: Correction): readonly Run[] {
  if (SAYS_SO.test(text)) return []
  const label = isNote ? "Editor’s note" : "Correction"
  return [strong(date === undefined ? `${label}: ` : `${label}, ${dateInWords(date)}: `)]
}

type Marked = Pick<Article, "slug" | "title" | "url" | "corrections" | "published">

/** " · Corrected 25 Nov", linked where the article gives an address; none of an article without corrections. */
export function correctedRuns(head: Omit<Marked, "slug" | "title">): readonly Run[] {
  const words = correctedInWords(head)
  if (words === undefined) return []
  return [{ text: " · " }, head.url === undefined ? { text: words } : { text: words, href: head.url }]
}

/** Buttons to what the corrected ones of these articles say of it; each article once. */
export const correctionActions = (heads: readonly Marked[], most: number): readonly Action[] =>
  [...new Map(heads.map((head) => [head.slug, head])).values()]
    .filter((head) => correctedInWords(head) !== undefined)
    .slice(0, most)
    .map((head) => ({
      label: `${correctedInWords(head)?.startsWith("Corrected") ? "Correction" : "Editor’s note"}: ${head.title}`,
      call: callTo("summary", { article: head.slug }),
    }))
