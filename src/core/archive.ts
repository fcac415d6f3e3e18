import type { Articles } from "./shelves/articles.ts"
import type { Ledger } from "./shelves/ledger.ts"
import type { Orders } from "./shelves/orders.ts"
import type { People } from "./shelves/people.ts"
import type { Slots } from "./shelves/slots.ts"
import type { Snippets } from "./shelves/snippets.ts"
import type { Tickets } from "./shelves/tickets.ts"

/** All that is kept, a shelf for each kind. A function that needs one shelf takes that shelf. */
export type Archive = {
  readonly articles: Articles
  readonly people: People
  readonly snippets: Snippets
  readonly orders: Orders
  readonly slots: Slots
  readonly ledger: Ledger
  readonly tickets: Tickets
  close(): Promise<void>
}
