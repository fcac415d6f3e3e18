import type { Order } from "../core/briefing/order.ts"
import type { Log } from "../core/desk.ts"
import type { Reply } from "../core/reply/reply.ts"
import type { Entry } from "./arrived.ts"
import type { Webhook } from "./webhook.ts"

/** A chat platform as the rest of the program sees it. */
export type Adapter = {
  readonly platform: "discord" | "slack"
  /** What the one HTTP server hands to this adapter; none when it listens elsewhere. */
  readonly webhooks: readonly Webhook[]
  /** Connects and answers from then on. What a person must mend (a refused token) comes back in one line, no secret in it. */
  start(): Promise<Started>
  /** Null while people can ask over it; else what keeps them from it, a sentence for people. */
  trouble(): string | null
  /** What is missing for posting to a channel, a sentence each with what to do; none: it may post. */
  check(channel: string): Promise<readonly string[]>
  /**
   * Posts once for a key, however often it is called: an earlier attempt of unknown outcome is looked up first.
   * `mayPost` is asked right before every request that posts, behind whatever was waited for; when it says no, the post is
   * withheld. `below`: the message that it answers, in whose thread it stands where there are threads. Works without
   * `start`. Rejects only for faults of ours.
   */
  post(channel: string, reply: Reply, key: string, mayPost?: () => Promise<boolean>, below?: string): Promise<Posting>
  /** What the channel is called now, "#newsroom"; null where it has no name, and where nobody tells. */
  nameOf?(channel: string): Promise<string | null>
  /** Passes a post on to the servers that follow its channel, once; what keeps it from that comes back, null: nothing. */
  publish?(posted: PostedId): Promise<string | null>
  /** Tells whoever ordered it, once for a key: in private, or in the channel when they have left or cannot be written to. */
  tell(order: Pick<Order, "channel" | "community" | "orderedBy">, reply: Reply, key: string): Promise<Posting>
  /** Puts a reply in the place of one that was posted. Twice has one effect. `mayEdit` is asked right before each request. */
  edit(posted: PostedId, reply: Reply, mayEdit?: () => Promise<boolean>): Promise<Editing>
  /** Takes nothing new, finishes what is under way (10 s at most) and disconnects. */
  stop(): Promise<void>
}

export type Started = { readonly ok: true } | { readonly ok: false; readonly problem: string }

/** `asker`: whose answer it is, by the platform's id. */
export type PostedId = { readonly channel: string; readonly message: string; readonly asker?: string | null }

/**
 * What became of a post; `problem` is for people, with what to do.
 * `later`: nothing is known to be out, and it may work in `afterMs` at the earliest (`isExact`: the platform named that time;
 * `isWide`: so it is with everything on the platform). `refused`: nothing is out, and nothing will be until a person
 * mends it. `blocked`: nothing is out, for what this one post says (`byContent`) or how its channel is now; a later post may
 * come out. `unsure`: an attempt may be out, and nobody may look. `withheld`: nothing is out, as `mayPost` wanted it.
 */
export type Posting =
  | { readonly kind: "posted"; readonly posted: PostedId }
  | Failed
  | { readonly kind: "unsure"; readonly problem: string }
  | { readonly kind: "withheld" }

/** Nothing is out. */
export type Failed =
  | {
      readonly kind: "later"
      readonly problem: string
      /** What people in chat are told instead: a lost token is the operator's business. */
      readonly inChat?: string
      readonly afterMs: number
      readonly isExact?: true
      readonly isWide?: true
    }
  | { readonly kind: "refused"; readonly problem: string }
  | { readonly kind: "blocked"; readonly problem: string; readonly byContent: boolean }

/** What became of an edit, as of a post. `gone`: somebody deleted the message. */
export type Editing = { readonly kind: "edited" | "gone" | "withheld" } | Failed

/** One line of the doctor: what was looked at, how it is, and what to do when it is not well. */
export type Finding = {
  readonly what: string
  readonly state: "well" | "missing" | "refused" | "unknown"
  readonly todo?: string
}

/** What an adapter needs of the program beside its settings. */
export type AdapterTools = {
  readonly log: Log
  readonly now: () => Date
  /** A fresh short name for a failure, told to the asker and in the log. */
  readonly newIncident: () => string
  /** Waits while somebody else is at work; by the clock where it is left out. */
  readonly pause?: (ms: number, stop: AbortSignal) => Promise<unknown>
  /** Counts what arrived malformed and was dropped. */
  readonly countDropped?: (entry: Entry) => void
}
