import type { Archive } from "./archive.ts"
import type { Asking } from "./asking.ts"
import type { Order } from "./briefing/order.ts"

/** What a command may use. */
export type Desk = {
  readonly archive: Archive
  readonly now: () => Date
  readonly log: Log
  /** Null in a shell and on the page: there is no channel there. */
  readonly asking: Asking | null
  /** Where nothing else is known of a person's or a server's time zone. */
  readonly timeZone: string
  /** Posts the channel's edition of a date now, once: the scheduled time posts nothing more. */
  readonly postNow: (order: Order, date: string) => Promise<PostedNow>
}

/** `posted`: now or, `isEarlier`, before; `busy`: it is being posted this moment. */
export type PostedNow =
  | { readonly state: "posted"; readonly message: string; readonly isEarlier: boolean }
  | { readonly state: "busy" | "skipped" }
  | { readonly state: "failed"; readonly problem: string }

export type Log = {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
