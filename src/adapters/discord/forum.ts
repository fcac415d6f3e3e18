import { type APIMessage, type APIThreadChannel, type APIThreadList, type REST, Routes } from "discord.js"
import { type Reply, textOf } from "../../core/reply/reply.ts"
import { cut } from "../../core/text/cut.ts"
import { faultOf } from "./faults.ts"
import { LIMITS } from "./limits.ts"
import { earliestFor, isOurs, type Look, UNSEEN_BY_PERMISSION, type Wanted } from "./look.ts"
import { FORUM } from "./permissions.ts"
import type { Room } from "./room.ts"

/** A post of a forum is a thread with a title; the thread and its first message have one id (resources/channel). */
export const isForum = async (rest: REST, channel: string): Promise<boolean> =>
  ((await rest.get(Routes.channel(channel))) as { readonly type: number }).type === FORUM

/** What a forum's post is called, and what it says: a heading stands in the title alone. */
export function titled(reply: Reply): { readonly title: string; readonly said: Reply } {
  const head = reply.blocks.find(({ kind }) => kind === "heading")
  const first = head ?? reply.blocks.find(({ kind }) => kind === "prose")
  const words = first && "prose" in first ? textOf(first.prose) : ""
  const rest = reply.blocks.filter((block) => block !== head)
  return {
    title: cut(words.trim() || "Pullquote", LIMITS.postTitle),
    said: rest.length > 0 ? { ...reply, blocks: rest } : reply,
  }
}

/** Opens a post with its first message. */
export const openPost = (rest: REST, forum: string, name: string, message: object): Promise<unknown> =>
  rest.post(Routes.threads(forum), { body: { name, message } })

/** Posts whose first message is looked at: one came a day. */
const MOST_POSTS = 20

/** Our post in the forum that carries the mark, as `lookFor` finds a message in a channel. */
export async function lookForPost(
  { rest, me }: Pick<Room, "rest" | "me">,
  { channel, mark, since }: Wanted,
): Promise<Look> {
  const own = await me()
  const { guild_id } = (await rest.get(Routes.channel(channel))) as { readonly guild_id: string }
  const lists = await Promise.all([
    rest.get(Routes.guildActiveThreads(guild_id)),
    rest.get(Routes.channelThreads(channel, "public")),
  ]).catch(unlessForbidden)
  if (lists === null) return UNSEEN_BY_PERMISSION
  const posts = (lists as readonly APIThreadList[])
    .flatMap(({ threads }) => threads as readonly APIThreadChannel[])
    .filter((one) => one.parent_id === channel && one.owner_id === own && BigInt(one.id) >= earliestFor(since))
    .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
  for (const { id } of posts.slice(0, MOST_POSTS)) {
    const first = await rest.get(Routes.channelMessage(id, id)).catch((error: unknown) => {
      if (faultOf(error) === "gone") return null
      return unlessForbidden(error)
    })
    if (first !== null && isOurs(first as APIMessage, own, mark)) return { kind: "found", message: id }
  }
  return { kind: "absent" }
}

function unlessForbidden(error: unknown): null {
  if (faultOf(error) === "forbidden") return null
  throw error
}
