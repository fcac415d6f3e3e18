import type { Archive } from "../core/archive.ts"
import type { Log } from "../core/desk.ts"
import { openDailyCopies } from "./daily-copy.ts"
import { foreignOrders } from "./orders-file-reading.ts"
import { openArchiveWatch } from "./watch.ts"

export type Upkeep = {
  /** From now on there is a copy a day, until `stop`. */
  copyDaily(): void
  /** Whether the log has been told just that of the archive; it hears of the end then, too. */
  hasTold(words: string): Promise<boolean>
  stop(): Promise<void>
}

/** Looks after the archive while the bot runs: says from now on what is wrong with it, and what could be brought back. */
export async function openUpkeep(
  archive: Archive,
  { folder, now, log }: { readonly folder: string; readonly now: () => Date; readonly log: Log },
): Promise<Upkeep> {
  const watch = openArchiveWatch(archive, log)
  const copies = openDailyCopies(folder, { now, log })
  watch.start()
  for (const { file, kept } of await foreignOrders(folder, await archive.keeping.mark()))
    log.warn(
      { file, orders: kept?.orders.length },
      `${file} has briefing schedules from an earlier database. "npm run pullquote -- restore orders" restores them.`,
    )
  return {
    copyDaily: () => copies.start(),
    hasTold: watch.hasTold,
    async stop() {
      watch.stop()
      await copies.stop()
    },
  }
}
