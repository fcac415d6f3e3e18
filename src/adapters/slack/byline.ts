import { lineOf } from "../../core/command/line.ts"
import type { Newsroom } from "../../core/newsroom.ts"
import { type Call, note, type Reply } from "../../core/reply/reply.ts"
import { isSnippetId } from "../../core/snippet.ts"
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
  const at = message.blocks.slice(0, 2).findIndex((block) => askerIn(block) !== null)
  const block = message.blocks[at]
  const asker = block ? askerIn(block) : null
  if (block?.type !== "context" || asker === null || (wanted !== undefined && wanted !== asker.id)) return message
  const { by, id } = asker
  const [begin, mark] = [`${by}@${id}`, `${by}<@${id}>`]
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
function askerIn(block: SlackBlock): { readonly by: string; readonly id: string } | null {
  const line = block.type === "context" ? block.elements[0] : undefined
  const words = line?.type === "plain_text" ? line.text : ""
  const [, by, id] = /^((?:Asked|Shared) by )@([UW][A-Z0-9]{1,30})(?=:|$)/.exec(words) ?? []
  return by !== undefined && id !== undefined ? { by, id } : null
}

/** The message with the asker's id in its line, by which a later click knows whose answer it is. */
export function signedBy(message: SlackMessage, { id }: Pick<Asker, "id">): SlackMessage {
  const at = message.blocks.slice(0, 2).findIndex(({ type }) => type === "context")
  if (at < 0 || !isUserId(id)) return message
  return {
    ...message,
    blocks: message.blocks.map((block, n) => (n === at ? { ...block, block_id: `${SIGNED}${id}` } : block)),
  }
}

const SIGNED = "asker:"

/** Whose answer a message of ours is, as it came back with a click on it; null when it does not say. */
export function signerOf(blocks: unknown): string | null {
  const all = Array.isArray(blocks) ? (blocks as readonly { block_id?: unknown }[]) : []
  const ids = all
    .slice(0, 2)
    .flatMap(({ block_id: id }) => (typeof id === "string" && id.startsWith(SIGNED) ? [id] : []))
  return ids[0]?.slice(SIGNED.length) ?? null
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
  const [, marked = null] = (who?.type === "mrkdwn" && /^(?:Asked|Shared) by <@([UW][A-Z0-9]{1,30})>$/.exec(line)) || []
  if (marked !== null) {
    const by = line.startsWith(SHARED) ? SHARED : BY
    const words = rest?.text === undefined ? "" : `: ${String(rest.text)}`
    return { line: `${by}@${marked}${words}`, marked }
  }
  return (line.startsWith(BY) || line.startsWith(SHARED)) && who?.type === "plain_text" ? { line, marked: null } : null
}
