import type { Ledger } from "../core/shelves/ledger.ts"
import type { Database } from "./database.ts"

/** What was posted where. An entry is written before its post, so that none can be forgotten. */
export function ledgerShelf(db: Database): Ledger {
  return {
    async intend(entry) {
      const words = JSON.stringify(entry)
      await db.together(() => db.run("insert or ignore into postings (key, entry) values (?, ?)", entry.key, words))
    },

    async settle(key, posted) {
      const words = JSON.stringify(posted)
      const settled = await db.together(() => db.run("update postings set posted = ? where key = ?", words, key))
      if (settled === 0) throw new Error(`The ledger has no entry "${key}": it is to be written before the post.`)
    },

    async withdraw(key) {
      await db.together(() => db.run("delete from postings where key = ? and posted is null", key))
    },

    async find(key) {
      const row = db.get("select entry, posted from postings where key = ?", key)
      if (!row) return null
      return { ...JSON.parse(String(row.entry)), posted: row.posted === null ? null : JSON.parse(String(row.posted)) }
    },
  }
}
