import type { Ledger, LedgerEntry, Posted } from "../core/shelves/ledger.ts"
import type { Database } from "./database.ts"
import type { Written } from "./write-queue.ts"

export const ledgerWorks = {
  intendPosting(db: Database, entry: LedgerEntry): void {
    db.run("insert or ignore into postings (key, entry) values (?, ?)", entry.key, JSON.stringify(entry))
  },

  settlePosting(db: Database, key: string, posted: Posted): void {
    const settled = db.run("update postings set posted = ? where key = ?", JSON.stringify(posted), key)
    if (settled === 0) throw new Error(`The ledger has no entry "${key}": it is to be written before the post.`)
  },

  withdrawPosting(db: Database, key: string): void {
    db.run("delete from postings where key = ? and posted is null", key)
  },
}

/** What was posted where. An entry is written before its post, so that none can be forgotten. */
export function ledgerShelf(db: Database, write: Written<typeof ledgerWorks>): Ledger {
  return {
    intend: write.intendPosting,
    settle: write.settlePosting,
    withdraw: write.withdrawPosting,

    async find(key) {
      const row = db.get("select entry, posted from postings where key = ?", key)
      if (!row) return null
      return { ...JSON.parse(String(row.entry)), posted: row.posted === null ? null : JSON.parse(String(row.posted)) }
    },
  }
}
