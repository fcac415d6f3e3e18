import { lineOf } from "../../core/command/line.ts"
import type { Newsroom } from "../../core/newsroom.ts"
import { note, type Reply } from "../../core/reply/reply.ts"
import { cut } from "../../core/text/cut.ts"
import { inert } from "../../core/text/inert.ts"
import type { SlackBlock, SlackMessage } from "./render.ts"
import { type Asker, isUserId, type Question } from "./room.ts"

/** How much of a name and of a question stands above an answer. */
const LONGEST = { name: 80, line: 150 } as const

/**
 * A public answer begins with who asked what: Slack does not show what was typed. The name is text, which can mention
 * nobody; where only the id is known, `withMention` puts Slack's own mark of the asker there.
 */
export function withByline(
  reply: Reply,
  { asker, call }: Pick<Question, "asker" | "call">,
  { commands }: Newsroom,
): Reply {
  return withLineAbove(reply, `${BY}${nameOf(asker)}: ${cut(lineOf(call, commands), LONGEST.line)}`)
}

const BY = "Asked by "

/** The line above an answer, as an earlier message had it. */
export const withLineAbove = (reply: Reply, line: string): Reply => ({
  ...reply,
  blocks: [note(line), ...reply.blocks],
})

/** A name that looks like an id is none: `withMarkedAsker` would take it for somebody else's. */
const nameOf = ({ id, name }: Asker): string => {
  const words = cut(inert(name ?? "").trim(), LONGEST.name)
  return words === "" || /^@[UW][A-Z0-9]+$/.test(words) ? markOf(id) : words
}

const markOf = (id: string): string => (isUserId(id) ? `@${id}` : "somebody")

/** The asker's id, in the line above the message, as the name that Slack shows for it. */
export const withMention = (message: SlackMessage, { id, name }: Asker): SlackMessage =>
  name === null && isUserId(id) ? withMarkedAsker(message, id) : message

/** The same for a message that is rendered anew: what is said of a correction may stand before the line. */
export function withMarkedAsker(message: SlackMessage, wanted?: string): SlackMessage {
  const at = message.blocks.slice(0, 2).findIndex((block) => idIn(block) !== null)
  const block = message.blocks[at]
  const id = block ? idIn(block) : null
  if (block?.type !== "context" || id === null || (wanted !== undefined && wanted !== id)) return message
  const [begin, mark] = [`${BY}@${id}`, `${BY}<@${id}>`]
  const [line] = block.elements
  const text = line?.type === "plain_text" ? line.text.slice(begin.length).replace(/^: /, "") : ""
  const who = { type: "mrkdwn", text: mark, verbatim: true } as const
  const rest = text === "" ? [] : [{ type: "plain_text", text, emoji: false } as const]
  const lines = message.text.split("\n")
  const n = lines.findIndex((line) => line.startsWith(begin))
  return {
    ...message,
    text: lines.map((line, m) => (m === n ? mark + line.slice(begin.length) : line)).join("\n"),
    blocks: message.blocks.map((one, m) => (m === at ? { ...block, elements: [who, ...rest] } : one)),
  }
}

/** The id in a line that says who asked, where it stands instead of a name. */
function idIn(block: SlackBlock): string | null {
  const line = block.type === "context" ? block.elements[0] : undefined
  return (line?.type === "plain_text" && /^Asked by @([UW][A-Z0-9]{1,30})(?=:|$)/.exec(line.text)?.[1]) || null
}

type Small = { readonly type?: unknown; readonly text?: unknown }

/** The line above a message of ours, as it came back with a click on it, and the asker's id where Slack marks it. */
export function lineAbove(blocks: unknown): { readonly line: string; readonly marked: string | null } | null {
  const all = Array.isArray(blocks) ? (blocks as readonly { type?: unknown; elements?: unknown }[]) : []
  // Before it may stand that the message was corrected.
  const above = all.slice(0, 2).find(({ type }) => type === "context")
  if (!Array.isArray(above?.elements)) return null
  const [who, rest] = above.elements as readonly Small[]
  const line = String(who?.text ?? "")
  const [, marked = null] = (who?.type === "mrkdwn" && /^Asked by <@([UW][A-Z0-9]{1,30})>$/.exec(line)) || []
  if (marked !== null) return { line: `${BY}@${marked}: ${String(rest?.text ?? "")}`, marked }
  return line.startsWith(BY) && who?.type === "plain_text" ? { line, marked: null } : null
}
