import type { Desk } from "../src/core/desk.ts"
import type { Found } from "../src/core/query/index.ts"
import { type Action, type Block, contextLine, type Prose, type Reply, textOf } from "../src/core/reply/reply.ts"
import { around, proseOf } from "../src/core/show/around.ts"
import { factBlock } from "../src/core/show/fact.ts"
import { quoteBlock } from "../src/core/show/quote.ts"
import { folded } from "../src/core/text/fold.ts"
import { again } from "./again.ts"
import type { Asked, Kind } from "./asked.ts"
import { note, nothing } from "./nothing-found.ts"

/** The first page shows the best answer alone, each later one this many of the rest. */
const REST = 3

/** One page of what was found, best first; a page beyond the last is the last. */
export async function answerPage(
  kind: Kind,
  asked: Asked,
  found: readonly Found[],
  notes: readonly Block[],
  desk: Desk,
): Promise<Reply> {
  const last = 1 + Math.ceil((found.length - 1) / REST)
  const page = Math.min(asked.page, last)
  const from = page === 1 ? 0 : 1 + (page - 2) * REST
  const to = page === 1 ? 1 : from + REST
  const shown: Shown[] = []
  for (const one of found.slice(from, to)) shown.push(await show(one, asked.context, desk))
  // A call that carries a page turns the pages of the answer that it sits on; so the first one is named, too.
  const turn = (label: string, page: number): Action => {
    const { command, args } = again(kind, asked, { page, context: false })
    return { label, call: { command, args: { ...args, page: String(page) } } }
  }
  const turns = [
    ...(page < last ? [turn(`More: ${found.length - to}`, page + 1)] : []),
    ...(page > 1 ? [turn("Back", page - 1)] : []),
  ]
  return answer(kind, { ...asked, page }, shown, notes, turns)
}

/** The quote or fact of an id, as the autocompletion and the buttons ask for it, whatever became of its article. */
export async function answerOne(kind: Kind, asked: Asked, id: string, desk: Desk): Promise<Reply> {
  const snippet = await desk.archive.snippets.get(id)
  const shown = snippet && (await show({ snippet, matches: [] }, asked.context, desk))
  if (!snippet || !shown || shown.blocks.length === 0) {
    return nothing(`The archive has no ${kind} ${id}. Look for its words instead.`)
  }
  const current = await desk.archive.articles.get(snippet.slug)
  const isCurrent = current?.article.version === snippet.version
  const changed = current
    ? "The article has changed since: this is its earlier version."
    : "The article was taken out since."
  return answer(kind, asked, [shown], isCurrent ? [] : [note(changed)], [])
}

/** How a quote or a fact is shown; `hasMore` when its paragraphs say more than that. */
type Shown = { readonly id: string; readonly blocks: readonly Block[]; readonly hasMore: boolean }

async function show(
  { snippet, matches }: Pick<Found, "snippet" | "matches">,
  wide: boolean,
  desk: Desk,
): Promise<Shown> {
  const { id, kind, slug, version } = snippet
  const covered = await desk.archive.articles.get(slug, version)
  if (!covered) return { id, blocks: [], hasMore: false }
  const { text } = covered.article
  if (kind === "quote") {
    const [narrow, whole] = [false, true].map((wide) => quoteBlock(covered, snippet, matches, wide))
    const block = wide ? whole : narrow
    return { id, blocks: block ? [block] : [], hasMore: !isAlike(narrow?.context, whole?.context) }
  }
  const fact = factBlock(covered, snippet, matches)
  const paragraphs = proseOf(text, around(covered.article, [snippet.span], true), matches)
  const context: readonly Block[] = wide ? [{ kind: "prose", prose: contextLine(paragraphs) }] : []
  return { id, blocks: fact ? [fact, ...context] : [], hasMore: !isAlike(fact?.sentence, paragraphs) }
}

const isAlike = (a: Prose = [], b: Prose = []): boolean => folded(textOf(a)) === folded(textOf(b))

function answer(
  kind: Kind,
  asked: Asked,
  shown: readonly Shown[],
  notes: readonly Block[],
  turns: readonly Action[],
): Reply {
  const [one, ...others] = shown
  const context = { label: "Context", call: again(kind, asked, { context: true }) }
  return {
    blocks: [...shown.flatMap(({ blocks }) => blocks), ...notes],
    actions: [
      ...turns,
      ...(!asked.context && shown.some(({ hasMore }) => hasMore) ? [context] : []),
      // One answer alone can be shared: by its id, with the channel.
      ...(one && others.length === 0 ? [{ label: "Share", call: again(kind, { query: one.id }) }] : []),
    ],
    audience: asked.private ? "asker" : "channel",
    outcome: "answered",
  }
}
