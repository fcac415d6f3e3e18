import { setTimeout as pause } from "node:timers/promises"
import { type APIInteraction, InteractionType } from "discord.js"
import type { Newsroom } from "../../core/newsroom.ts"
import type { Adapter, AdapterTools } from "../adapter.ts"
import { answerOnce } from "./answer.ts"
import { channelProblems } from "./channel.ts"
import { disconnect, listen, openClient } from "./client.ts"
import { complete } from "./complete.ts"
import { openPosting } from "./post.ts"
import type { Room } from "./room.ts"
import type { DiscordSettings } from "./settings.ts"
import { begin } from "./start.ts"
import { openWebhook } from "./webhook.ts"

/** How long answers that are under way may take when the bot stops, and how long the connection may take to close. */
const FINISH_MS = 8000
const CLOSE_MS = 1500

/** Discord, over its gateway or over signed requests: both carry the same interactions, and one handler answers them. */
export function openDiscord(settings: DiscordSettings, newsroom: Newsroom, tools: AdapterTools): Adapter {
  const { applicationId, token } = settings
  const client = openClient(settings)
  client.rest.setToken(token)
  const ending = new AbortController()
  const underWay = new Set<Promise<void>>()
  const room: Room = { rest: client.rest, applicationId, newsroom, tools }
  let isStarted = false

  /** False when nothing new is taken: not yet, or no more. */
  const receive = (interaction: APIInteraction): boolean => {
    if (!isStarted || ending.signal.aborted) return false
    const work = handle(interaction, room).finally(() => underWay.delete(work))
    underWay.add(work)
    return true
  }

  return {
    platform: "discord",
    webhooks: settings.transport === "http" ? [openWebhook(settings.publicKey ?? "", receive)] : [],

    async start() {
      isStarted = true
      if (settings.transport === "gateway") listen(client, tools.log, receive)
      return begin(client, settings, newsroom, tools.log, ending.signal)
    },

    check: (channel) => channelProblems(room, channel),
    ...openPosting(room, token),

    async stop() {
      ending.abort()
      await Promise.race([Promise.all(underWay), pause(FINISH_MS, null, { ref: false })])
      await Promise.race([disconnect(client), pause(CLOSE_MS, null, { ref: false })])
    },
  }
}

async function handle(interaction: APIInteraction, room: Room): Promise<void> {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
    case InteractionType.MessageComponent:
      return answerOnce(interaction, room)
    case InteractionType.ApplicationCommandAutocomplete:
      return complete(interaction, room)
    default:
      return
  }
}
