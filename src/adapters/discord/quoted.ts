import { quotedIn } from "../../core/command/find-source.ts"
import type { Message, ShownMessage } from "./arrived.ts"
import { type Names, wordsOf } from "./markup.ts"

/** The words that "Find source" looks for in a message. */
export function quotedInMessage(message: Message, names: Names = new Map()): string {
  const text = writtenIn(message)
  const known = knownIn(message, names)
  return quotedIn(
    wordsOf(text, known),
    Array.from(text.matchAll(/^ {0,3}>{1,3} ([^\n]+)/gm), ([, line = ""]) => wordsOf(line, known)),
  )
}

/** All that a reader sees of a message, as words; quoted lines begin with ">". */
export const wordsOfMessage = (message: Message, names: Names): string =>
  wordsOf(writtenIn(message), knownIn(message, names))

const knownIn = ({ mentions }: Message, names: Names): Names =>
  new Map([...names, ...(mentions ?? []).map((user) => [user.id, shownName(user)] as const)])

export const shownName = ({ username, global_name }: { username: string; global_name?: string | null | undefined }) =>
  global_name ?? username

/**
 * Every text that a reader sees in a message, in Discord's markup: its own, what it passes on, and what a thread was begun
 * with.
 */
function writtenIn(message: Message): string {
  const passedOn = (message.message_snapshots ?? []).map(({ message: one }) => one)
  const starter = message.type === THREAD_STARTER && message.referenced_message ? [message.referenced_message] : []
  const texts = [message, ...passedOn, ...starter].flatMap(textsIn)
  return texts
    .filter((text) => text.trim() !== "")
    .join("\n")
    .slice(0, LONGEST)
}

/** Message type, from the page resources/message: what a thread shows of the message that it was begun at. */
const THREAD_STARTER = 21
/** Characters that are read of a message with all its parts. */
const LONGEST = 40_000

const textsIn = ({ content, embeds, poll, attachments, components }: ShownMessage): readonly string[] => [
  content,
  ...embeds.flatMap(({ author, title, description, fields, footer, image, thumbnail }) =>
    [
      author?.name,
      title,
      description,
      ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
      image?.description,
      thumbnail?.description,
      footer?.text,
    ].flatMap((text) => text ?? []),
  ),
  ...(poll ? [poll.question.text ?? "", ...poll.answers.map(({ poll_media }) => poll_media.text ?? "")] : []),
  ...components.flatMap((one) => textsOfComponent(one, 0)),
  ...attachments.flatMap(({ description }) => description ?? []),
]

/** Components hold each other no deeper than this (components/reference: containers, sections, their parts). */
const DEEPEST = 6

/** Texts and the descriptions of pictures and files, in the order of the message; no words of buttons and menus. */
function textsOfComponent(one: unknown, depth: number): readonly string[] {
  if (typeof one !== "object" || one === null || depth > DEEPEST) return []
  const { content, description, components, items, accessory } = one as Readonly<Record<string, unknown>>
  const isMenu = "options" in one
  const own = [content, isMenu ? undefined : description].filter((text) => typeof text === "string")
  const parts = [components, items].flatMap((list) => (Array.isArray(list) ? (list as readonly unknown[]) : []))
  return [...own, ...[...parts, accessory].flatMap((part) => textsOfComponent(part, depth + 1))]
}
