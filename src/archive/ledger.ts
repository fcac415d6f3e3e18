import type { Reply } from "../core/reply/reply.ts"
import type { Ledger, LedgerEntry, Posted } from "../core/shelves/ledger.ts"
import { followPosted, keepShown, keepShownSnippets } from "./changed-messages.ts"
import type { Database } from "./database.ts"
import type { Written } from "./write-queue.ts"

export const ledgerWorks = {
  intendPosting(db: Database, entry: LedgerEntry, reply: Reply | null): void {
    const { key } = entry
    const kept = reply && JSON.stringify(reply)
    const intended = "insert or ignore into postings (key, entry, reply) values (?, ?, ?)"
    if (db.run(intended, key, JSON.stringify(entry), kept) === 0) return
    if (reply) keepShown(db, key, reply)
    else keepShownSnippets(db, key)
  },

  settlePosting(db: Database, key: string, posted: Posted): void {
    const settled = db.run("update postings set posted = ? where key = ?", JSON.stringify(posted), key)
    if (settled === 0) throw new Error(`The ledger has no entry "${key}": it is to be written before the post.`)
    followPosted(db, key, posted.message, posted.at)
  },

  withdrawPosting(db: Database, key: string): void {
    db.run("delete from postings where key = ? and posted is null", key)
  },
}

/** What was posted where. An entry is written before its post, so that none can be forgotten. */
export function ledgerShelf(db: Database, write: Written<typeof ledgerWorks>): Ledger {
  return {
    intend: (entry, reply) => write.intendPosting(entry, reply ?? null),
    settle: write.settlePosting,
    withdraw: write.withdrawPosting,

    async find(key) {
      const row = db.get("select entry, posted from postings where key = ?", key)
      if (!row) return null
      return { ...JSON.parse(String(row.entry)), posted: row.posted === null ? null : JSON.parse(String(row.posted)) }
    },
  }
}
