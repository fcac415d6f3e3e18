import { quotedIn } from "../../core/command/find-source.ts"
import { wordsOf } from "./typed.ts"

/** The words that "Find source" looks for in a message. Text of attachments is read where the message has none. */
export function quotedInMessage({ text = "", attachments = [] }: Said): string {
  const own = [text, ...attachments.map((one) => one.text ?? one.fallback ?? "")].find((words) => words.trim() !== "")
  const said = (own ?? "").slice(0, LONGEST_MESSAGE)
  const lines = Array.from(said.matchAll(/^(?:&gt;){1,3} ?([^\n]+)/gm), ([, line = ""]) => wordsOf(line))
  return quotedIn(wordsOf(said), lines)
}

type Said = {
  readonly text?: string | undefined
  readonly attachments?: readonly { readonly text?: string; readonly fallback?: string }[] | undefined
}

/** A message holds at most this. */
const LONGEST_MESSAGE = 40_000
