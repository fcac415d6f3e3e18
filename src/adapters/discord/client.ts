import { EventEmitter } from "node:events"
import { Client, Events, GatewayIntentBits, Options, type RateLimitQueueFilter } from "discord.js"
import type { AdapterTools } from "../adapter.ts"
import { checked } from "../arrived.ts"
import { server } from "./arrived.ts"
import type { DiscordSettings } from "./settings.ts"

/** A request that hangs is given up in time for another try, and for an orderly end. */
const REQUEST_MS = 7000

/** What a post waits where Discord asks for patience, before it makes room for others. */
const LONGEST_WAIT_MS = 5000

/**
 * discord.js, with nothing in memory that an answer does not need, and nobody pinged by anything we send.
 * Interactions carry all they are about: no privileged intent is asked for, and no message is ever read.
 */
export function openClient({ apiUrl }: Pick<DiscordSettings, "apiUrl">): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    shards: "auto",
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits(Object.fromEntries(CACHES_LEFT_OUT.map((manager) => [manager, 0]))),
    rest: {
      timeout: REQUEST_MS,
      rejectOnRateLimit: isLongForPost,
      ...(apiUrl !== undefined && { api: apiUrl.replace(/\/+$/, "") }),
    },
  })
}

/** discord.js waits out a short pause by itself. A post or an edit that is to wait longer is tried later: others go on. */
const isLongForPost: RateLimitQueueFilter = ({ route, timeToReset, retryAfter }) =>
  (route === "/channels/:id/messages" || route === "/channels/:id/messages/:id") &&
  Math.max(timeToReset, retryAfter) > LONGEST_WAIT_MS

/** Every cache that discord.js allows to be cut; those of servers, channels and roles it needs itself. */
const CACHES_LEFT_OUT = [
  "ApplicationCommandManager",
  "ApplicationEmojiManager",
  "AutoModerationRuleManager",
  "BaseGuildEmojiManager",
  "DMMessageManager",
  "EntitlementManager",
  "GuildBanManager",
  "GuildEmojiManager",
  "GuildForumThreadManager",
  "GuildInviteManager",
  "GuildMemberManager",
  "GuildMessageManager",
  "GuildScheduledEventManager",
  "GuildStickerManager",
  "GuildTextThreadManager",
  "MessageManager",
  "PresenceManager",
  "ReactionManager",
  "ReactionUserManager",
  "StageInstanceManager",
  "ThreadManager",
  "ThreadMemberManager",
  "UserManager",
  "VoiceStateManager",
] as const

/** Code with which Discord ends a connection (topics/opcodes-and-status-codes). */
const AUTHENTICATION_FAILED = 4004

/** Something that Discord dispatched: its kind, and what it carries. */
type Packet = { t: unknown; d: unknown }

/**
 * Hands on every interaction as it came, and tells the log how the connection fares. discord.js gets only what it needs to
 * stay connected: building its own objects of the rest costs memory, and fails on what it does not know.
 */
export function listen(
  client: Client,
  tools: AdapterTools,
  receive: (interaction: unknown) => void,
  onToken: (isRefused: boolean) => void = () => {},
): { readonly isConnected: () => boolean } {
  const { log } = tools
  // discord.js tries twice a second for as long as it takes: that is told once.
  const away = new Set<number>()
  const onPacket = (packet: Packet, shard: number) => {
    switch (packet.t) {
      case "READY":
      case "RESUMED":
        away.delete(shard)
        return
      case "GUILD_CREATE":
      case "GUILD_DELETE": {
        packet.d = checked(server, packet.d, "discord-gateway", tools)
        if (packet.d === null) packet.t = null
        return
      }
      case "INTERACTION_CREATE":
        receive(packet.d)
    }
    packet.t = null
  }
  client.on(Events.Raw as never, onPacket as never)
  client.on("shardReady", (shard) => {
    away.delete(shard)
    log.info({ shard, servers: client.guilds.cache.size }, "Discord is connected")
  })
  client.on("shardResume", (shard) => {
    away.delete(shard)
    log.info({ shard }, "Discord has resumed")
  })
  client.on("shardReconnecting", (shard) => {
    if (!away.has(shard)) log.info({ shard }, "Discord is reconnecting")
    away.add(shard)
  })
  client.on("shardError", (error, shard) => log.warn({ shard, problem: error.message }, "Discord's connection failed"))
  client.on("shardDisconnect", ({ code }, shard) => {
    away.add(shard)
    if (code === AUTHENTICATION_FAILED) onToken(true)
    log.error({ shard, code }, "Discord has closed the connection for good: check DISCORD_TOKEN, then restart")
  })
  client.on("error", (error) => log.error({ problem: error.message }, "discord.js failed"))
  return { isConnected: () => away.size < client.ws.shards.size }
}

/**
 * Disconnects. Ended between two tries to connect, discord.js would go on trying for ever: it asks for its session
 * before each, and no longer gets an answer.
 */
export async function disconnect(client: Client): Promise<void> {
  const never = { get: () => new Promise(() => {}), set: () => {} }
  const ended = Object.defineProperty(new EventEmitter(), "sessionInfo", never)
  for (const id of client.ws.shards.keys()) client.ws.shards.set(id, ended as never)
  await client.destroy()
}
