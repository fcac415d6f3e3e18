import { quotedIn } from "../../core/command/find-source.ts"
import { wordsOf } from "./typed.ts"

/** The words that "Find source" looks for in a message. Text of attachments is read where the message has none. */
export function quotedInMessage(message: MessageText): string {
  const words = markupOf(message)
  const lines = Array.from(words.matchAll(/^(?:&gt;){1,3} ?([^\n]+)/gm), ([, line = ""]) => wordsOf(line))
  return quotedIn(wordsOf(words), lines)
}

/** All that a reader sees of a message; quoted lines begin with ">". */
export const wordsOfMessage = (message: MessageText): string => wordsOf(markupOf(message))

function markupOf({ text, attachments }: MessageText): string {
  const all = [text ?? "", ...(attachments ?? []).map((one) => one.text ?? one.fallback ?? "")]
  return (all.find((one) => one.trim() !== "") ?? "").slice(0, LONGEST_MESSAGE)
}

type MessageText = {
  readonly text?: Words
  readonly attachments?: readonly { readonly text?: Words; readonly fallback?: Words }[] | null | undefined
}

type Words = string | null | undefined

/** A message holds at most this. */
const LONGEST_MESSAGE = 40_000
