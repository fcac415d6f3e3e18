import type { Asking } from "../../core/desk.ts"
import type { AskingInteraction } from "./arrived.ts"
import { channelProblems } from "./channel.ts"
import { isBotConversation, userOf } from "./interaction.ts"
import { ANNOUNCEMENTS, managesServer } from "./permissions.ts"
import { shownName } from "./quoted.ts"
import type { Room } from "./room.ts"

const ELSEWHERE = "Briefings can be posted in a channel, or in your direct messages with Pullquote. Schedule it there."

/**
 * Where an interaction comes from, as standing orders need to know it. Whoever manages the server, or has a role that
 * DISCORD_MANAGERS names, may order; in their own conversation with the bot everybody may.
 */
export function placeOf(asking: AskingInteraction, room: Pick<Room, "rest" | "me" | "managers">): Asking {
  const { guild_id, channel, member } = asking
  const user = userOf(asking)
  const asker = user.id
  const id = channel?.id ?? ""
  const name = channel && "name" in channel && channel.name ? `#${channel.name}` : "this conversation"
  return {
    platform: "discord",
    channel: id,
    place: name,
    asker,
    community: guild_id ?? `@me ${asker}`,
    needed: `the permission “Manage Server”${room.managers.length > 0 ? ", or a role that DISCORD_MANAGERS names" : ""}`,
    canPublish: channel?.type === ANNOUNCEMENTS,
    rank: async () => {
      const isManager =
        member && (managesServer(member.permissions) || member.roles.some((role) => room.managers.includes(role)))
      return (member ? isManager : isBotConversation(asking)) ? "manager" : "guest"
    },
    // Other people's conversations, and those of several, are closed to every bot.
    elsewhere: async () => (guild_id === undefined && !isBotConversation(asking) ? ELSEWHERE : null),
    name: async () => shownName(user),
    // Discord tells a language, and a zone guessed from it would be wrong for whole continents.
    zone: async () => null,
    missing: () => channelProblems(room, id),
    linkTo: async (message) => `https://discord.com/channels/${guild_id ?? "@me"}/${id}/${message}`,
  }
}
