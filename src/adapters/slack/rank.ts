import { isMember } from "./channel.ts"
import type { Question, Room } from "./room.ts"

/** In SLACK_MANAGERS: every member of a channel. */
const EVERYBODY = "*"

/**
 * Who may order a briefing: whoever SLACK_MANAGERS names; without it the workspace's full members, in channels that they are
 * in, of whom its admins see every order.
 */
export async function rankOf(
  { web, who, managers }: Room,
  { asker, channel }: Pick<Question, "asker" | "channel">,
): Promise<"manager" | "member" | "guest"> {
  const isHere = () => isMember(web, channel, asker.id)
  if (managers.includes(EVERYBODY)) return (await isHere()) ? "member" : "guest"
  if (managers.length > 0) return (await who.isAmong(asker.id, managers)) ? "manager" : "guest"
  const standing = await who.standing(asker.id)
  if (standing === "admin") return "manager"
  return standing === "full" && (await isHere()) ? "member" : "guest"
}

export const neededFor = ({ managers }: Pick<Room, "managers">): string =>
  managers.includes(EVERYBODY)
    ? "to be a member of the channel"
    : managers.length > 0
      ? "to be one of the managers named in SLACK_MANAGERS"
      : "to be a full member of this workspace and of the channel"
