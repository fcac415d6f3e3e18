import { setTimeout } from "node:timers/promises"
import type { Database } from "./database.ts"
import { type paragraphWorks, waitingIn } from "./paragraph-index.ts"
import type { Written } from "./write-queue.ts"

/** Between two batches, so that whoever else writes has most of the time, in ms. */
const PAUSE_MS = 20
/** After a batch that failed: a full disk, a lock held elsewhere. */
const AGAIN_MS = 10_000

/** Looks through the articles of an archive that another release has written, a few at a time, until `stop`. */
export function beginLookingThrough(db: Database, write: Written<typeof paragraphWorks>) {
  const stopping = new AbortController()
  const pause = (ms: number) =>
    setTimeout(ms, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined)

  async function lookThrough(): Promise<void> {
    if (waitingIn(db) === 0) return
    while (!stopping.signal.aborted) {
      const left = await write.lookThrough().catch(() => null)
      if (left === 0) return
      await pause(left === null ? AGAIN_MS : PAUSE_MS)
    }
  }

  const looking = lookThrough()
  return {
    async stop() {
      stopping.abort()
      await looking
    },
  }
}
