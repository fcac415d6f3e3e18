import type { Asking, AskingAt } from "../../core/desk.ts"
import { channelFor, channelProblems, ELSEWHERE } from "./channel.ts"
import { personName } from "./names.ts"
import { neededFor, rankOf } from "./rank.ts"
import type { Question, Room } from "./room.ts"

/** Where a question comes from, as standing orders need to know it. */
export function placeOf(room: Room, question: Question): Asking {
  const { web } = room
  const { channel, channelName, team, asker } = question
  return {
    platform: "slack",
    channel,
    community: team,
    asker: asker.id,
    place: channelName === null || isUnnamed(channelName) ? "this conversation" : `#${channelName}`,
    needed: neededFor(room),
    canPublish: false,
    rank: () => rankOf(room, question),
    async elsewhere() {
      const isConversation = /^D/.test(channel) || (channelName !== null && isUnnamed(channelName))
      if (!isConversation) return null
      const called = await web("conversations.info", { channel }, true)
      const isUnseen = !called.ok && called.fault.kind === "refused" && called.fault.error === "channel_not_found"
      return isUnseen ? ELSEWHERE : null
    },
    name: async () => (await personName(web, asker.id)) ?? asker.name,
    async zone() {
      const called = await web("users.info", { user: asker.id }, true)
      const { tz } = (called.ok ? (called.data.user ?? {}) : {}) as { readonly tz?: unknown }
      return typeof tz === "string" ? tz : null
    },
    missing: () => channelProblems(web, channel),
    async linkTo(message) {
      const called = await web("chat.getPermalink", { channel, message_ts: message }, true)
      return called.ok && typeof called.data.permalink === "string" ? called.data.permalink : null
    },
    at: (typed) => placeAt(typed, room, question),
  }
}

/** The same person in another channel, which they must be in. */
async function placeAt(typed: string, room: Room, question: Question): Promise<AskingAt> {
  if (typed === question.channel) return { ok: true, asking: placeOf(room, question) }
  const found = await channelFor(room.web, typed, question.asker.id)
  if (!found.ok) return found
  const { id: channel, name: channelName } = found
  return { ok: true, asking: placeOf(room, { ...question, channel, channelName }) }
}

/** What Slack calls channels without a name of their own, private ones, and conversations of several people. */
const isUnnamed = (name: string): boolean => name === "directmessage" || name === "privategroup" || /^mpdm-/.test(name)
