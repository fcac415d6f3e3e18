import { quotedIn } from "../../core/command/find-source.ts"
import { wordsOf } from "./markup.ts"

/** The words that "Find source" looks for in a message. */
export function quotedInMessage(message: MessageText): string {
  const text = writtenIn(message)
  return quotedIn(
    wordsOf(text),
    Array.from(text.matchAll(/^(?:&gt;){1,3} ?([^\n]+)/gm), ([, line = ""]) => wordsOf(line)),
  )
}

/**
 * Every text that a reader sees in a message, in Slack's markup: its own, its blocks, what it passes on and previews. What is
 * said in more than one of them is read once.
 */
function writtenIn({ text, blocks, attachments, files }: MessageText): string {
  const all = [text ?? "", ...[blocks, attachments, files].flatMap((parts) => textsIn(parts, 0))]
  let [written, read] = ["", ""]
  for (const one of all.slice(0, MOST_TEXTS)) {
    const words = wordsOf(one.slice(0, LONGEST)).trim()
    if (words === "" || read.includes(words) || written.length > LONGEST) continue
    written += `${one}\n`
    read += `${words}\n`
  }
  return written.slice(0, LONGEST)
}

/** All that a reader sees of a message, as words; quoted lines begin with ">". */
export const wordsOfMessage = (message: MessageText): string => wordsOf(writtenIn(message))

type MessageText = {
  readonly text?: string | null | undefined
  readonly blocks?: Parts
  readonly attachments?: Parts
  readonly files?: Parts
}

type Parts = readonly Part[] | null | undefined
type Part = Readonly<Record<string, unknown>>

/** Characters that are read of a message with all its parts; it holds at most this itself. */
const LONGEST = 40_000
/** A message has 50 blocks and 100 attachments at most; a list or a table has more lines. */
const MOST_TEXTS = 500
/** Parts hold each other no deeper than this: an attachment's message, its blocks, their lists, cells and runs. */
const DEEPEST = 12

/** Where texts and parts stand in blocks, attachments and files, in the order that a reader sees them. */
const TEXTS = ["author_name", "pretext", "title", "text", "description", "alt_text", "preview", "plain_text"] as const
const INSIDE = [
  "fields",
  "elements",
  "rows",
  "message_blocks",
  "message",
  "blocks",
  "initial_comment",
  "attachments",
  "files",
]
const FOOTERS = ["footer"] as const

function textsIn(node: unknown, depth: number): readonly string[] {
  if (depth > DEEPEST) return []
  if (Array.isArray(node)) return node.flatMap((one) => textsIn(one, depth + 1))
  if (typeof node !== "object" || node === null) return []
  const part = node as Part
  if (part.type === "actions" || part.type === "input" || part.type === "button") return []
  if (isLineOfRuns(part)) return [quoteMark(part) + runsOf(part.elements as readonly Part[])]
  const named = (names: readonly string[]) => names.flatMap((name) => textOf(part[name], depth))
  const found = [...named(TEXTS), ...named(VALUES), ...INSIDE.flatMap((name) => textsIn(part[name], depth + 1))]
  const all = [...found, ...named(FOOTERS)]
  return all.length > 0 ? all : named(["fallback"])
}

/** Of an attachment's field. */
const VALUES = ["value"] as const

/** A text stands as it is, or in an object of its own. */
const textOf = (text: unknown, depth: number): readonly string[] =>
  typeof text === "string" ? [text] : typeof text === "object" ? textsIn(text, depth + 1) : []

const isLineOfRuns = ({ type, elements }: Part): boolean =>
  typeof type === "string" && LINES.has(type) && Array.isArray(elements)

const LINES: ReadonlySet<string> = new Set(["rich_text_section", "rich_text_quote", "rich_text_preformatted"])

const quoteMark = ({ type }: Part): string => (type === "rich_text_quote" ? "&gt; " : "")

/** The words of one line; people and channels stand there by their ids alone. */
const runsOf = (runs: readonly Part[]): string =>
  runs
    .map(({ type, text, url, fallback }) => String(text ?? (type === "link" ? url : fallback) ?? ""))
    .map((run) => run.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"))
    .join("")
