import type { REST } from "discord.js"
import type { Newsroom } from "../../core/newsroom.ts"
import type { AdapterTools } from "../adapter.ts"

/** What answering and posting need. */
export type Room = {
  readonly newsroom: Newsroom
  readonly rest: REST
  readonly applicationId: string
  readonly tools: AdapterTools
}
