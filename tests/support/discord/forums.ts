import type { Body } from "./contract.ts"
import { type Answered, type Route, refusal } from "./route.ts"
import type { Message, World } from "./world.ts"

const FORUM = 15
const REQUIRES_TAG = 1 << 4

/** What a forum says to a message that belongs to no post. */
export const NO_MESSAGES = refusal(400, 50008, "Cannot send messages in a non-text channel")
export const isForum = (world: World, channel: string): boolean => world.channels.get(channel)?.type === FORUM

type Desk = {
  readonly world: World
  readonly check: (kind: string, body: Body) => Answered | null
  readonly mayPost: (channel: string) => Answered | null
  readonly place: (exchange: null, channel: string, body: Body, id?: string) => Message
  readonly wire: (message: Message) => object
}

/** Posts of forums: threads whose first message has their id (resources/channel, Start Thread in Forum). */
export const forumRoutes = ({ world, check, mayPost, place, wire }: Desk): readonly Route[] => [
  [
    "POST",
    /^\/channels\/(\d+)\/threads$/,
    false,
    ({ body }, [channel = ""]) => {
      const refused = mayPost(channel) ?? check("forumPost", body)
      if (refused) return refused
      if (!isForum(world, channel)) return refusal(400, 50024, "Cannot execute action on this channel type")
      if (((world.channels.get(channel)?.flags ?? 0) & REQUIRES_TAG) !== 0 && !body.applied_tags?.length)
        return refusal(400, 40067, "A tag is required to create a forum post in this channel")
      const thread = {
        id: world.id(),
        type: 11,
        name: body.name,
        parent_id: channel,
        guild_id: world.guild,
        owner_id: world.bot.id,
      }
      world.channels.set(thread.id, thread)
      const message = place(null, thread.id, body.message, thread.id)
      return { status: 201, body: { ...thread, message: wire(message) } }
    },
  ],
  [
    "GET",
    /^\/guilds\/(\d+)\/threads\/active$/,
    false,
    () => ({
      status: 200,
      body: { threads: [...world.channels.values()].filter(({ type }) => type === 11), members: [] },
    }),
  ],
  [
    "GET",
    /^\/channels\/(\d+)\/threads\/archived\/public$/,
    false,
    () => ({ status: 200, body: { threads: [], members: [], has_more: false } }),
  ],
  [
    "GET",
    /^\/channels\/(\d+)\/messages\/(\d+)$/,
    false,
    (_, [channel, id]) => {
      const message = world.messages.find((one) => one.id === id && one.channel_id === channel)
      return message ? { status: 200, body: wire(message) } : refusal(404, 10008, "Unknown Message")
    },
  ],
]
