import type { Reply } from "../reply/reply.ts"

/** What was posted where. An entry is written before its post, so that none can be forgotten. */
export type Ledger = {
  /** What is about to be posted, and what it says, so that it can follow its articles. Written before the post. */
  intend(entry: LedgerEntry, reply?: Reply): Promise<void>
  /** The post is out. `editable: false` when it can never be corrected in place. */
  settle(key: string, posted: Posted): Promise<void>
  /** Nothing came of the intent, for certain. An entry that is settled stays. */
  withdraw(key: string): Promise<void>
  /** The entry with what became of it, or null. */
  find(key: string): Promise<(LedgerEntry & { readonly posted: Posted | null }) | null>
}

export type LedgerEntry = {
  /** Names the posting for ever; a second `intend` with it changes nothing. */
  readonly key: string
  readonly platform: string
  readonly channel: string
  readonly asker: string | null
  /** The message in whose thread it stands; absent: in the channel itself. */
  readonly thread?: string
  /** The snippets shown, and the article versions they came from; null: other words of that version. */
  readonly shown: readonly { readonly snippet: string | null; readonly version: string }[]
  readonly at: string
}

/** `channel`: where it stands, where that is another than the entry's: a post that was opened in a forum. */
export type Posted = {
  readonly message: string
  readonly editable: boolean
  readonly at: string
  readonly channel?: string
}
