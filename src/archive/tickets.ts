import { createHash } from "node:crypto"
import type { Call } from "../core/reply/reply.ts"
import type { Tickets } from "../core/shelves/tickets.ts"
import type { Database } from "./database.ts"
import type { Written } from "./write-queue.ts"

const DAY_MS = 24 * 60 * 60 * 1000

/** How long a button works whose call is kept here. Keeping the same call again begins anew. */
const TICKET_DAYS = 30

/** How long a delivery is known. The platforms repeat one for some hours at most. */
const DELIVERY_DAYS = 7

export const ticketWorks = {
  keepTicket(db: Database, id: string, text: string, at: Date): void {
    db.run("delete from tickets where kept <= ?", at.getTime() - TICKET_DAYS * DAY_MS)
    db.run(
      "insert into tickets (id, call, kept) values (?, ?, ?) on conflict do update set kept = excluded.kept",
      id,
      text,
      at.getTime(),
    )
  },

  /** Whether it came before. */
  noteDelivery(db: Database, key: string, at: Date): boolean {
    db.run("delete from deliveries where came <= ?", at.getTime() - DELIVERY_DAYS * DAY_MS)
    return db.run("insert or ignore into deliveries (key, came) values (?, ?)", key, at.getTime()) === 0
  },
}

/** Calls that are too long for a button, and deliveries that were answered. */
export function ticketShelf(db: Database, write: Written<typeof ticketWorks>): Tickets {
  return {
    async keep(call, at) {
      const { id, text } = idAndText(call)
      await write.keepTicket(id, text, at)
      return id
    },

    async open(id, at) {
      const oldest = at.getTime() - TICKET_DAYS * DAY_MS
      const row = db.get("select call from tickets where id = ? and kept > ?", id, oldest)
      return row ? JSON.parse(String(row.call)) : null
    },

    seen: write.noteDelivery,
  }
}

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"

/** The call in one canonical form, and its id: 12 of a-z2-7, 60 bits of the form's hash. */
function idAndText({ command, args }: Call): { readonly id: string; readonly text: string } {
  const sorted = Object.fromEntries(Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1)))
  const text = JSON.stringify({ command, args: sorted })
  const hash = createHash("sha256").update(text).digest()
  return { id: Array.from(hash.subarray(0, 12), (byte) => ALPHABET[byte % 32]).join(""), text }
}
