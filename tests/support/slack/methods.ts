import { messageBreaches, viewBreaches } from "./rules.ts"
import type { Json, Message, Workspace } from "./workspace.ts"

export const BOT = {
  user_id: "U0PULLQUOTE",
  bot_id: "B0PULLQUOTE",
  team_id: "T0NEWS",
  team: "News",
  url: "http://news.example/",
}

type Trigger = { isUsed: boolean }
export type Triggers = Map<string, Trigger>

/** The permission that an event needs. */
export const BOT_EVENTS_NEED = { app_mention: "app_mentions:read", "message.im": "im:history" } as const

/** The permission that a method needs. */
export const METHODS_NEED: Readonly<Record<string, string>> = {
  "chat.postMessage": "chat:write",
  "chat.postEphemeral": "chat:write",
  "chat.update": "chat:write",
  "conversations.info": "channels:read",
  "conversations.members": "channels:read",
  "users.conversations": "channels:read",
  "users.info": "users:read",
  "conversations.history": "channels:history",
  "conversations.replies": "channels:history",
}

/** What looking up conversations of one's own and of several takes. */
export const CONVERSATIONS_NEED = ["im:read", "mpim:read"] as const

/** A method of the Web API, as Slack's pages have it. */
export function callMethod(method: string, args: Json, space: Workspace, triggers: Triggers): Json {
  const isOwn = method === "conversations.info" && /^D/.test(String(args.channel))
  // A conversation with a person is looked at with a permission of its own.
  const isGroup = method === "conversations.info" && space.channels.get(String(args.channel))?.isGroup === true
  const needed = isOwn ? "im:read" : isGroup ? "mpim:read" : METHODS_NEED[method]
  if (needed !== undefined && !space.scopes.has(needed))
    return { ok: false, error: "missing_scope", needed, provided: [...space.scopes].join(",") }
  switch (method) {
    case "auth.test":
      return { ok: true, ...BOT }
    case "chat.postMessage":
      return posted(args, space, null)
    case "chat.postEphemeral":
      return posted(args, space, String(args.user))
    case "chat.update":
      return updated(args, space)
    case "conversations.info":
      return told(String(args.channel), space)
    case "users.conversations":
      return { ok: true, ...channelsOf(space), response_metadata: { next_cursor: "" } }
    case "conversations.members":
      return { ok: true, members: [...(space.channels.get(String(args.channel))?.members ?? space.people.keys())] }
    case "users.info":
      return personOf(String(args.user), space)
    case "usergroups.users.list":
      if (!space.scopes.has("usergroups:read")) return { ok: false, error: "missing_scope", needed: "usergroups:read" }
      return { ok: true, users: space.groups.get(String(args.usergroup)) ?? [] }
    case "chat.getPermalink":
      return { ok: true, permalink: `${BOT.url}archives/${args.channel}/p${String(args.message_ts).replace(".", "")}` }
    case "conversations.history":
    case "conversations.replies":
      return { ok: true, ...pageOf(historyOf(args, space), args) }
    case "views.open":
      return opened(args, space, triggers)
    case "views.publish":
      return published(args, space)
    default:
      space.breaches.push(`unknown method ${method}`)
      return { ok: false, error: "unknown_method" }
  }
}

function closed(channel: string, space: Workspace): string | null {
  // A message to a person opens the conversation with the bot.
  if (/^[UD]/.test(channel)) return null
  const known = space.channels.get(channel)
  if (!known || known.isHidden) return "channel_not_found"
  if (known.isArchived) return "is_archived"
  return known.isMember ? null : "not_in_channel"
}

function posted(args: Json, space: Workspace, seenBy: string | null): Json {
  const channel = String(args.channel)
  const error = closed(channel, space)
  if (error) return { ok: false, error }
  const breaches = messageBreaches(args)
  if (breaches.length > 0) {
    space.breaches.push(...breaches)
    return { ok: false, error: "invalid_blocks", errors: breaches }
  }
  const { ts } = space.post({
    ...contentOf(args),
    channel,
    seenBy,
    via: "chat",
    thread: textOr(args.thread_ts),
    metadata: (args.metadata as Json) ?? null,
  })
  return seenBy === null ? { ok: true, channel, ts } : { ok: true, message_ts: ts }
}

