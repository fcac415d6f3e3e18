import { existsSync } from "node:fs"
import { join } from "node:path"
import type { Finding } from "../adapters/adapter.ts"
import { type Examined, examineArchive } from "../archive/consistency.ts"
import { openDatabaseToRead } from "../archive/database.ts"
import { DATABASE } from "../archive/files.ts"
import type { Inconsistency } from "../archive/inconsistency.ts"
import { inert } from "../core/text/inert.ts"
import { counted } from "../core/text/words.ts"

const CALL = "npm run -s pullquote --"

/** Inconsistencies that are told one by one. */
const MOST_TOLD = 20

/** Whether text, indexes, counts and ledger of the archive agree; nothing where there is none. `isWhole`: all of it, else a sample. */
export async function archiveFindings(
  folder: string,
  isWhole: boolean,
  progress: (told: string) => void = () => {},
): Promise<readonly Finding[]> {
  const file = join(folder, DATABASE)
  if (!existsSync(file)) return []
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  process.once("SIGINT", stop)
  try {
    const db = openDatabaseToRead(file)
    try {
      return findingsOf(await examineArchive(db, { isWhole, progress, stopping: stopping.signal }), isWhole)
    } finally {
      db.close()
    }
  } catch (error) {
    return [{ what: `Archive: ${inert((error as Error).message)}`, state: "refused" }]
  } finally {
    process.off("SIGINT", stop)
  }
}

/** Free bytes of the file are told from here on, in megabytes. */
const TOLD_FREE_MB = 20

function findingsOf(examined: Examined, isWhole: boolean): readonly Finding[] {
  const { articles, waiting, found, count, isStopped } = examined
  const checked = `${counted(articles, "article")} checked${isWhole ? "" : " as a sample"}`
  const indexing = waiting === 0 ? "" : `, ${waiting} of them still being indexed`
  if (isStopped) return [{ what: `Archive: stopped after ${checked}`, state: "unknown" }]
  if (count === 0) return [{ what: `Archive: ${checked}${indexing}, all consistent${freeIn(examined)}`, state: "well" }]
  const told = found.slice(0, MOST_TOLD)
  return [
    {
      what: `Archive: ${checked}${indexing}, ${counted(count, "thing")} inconsistent`,
      state: "refused",
      todo: whatToDo(found),
    },
    ...told.map(({ of, what }): Finding => ({ what: `${inert(of)}: ${inert(what)}`, state: "refused" })),
    ...(count > told.length ? [{ what: `${count - told.length} more like these`, state: "refused" as const }] : []),
  ]
}

/** After an update much of the file is free. */
function freeIn({ bytes, freeBytes }: Examined): string {
  const [all, free] = [bytes, freeBytes].map((count) => Math.round(count / 1e6))
  return free === undefined || free < TOLD_FREE_MB ? "" : `; ${free} of ${all} MB are free for new articles`
}

function whatToDo(found: readonly Inconsistency[]): string {
  const reindex = `"${CALL} reindex" indexes the stored articles again.`
  const restore = `Restore a backup from before: ${CALL} restore backup FILE`
  if (found.every(({ isMade }) => isMade)) return `${reindex} If somebody changed the database by hand: ${restore}`
  return found.some(({ isMade }) => isMade) ? `${restore}. Without one: ${reindex}` : restore
}
