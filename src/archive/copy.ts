import { copyFile, stat } from "node:fs/promises"
import { backup, DatabaseSync } from "node:sqlite"

/** How often the files are copied as they lie before SQLite is asked, which takes part in the locks beside them. */
const TRIES = 5

/**
 * Copies a database as it is now, with what was written last, beside whoever uses it. False when there is none. The files
 * are copied as they lie, so that nothing beside them changes; when a checkpoint comes between each time, somebody is
 * writing without a pause, and SQLite makes the copy.
 */
export async function copyDatabase(file: string, to: string): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await printOf(file)
    if (before === null) return false
    await copyFile(file, to)
    // The log behind the file: what was written meanwhile is whole or left out. Its index is made anew.
    await copyFile(`${file}-wal`, `${to}-wal`).catch(unlessMissing)
    if ((await printOf(file)) === before) return true
  }
  await backUp(file, to)
  return true
}

/** Pages that are copied in one step: some ten milliseconds. */
const AT_ONCE = 2_000

/** SQLite's own copy, of one moment, beside whoever writes. `progress`: the share that is done, 0 to 1. */
export async function backUp(
  file: string,
  to: string,
  progress: (done: number) => void = () => {},
  pages = AT_ONCE,
): Promise<void> {
  const source = new DatabaseSync(file, { readOnly: true, timeout: 10_000 })
  try {
    // What is being read stays as it is: without it, a copy begins anew with each write that comes between two steps.
    source.exec("begin")
    source.prepare("select 1 from sqlite_schema").get()
    await backup(source, to, {
      rate: pages,
      progress: ({ totalPages, remainingPages }) => progress(1 - remainingPages / totalPages),
    })
    progress(1)
  } finally {
    source.close()
  }
}

async function printOf(file: string): Promise<string | null> {
  const { size, mtimeNs, ino } = (await stat(file, { bigint: true }).catch(unlessMissing)) ?? {}
  return ino === undefined ? null : [size, mtimeNs, ino].join(" ")
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code !== "ENOENT") throw error
  return null
}
