import { existsSync, readlinkSync } from "node:fs"
import { constants, getPriority, setPriority } from "node:os"
import { basename } from "node:path"

/** Linux: the thread that asks, by its number, which stands for a process there. */
const THIS_THREAD = "/proc/thread-self"

const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority

/**
 * Lets the process's other threads go before this one: people who ask do not wait for files that are read. Where threads have no
 * priority of their own, nothing changes.
 */
export function giveWay(): void {
  if (!existsSync(THIS_THREAD)) return
  const thread = Number(basename(readlinkSync(THIS_THREAD)))
  setPriority(thread, Math.min(PRIORITY_LOW, getPriority(thread) + PRIORITY_BELOW_NORMAL))
}
