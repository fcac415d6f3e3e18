import { rm } from "node:fs/promises"
import { dirname, join } from "node:path"
import { tell, write } from "../adapters/terminal/output.ts"
import { setAsideName } from "../archive/files.ts"
import { type OrdersFile, ordersFilesIn } from "../archive/orders-file-reading.ts"
import type { House } from "../compose.ts"
import { EXIT, type ExitCode } from "./exit.ts"
import { takeInChanges, withHouse } from "./house.ts"

/** `restore orders`: brings back orders, zones and slots from the file beside the database; posts nothing. */
export async function restore(args: readonly string[]): Promise<ExitCode> {
  if (args.length !== 1 || args[0] !== "orders") {
    tell("Say what to bring back: restore orders")
    return EXIT.misuse
  }
  return withHouse(async (house, { DATA_DIR }) => {
    const files = await ordersFilesIn(DATA_DIR)
    for (const { file, kept } of files)
      if (kept === null) tell(`${file} cannot be read as orders, so that nothing is brought back from it.`)
    // What is read only afterwards would be news.
    await takeInChanges(house)
    const done: string[] = []
    for (const file of files) done.push(await restoreFrom(house, file))
    await write(done.join("") || `There is no file with orders in ${DATA_DIR}.\n`)
    return done.some((line) => line !== "") ? EXIT.done : EXIT.unmet
  })
}

async function restoreFrom({ archive }: House, { file, kept }: OrdersFile): Promise<string> {
  if (kept === null) return ""
  const { orders, slots, speakers } = await archive.keeping.restore(kept, new Date())
  // Set aside before, or just now, because the archive writes its own.
  await rm(join(dirname(file), setAsideName(kept.archive, kept.number)), { force: true })
  const corrected =
    kept.speakers.length === 0
      ? ""
      : ` Also ${counted(speakers, "corrected speaker")} of ${kept.speakers.length} brought back.`
  return `${file}: ${counted(orders, "order")} and ${counted(slots, "date")} brought back, of ${kept.orders.length} and ${kept.slots.length}.${corrected}\n`
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`
