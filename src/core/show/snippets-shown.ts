import { attributedIn, type Reply } from "../reply/reply.ts"
import type { LedgerEntry } from "../shelves/ledger.ts"

/** What a reply shows of the archive: each snippet once, with the version of its article, and each excerpt's version. */
export function snippetsShownIn({ blocks }: Pick<Reply, "blocks">): LedgerEntry["shown"] {
  const shown = attributedIn(blocks).flatMap((block): LedgerEntry["shown"] => {
    const { version } = block.source
    if (block.kind === "excerpt") return [{ snippet: null, version }]
    const others = block.alsoIn?.articles ?? []
    return [block, ...others].map(({ snippet, source }) => ({ snippet, version: source.version }))
  })
  return [...new Map(shown.map((one) => [`${one.snippet} ${one.version}`, one])).values()]
}
