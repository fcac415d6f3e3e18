import { quotedIn } from "../../core/command/find-source.ts"
import type { Message } from "./arrived.ts"

/** The words that "Find source" looks for in a message. Forwarded messages and embeds are read too. */
export function quotedInMessage(message: Message): string {
  const text = wordsOfMessage(message)
  return quotedIn(
    text,
    Array.from(text.matchAll(/^ {0,3}>{1,3} ([^\n]+)/gm), ([, line = ""]) => line),
  )
}

/** All that a reader sees of a message; quoted lines begin with ">". */
export function wordsOfMessage({ content, embeds, message_snapshots: forwarded }: Message): string {
  const own = [content, ...embeds.flatMap(({ title, description }) => [title, description])]
  const passedOn = (forwarded ?? []).flatMap(({ message }) => [
    message.content,
    ...message.embeds.map((e) => e.description),
  ])
  const words = [...own, ...passedOn].filter((text) => text).join("\n")
  return words.replace(MARKED_UP, "")
}

/** Mentions, emoji and times, as Discord sends them: what people see for them is not in the message. */
const MARKED_UP = /<(?:[@#][!&]?|a?:\w{2,32}:|t:)[\w:-]{1,60}>/g
