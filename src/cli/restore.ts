import { rm } from "node:fs/promises"
import { dirname, join } from "node:path"
import { tell, write } from "../adapters/terminal/output.ts"
import { setAsideName } from "../archive/files.ts"
import { type OrdersFile, ordersFilesIn } from "../archive/orders-file-reading.ts"
import type { House } from "../compose.ts"
import { listed } from "../core/text/words.ts"
import { EXIT, type ExitCode } from "./exit.ts"
import { takeInChanges, withHouse } from "./house.ts"

/** `restore orders`: brings back orders, zones and slots from the file beside the database; posts nothing. */
export async function restore(args: readonly string[]): Promise<ExitCode> {
  if (args.length !== 1 || args[0] !== "orders") {
    tell("Usage: restore orders")
    return EXIT.misuse
  }
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

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`
