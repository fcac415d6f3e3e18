import { dirname } from "node:path"
import { setImmediate, setTimeout } from "node:timers/promises"
import { parentPort, workerData } from "node:worker_threads"
import { openDatabase } from "./database.ts"
import { writeTroubleOf } from "./faults.ts"
import { beginOrdersFile, changesOrders, writeOrdersFile } from "./orders-file.ts"
import { works } from "./works.ts"
import { openWriteQueue } from "./write-queue.ts"
import { openWriteTroubles } from "./write-troubles.ts"
import type { TroubleTold, WriteAnswer, WriteMessage } from "./writer.ts"

/** How long one try waits for a lock, in ms: at the end of the process nobody waits longer. */
const BUSY_MS = 2_000

/** Pages that are held: with SQLite's own 2 MB each save of 10,000 articles reads its pages anew. */
const CACHE_KB = 8_000

/** The one thread that writes. It ends behind all that was asked for when it is sent null. */
const file: string = workerData
const folder = dirname(file)
const db = await openDatabase(file, BUSY_MS)
db.run(`pragma cache_size = ${-CACHE_KB}`)
const queue = openWriteQueue(db, works, undefined, (error) => troubles.tell(writeTroubleOf(file, error)))
const underWay = new Set<Promise<WriteAnswer>>()
let keeping: Promise<void> | null = null
let last = { length: 0, ms: 0 }
const ending = new AbortController()
const pause = (ms: number) => setTimeout(ms, true, { signal: ending.signal }).catch(() => false)
const troubles = openWriteTroubles({
  onChange: (trouble) => parentPort?.postMessage({ trouble } satisfies TroubleTold),
  attempt: async () => {
    await queue.write("writeNothingNew", [])
    return keepOrders(() => writeOrdersFile(db, folder))
  },
  pause,
})
keepOrders(() => beginOrdersFile(db, folder))

parentPort?.on("message", async (message: WriteMessage | null) => {
  if (message === null) {
    await queue.close()
    await setImmediate() // what was written last is still to be told
    ending.abort()
    await Promise.all(underWay)
    await keeping
    await setImmediate()
    db.close()
    parentPort?.close()
    return
  }
  const work = written(message)
  underWay.add(work)
  parentPort?.postMessage(await work)
  underWay.delete(work)
})

/**
 * What is written down of a message that is out can be known from nowhere else: while the disk is full it is tried again for so
 * long, in ms, and what is to be written before a message as long as a lock is waited for. All else is tried again by whoever asked.
 */
const PATIENCE: ReadonlyMap<string, number> = new Map([
  ["intendPosting", 30_000],
  ["settlePosting", 600_000],
  ["withdrawPosting", 600_000],
])
const AGAIN_MS = 500

async function written({ number, name, args }: WriteMessage): Promise<WriteAnswer> {
  const until = performance.now() + (PATIENCE.get(name) ?? 0)
  for (;;) {
    try {
      const result = await queue.write(name, args)
      troubles.ended()
      if (changesOrders(name, args)) await keepOrdersTogether()
      return { number, ok: true, result }
    } catch (error) {
      const trouble = writeTroubleOf(file, error)
      if (trouble === null) return { number, ok: false, error }
      troubles.tell(trouble)
      if (performance.now() >= until || ending.signal.aborted) return { number, ok: false, error: new Error(trouble) }
      await pause(AGAIN_MS)
    }
  }
}

/** Up to this length, some fifty channels, the file is written before a change is acknowledged. */
const SMALL = 250_000
/** Writing a longer one takes so small a share of the time; what changes meanwhile stands in the next. */
const SHARE = 10

/** Once for all that was written together. */
function keepOrdersTogether(): Promise<void> | null {
  keeping ??= (last.length > SMALL ? pause(last.ms * SHARE) : setImmediate()).then(() => {
    keeping = null
    keepOrders(() => writeOrdersFile(db, folder))
  })
  return last.length > SMALL ? null : keeping
}

/** Whether they are written down now. The database has them all the same, and the next change writes them down too. */
function keepOrders(write: () => number): boolean {
  const began = performance.now()
  try {
    last = { length: write(), ms: performance.now() - began }
    return true
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const trouble = `The briefing schedules cannot be saved to a file in ${folder} (${reason}). Check its disk`
    troubles.tell(writeTroubleOf(file, error) ?? `${trouble}; Pullquote will try again.`)
    return false
  }
}
