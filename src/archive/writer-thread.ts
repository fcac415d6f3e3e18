import { dirname } from "node:path"
import { setImmediate } from "node:timers/promises"
import { parentPort, workerData } from "node:worker_threads"
import { openDatabase } from "./database.ts"
import { beginOrdersFile, changesOrders, writeOrdersFile } from "./orders-file.ts"
import { works } from "./works.ts"
import { openWriteQueue } from "./write-queue.ts"
import type { WriteAnswer, WriteMessage } from "./writer.ts"

/** How long one try waits for a lock, in ms: at the end of the process nobody waits longer. */
const BUSY_MS = 2_000

/** The one thread that writes. It ends behind all that was asked for when it is sent null. */
const db = await openDatabase(workerData, BUSY_MS)
const queue = openWriteQueue(db, works)
const folder = dirname(workerData)
beginOrdersFile(db, folder)

parentPort?.on("message", async (message: WriteMessage | null) => {
  if (message === null) {
    await queue.close()
    await setImmediate() // what was written last is still to be told
    db.close()
    parentPort?.close()
    return
  }
  const { number, name, args } = message
  const isKept = changesOrders(name, args)
  const answer = await queue.write(name, args).then(
    async (result): Promise<WriteAnswer> => {
      if (isKept) await keepOrders()
      return { number, ok: true, result }
    },
    (error: unknown): WriteAnswer => ({ number, ok: false, error }),
  )
  parentPort?.postMessage(answer)
})

/** Once for all that was written together, before any of it is acknowledged. */
let keeping: Promise<void> | null = null
function keepOrders(): Promise<void> {
  keeping ??= setImmediate().then(() => {
    keeping = null
    writeOrdersFile(db, folder)
  })
  // The database has it all the same, and the next change writes it down too.
  return keeping.catch(() => undefined)
}
