import { type APIGuild, type APIGuildChannel, type APIGuildMember, type APIThreadMetadata, Routes } from "discord.js"
import { faultOf, NOT_AVAILABLE, NOT_INVITED } from "./faults.ts"
import { missingIn, permissionsIn, toPost } from "./permissions.ts"
import type { Room } from "./room.ts"

/** What keeps us from posting in a channel, each in a sentence with what to do; none: nothing does. */
export async function channelProblems(
  { rest, me }: Pick<Room, "rest" | "me">,
  channel: string,
): Promise<readonly string[]> {
  try {
    const found = (await rest.get(Routes.channel(channel))) as FoundChannel
    if (!("guild_id" in found) || found.guild_id === undefined) return []
    const unfit = unfitness(found)
    if (unfit !== null) return [unfit]
    const parent = isThread(found.type) && found.parent_id ? found.parent_id : null
    const own = await me()
    const [guild, member, place] = await Promise.all([
      rest.get(Routes.guild(found.guild_id)) as Promise<APIGuild>,
      rest.get(Routes.guildMember(found.guild_id, own)) as Promise<APIGuildMember>,
      parent ? (rest.get(Routes.channel(parent)) as Promise<APIGuildChannel>) : found,
    ])
    const bits = permissionsIn(guild, { id: own, roles: member.roles }, place.permission_overwrites ?? [])
    return missingIn(bits, toPost(found.type)).map(
      (name) => `Pullquote lacks “${name}” in ${nameOf(found)}. Allow it in the channel's settings, under Permissions.`,
    )
  } catch (error) {
    switch (faultOf(error)) {
      case "gone":
        return [CHANNEL_GONE]
      case "absent":
        return [NOT_INVITED]
      case "token":
        return [NOT_AVAILABLE]
      case "forbidden":
        return ["Pullquote cannot see the channel: allow it “View Channels” there, or invite it to the server."]
      default:
        throw error
    }
  }
}

export const CHANNEL_GONE = "The channel no longer exists. Choose another."

type FoundChannel = APIGuildChannel & { readonly thread_metadata?: APIThreadMetadata }

/** Why nobody can post there, whatever the permissions are. */
function unfitness({ type, thread_metadata: thread }: FoundChannel): string | null {
  if (FORUMS.has(type)) return "This is a forum channel. Choose one of its posts, or a text channel."
  if (WORDLESS.has(type)) return "Messages cannot be posted in this kind of channel. Choose a text channel."
  return thread?.locked ? "The thread is locked: unlock it, or choose a channel." : null
}

/** "#desk", as its server calls it now; null for a conversation, and where Discord does not tell. */
export const channelName = ({ rest }: Pick<Room, "rest">, channel: string): Promise<string | null> =>
  rest.get(Routes.channel(channel)).then(
    (found) => {
      const { name, guild_id } = found as Partial<APIGuildChannel>
      return name && guild_id ? `#${name}` : null
    },
    () => null,
  )

/** "#desk", as its server calls it. */
const nameOf = ({ name }: Pick<APIGuildChannel, "name">): string => (name ? `#${name}` : "the channel")

/** Channel types, from the page resources/channel: threads of announcements, public and private ones. */
export const isThread = (type: number): boolean => type >= 10 && type <= 12
/** Forums and media channels. */
const FORUMS: ReadonlySet<number> = new Set([15, 16])
/** Categories and directories. */
const WORDLESS: ReadonlySet<number> = new Set([4, 14])
