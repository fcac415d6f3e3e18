import type { Log } from "../core/desk.ts"
import type { Newsroom } from "../core/newsroom.ts"
import type { Reply } from "../core/reply.ts"

/** A chat platform as the rest of the program sees it. */
export type Adapter = {
  readonly platform: "discord" | "slack"
  /** What the one HTTP server hands to this adapter; none when it listens elsewhere. */
  readonly webhooks: readonly Webhook[]
  /** Connects and answers from then on. What a person must mend (a refused token) comes back in one line, no secret in it. */
  start(newsroom: Newsroom): Promise<{ readonly ok: true } | { readonly ok: false; readonly problem: string }>
  /** What is missing for posting to a channel, a sentence each with what to do; none: it may post. */
  check(channel: string): Promise<readonly string[]>
  /**
   * Posts once for a key, however often it is called: an earlier attempt of unknown outcome is looked up first.
   * Rejects when the platform refuses or cannot be reached.
   */
  post(channel: string, reply: Reply, key: string): Promise<PostedId>
  edit(posted: PostedId, reply: Reply): Promise<void>
  /** Takes nothing new, finishes what is under way (10 s at most) and disconnects. */
  stop(): Promise<void>
}

export type PostedId = { readonly channel: string; readonly message: string }

/** Requests under a path are answered by an adapter, which checks their signatures itself. */
export type Webhook = { readonly path: string; handle(request: Request): Promise<Response> }

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
}
