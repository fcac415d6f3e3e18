import type { Reply } from "../reply/reply.ts"
import type { LedgerEntry } from "../shelves/ledger.ts"

/** What a reply shows of the archive: each snippet once, with the version of its article. */
export function snippetsShownIn({ blocks }: Pick<Reply, "blocks">): LedgerEntry["shown"] {
  const shown = blocks.flatMap((block) =>
    block.kind === "quote" || block.kind === "fact" ? [[block.snippet, block.source.version] as const] : [],
  )
  return Array.from(new Map(shown), ([snippet, version]) => ({ snippet, version }))
}
