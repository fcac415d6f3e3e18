import type { Desk } from "../src/core/desk.ts"
import { misuse } from "../src/core/misuse.ts"
import { type Found, search } from "../src/core/query/index.ts"
import { type Action, type Block, contextLine, type Reply } from "../src/core/reply.ts"
import { isSnippetId, type Snippet } from "../src/core/snippet.ts"
import { again } from "./again.ts"
import { around, proseOf } from "./context.ts"
import { counted } from "./heads.ts"
import { articleMeant, personMeant } from "./meant.ts"
import { note, nothingFound } from "./nothing.ts"
import { quoteBlock } from "./quoted.ts"
import { factBlock } from "./stated.ts"

/** What /quote and /fact are asked with. */
export type Asked = {
  readonly query: string | undefined
  readonly speaker: string | undefined
  readonly article: string | undefined
  readonly since: string | undefined
  readonly until: string | undefined
  readonly private: boolean
  readonly page: number
  readonly context: boolean
}

export type Kind = Snippet["kind"]

/** The first page shows the best answer alone, each later one this many of the rest. */
const REST = 3
/** More than anybody leafs through; the label then says "99". */
const MOST = 100

export async function find(kind: Kind, asked: Asked, desk: Desk): Promise<Reply> {
  const { query, speaker, article, since, until } = asked
  if (query !== undefined && isSnippetId(query)) return findOne(kind, asked, query, desk)
  if (!query && !speaker && !article) return misuse(`Say what to look for, or give a speaker or an article.`)
  if (since && until && since.slice(0, until.length) > until.slice(0, since.length)) {
    const swapped = { label: `since:${until} until:${since}`, call: again(kind, asked, { since: until, until: since }) }
    return misuse(`since:${since} is later than until:${until}: no day is both.`, [swapped])
  }
  const person = await personMeant(speaker, (name) => again(kind, asked, { speaker: name }), desk)
  if (!person.ok) return person.reply
  const slug = await articleMeant(article, (slug) => again(kind, asked, { article: slug }), desk)
  if (!slug.ok) return slug.reply

  const speakers = person.meant === undefined ? undefined : [person.meant]
  const wanted = { kind, query, speakers, article: slug.meant, since, until, limit: MOST }
  const { found, undated } = await search(desk.archive, wanted)
  const left = undated > 0 ? [note(`Left out, for it has no date: ${counted(undated, "article")}.`)] : []
  return found.length === 0 ? nothingFound(kind, asked, left, desk) : pageOf(kind, asked, found, left, desk)
}

/** One page of what was found: the best answer first, then the rest by threes. */
async function pageOf(
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
  const blocks: Block[] = []
  for (const { snippet, matches } of found.slice(from, to)) {
    blocks.push(...(await answerBlocks(snippet, matches, asked.context, desk)))
  }
  const turn = (page: number) => again(kind, asked, { page, context: false })
  const shown = found.slice(from, to).map(({ snippet }) => snippet.id)
  const more: readonly Action[] = page < last ? [{ label: `More: ${found.length - to}`, call: turn(page + 1) }] : []
  const back: readonly Action[] = page > 1 ? [{ label: "Back", call: turn(page - 1) }] : []
  return answer(
    asked,
    [...blocks, ...notes],
    [...more, ...back, ...contextAction(kind, asked, page), ...shareAction(kind, shown)],
  )
}

/** The quote or fact of an id, as the autocompletion and the buttons ask for it: the very words, whatever has changed since. */
async function findOne(kind: Kind, asked: Asked, id: string, desk: Desk): Promise<Reply> {
  const snippet = await desk.archive.snippet(id)
  const blocks = snippet ? await answerBlocks(snippet, [], asked.context, desk) : []
  if (!snippet || blocks.length === 0) {
    return { ...misuse(`The archive has no ${kind} ${id}. Look for its words instead.`), outcome: "nothing" }
  }
  const current = await desk.archive.article(snippet.slug)
  const changed = !current
    ? [note("The article has been taken out since.")]
    : current.article.version === snippet.version
      ? []
      : [note("The article has changed since: this is from its earlier version.")]
  return answer(asked, [...blocks, ...changed], [...contextAction(kind, asked, 1), ...shareAction(kind, [id])])
}

const answer = (asked: Asked, blocks: readonly Block[], actions: readonly Action[]): Reply => ({
  ...{ blocks, actions, audience: asked.private ? "asker" : "channel", outcome: "answered" },
})

const contextAction = (kind: Kind, asked: Asked, page: number): readonly Action[] =>
  asked.context ? [] : [{ label: "Context", call: again(kind, asked, { page, context: true }) }]

/** One answer alone can be shared: by its id, for the channel. */
const shareAction = (kind: Kind, ids: readonly string[]): readonly Action[] =>
  ids.length === 1 ? [{ label: "Share", call: again(kind, { query: ids[0] }) }] : []

async function answerBlocks(
  snippet: Snippet,
  matches: Found["matches"],
  wide: boolean,
  desk: Desk,
): Promise<readonly Block[]> {
  const covered = await desk.archive.article(snippet.slug, snippet.version)
  if (!covered) return []
  if (snippet.kind === "quote") return [quoteBlock(covered, snippet, matches, wide)].filter((block) => block !== null)
  const fact = factBlock(covered, snippet, matches)
  if (!fact) return []
  const { text } = covered.article
  const context = proseOf(text, around(covered.article, [snippet.span], true), matches)
  return wide ? [fact, { kind: "prose", prose: contextLine(context) }] : [fact]
}
