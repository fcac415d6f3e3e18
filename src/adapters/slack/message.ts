import type { types } from "@slack/bolt"
import { idsOfReply } from "../../core/command/button-id.ts"
import type { Reply } from "../../core/reply/reply.ts"
import { cut } from "../../core/text/cut.ts"
import { unescaped } from "./escape.ts"
import { LIMITS } from "./limits.ts"
import { LONGEST_ID, type SlackMessage, slackMessage } from "./render.ts"
import type { Room } from "./room.ts"

/** The reply as a message, its buttons' calls kept where they are too long. */
export async function messageOf({ newsroom }: Pick<Room, "newsroom">, reply: Reply): Promise<SlackMessage> {
  return slackMessage(reply, await idsOfReply(reply, LONGEST_ID, newsroom.tickets), SPARE)
}

/** For the channel, the key that travels with a message, and the asker's mark: a few hundred characters. */
export const SPARE = 400

/**
 * For a Slack that refuses the blocks (`invalid_blocks`): the same words in the oldest of blocks, the buttons kept. The
 * words are plain text, in which nothing is read.
 */
export function plainer(message: SlackMessage): Record<string, unknown> {
  const words = cut(unescaped(message.text), LIMITS.text)
  const section: types.SectionBlock = { type: "section", text: { type: "plain_text", text: words, emoji: false } }
  return { ...message, blocks: [section, ...message.blocks.filter(({ type }) => type === "actions")] }
}

export const refusesBlocks = (error: string): boolean =>
  error === "invalid_blocks" || error === "invalid_blocks_format" || error === "msg_blocks_too_long"
