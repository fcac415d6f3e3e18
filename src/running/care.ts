import { openDailyCopies } from "../archive/daily-copy.ts"
import { foreignOrders } from "../archive/orders-file.ts"
import { openArchiveWatch } from "../archive/watch.ts"
import type { Archive } from "../core/archive.ts"
import type { Log } from "../core/desk.ts"

/** Looks after the archive while the bot runs: its troubles are told at once, and it is copied once a day. */
export async function careFor(
  archive: Archive,
  dataDir: string,
  tools: { readonly log: Log; readonly now: () => Date },
): Promise<{ readonly startCopies: () => void; readonly stop: () => Promise<unknown> }> {
  const watch = openArchiveWatch(archive, tools.log)
  const copies = openDailyCopies(dataDir, tools)
  watch.start()
  for (const { file, kept } of await foreignOrders(dataDir, await archive.keeping.mark())) {
    const advice = `${file} holds orders of an earlier database. "npm run pullquote -- restore orders" brings them back.`
    tools.log.warn({ file, orders: kept?.orders.length }, advice)
  }
  const stop = async () => {
    watch.stop()
    await copies.stop()
  }
  return { startCopies: copies.start, stop }
}
