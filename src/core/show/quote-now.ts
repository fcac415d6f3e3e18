import type { Archive } from "../archive.ts"
import type { Covered } from "../model.ts"
import type { Block } from "../reply/reply.ts"
import { snippetsOf } from "../snippet.ts"
import { quoteBlock } from "./quote.ts"

/** What became of a quote since its id was given out. */
export type QuoteNow =
  | {
      readonly standing: "current"
      readonly block: Extract<Block, { kind: "quote" }>
      readonly covered: Covered
      /** Which version of the article it is, from 1, of how many. */
      readonly version: { readonly number: number; readonly count: number }
    }
  /** Its article was withdrawn, or has other words now. */
  | { readonly standing: "gone" }

/** The quote with this id as its article has it now; of an earlier version, where the same words still stand. Null: there is no such quote. */
export async function quoteNow(archive: Pick<Archive, "articles" | "snippets">, id: string): Promise<QuoteNow | null> {
  const wanted = await archive.snippets.get(id)
  if (wanted?.kind !== "quote") return null
  const covered = await archive.articles.get(wanted.slug)
  if (!covered) return { standing: "gone" }
  const { article, coverage } = covered
  const isWanted = ({ kind, words, form }: typeof wanted) =>
    kind === wanted.kind && words === wanted.words && form === wanted.form
  const now = article.version === wanted.version ? wanted : snippetsOf(article, coverage).find(isWanted)
  const block = now && quoteBlock(covered, now, [])
  if (!block) return { standing: "gone" }
  const versions = (await archive.articles.history(article.slug)).map(({ version }) => version)
  const number = versions.lastIndexOf(article.version) + 1
  return { standing: "current", block, covered, version: { number, count: versions.length } }
}
