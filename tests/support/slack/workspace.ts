import { EventEmitter, once } from "node:events"
import type { OpenRate } from "../rate.ts"

export type Json = Readonly<Record<string, unknown>>

/** A message as the workspace holds it; `seenBy` names the only one who sees it, null: everybody in the channel. */
export type Message = {
  readonly ts: string
  readonly channel: string
  readonly thread: string | null
  readonly seenBy: string | null
  readonly via: "chat" | "response"
  text: string
  blocks: readonly Json[]
  readonly metadata: Json | null
  edits: number
}

export type Channel = {
  /** Whether the bot is. */
  readonly isMember: boolean
  readonly isArchived?: boolean
  readonly isHidden?: boolean
  readonly isPrivate?: boolean
  /** A conversation of several people. */
  readonly isGroup?: boolean
  readonly name?: string
  /** Ids of its people; everybody when left out. */
  readonly members?: readonly string[]
}

export type Person = {
  readonly tz?: string
  readonly deleted?: boolean
  readonly team_id?: string
  readonly is_stranger?: boolean
  readonly is_restricted?: boolean
  readonly is_ultra_restricted?: boolean
  readonly is_admin?: boolean
  readonly is_owner?: boolean
  readonly profile?: { readonly display_name?: string }
}

/** What goes wrong the next time a method (or "response") is called; `done`: it was done all the same. */
export type Trouble = {
  readonly status?: number
  readonly error?: string
  readonly needed?: string
  readonly retryAfter?: number
  readonly done?: true
  /** The connection is cut. */
  readonly cut?: true
}

/** What a workspace holds, and what was done wrong in it. */
export class Workspace {
  readonly channels = new Map<string, Channel>([
    ["C0NEWS", { isMember: true, name: "news" }],
    ["C0OUTSIDE", { isMember: false }],
    ["G0HIDDEN", { isMember: false, isHidden: true }],
    ["C0ARCHIVE", { isMember: true, isArchived: true }],
  ])
  readonly people = new Map<string, Person>([
    ["U0NED", { tz: "Europe/Kiev" }],
    ["U0KIM", { tz: "Asia/Kolkata" }],
  ])
  /** User groups, by id. */
  readonly groups = new Map<string, readonly string[]>()
  readonly messages: Message[] = []
  readonly opened: { readonly id: string; readonly view: Json; readonly trigger: string }[] = []
  readonly homes = new Map<string, Json>()
  /** Rules that were broken: with a careful bot there are none. */
  readonly breaches: string[] = []
  readonly calls: { readonly method: string; readonly args: Json }[] = []
  readonly scopes = new Set([
    "commands",
    "chat:write",
    "app_mentions:read",
    "channels:read",
    "groups:read",
    "users:read",
    "im:history",
    "im:read",
    "mpim:read",
  ])
  readonly #rates = new Map<string, OpenRate>()
  readonly #troubles = new Map<string, Trouble[]>()
  readonly #changes = new EventEmitter().setMaxListeners(0)
  #clock = 1_700_000_000_000_000

  /** Slack's ids for messages: seconds with six decimals, never twice the same. */
  ts(): string {
    this.#clock += 1000
    return `${Math.floor(this.#clock / 1e6)}.${String(this.#clock % 1e6).padStart(6, "0")}`
  }

  fail(method: string, ...troubles: readonly Trouble[]): void {
    this.#troubles.set(method, [...(this.#troubles.get(method) ?? []), ...troubles])
  }

  /** From now on the method is taken as often as the rate allows. */
  meter(method: string, rate: OpenRate): void {
    this.#rates.set(method, rate)
  }

  trouble(method: string): Trouble | undefined {
    const { left = 0, endsInMs = 0 } = this.#rates.get(method)?.take() ?? {}
    return left === null ? { retryAfter: Math.ceil(endsInMs / 1000) } : this.#troubles.get(method)?.shift()
  }

  changed(): void {
    this.#changes.emit("change")
  }

  /** The first value that `look` gives, now or after something changed. */
  async until<T>(look: () => T | undefined | null | false | Promise<T | undefined | null | false>): Promise<T> {
    for (;;) {
      const change = once(this.#changes, "change")
      const found = await look()
      if (found) return found
      await change
    }
  }

  post(message: Omit<Message, "ts" | "edits">): Message {
    const posted = { ...message, ts: this.ts(), edits: 0 }
    this.messages.push(posted)
    this.changed()
    return posted
  }

  edit(message: Message, { text, blocks }: Pick<Message, "text" | "blocks">): void {
    Object.assign(message, { text, blocks, edits: message.edits + 1 })
    this.changed()
  }

  /** Messages that everybody sees in a channel. */
  public(channel: string): readonly Message[] {
    return this.messages.filter((message) => message.channel === channel && message.seenBy === null)
  }

  /** Messages that one person alone sees. */
  private(user: string): readonly Message[] {
    return this.messages.filter(({ seenBy }) => seenBy === user)
  }
}
