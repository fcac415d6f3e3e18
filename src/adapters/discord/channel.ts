import { type APIGuild, type APIGuildChannel, type APIGuildMember, Routes } from "discord.js"
import { faultOf } from "./faults.ts"
import { missingIn, permissionsIn, toPost } from "./permissions.ts"
import type { Room } from "./room.ts"

/** What keeps us from posting in a channel, each in a sentence with what to do; none: nothing does. */
export async function channelProblems(
  { rest, applicationId }: Pick<Room, "rest" | "applicationId">,
  channel: string,
): Promise<readonly string[]> {
  try {
    const found = (await rest.get(Routes.channel(channel))) as APIGuildChannel
    if (!("guild_id" in found) || found.guild_id === undefined) return []
    const isThread = THREADS.has(found.type)
    const parent = isThread && found.parent_id ? found.parent_id : null
    const [guild, member, place] = await Promise.all([
      rest.get(Routes.guild(found.guild_id)) as Promise<APIGuild>,
      rest.get(Routes.guildMember(found.guild_id, applicationId)) as Promise<APIGuildMember>,
      parent ? (rest.get(Routes.channel(parent)) as Promise<APIGuildChannel>) : found,
    ])
    const bits = permissionsIn(guild, { id: applicationId, roles: member.roles }, place.permission_overwrites ?? [])
    return missingIn(bits, toPost(isThread)).map(
      (name) => `Pullquote lacks “${name}” in ${nameOf(found)}. Allow it in the channel's settings, under Permissions.`,
    )
  } catch (error) {
    const fault = faultOf(error)
    if (fault === "gone") return [`Channel ${channel} is gone. Choose another.`]
    if (fault === "forbidden") {
      return [`Pullquote cannot see channel ${channel}: allow it “View Channels” there, or invite it to the server.`]
    }
    throw error
  }
}

/** "#desk", as its server calls it. */
const nameOf = ({ id, name }: Pick<APIGuildChannel, "id" | "name">): string => (name ? `#${name}` : `channel ${id}`)

/** Channel types: threads of announcements, public and private ones. */
const THREADS: ReadonlySet<number> = new Set([10, 11, 12])
