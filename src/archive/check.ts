import { statSync } from "node:fs"
import type { ArchiveState } from "../core/archive.ts"
import type { Database } from "./database.ts"
import { whatIsLeft } from "./faults.ts"
import { waitingIn } from "./remake.ts"

/** Looks whether the archive still answers out of the file that was opened: a few microseconds. */
export function checker(db: Database, file: string, trouble: () => string | null): () => Promise<ArchiveState> {
  const opened = file === ":memory:" ? null : inodeOf(file)
  return async () => {
    const reading = fileFault(file, opened) ?? readFault(db)
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

function readFault(db: Database): string | null {
  try {
    db.get("select revision from state")
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const inodeOf = (file: string): number | null => statSync(file, { throwIfNoEntry: false })?.ino ?? null
