import { existsSync, readdirSync } from "node:fs"
import { dirname, join } from "node:path"
import { COPY, ORDERS_FILE } from "./files.ts"

/** The database cannot be used, in words for people that name the file and say what to do. */
export class TooNew extends Error {}

export class Damaged extends Error {
  constructor(file: string, cause: unknown) {
    super(`${file} is damaged, or is not a database. ${whatIsLeft(file)}`, { cause })
  }
}

/** What to do without the database, by what lies beside it: what is lost is what is in neither. */
export function whatIsLeft(file: string): string {
  const folder = dirname(file)
  const copy = namesIn(folder)
    .filter((name) => COPY.test(name))
    .toSorted()
    .at(-1)
  const orders = existsSync(join(folder, ORDERS_FILE))
    ? `"npm run pullquote -- restore orders" restores the briefing schedules from ${ORDERS_FILE}`
    : "any briefings must be scheduled again"
  const instead = copy
    ? `Stop Pullquote, move it aside with its -wal and -shm, and copy ${join(folder, copy)} to its place: only changes made after that copy are lost. Then`
    : "Stop Pullquote, and move the database aside with its -wal and -shm: earlier versions of articles and most of the record of what was posted are lost with it."
  return `${instead} ${copy ? "the" : "The"} articles are read again from the content folder, and ${orders}.`
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // of a folder that cannot be looked into, nothing is known to be left
  }
}

/** What keeps the file from being written for now, with what to do; null when the error is none of the disk's or a lock's. */
export function writeTroubleOf(file: string, error: unknown): string | null {
  const [what, todo] = WRITE_TROUBLES[codeOf(error)] ?? []
  if (what === undefined || !(error instanceof Error)) return null
  return `${file} ${what} (${error.message}). ${todo}; Pullquote keeps trying to save the rest.`
}

/** By SQLite's result code. */
const WRITE_TROUBLES: Readonly<Record<number, readonly [what: string, todo: string]>> = {
  5: ["is locked by another program", "Close the program that uses it, such as a database shell or a backup"],
  8: ["cannot be written by the bot's user", "Give that user write permission for it and its folder"],
  10: ["cannot be written", "Check whether its disk is full, at a file limit or broken"],
  13: ["cannot be written: its disk is full", "Free some space there"],
}

/** SQLITE_CORRUPT and SQLITE_NOTADB: https://sqlite.org/rescode.html */
export const isDamage = (error: unknown): boolean => [11, 26].includes(codeOf(error))

/** SQLITE_BUSY, whatever its extended code: another process holds the lock. */
export const isBusy = (error: unknown): boolean => codeOf(error) === 5

const codeOf = (error: unknown) => (error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : 0)
