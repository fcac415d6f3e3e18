import { quotedIn } from "../../core/command/find-source.ts"
import { wordsOf } from "./markup.ts"

/** The words that "Find source" looks for in a message. Text of attachments is read where the message has none. */
export function quotedInMessage({ text, attachments }: MessageText): string {
  const own = [text ?? "", ...(attachments ?? []).map((one) => one.text ?? one.fallback ?? "")].find(
    (one) => one.trim() !== "",
  )
  const words = (own ?? "").slice(0, LONGEST_MESSAGE)
  const lines = Array.from(words.matchAll(/^(?:&gt;){1,3} ?([^\n]+)/gm), ([, line = ""]) => wordsOf(line))
  return quotedIn(wordsOf(words), lines)
}

type MessageText = {
  readonly text?: Words
  readonly attachments?: readonly { readonly text?: Words; readonly fallback?: Words }[] | null | undefined
}

type Words = string | null | undefined

/** A message holds at most this. */
const LONGEST_MESSAGE = 40_000
