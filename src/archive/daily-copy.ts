import { existsSync } from "node:fs"
import { readdir, rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import type { Log } from "../core/desk.ts"
import { COPY, copyName, DATABASE } from "./files.ts"

const THREAD = new URL("./copy-thread.ts", import.meta.url)

/** Copies that are kept. */
const KEPT = 2

/** How often it is looked whether the day has its copy; what went wrong is tried again then. */
const LOOK_MS = 10 * 60_000

type Copies = {
  /** Makes the day's copy unless it is there; true when it was made now. Rejects in words for people. */
  copyIfDue(): Promise<boolean>
  /** From now on makes one a day, until `stop`. */
  start(): void
  stop(): Promise<void>
}

/**
 * A copy of the whole database once a day of `now`, in UTC, made in a thread of its own beside all that is read and
 * written. The last two stay; a copy that is not whole replaces none of them.
 */
export function openDailyCopies(folder: string, { now, log }: { readonly now: () => Date; readonly log: Log }): Copies {
  let making: Promise<boolean> | null = null
  let timer: NodeJS.Timeout | null = null
  let isTold = false

  async function make(): Promise<boolean> {
    const copy = join(folder, copyName(now().toISOString().slice(0, 10)))
    const file = join(folder, DATABASE)
    if (existsSync(copy) || !existsSync(file)) return false
    const whole = `${copy}.new`
    try {
      const fault = await copyInThread(file, whole)
      if (fault !== null) throw new Error(`it is damaged (${fault})`)
      await rename(whole, copy)
    } catch (error) {
      for (const end of ["", "-journal", "-wal", "-shm"]) await rm(whole + end, { force: true })
      const reason = error instanceof Error ? error.message : String(error)
      throw new Error(`${file} could not be copied: ${reason}. Earlier copies are kept, and Pullquote will try again.`)
    }
    for (const old of (await copiesIn(folder)).slice(KEPT)) await rm(old, { force: true })
    return true
  }

  const copyIfDue = () => {
    making ??= make().finally(() => {
      making = null
    })
    return making
  }

  async function look(): Promise<void> {
    try {
      await copyIfDue()
      if (isTold) log.info({}, "the database can be copied again")
      isTold = false
    } catch (error) {
      if (!isTold) log.error({ err: error }, "the database could not be copied")
      isTold = true
    }
  }

  return {
    copyIfDue,
    start() {
      void look()
      timer = setInterval(() => void look(), LOOK_MS)
      timer.unref()
    },
    async stop() {
      if (timer) clearInterval(timer)
      await making?.catch(() => false)
    },
  }
}

/** The copies of a data folder, the one that was made last first. */
export async function copiesIn(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => COPY.test(name))
  const files = await Promise.all(
    names.map(async (name) => ({ file: join(folder, name), made: (await stat(join(folder, name))).mtimeMs })),
  )
  return files.toSorted((a, b) => b.made - a.made || (a.file < b.file ? 1 : -1)).map(({ file }) => file)
}

function copyInThread(file: string, to: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(THREAD, { workerData: { file, to } })
    thread.on("message", resolve).on("error", reject)
    thread.on("exit", () => reject(new Error("the thread that copies ended")))
  })
}
