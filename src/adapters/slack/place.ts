import type { Asking } from "../../core/desk.ts"
import { channelProblems } from "./post.ts"
import type { Bureau, Question } from "./room.ts"
import type { Web } from "./web.ts"

/**
 * Where a question comes from, as standing orders need to know it. Where the operator named managers, only they may order;
 * otherwise every member of the channel.
 */
export function placeOf({ web, managers }: Bureau, { channel, channelName, team, asker }: Question): Asking {
  return {
    ...{ platform: "slack", channel, community: team, asker: asker.id },
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

/** What the channel is called; null where it has no name of its own, and where Slack does not tell. */
export async function nameOf(web: Web, channel: string): Promise<string | null> {
  const called = await web("conversations.info", { channel }, true)
  const { name, is_mpim } = (called.ok ? (called.data.channel ?? {}) : {}) as Readonly<Record<string, unknown>>
  return typeof name === "string" && is_mpim !== true ? name : null
}

/** What Slack calls channels without a name of their own, and private ones. */
const UNNAMED: ReadonlySet<string> = new Set(["directmessage", "privategroup"])

/** Members a request, and requests until we give up. */
const PAGE = 1000
const MOST_PAGES = 20

/** Whether somebody is in the channel; in their own conversation with the bot they are. */
async function isMember(web: Web, channel: string, person: string): Promise<boolean> {
  if (/^[DUW]/.test(channel)) return true
  let cursor = ""
  for (let page = 0; page < MOST_PAGES; page++) {
    const called = await web("conversations.members", { channel, limit: PAGE, ...(cursor !== "" && { cursor }) }, true)
    if (!called.ok) return false
    if ((called.data.members as readonly string[]).includes(person)) return true
    cursor = (called.data.response_metadata as { readonly next_cursor?: string } | undefined)?.next_cursor ?? ""
    if (cursor === "") return false
  }
  return false
}
