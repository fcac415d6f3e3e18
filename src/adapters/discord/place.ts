import type { Asking, AskingAt } from "../../core/desk.ts"
import type { AskingInteraction } from "./arrived.ts"
import { channelProblems, channelSeenBy, NO_SUCH_CHANNEL } from "./channel.ts"
import { isBotConversation, userOf } from "./interaction.ts"
import { ANNOUNCEMENTS, FORUM, managesServer, TEXT } from "./permissions.ts"
import { shownName } from "./quoted.ts"
import type { Room } from "./room.ts"

const ELSEWHERE = "Briefings can be posted in a channel, or in your direct messages with Pullquote. Schedule it there."

/** A channel, as far as an order needs to know it. */
type Spot = { readonly id: string; readonly type: number; readonly name?: string | null | undefined }

type Servers = Pick<Room, "rest" | "me" | "managers">

/**
 * Where an interaction comes from, as standing orders need to know it. Whoever manages the server, or has a role that
 * DISCORD_MANAGERS names, may order; in their own conversation with the bot everybody may.
 */
export const placeOf = (asking: AskingInteraction, room: Servers): Asking =>
  placeIn(asking.channel ?? { id: "", type: TEXT }, asking, room)

function placeIn({ id, type, name }: Spot, asking: AskingInteraction, room: Servers): Asking {
  const { guild_id, member } = asking
  const user = userOf(asking)
  const asker = user.id
  return {
    platform: "discord",
    channel: id,
    place: name ? `#${name}` : "this conversation",
    asker,
    community: guild_id ?? `@me ${asker}`,
    needed: `the permission “Manage Server”${room.managers.length > 0 ? ", or a role that DISCORD_MANAGERS names" : ""}`,
    canPublish: type === ANNOUNCEMENTS,
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
    // A forum's post is a thread, whose first message has the thread's id.
    linkTo: async (message) =>
      `https://discord.com/channels/${guild_id ?? "@me"}/${type === FORUM ? message : id}/${message}`,
    at: guild_id === undefined || !member ? null : (typed) => placeAt(typed, guild_id, asking, room),
  }
}

/** The same person in another channel of the server, which they must be able to see. */
async function placeAt(typed: string, guild: string, asking: AskingInteraction, room: Servers): Promise<AskingAt> {
  const { channel, member } = asking
  const id = typed.replace(/^<#(\d+)>$/, "$1")
  if (channel?.id === id) return { ok: true, asking: placeOf(asking, room) }
  const person = { id: userOf(asking).id, roles: member?.roles ?? [], permissions: member?.permissions }
  const found = /^\d{1,20}$/.test(id) ? await channelSeenBy(person, { guild, id }, room) : { problem: NO_SUCH_CHANNEL }
  return "problem" in found
    ? { ok: false, problem: found.problem }
    : { ok: true, asking: placeIn(found.channel, asking, room) }
}
