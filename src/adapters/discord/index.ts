import { setTimeout as pause } from "node:timers/promises"
import type { Newsroom } from "../../core/newsroom.ts"
import type { Adapter, AdapterTools } from "../adapter.ts"
import { checked } from "../arrived.ts"
import { answerOnce } from "./answer.ts"
import { type AskingInteraction, interaction, type TypingInteraction } from "./arrived.ts"
import { channelName, channelProblems } from "./channel.ts"
import { disconnect, listen, openClient } from "./client.ts"
import { complete } from "./complete.ts"
import { loggable, NO_TOKEN } from "./faults.ts"
import { openPosting } from "./post.ts"
import { type Receive, type Room, whoWeAre } from "./room.ts"
import type { DiscordSettings } from "./settings.ts"
import { begin } from "./start.ts"
import { openWebhook } from "./webhook.ts"

/** How long answers that are under way may take when the bot stops, and how long the connection may take to close. */
const FINISH_MS = 8000
const CLOSE_MS = 1500

/** Discord, over its gateway or over signed requests: both carry the same interactions, and one handler answers them. */
export function openDiscord(settings: DiscordSettings, newsroom: Newsroom, tools: AdapterTools): Adapter {
  const { token, managers = [] } = settings
  const client = openClient(settings)
  client.rest.setToken(token)
  const ending = new AbortController()
  const underWay = new Set<Promise<void>>()
  const room: Room = { rest: client.rest, me: whoWeAre(client.rest), newsroom, tools, managers, commandIds: new Map() }
  let isStarted = false
  let isServed = false
  let isConnected = () => true
  let isTokenRefused = false
  const onToken = (isRefused: boolean) => {
    if (isRefused && !isTokenRefused) tools.log.error({ platform: "discord" }, NO_TOKEN)
    isTokenRefused = isRefused
  }

  const receive: Receive = (arrived, entry) => {
    if (!isStarted || ending.signal.aborted) return "closed"
    const taken = checked(interaction, arrived, entry, tools)
    if (taken === null) return "malformed"
    if (taken.type === PING) return "ping"
    const work = handle(taken, room)
      .catch((error: unknown) =>
        tools.log.error(failureOf(error, tools), "something from Discord could not be handled"),
      )
      .finally(() => underWay.delete(work))
    underWay.add(work)
    return "taken"
  }

  return {
    platform: "discord",
    webhooks: settings.transport === "http" ? [openWebhook(settings, receive, tools)] : [],

    async start() {
      isStarted = true
      if (settings.transport === "gateway") {
        isConnected = listen(client, tools, (arrived) => receive(arrived, "discord-gateway"), onToken).isConnected
      }
      const started = await begin(client, settings, room, ending.signal)
      isServed = started.ok && !ending.signal.aborted
      return started
    },

    trouble() {
      if (isTokenRefused) return NO_TOKEN
      if (!isServed) return "Discord is not connected yet."
      return isConnected() ? null : "The connection to Discord is lost; Pullquote keeps trying."
    },

    check: (channel) => channelProblems(room, channel),
    nameOf: (channel) => channelName(room, channel),
    ...openPosting(room, token, onToken),

    async stop() {
      ending.abort()
      await Promise.race([Promise.all(underWay), pause(FINISH_MS, null, { ref: false })])
      await Promise.race([disconnect(client), pause(CLOSE_MS, null, { ref: false })])
    },
  }
}

const failureOf = (error: unknown, { newIncident }: AdapterTools): object => ({
  incident: newIncident(),
  ...loggable(error),
})

/** Interaction types, from the page interactions/receiving-and-responding. */
const PING = 1
const TYPING = 4

const handle = (arrived: AskingInteraction | TypingInteraction, room: Room): Promise<void> =>
  arrived.type === TYPING ? complete(arrived, room) : answerOnce(arrived, room)
