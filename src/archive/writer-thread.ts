import { dirname } from "node:path"
import { setImmediate, setTimeout } from "node:timers/promises"
import { parentPort, workerData } from "node:worker_threads"
import { openDatabase } from "./database.ts"
import { writeTroubleOf } from "./faults.ts"
import { beginOrdersFile, changesOrders, writeOrdersFile } from "./orders-file.ts"
import { works } from "./works.ts"
import { openWriteQueue } from "./write-queue.ts"
import type { TroubleTold, WriteAnswer, WriteMessage } from "./writer.ts"

/** How long one try waits for a lock, in ms: at the end of the process nobody waits longer. */
const BUSY_MS = 2_000

/** The one thread that writes. It ends behind all that was asked for when it is sent null. */
const file: string = workerData
const folder = dirname(file)
const db = await openDatabase(file, BUSY_MS)
const troubles = openTroubles()
const queue = openWriteQueue(db, works, undefined, (error) => troubles.tell(writeTroubleOf(file, error)))
let keeping: Promise<void> | null = null
let last = { length: 0, ms: 0 }
const ending = new AbortController()
keepOrders(() => beginOrdersFile(db, folder))

parentPort?.on("message", async (message: WriteMessage | null) => {
  if (message === null) {
    await queue.close()
    await setImmediate() // what was written last is still to be told
    ending.abort()
    await keeping
    await setImmediate()
    db.close()
    parentPort?.close()
    return
  }
  const { number, name, args } = message
  const answer = await queue.write(name, args).then(
    async (result): Promise<WriteAnswer> => {
      troubles.ended()
      if (changesOrders(name, args)) await keepOrdersTogether()
      return { number, ok: true, result }
    },
    (error: unknown): WriteAnswer => {
      const trouble = writeTroubleOf(file, error)
      if (trouble !== null) troubles.tell(trouble)
      return { number, ok: false, error: trouble === null ? error : new Error(trouble) }
    },
  )
  parentPort?.postMessage(answer)
})

/** Up to this length, some fifty channels, the file is written before a change is acknowledged. */
const SMALL = 250_000
/** Writing a longer one takes so small a share of the time; what changes meanwhile stands in the next. */
const SHARE = 10

const pause = (ms: number) => setTimeout(ms, undefined, { signal: ending.signal }).catch(() => undefined)

/** Once for all that was written together. */
function keepOrdersTogether(): Promise<void> | null {
  keeping ??= (last.length > SMALL ? pause(last.ms * SHARE) : setImmediate()).then(() => {
    keeping = null
    keepOrders(() => writeOrdersFile(db, folder))
  })
  return last.length > SMALL ? null : keeping
}

/** The database has them all the same, and the next change writes them down too. */
function keepOrders(write: () => number): void {
  const began = performance.now()
  try {
    last = { length: write(), ms: performance.now() - began }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const trouble = `The orders of briefings cannot be written to a file in ${folder} (${reason}). Look after its disk`
    troubles.tell(writeTroubleOf(file, error) ?? `${trouble}; the next change tries it again.`)
  }
}

/** Tells what keeps from writing; the next work that comes through ends it. */
function openTroubles() {
  let told: string | null = null
  const tell = (trouble: string | null) => {
    if (trouble === told) return
    told = trouble
    parentPort?.postMessage({ trouble } satisfies TroubleTold)
  }
  return { tell, ended: () => tell(null) }
}
