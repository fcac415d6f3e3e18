import type { Article, Covered } from "../model.ts"
import { wordsAt } from "../model.ts"
import { type Block, plain } from "../reply/reply.ts"
import type { Shown } from "../reply/shown.ts"
import { sourceOf } from "../reply/source-of.ts"
import { factBlock } from "../show/fact.ts"
import { quoteBlock } from "../show/quote.ts"
import { snippetsOf } from "../snippet.ts"
import { counterparts } from "./counterpart.ts"
import { isMostly } from "./overlap.ts"

const QUOTATION = /["“„«‘']/

type Answer = Extract<Block, { kind: "quote" | "fact" }>

/** The answer that stands now in the place of one that was shown; null when its words are gone. */
export function blockNow(block: Answer, shown: Shown, before: Article, covered: Covered): Answer | null {
  const { article, coverage } = covered
  const placeOf = counterparts(before.text, article.text)
  const places = (shown.said?.spans ?? shown.spans).flatMap((span) => placeOf(span) ?? [])
  const [first] = places
  const last = places.at(-1)
  if (!first || !last) return null
  const snippet = snippetsOf(article, coverage).find(({ kind, span }) => kind === block.kind && isMostly(span, first))
  const found = snippet && (block.kind === "quote" ? quoteBlock(covered, snippet, []) : factBlock(covered, snippet, []))
  if (found)
    return found.kind === "fact" && block.kind === "fact" && block.isTitled ? { ...found, isTitled: true } : found
  const source = sourceOf(article, first)
  if (block.kind === "fact") return { ...block, sentence: plain(wordsAt(article.text, first)), source }
  const { remark: _, denied: __, context: ___, isDeskCorrected: ____, ...bare } = block
  const isNoQuote = coverage.notQuotes?.some((span) => isMostly(span, first))
  const ruled = isNoQuote && ({ isDeskCorrected: true, remark: plain("Corrected by the desk: not a quote") } as const)
  // Only what stands in quotation marks may be shown in them.
  const passages = places.map((place) => ({
    prose: plain(wordsAt(article.text, place)),
    quoted: QUOTATION.test(article.text.charAt(place.start - 1)),
  }))
  return { ...bare, passages, speaker: null, ...ruled, source }
}
