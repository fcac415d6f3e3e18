import { closeSync, fsyncSync, openSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"

/** Makes a copy of a database one file with nothing beside it, looks through all of it, and says why it is not whole, or null. */
export function faultOfCopy(copy: string): string | null {
  const db = new DatabaseSync(copy)
  try {
    db.exec("pragma journal_mode = delete")
    const [row] = db.prepare("pragma quick_check(1)").all()
    if (row?.quick_check !== "ok") return String(row?.quick_check)
  } finally {
    db.close()
  }
  const opened = openSync(copy, "r+")
  fsyncSync(opened)
  closeSync(opened)
  return null
}
