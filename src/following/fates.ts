import type { Archive } from "../core/archive.ts"
import type { ArticleStanding } from "../core/follow/finding.ts"
import { type Fate, type Fates, fateKey } from "../core/follow/followed.ts"
import { type Block, type Reply, toChannel } from "../core/reply/reply.ts"
import type { Shown } from "../core/reply/shown.ts"
import type { LedgerEntry } from "../core/shelves/ledger.ts"
import { factBlock } from "../core/show/fact.ts"
import { quoteBlock } from "../core/show/quote.ts"

/** What became of each article that is shown. */
export async function fatesOf(archive: Archive, shows: readonly Shown[]): Promise<Fates> {
  const fates = new Map<string, Fate>()
  const standings = new Map<string, ArticleStanding>()
  for (const shown of shows) {
    if (fates.has(fateKey(shown))) continue
    const now = standings.get(shown.slug) ?? (await standingOf(archive, shown.slug))
    standings.set(shown.slug, now)
    const before = (await archive.articles.get(shown.slug, shown.version))?.article ?? null
    fates.set(fateKey(shown), { before, now })
  }
  return fates
}

async function standingOf({ articles, following }: Archive, slug: string): Promise<ArticleStanding> {
  const covered = await articles.get(slug)
  return covered ? { kind: "current", covered } : { kind: (await following.departed(slug)) ?? "withdrawn" }
}

/** What an entry of an earlier release showed, as far as its snippets tell. */
export async function replyShowing({ snippets, articles }: Archive, shown: LedgerEntry["shown"]): Promise<Reply> {
  const blocks: Block[] = []
  for (const { snippet: id } of shown) {
    const snippet = id === null ? null : await snippets.get(id)
    const covered = snippet && (await articles.get(snippet.slug, snippet.version))
    const block = covered && (snippet.kind === "quote" ? quoteBlock : factBlock)(covered, snippet, [])
    if (block) blocks.push(block)
  }
  return toChannel(blocks)
}
