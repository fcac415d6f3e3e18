import { lineOf } from "../../core/command/line.ts"
import type { Newsroom } from "../../core/newsroom.ts"
import { note, type Reply } from "../../core/reply/reply.ts"
import { cut } from "../../core/text/cut.ts"
import { inert } from "../../core/text/inert.ts"
import type { SlackMessage } from "./render.ts"
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

const nameOf = ({ id, name }: Asker): string =>
  name !== null && inert(name).trim() !== "" ? cut(inert(name).trim(), LONGEST.name) : markOf(id)

const markOf = (id: string): string => (isUserId(id) ? `@${id}` : "somebody")

/** The asker's id, in the line above the message, as the name that Slack shows for it. */
export function withMention(message: SlackMessage, { id, name }: Asker): SlackMessage {
  const [first, ...blocks] = message.blocks
  const line = first?.type === "context" ? first.elements[0] : undefined
  const begin = `${BY}${markOf(id)}`
  const isMarked = name === null && isUserId(id) && line?.type === "plain_text" && line.text.startsWith(begin)
  if (first?.type !== "context" || !isMarked || !message.text.startsWith(begin)) return message
  const mark = `${BY}<@${id}>`
  const who = { type: "mrkdwn", text: mark, verbatim: true } as const
  const rest = { ...line, text: line.text.slice(begin.length).replace(/^: /, "") }
  return {
    ...message,
    text: mark + message.text.slice(begin.length),
    blocks: [{ ...first, elements: [who, ...(rest.text === "" ? [] : [rest])] }, ...blocks],
  }
}

type Small = { readonly type?: unknown; readonly text?: unknown }

/** The line above a message of ours, as it came back with a click on it, and the asker's id where Slack marks it. */
export function lineAbove(blocks: unknown): { readonly line: string; readonly marked: string | null } | null {
  const [first] = Array.isArray(blocks) ? (blocks as { type?: unknown; elements?: unknown }[]) : []
  if (first?.type !== "context" || !Array.isArray(first.elements)) return null
  const [who, rest] = first.elements as readonly Small[]
  const line = String(who?.text ?? "")
  const [, marked = null] = (who?.type === "mrkdwn" && /^Asked by <@([UW][A-Z0-9]{1,30})>$/.exec(line)) || []
  if (marked !== null) return { line: `${BY}@${marked}: ${String(rest?.text ?? "")}`, marked }
  return line.startsWith(BY) && who?.type === "plain_text" ? { line, marked: null } : null
}
