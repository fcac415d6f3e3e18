import { setImmediate } from "node:timers/promises"
import { parentPort, workerData } from "node:worker_threads"
import { openDatabase } from "./database.ts"
import { works } from "./works.ts"
import { openWriteQueue } from "./write-queue.ts"
import type { WriteAnswer, WriteMessage } from "./writer.ts"

/** How long one try waits for a lock, in ms: at the end of the process nobody waits longer. */
const BUSY_MS = 2_000

/** The one thread that writes. It ends behind all that was asked for when it is sent null. */
const db = await openDatabase(workerData, BUSY_MS)
const queue = openWriteQueue(db, works)

parentPort?.on("message", async (message: WriteMessage | null) => {
  if (message === null) {
    await queue.close()
    await setImmediate() // what was written last is still to be told
    db.close()
    parentPort?.close()
    return
  }
  const { number, name, args } = message
  const answer = await queue.write(name, args).then(
    (result): WriteAnswer => ({ number, ok: true, result }),
    (error: unknown): WriteAnswer => ({ number, ok: false, error }),
  )
  parentPort?.postMessage(answer)
})
