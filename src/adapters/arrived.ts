import type { z } from "zod"
import type { Log } from "../core/desk.ts"
import { brief } from "../core/text/cut.ts"

/** Where something comes in from outside. */
export type Entry = "discord-gateway" | "discord-webhook" | "slack-socket" | "slack-webhook" | "page" | "command-line"

/** The longest line that is read from the page or the command line, in characters: more is no question. */
export const LONGEST_LINE = 10_000

/** Who is told of what was dropped. */
export type Dropping = {
  readonly log: Pick<Log, "info">
  /** Counts it. */
  readonly countDropped?: (entry: Entry) => void
}

/**
 * What arrived, with the fields that the schema names and no others; null when it does not fit. That costs this one event
 * and is no fault of ours: it is logged as information, by where it does not fit and never by what it says.
 */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  arrived: unknown,
  entry: Entry,
  dropping: Dropping,
): z.output<Schema> | null {
  const parsed = schema.safeParse(arrived)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  drop(entry, issue ? `${issue.path.join(".")}: ${issue.code}` : "it has the wrong form", dropping)
  return null
}

/** Logs and counts an event that is not taken. */
export function drop(entry: Entry, problem: string, { log, countDropped }: Dropping): void {
  log.info({ entry, problem: brief(problem) }, "something malformed arrived and was dropped")
  countDropped?.(entry)
}

/** What a text of JSON says; undefined when it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
