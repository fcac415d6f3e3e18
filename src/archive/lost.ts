import { readdir, stat } from "node:fs/promises"
import { dirname } from "node:path"
import { setTimeout } from "node:timers/promises"
import { whatIsLeft } from "./faults.ts"
import { COPY, ORDERS_FILE } from "./files.ts"

/** How long a file may have no bytes while another process makes it, in ms, looked at so often. */
const MAKING_MS = 500
const LOOKS = 5

/** Asked before the database is opened: what to tell when it was there and is gone, or has lost its bytes; else null. */
export async function lostDatabase(file: string): Promise<string | null> {
  for (let looks = 0; looks < LOOKS; looks++) {
    const { size = null } = (await stat(file).catch(() => null)) ?? {}
    if (size === null) {
      const names = await readdir(dirname(file)).catch(() => [])
      const isLost = names.some((name) => name === ORDERS_FILE || COPY.test(name))
      return isLost ? `${file} is missing, so a new one was created. ${whatIsLeft(file)}` : null
    }
    if (size > 0) return null
    await setTimeout(MAKING_MS / LOOKS)
  }
  return `${file} was empty, so a new archive was created in it. ${whatIsLeft(file)}`
}
