import { lineOf } from "../../core/command/line.ts"
import type { Newsroom } from "../../core/newsroom.ts"
import { type Call, note, type Reply } from "../../core/reply/reply.ts"
import { isSnippetId } from "../../core/snippet.ts"
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
  { asker, call, isShared = false }: Pick<Question, "asker" | "call" | "isShared">,
  { commands }: Newsroom,
): Reply {
  if (isShared || isById(call)) return withLineAbove(reply, `${isShared ? SHARED : BY}${nameOf(asker)}`)
  return withLineAbove(reply, `${BY}${nameOf(asker)}: ${cut(lineOf(call, commands), LONGEST.line)}`)
}

const BY = "Asked by "
const SHARED = "Shared by "

/** Of a call that names a quote or a fact by its inner id there is nothing to read. */
const isById = ({ args }: Call): boolean => Object.values(args).some(isSnippetId)

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
  const by = message.text.startsWith(SHARED) ? SHARED : BY
  const begin = `${by}${markOf(id)}`
  const isMarked = name === null && isUserId(id) && line?.type === "plain_text" && line.text.startsWith(begin)
  if (first?.type !== "context" || !isMarked || !message.text.startsWith(begin)) return message
  const mark = `${by}<@${id}>`
  const who = { type: "mrkdwn", text: mark, verbatim: true } as const
  const rest = { ...line, text: line.text.slice(begin.length).replace(/^: /, "") }
  return {
    ...message,
    text: mark + message.text.slice(begin.length),
    blocks: [{ ...first, elements: [who, ...(rest.text === "" ? [] : [rest])] }, ...blocks],
  }
}

/** The message with the asker's id in its first block, by which a later click knows whose answer it is. */
export function signedBy(message: SlackMessage, { id }: Asker): SlackMessage {
  const [first, ...blocks] = message.blocks
  return first?.type === "context" && isUserId(id)
    ? { ...message, blocks: [{ ...first, block_id: `${SIGNED}${id}` }, ...blocks] }
    : message
}

const SIGNED = "asker:"

/** Whose answer a message of ours is, as it came back with a click on it; null when it does not say. */
export function signerOf(blocks: unknown): string | null {
  const [first] = Array.isArray(blocks) ? (blocks as { block_id?: unknown }[]) : []
  const id = typeof first?.block_id === "string" && first.block_id.startsWith(SIGNED) ? first.block_id : ""
  return id === "" ? null : id.slice(SIGNED.length)
}

type Small = { readonly type?: unknown; readonly text?: unknown }

/** The line above a message of ours, as it came back with a click on it, and the asker's id where Slack marks it. */
export function lineAbove(blocks: unknown): { readonly line: string; readonly marked: string | null } | null {
  const [first] = Array.isArray(blocks) ? (blocks as { type?: unknown; elements?: unknown }[]) : []
  if (first?.type !== "context" || !Array.isArray(first.elements)) return null
  const [who, rest] = first.elements as readonly Small[]
  const line = String(who?.text ?? "")
  const [, marked = null] = (who?.type === "mrkdwn" && /^(?:Asked|Shared) by <@([UW][A-Z0-9]{1,30})>$/.exec(line)) || []
  if (marked !== null) {
    const by = line.startsWith(SHARED) ? SHARED : BY
    const words = rest?.text === undefined ? "" : `: ${String(rest.text)}`
    return { line: `${by}@${marked}${words}`, marked }
  }
  return (line.startsWith(BY) || line.startsWith(SHARED)) && who?.type === "plain_text" ? { line, marked: null } : null
}
