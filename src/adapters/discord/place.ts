import type { Asking } from "../../core/desk.ts"
import type { AskingInteraction } from "./arrived.ts"
import { channelProblems } from "./channel.ts"
import { isBotConversation, userOf } from "./interaction.ts"
import { managesServer } from "./permissions.ts"
import type { Room } from "./room.ts"

/**
 * Where an interaction comes from, as standing orders need to know it. Whoever manages the server may order; in their own
 * conversation with the bot everybody may.
 */
export function placeOf(asking: AskingInteraction, room: Pick<Room, "rest" | "me">): Asking {
  const { guild_id, channel, member } = asking
  const asker = userOf(asking).id
  const id = channel?.id ?? ""
  const name = channel && "name" in channel && channel.name ? `#${channel.name}` : "this conversation"
  return {
    platform: "discord",
    channel: id,
    place: name,
    asker,
    community: guild_id ?? `@me ${asker}`,
    needed: "the permission “Manage Server”",
    rank: async () => {
      const manages = member ? managesServer(member.permissions) : isBotConversation(asking)
      return manages ? "manager" : "guest"
    },
    // Discord tells a language, and a zone guessed from it would be wrong for whole continents.
    zone: async () => null,
    missing: () => channelProblems(room, id),
    linkTo: async (message) => `https://discord.com/channels/${guild_id ?? "@me"}/${id}/${message}`,
  }
}
