import type { REST } from "discord.js"
import type { Newsroom } from "../../core/newsroom.ts"
import type { AdapterTools } from "../adapter.ts"
import type { Entry } from "../arrived.ts"

/** What answering and posting need. */
export type Room = {
  readonly newsroom: Newsroom
  readonly rest: REST
  readonly applicationId: string
  readonly tools: AdapterTools
  /** Filled when Discord has told them. */
  readonly commandIds: Map<string, string>
}

/**
 * Takes an interaction as it arrived, and says at once what becomes of it. `closed`: nothing new is taken, not yet or no
 * more; `malformed`: it was dropped; `ping`: it asks only whether somebody is there.
 */
export type Receive = (arrived: unknown, entry: Entry) => "taken" | "ping" | "malformed" | "closed"
