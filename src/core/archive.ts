import type { Articles } from "./shelves/articles.ts"
import type { Following } from "./shelves/following.ts"
import type { Keeping } from "./shelves/keeping.ts"
import type { Ledger } from "./shelves/ledger.ts"
import type { Loading } from "./shelves/loading.ts"
import type { Orders } from "./shelves/orders.ts"
import type { Paragraphs } from "./shelves/paragraphs.ts"
import type { People } from "./shelves/people.ts"
import type { Slots } from "./shelves/slots.ts"
import type { Snippets } from "./shelves/snippets.ts"
import type { SpeakerCorrections } from "./shelves/speaker-corrections.ts"
import type { Tickets } from "./shelves/tickets.ts"

/** All that is kept, a shelf for each kind. A function that needs one shelf takes that shelf. */
export type Archive = {
  readonly articles: Articles
  readonly loading: Loading
  readonly people: People
  readonly snippets: Snippets
  readonly paragraphs: Paragraphs
  readonly orders: Orders
  readonly slots: Slots
  readonly ledger: Ledger
  readonly following: Following
  readonly speakerCorrections: SpeakerCorrections
  readonly tickets: Tickets
  readonly keeping: Keeping
  /** Whether it answers and can be written, asked without waiting for anything. */
  check(): Promise<ArchiveState>
  close(): Promise<void>
}

/** What is wrong, in words for people with what to do; null where nothing is. */
export type ArchiveState = {
  /** Why it cannot answer, or answers out of a file that is no more. */
  readonly reading: string | null
  /** Why nothing can be kept for now. */
  readonly writing: string | null
  /** Articles that are still being indexed after an update; absent: none. */
  readonly indexing?: number
}
