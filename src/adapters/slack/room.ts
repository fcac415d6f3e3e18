import type { Newsroom } from "../../core/newsroom.ts"
import type { Call } from "../../core/reply/reply.ts"
import type { AdapterTools } from "../adapter.ts"
import type { Respond } from "./respond.ts"
import type { Outsiders } from "./settings.ts"
import type { Web } from "./web.ts"
import type { Who } from "./who.ts"

/** What answering and posting need. */
export type Room = {
  readonly newsroom: Newsroom
  readonly web: Web
  readonly tools: AdapterTools
  /** Stands before each command. */
  readonly prefix: string
  /** Ids of who may order briefings, people's and groups'; none: the full members of the workspace. */
  readonly managers: readonly string[]
  readonly outsiders: Outsiders
  readonly who: Who
}

/** Somebody asked something, somewhere. */
export type Question = {
  /** Slack's own id for the delivery, which names the answer in the ledger. */
  readonly key: string
  readonly call: Call
  readonly asker: Asker
  readonly channel: string
  /** As Slack tells it, which it does not with everything. */
  readonly channelName: string | null
  readonly team: string
  /** The message whose thread is answered in; null: the channel itself. */
  readonly thread: string | null
  /** The response address that came with it; events have none. */
  readonly respond: Respond | null
  /** It was answered before, for the asker alone, who now shows it to all. */
  readonly isShared?: boolean
}

/** Events tell no name, only the id. */
export type Asker = { readonly id: string; readonly name: string | null }

export const isUserId = (id: string): boolean => /^[UW][A-Z0-9]{1,30}$/.test(id)
