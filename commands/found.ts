import type { Desk } from "../src/core/desk.ts"
import type { Article } from "../src/core/model.ts"
import { type Found, variantsOf } from "../src/core/query/index.ts"
import { contextLine, SHARE } from "../src/core/reply/lines.ts"
import {
  type Action,
  type Block,
  callTo,
  note,
  type Prose,
  paragraph,
  type Reply,
  textOf,
  toAsker,
  toChannel,
} from "../src/core/reply/reply.ts"
import { withAlsoIn } from "../src/core/show/also-in.ts"
import { around, proseOf } from "../src/core/show/around.ts"
import { correctionActions, correctionBlocks } from "../src/core/show/correction.ts"
import { factBlock } from "../src/core/show/fact.ts"
import { quoteBlock } from "../src/core/show/quote.ts"
import { wordsShown } from "../src/core/show/shown.ts"
import type { SnippetKind } from "../src/core/snippet.ts"
import { folded } from "../src/core/text/fold.ts"
import type { InTextBlock } from "./in-text.ts"
import { nothing } from "./nothing-found.ts"
import type { FindArgs } from "./options.ts"
import { pageTurns } from "./page-turns.ts"

/** The first page shows the best answer alone, each later one this many of the rest. */
const REST = 3

/** One page of what was found, best first; a page beyond the last is the last. */
export async function pageOf(
  kind: SnippetKind,
  args: FindArgs,
  found: readonly Found[],
  excerpt: InTextBlock | null,
  notes: readonly Block[],
  desk: Desk,
): Promise<Reply> {
  if (excerpt && found.length === 0) return excerptAlone(kind, args, excerpt, notes)
  const last = 1 + Math.ceil((found.length - 1) / REST)
  const page = Math.min(args.page, last)
  const from = page === 1 ? 0 : 1 + (page - 2) * REST
  const to = page === 1 ? 1 : from + REST
  const drawn: SnippetBlocks[] = []
  for (const one of found.slice(from, to)) drawn.push(await snippetBlocks(one, args.context, desk))
  const shown = { page, pages: last, first: from + 1, last: to, all: found.length }
  const turns = pageTurns(callTo(kind, args, { context: false }), shown)
  return answerWith(kind, { ...args, page }, drawn, notes, turns, excerpt)
}

function excerptAlone(
  kind: SnippetKind,
  args: FindArgs,
  { block, hasMore }: InTextBlock,
  notes: readonly Block[],
): Reply {
  const actions = [
    ...(hasMore ? [{ label: "Context", call: callTo(kind, args, { context: true }) }] : []),
    ...(args.private ? [{ label: SHARE, call: callTo(kind, args, { private: false }) }] : []),
  ]
  return args.private ? toAsker([block, ...notes], actions) : toChannel([block, ...notes], actions)
}

/** The quote or fact of an id, as the autocompletion and the buttons ask for it, whatever became of its article. */
export async function snippetById(kind: SnippetKind, args: FindArgs, id: string, desk: Desk): Promise<Reply> {
  const snippet = await desk.archive.snippets.get(id)
  const variants = snippet ? await variantsOf(desk.archive, snippet) : []
  const drawn = snippet && (await snippetBlocks({ snippet, matches: [], variants }, args.context, desk))
  if (!snippet || !drawn || drawn.blocks.length === 0) {
    return nothing(`The archive has no ${kind} with the ID ${id}. Search for its words instead.`)
  }
  const current = await desk.archive.articles.get(snippet.slug)
  // Withdrawn words may still be read by whoever had them, and are posted nowhere anew.
  if (!current) return toAsker([...drawn.blocks, note("The article is no longer in the archive.")])
  const isCurrent = current.article.version === snippet.version
  const changed = note("The article has since changed. This is from another version.")
  return answerWith(kind, args, [{ ...drawn, article: current.article }], isCurrent ? [] : [changed], [])
}

/** A quote or a fact as blocks; `hasMore` when its paragraphs say more than that, or more articles have it than are listed. */
type SnippetBlocks = {
  readonly id: string
  readonly blocks: readonly Block[]
  readonly hasMore: boolean
  readonly article?: Article
}

async function snippetBlocks(
  { snippet, matches, variants }: Pick<Found, "snippet" | "matches" | "variants">,
  wide: boolean,
  { archive: { articles } }: Desk,
): Promise<SnippetBlocks> {
  const { id, kind, slug, version } = snippet
  const covered = await articles.get(slug, version)
  if (!covered) return { id, blocks: [], hasMore: false }
  const { article } = covered
  const draw = (wide: boolean) =>
    kind === "quote" ? quoteBlock(covered, snippet, matches, wide) : factBlock(covered, snippet, matches)
  const answer = draw(wide)
  if (!answer) return { id, article, blocks: [], hasMore: false }
  const block = await withAlsoIn(articles, answer, variants, wide)
  const hasMoreArticles = block.alsoIn !== undefined && block.alsoIn.more > 0
  if (block.kind === "quote") {
    const other = draw(!wide)
    const isShort = other?.kind === "quote" && isAlike(block.context, other.context)
    return { id, article, blocks: [block], hasMore: hasMoreArticles || !isShort }
  }
  const places = around(article, [snippet.span], true)
  const paragraphs = proseOf(article.text, places, matches)
  const context = wide ? [paragraph(contextLine(paragraphs), wordsShown(covered, ...places))] : []
  const isShort = isAlike(block.sentence, paragraphs)
  return { id, article, blocks: [block, ...context], hasMore: hasMoreArticles || !isShort }
}

const isAlike = (a: Prose = [], b: Prose = []): boolean => folded(textOf(a)) === folded(textOf(b))

function answerWith(
  kind: SnippetKind,
  args: FindArgs,
  drawn: readonly SnippetBlocks[],
  notes: readonly Block[],
  turns: readonly Action[],
  excerpt: InTextBlock | null = null,
): Reply {
  const [one, ...others] = drawn
  const context = { label: "Context", call: callTo(kind, args, { context: true }) }
  const articles = [
    ...new Map(drawn.flatMap(({ article }) => (article ? [[article.slug, article] as const] : []))).values(),
  ]
  const [only, ...more] = articles
  const corrections = only && more.length === 0 ? correctionBlocks(only) : []
  const text = excerpt ? [excerpt.block, paragraph(`Closest ${kind}:`)] : []
  const blocks = [...corrections, ...text, ...drawn.flatMap(({ blocks }) => blocks), ...notes]
  const actions = [
    ...turns,
    ...(!args.context && (excerpt?.hasMore || drawn.some(({ hasMore }) => hasMore)) ? [context] : []),
    ...(more.length > 0 ? correctionActions(articles, drawn.length) : []),
    // One answer alone can be shared: by its id, with the channel.
    ...(one && others.length === 0 ? [{ label: SHARE, call: callTo(kind, { query: one.id }) }] : []),
  ]
  return args.private ? toAsker(blocks, actions) : toChannel(blocks, actions)
}
