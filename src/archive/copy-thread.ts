import { closeSync, fsyncSync, openSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { parentPort, workerData } from "node:worker_threads"
import { backUp } from "./copy.ts"

/** Copies a database and looks whether the copy is whole, which reads all of it; then says why it is not, or null. */
const { file, to } = workerData as { readonly file: string; readonly to: string }
await backUp(file, to)
parentPort?.postMessage(faultOf(to))

function faultOf(copy: string): string | null {
  const db = new DatabaseSync(copy)
  try {
    db.exec("pragma journal_mode = delete") // one file, with nothing beside it
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