export const contentOf = (args: Json): Pick<Message, "text" | "blocks"> => ({
  text: String(args.text),
  blocks: (args.blocks ?? []) as readonly Json[],
})

export const textOr = (value: unknown): string | null => (typeof value === "string" ? value : null)

function updated(args: Json, space: Workspace): Json {
  const message = space.messages.find(({ ts, channel }) => ts === args.ts && channel === args.channel)
  if (!message) return { ok: false, error: "message_not_found" }
  if (message.via !== "chat" || message.seenBy !== null) return { ok: false, error: "cant_update_message" }
  const breaches = messageBreaches(args)
  space.breaches.push(...breaches)
  if (breaches.length > 0) return { ok: false, error: "invalid_blocks" }
  space.edit(message, contentOf(args))
  return { ok: true, channel: message.channel, ts: message.ts }
}

function told(channel: string, space: Workspace): Json {
  const known = space.channels.get(channel)
  if (/^D/.test(channel) && !known?.isHidden) return { ok: true, channel: { id: channel, is_im: true } }
  if (!known || known.isHidden) return { ok: false, error: "channel_not_found" }
  const { name = channel.toLowerCase(), isMember, isArchived = false, isGroup = false, isPrivate = false } = known
  return {
    ok: true,
    channel: {
      id: channel,
      name,
      is_member: isMember,
      is_archived: isArchived,
      is_mpim: isGroup,
      is_private: isPrivate,
    },
  }
}

/** The bot's own. */
const channelsOf = ({ channels }: Workspace): Json => ({
  channels: Array.from(channels)
    .filter(([, { isMember, isArchived, isHidden }]) => isMember && !isArchived && !isHidden)
    .map(([id, { name = id.toLowerCase() }]) => ({ id, name })),
})

function personOf(id: string, space: Workspace): Json {
  const user = space.people.get(id)
  return user ? { ok: true, user: { id, ...user } } : { ok: false, error: "user_not_found" }
}

/** At most `limit` of them, from the cursor on. */
function pageOf(messages: readonly Json[], { limit = 100, cursor = "0" }: Json): Json {
  const [from, count] = [Number(cursor), Number(limit)]
  const isMore = messages.length > from + count
  return {
    messages: messages.slice(from, from + count),
    has_more: isMore,
    response_metadata: { next_cursor: isMore ? String(from + count) : "" },
  }
}

const historyOf = ({ channel, ts, include_all_metadata }: Json, space: Workspace): readonly Json[] =>
  space
    .public(String(channel))
    .filter(({ thread }) => ts === undefined || thread === ts)
    .map(({ ts, text, metadata }) => ({ ts, text, ...(include_all_metadata && metadata ? { metadata } : {}) }))
    .toReversed()

/** A trigger opens one view. Slack's takes it within three seconds; how long we take is for a benchmark to say. */
function opened(args: Json, space: Workspace, triggers: Triggers): Json {
  const trigger = triggers.get(String(args.trigger_id))
  if (!trigger || trigger.isUsed) return { ok: false, error: "invalid_trigger_id" }
  trigger.isUsed = true
  const view = args.view as Json
  const breaches = viewBreaches(view)
  space.breaches.push(...breaches)
  if (breaches.length > 0) return { ok: false, error: "invalid_arguments" }
  const id = `V${space.opened.length}`
  space.opened.push({ id, view, trigger: String(args.trigger_id) })
  space.changed()
  return { ok: true, view: { id, ...view } }
}

function published({ user_id, view }: Json, space: Workspace): Json {
  const breaches = viewBreaches(view as Json)
  space.breaches.push(...breaches)
  if (breaches.length > 0) return { ok: false, error: "invalid_arguments" }
  space.homes.set(String(user_id), view as Json)
  space.changed()
  return { ok: true }
}
