import type { Archive } from "./archive.ts"
import type { Order } from "./briefing/order.ts"
import type { Reply } from "./reply/reply.ts"
import type { ClaimedQuote } from "./verify/verdict.ts"

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
  /** The quotations of a message in order, each with whom the message gives it to, as the extraction reads them. */
  readonly claimsIn: (message: string) => Promise<readonly ClaimedQuote[]>
  /** Tells whoever made the order, once for a key; what does not reach them is in the log. */
  readonly tellOwner: (order: Order, reply: Reply, key: string) => Promise<void>
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

/** Where something is asked and by whom, as far as standing orders need to know it. */
export type Asking = Pick<Order, "platform" | "channel" | "place" | "community"> & {
  /** Who asks, by the platform's id. */
  readonly asker: string
  /** `manager`: may order here, and see every order of the community; `member`: may order here; `guest`: may look. */
  rank(): Promise<"manager" | "member" | "guest">
  /** What ordering here takes, for who lacks it: "the permission “Manage Server”". */
  readonly needed: string
  /** Why no briefing can come here, whoever asks for it; null where one can. */
  elsewhere(): Promise<string | null>
  /** Whether posts here can be published to other servers that follow the channel. */
  readonly canPublish: boolean
  /** What the asker is called here; null when the platform does not tell. */
  name(): Promise<string | null>
  /** The asker's own time zone as the platform keeps it; null when it keeps none or does not tell. */
  zone(): Promise<string | null>
  /** What keeps the bot from posting here, a sentence each with what to do. */
  missing(): Promise<readonly string[]>
  /** The address of a message in this channel; null when the platform does not tell. */
  linkTo(message: string): Promise<string | null>
  /**
   * The same person asking in another channel of the community, by its id or name; else why they cannot, in a sentence with
   * what to do. Null in a conversation that belongs to no community.
   */
  readonly at: ((channel: string) => Promise<AskingAt>) | null
}

export type AskingAt = { readonly ok: true; readonly asking: Asking } | { readonly ok: false; readonly problem: string }
