import { setTimeout } from "node:timers/promises"
import { openDatabase } from "./database.ts"
import { beginAnew } from "./making.ts"
import { openSqlite } from "./sqlite.ts"

/** Between two looks at how far it is, in ms. */
const LOOK_MS = 1_000

/**
 * Makes all that is made of the stored articles anew, beside whoever uses the archive; meanwhile what is made already is found.
 * Stopped, it goes on with the next process that opens the archive. Throws with the file's name when it cannot be used.
 */
export async function reindexArchive(
  file: string,
  progress: (left: number) => void,
  stopping: AbortSignal,
): Promise<void> {
  const db = await openDatabase(file)
  try {
    db.atomically(() => beginAnew(db))
  } finally {
    db.close()
  }
  const archive = await openSqlite(file)
  try {
    for (let left = await archive.paragraphs.waiting(); left > 0; left = await archive.paragraphs.waiting()) {
      progress(left)
      if (stopping.aborted) return
      await setTimeout(LOOK_MS, undefined, { signal: stopping }).catch(() => undefined)
    }
  } finally {
    await archive.close()
  }
}
