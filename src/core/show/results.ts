import type { Article } from "../model.ts"
import type { Browsed, BrowsedEntry, What } from "../query/browse.ts"
import type { Block, Prose } from "../reply/reply.ts"
import { textOf } from "../reply/reply.ts"
import type { Articles } from "../shelves/articles.ts"
import { folded } from "../text/fold.ts"
import { withAlsoIn } from "./also-in.ts"
import { around, proseOf } from "./around.ts"
import { correctionBlocks } from "./correction.ts"
import { excerptBlock } from "./excerpt.ts"
import { factBlock } from "./fact.ts"
import { quoteBlock } from "./quote.ts"

/** A result as it is read. */
export type ShownResult = {
  readonly what: What
  readonly block: Extract<Block, { kind: "quote" | "fact" | "excerpt" }>
  /** Its paragraphs, where they say more than the block. */
  readonly context: Prose | null
  /** The article's language, where it is not English. */
  readonly language: string | null
  /** What the article says of its own mistakes: with the first result of it alone. */
  readonly corrections: readonly Extract<Block, { kind: "correction" }>[]
}

export type Results = Omit<Browsed, "entries"> & { readonly results: readonly ShownResult[] }

/** The page's entries as blocks, each with its paragraphs. */
export async function drawn(articles: Articles, { entries, ...browsed }: Browsed): Promise<Results> {
  const results: ShownResult[] = []
  const told = new Set<string>()
  for (const entry of entries) {
    const result = await resultOf(articles, entry)
    if (!result) continue
    const { slug } = result.block.source
    results.push(told.has(slug) ? { ...result, corrections: [] } : result)
    told.add(slug)
  }
  return { ...browsed, results }
}

async function resultOf(articles: Articles, entry: BrowsedEntry): Promise<ShownResult | null> {
  if (entry.what === "text") {
    const { slug, version, paragraph, matches } = entry.text
    const article = (await articles.get(slug, version))?.article
    if (!article) return null
    const { block } = excerptBlock(article, entry.text, "In the text, but not in a quote or fact:", false)
    const whole = proseOf(article.text, article.paragraphs.slice(paragraph - 1, paragraph), matches)
    return { what: "text", block, context: more(block.prose, whole), ...aboutArticle(article) }
  }
  const { snippet, matches, variants } = entry.found
  const covered = await articles.get(snippet.slug, snippet.version)
  if (!covered) return null
  const answer = snippet.kind === "quote" ? quoteBlock(covered, snippet, matches) : factBlock(covered, snippet, matches)
  if (!answer) return null
  const block = await withAlsoIn(articles, answer, variants, true)
  const said = block.kind === "quote" ? block.passages.flatMap(({ prose }) => prose) : block.sentence
  const whole =
    block.kind === "quote"
      ? (quoteBlock(covered, snippet, matches, true)?.context ?? [])
      : proseOf(covered.article.text, around(covered.article, [snippet.span], true), matches)
  const shown = block.kind === "quote" && block.context ? block.context : said
  return { what: entry.what, block, context: more(shown, whole), ...aboutArticle(covered.article) }
}

const aboutArticle = (article: Article) => ({
  language: article.language ?? null,
  corrections: correctionBlocks(article).flatMap((block) => (block.kind === "correction" ? [block] : [])),
})

const more = (shown: Prose, whole: Prose): Prose | null =>
  whole.length === 0 || folded(textOf(shown)) === folded(textOf(whole)) ? null : whole
