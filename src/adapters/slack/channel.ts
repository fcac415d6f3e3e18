import { faultInChat, faultInWords } from "./faults.ts"
import type { Web } from "./web.ts"

/** What keeps the bot from posting to the channel, a sentence each; none: it may. */
export async function channelProblems(web: Web, channel: string): Promise<readonly string[]> {
  const called = await web("conversations.info", { channel }, true)
  if (!called.ok) {
    const isUnseen = called.fault.kind === "refused" && called.fault.error === "channel_not_found"
    // Other people's conversation, or one of several, into which nobody can invite an app.
    return [isUnseen && /^D/.test(channel) ? ELSEWHERE : faultInChat(called.fault)]
  }
  const { is_archived, is_member, is_im, is_mpim } = (called.data.channel ?? {}) as Readonly<Record<string, unknown>>
  return [
    ...(is_archived === true ? [refusalInWords("is_archived")] : []),
    ...(is_member !== true && is_im !== true && is_mpim !== true ? [refusalInWords("not_in_channel")] : []),
  ]
}

/** For conversations that the bot can never post to. */
export const ELSEWHERE =
  "Briefings can be posted in a channel, or in your direct messages with Pullquote. Schedule it there."

const refusalInWords = (error: string): string => faultInWords({ kind: "refused", error })

/** What the channel is called; null where it has no name of its own, and where Slack does not tell. */
export async function channelName(web: Web, channel: string): Promise<string | null> {
  const called = await web("conversations.info", { channel }, true)
  const { name, is_mpim } = (called.ok ? (called.data.channel ?? {}) : {}) as Readonly<Record<string, unknown>>
  return typeof name === "string" && is_mpim !== true ? name : null
}

/** Members a request, and requests until we give up. */
const PAGE = 1000
const MOST_PAGES = 20

/** Whether somebody is in the channel; in their own conversation with the bot they are. */
export async function isMember(web: Web, channel: string, person: string): Promise<boolean> {
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
