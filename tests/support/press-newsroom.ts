import { openDiscord } from "../../src/adapters/discord/index.ts"
import { openSlack } from "../../src/adapters/slack/index.ts"
import type { Archive } from "../../src/core/archive.ts"
import type { AnyCommand } from "../../src/core/command/command.ts"
import type { Desk, Log } from "../../src/core/desk.ts"
import { openNewsroom } from "../../src/newsroom.ts"

type Parts = {
  readonly archive: Archive
  readonly now: () => Date
  readonly log: Log
  readonly clients: {
    readonly discord: { readonly apiUrl: string; readonly token: string; readonly applicationId: string }
    readonly slack: { readonly apiUrl: string; readonly botToken: string }
  }
  readonly commands?: readonly AnyCommand[]
  readonly briefings?: Pick<Desk, "postNow" | "tellOwner">
}

const NO_BRIEFINGS = { postNow: async () => ({ state: "busy" as const }), tellOwner: async () => {} }

/** A newsroom that takes nothing in, and the real adapters over both loopbacks. */
export function openPressNewsroom({ archive, now, log, clients, commands = [], briefings = NO_BRIEFINGS }: Parts) {
  const newIncident = () => "bcdfgh"
  const desk = {
    archive,
    now,
    log,
    timeZone: "UTC",
    postNow: briefings.postNow,
    tellOwner: briefings.tellOwner,
    claimsIn: async () => [],
  }
  const reading = () => ({ read: 0, total: 0, faults: [] })
  const newsroom = openNewsroom({ desk, commands, reading, newIncident })
  const tools = { log, now, newIncident }
  const openAdapters = () => [
    openDiscord({ transport: "gateway", ...clients.discord }, newsroom, tools),
    openSlack({ signingSecret: "none", ...clients.slack }, newsroom, tools),
  ]
  return { newsroom, openAdapters }
}
