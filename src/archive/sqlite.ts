import type { Archive } from "../core/archive.ts"
import { articleShelf } from "./articles.ts"
import { openDatabase } from "./database.ts"
import { ledgerShelf } from "./ledger.ts"
import { orderShelf } from "./orders.ts"
import { slotShelf } from "./slots.ts"
import { snippetShelf } from "./snippets.ts"
import { ticketShelf } from "./tickets.ts"

/**
 * The archive in one SQLite file, which is made with its folder when it is not there; ":memory:" for one that ends
 * with the process. Several processes may use one file. Throws with the file's name when it cannot be used.
 */
export async function openSqlite(file: string): Promise<Archive> {
  const db = await openDatabase(file)
  return {
    articles: articleShelf(db),
    snippets: snippetShelf(db),
    orders: orderShelf(db),
    slots: slotShelf(db),
    ledger: ledgerShelf(db),
    tickets: ticketShelf(db),
    close: async () => db.close(),
  }
}
