import { rm } from "node:fs/promises"
import { dirname, join } from "node:path"
import { tell, write } from "../adapters/terminal/output.ts"
import { setAsideName } from "../archive/files.ts"
import { type OrdersFile, ordersFilesIn } from "../archive/orders-file-reading.ts"
import type { House } from "../compose.ts"
import { counted, listed } from "../core/text/words.ts"
import { EXIT, type ExitCode } from "./exit.ts"
import { takeInChanges, withHouse } from "./house.ts"
import { restoreBackupFrom } from "./restore-backup.ts"

/** `restore orders`, or `restore backup FILE`. */
export async function restore([what, ...files]: readonly string[]): Promise<ExitCode> {
  const [file] = files
  if (what === "orders" && files.length === 0) return restoreOrders()
  if (what === "backup" && files.length === 1 && file !== undefined) return restoreBackupFrom(file)
  tell("Usage: restore orders, or restore backup FILE")
  return EXIT.misuse
}

/** Brings back orders, zones and slots from the file beside the database; posts nothing. */
async function restoreOrders(): Promise<ExitCode> {
  return withHouse(async (house, { DATA_DIR }) => {
    const files = await ordersFilesIn(DATA_DIR)
    for (const { file, kept } of files)
      if (kept === null) tell(`${file} cannot be read as briefing schedules, so nothing is restored from it.`)
    // What is read only afterwards would be news.
    await takeInChanges(house)
    const done: string[] = []
    for (const file of files) done.push(await restoreFrom(house, file))
    await write(done.join("") || `There is no file with briefing schedules in ${DATA_DIR}.\n`)
    return done.some((line) => line !== "") ? EXIT.done : EXIT.unmet
  })
}

async function restoreFrom({ archive }: House, { file, kept }: OrdersFile): Promise<string> {
  if (kept === null) return ""
  const { orders, slots, speakers } = await archive.keeping.restore(kept, new Date())
  // Set aside before, or just now, because the archive writes its own.
  await rm(join(dirname(file), setAsideName(kept.archive, kept.number)), { force: true })
  const restored = [
    `${orders} of ${counted(kept.orders.length, "briefing schedule")}`,
    `${slots} of ${counted(kept.slots.length, "date")}`,
    ...(kept.speakers.length > 0 ? [`${speakers} of ${counted(kept.speakers.length, "corrected speaker")}`] : []),
  ]
  return `${file}: restored ${listed(restored, "and")}.\n`
}
