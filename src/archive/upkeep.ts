import type { Archive } from "../core/archive.ts"
import type { Log } from "../core/desk.ts"
import { openDailyCopies } from "./daily-copy.ts"
import { foreignOrders } from "./orders-file.ts"
import { openArchiveWatch } from "./watch.ts"

/** `isRead`: whether the articles are all there, so that a copy is worth making. */
type Tools = { readonly log: Log; readonly now: () => Date; readonly isRead: () => boolean }

/** Looks after the archive of a data folder until `stop`: says what is wrong with it, and makes a copy a day. */
export async function openUpkeep(archive: Archive, folder: string, tools: Tools) {
  const watch = openArchiveWatch(archive, tools.log)
  const copies = openDailyCopies(folder, tools)
  for (const { file, kept } of await foreignOrders(folder, await archive.keeping.mark()))
    tools.log.warn(
      { file, orders: kept?.orders.length },
      `${file} holds orders of an earlier database. "npm run pullquote -- restore orders" brings them back.`,
    )
  watch.start()
  copies.start()
  return {
    async stop() {
      watch.stop()
      await copies.stop()
    },
  }
}
