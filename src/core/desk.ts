import type { Archive } from "./archive.ts"

/** What a command may use. */
export type Desk = {
  readonly archive: Archive
  readonly now: () => Date
  readonly log: Log
}

export type Log = {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
