import type { Asking } from "../../core/desk.ts"
import { channelProblems, isMember } from "./channel.ts"
import type { Question, Room } from "./room.ts"

/**
 * Where a question comes from, as standing orders need to know it. Where the operator named managers, only they may order;
 * otherwise every member of the channel.
 */
export function placeOf({ web, managers }: Room, { channel, channelName, team, asker }: Question): Asking {
  return {
    platform: "slack",
    channel,
    community: team,
    asker: asker.id,
    place: channelName === null || UNNAMED.has(channelName) ? "this conversation" : `#${channelName}`,
    needed:
      managers.length > 0 ? "to be one of the managers that SLACK_MANAGERS names" : "to be a member of the channel",
    async rank() {
      if (managers.length > 0) return managers.includes(asker.id) ? "manager" : "guest"
      return (await isMember(web, channel, asker.id)) ? "member" : "guest"
    },
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
  }
}

/** What Slack calls channels without a name of their own, and private ones. */
const UNNAMED: ReadonlySet<string> = new Set(["directmessage", "privategroup"])
