import { brief } from "../../core/text/cut.ts"
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

export type ChannelFor =
  | { readonly ok: true; readonly id: string; readonly name: string | null }
  | { readonly ok: false; readonly problem: string }

/** The channel that somebody names by its id or name, if they are in it; else why not, with what to do. */
export async function channelFor(web: Web, typed: string, person: string): Promise<ChannelFor> {
  const words = typed.trim().replace(/^#/, "")
  const id = isChannelId(words) ? words : await idOf(web, words.toLowerCase())
  if (id === null) return { ok: false, problem: notIn(`#${brief(words)}`) }
  const called = await web("conversations.info", { channel: id }, true)
  if (!called.ok) return { ok: false, problem: faultInChat(called.fault) }
  const { name, is_private } = (called.data.channel ?? {}) as Readonly<Record<string, unknown>>
  const shown = typeof name === "string" ? `#${name}` : "that channel"
  if (await isMember(web, id, person)) return { ok: true, id, name: typeof name === "string" ? name : null }
  // Whoever is not in a private channel hears nothing of it.
  const problem = is_private === true ? notIn(`#${brief(words)}`) : `You are not in ${shown}. Join it, then try again.`
  return { ok: false, problem }
}

/** Names have no capitals; Slack's ids have some figure. */
const isChannelId = (words: string): boolean => /^[CG](?=[A-Z]*\d)[A-Z0-9]{1,60}$/.test(words)

const notIn = (channel: string): string =>
  `Pullquote is not in a channel called ${channel}. Invite it there: /invite @Pullquote.`

/** The bot's own channel of that name; null where it is in none. */
async function idOf(web: Web, name: string): Promise<string | null> {
  const types = "public_channel,private_channel"
  let cursor = ""
  for (let page = 0; page < MOST_PAGES; page++) {
    const paging = { limit: PAGE, ...(cursor !== "" && { cursor }) }
    const called = await web("users.conversations", { types, exclude_archived: true, ...paging }, true)
    if (!called.ok) return null
    const channels = called.data.channels as readonly { readonly id: string; readonly name?: string }[]
    const found = channels.find((one) => one.name === name)
    if (found) return found.id
    cursor = cursorIn(called.data)
    if (cursor === "") return null
  }
  return null
}

const cursorIn = ({ response_metadata }: Readonly<Record<string, unknown>>): string =>
  (response_metadata as { readonly next_cursor?: string } | undefined)?.next_cursor ?? ""

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
    cursor = cursorIn(called.data)
    if (cursor === "") return false
  }
  return false
}
