import { idsOfReply } from "../../core/command/button-id.ts"
import type { Reply } from "../../core/reply/reply.ts"
import { type DiscordMessage, discordMessage, LONGEST_ID } from "./render.ts"
import type { Room } from "./room.ts"

/** The reply as a message, its buttons' calls kept where they are too long. */
export async function messageOf(
  { newsroom, commandIds }: Pick<Room, "newsroom" | "commandIds">,
  reply: Reply,
): Promise<DiscordMessage> {
  return discordMessage(reply, await idsOfReply(reply, LONGEST_ID, newsroom.tickets), commandIds)
}
