import { forChannel } from "../../src/core/briefing/order-actions.ts"
import { misuse } from "../../src/core/command/misuse.ts"
import type { Desk } from "../../src/core/desk.ts"
import type { Reply } from "../../src/core/reply/reply.ts"

/**
 * What is answered as if it were asked in the channel that is named. It is for the asker alone, since it is no matter of the
 * channel that they ask in, and its buttons are for the other channel.
 */
export async function asIfAskedIn(
  channel: string | undefined,
  desk: Desk,
  answer: (desk: Desk) => Promise<Reply>,
): Promise<Reply> {
  if (channel === undefined || /^(?:here|this)$/i.test(channel)) return answer(desk)
  const { asking } = desk
  if (!asking) return misuse("Channels are on Discord and Slack. Ask there.")
  if (!asking.at) return misuse("There are no channels here. Ask on the server that the channel belongs to.")
  const there = await asking.at(channel)
  if (!there.ok) return misuse(there.problem)
  if (there.asking.channel === asking.channel) return answer(desk)
  const reply = await answer({ ...desk, asking: there.asking })
  return { ...forChannel(reply, there.asking.channel), audience: "asker" }
}
