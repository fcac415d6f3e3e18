import { type APIUser, type REST, Routes } from "discord.js"
import type { Newsroom } from "../../core/newsroom.ts"
import type { AdapterTools } from "../adapter.ts"
import type { Entry } from "../arrived.ts"

/** What answering and posting need. */
export type Room = {
  readonly newsroom: Newsroom
  readonly rest: REST
  /** The bot's own user id, which is not the application's for applications of 2016 and before. */
  readonly me: () => Promise<string>
  readonly tools: AdapterTools
  /** Ids of roles whose members may order briefings, beside those who may manage the server. */
  readonly managers: readonly string[]
}

/** Asks Discord who the bot is, once. */
export function whoWeAre(rest: REST): Room["me"] {
  let known: Promise<string> | null = null
  return () => {
    known ??= rest.get(Routes.user()).then(
      (user) => (user as APIUser).id,
      (error: unknown) => {
        known = null
        throw error
      },
    )
    return known
  }
}

/**
 * Takes an interaction as it arrived, and says at once what becomes of it. `closed`: nothing new is taken, not yet or no
 * more; `malformed`: it was dropped; `ping`: it asks only whether somebody is there.
 */
export type Receive = (arrived: unknown, entry: Entry) => "taken" | "ping" | "malformed" | "closed"
