import { dirname } from "node:path"
import { setImmediate } from "node:timers/promises"
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
keepOrders(() => beginOrdersFile(db, folder))

parentPort?.on("message", async (message: WriteMessage | null) => {
  if (message === null) {
    await queue.close()
    await setImmediate() // what was written last is still to be told
    await keeping
    await setImmediate()
    db.close()
    parentPort?.close()
    return
  }
  const { number, name, args } = message
  const answer = await queue.write(name, args).then(
    async (result): Promise<WriteAnswer> => {
      troubles.ended(name)
      if (changesOrders(name, args)) await keepOrdersTogether()
      return { number, ok: true, result }
    },
    (error: unknown): WriteAnswer => {
      const trouble = writeTroubleOf(file, error)
      if (trouble !== null) troubles.began(name, trouble)
      return { number, ok: false, error: trouble === null ? error : new Error(trouble) }
    },
  )
  parentPort?.postMessage(answer)
})

/** Once for all that was written together, before any of it is acknowledged. */
function keepOrdersTogether(): Promise<void> {
  keeping ??= setImmediate().then(() => {
    keeping = null
    keepOrders(() => writeOrdersFile(db, folder))
  })
  return keeping
}

/** The database has them all the same, and the next change writes them down too. */
function keepOrders(write: () => void): void {
  try {
    write()
    troubles.ended("orders file")
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const trouble = `The orders of briefings cannot be written to a file in ${folder} (${reason}). Look after its disk`
    troubles.began("orders file", writeTroubleOf(file, error) ?? `${trouble}; the next change tries it again.`)
  }
}

/** Tells what keeps from writing. It has passed when each kind of work that failed has come through again. */
function openTroubles() {
  const failed = new Set<string>()
  let told: string | null = null
  const tell = (trouble: string | null) => {
    if (trouble === told) return
    told = trouble
    parentPort?.postMessage({ trouble } satisfies TroubleTold)
  }
  return {
    tell,
    began(work: string, trouble: string) {
      failed.add(work)
      tell(trouble)
    },
    ended(work: string) {
      failed.delete(work)
      if (failed.size === 0) tell(null)
    },
  }
}
