import type { Reply } from "../../core/reply/reply.ts"
import type { LedgerEntry } from "../../core/shelves/ledger.ts"
import { snippetsShownIn } from "../../core/show/snippets-shown.ts"
import type { Room } from "./room.ts"

type Entry = Pick<LedgerEntry, "key" | "channel" | "asker"> & { readonly thread: string | null }

/** Writes down what is about to be shown in public. */
export async function intend({ newsroom, tools }: Room, { thread, ...entry }: Entry, reply: Reply): Promise<void> {
  const at = tools.now().toISOString()
  const where = thread === null ? entry : { ...entry, thread }
  await newsroom.ledger.intend({ ...where, platform: "slack", shown: snippetsShownIn(reply), at }, reply)
}

/**
 * It is out, as the message `ts`. Null: it went through a response address, which tells no ts; nobody can edit it later,
 * and the ledger holds an empty message id.
 */
export async function settle({ newsroom, tools }: Room, key: string, ts: string | null): Promise<void> {
  const at = tools.now().toISOString()
  await newsroom.ledger.settle(key, { message: ts ?? "", editable: ts !== null, at })
}
