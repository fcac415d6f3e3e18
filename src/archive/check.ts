import { statSync } from "node:fs"
import type { ArchiveState } from "../core/archive.ts"
import type { Database } from "./database.ts"
import { whatIsLeft } from "./faults.ts"
import { waitingIn } from "./remake.ts"

/** Looks whether the archive still answers out of the file that was opened: a few microseconds. */
export function checker(db: Database, file: string, trouble: () => string | null): () => Promise<ArchiveState> {
  const opened = file === ":memory:" ? null : inodeOf(file)
  let log: number | null = null
  return async () => {
    log ??= inodeOf(logOf(file))
    const reading = fileFault(file, opened) ?? logFault(file, log) ?? readFault(db)
    const indexing = reading === null ? waitingIn(db) : 0
    return { reading, writing: trouble(), ...(indexing > 0 && { indexing }) }
  }
}

function fileFault(file: string, opened: number | null): string | null {
  if (opened === null) return null
  const stat = statSync(file, { throwIfNoEntry: false })
  const what =
    stat === undefined ? "was deleted" : stat.ino !== opened ? "was replaced" : stat.size === 0 ? "was emptied" : null
  if (what === null) return null
  const todo =
    what === "was replaced" ? "Restart Pullquote so that it uses the file that is there now." : whatIsLeft(file)
  return `${file} ${what} while it is in use. ${todo}`
}

/** SQLite's write-ahead log, which is there as long as anybody has the database open, and has what was saved last. */
const logOf = (file: string): string => `${file}-wal`

function logFault(file: string, opened: number | null): string | null {
  const now = inodeOf(logOf(file))
  if (now === opened) return null
  const what = now === null ? "was deleted" : "was replaced"
  return `${logOf(file)} ${what} while it is in use. ${STOP_SAVES}`
}

const STOP_SAVES =
  "What was saved last is lost if Pullquote is killed. Stop it with Ctrl-C or SIGTERM, which saves everything, and start it again."

function readFault(db: Database): string | null {
  try {
    db.get("select revision from state")
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const inodeOf = (file: string): number | null => statSync(file, { throwIfNoEntry: false })?.ino ?? null
