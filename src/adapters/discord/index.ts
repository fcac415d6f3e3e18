import { setTimeout as pause } from "node:timers/promises"
import { type APIInteraction, InteractionType } from "discord.js"
import type { Newsroom } from "../../core/newsroom.ts"
import type { Adapter, AdapterTools } from "../adapter.ts"
import { answer } from "./answer.ts"
import { end, listen, openClient } from "./client.ts"
import { complete } from "./complete.ts"
import { postings } from "./post.ts"
import type { DiscordSettings } from "./settings.ts"
import { begin } from "./start.ts"
import { signedInteractions } from "./webhook.ts"

/** How long answers that are under way may take when the bot stops, and how long the connection may take to close. */
const FINISH_MS = 8000
const CLOSE_MS = 1500

/** Discord, over its gateway or over signed requests: both carry the same interactions, and one handler answers them. */
export function openDiscord(settings: DiscordSettings, tools: AdapterTools): Adapter {
  const client = openClient(settings)
  const ending = new AbortController()
  const underWay = new Set<Promise<void>>()
  let room: Newsroom | null = null

  /** False when nothing new is taken: not yet, or no more. */
  const receive = (interaction: APIInteraction): boolean => {
    if (!room || ending.signal.aborted) return false
    const work = handle(interaction, { rest: client.rest, newsroom: room, tools }).finally(() => underWay.delete(work))
    underWay.add(work)
    return true
  }

  return {
    platform: "discord",
    webhooks: settings.transport === "http" ? [signedInteractions(settings.publicKey ?? "", receive)] : [],

    async start(newsroom) {
      room = newsroom
      if (settings.transport === "gateway") listen(client, tools.log, receive)
      return begin(client, settings, newsroom, tools.log, ending.signal)
    },

    ...postings(client.rest, settings.applicationId, () => opened(room), tools),

    async stop() {
      ending.abort()
      await Promise.race([Promise.all(underWay), pause(FINISH_MS, null, { ref: false })])
      await Promise.race([end(client), pause(CLOSE_MS, null, { ref: false })])
    },
  }
}

type Room = Parameters<typeof answer>[1]

async function handle(interaction: APIInteraction, room: Room): Promise<void> {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
    case InteractionType.MessageComponent:
      return answer(interaction, room)
    case InteractionType.ApplicationCommandAutocomplete:
      return complete(interaction, room)
    default:
      return
  }
}

function opened(room: Newsroom | null): Newsroom {
  if (!room) throw new Error("The adapter is not started.")
  return room
}
