import { readlinkSync } from "node:fs"
import { constants, getPriority, setPriority } from "node:os"
import { basename } from "node:path"

const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority

/**
 * Lets the process's other threads go before this one: people who ask do not wait for files that are read. Where threads have no
 * priority of their own, or none may be set, nothing changes.
 */
export function giveWay(): void {
  try {
    // Linux: a thread has a number as a process has.
    const thread = Number(basename(readlinkSync("/proc/thread-self")))
    setPriority(thread, Math.min(PRIORITY_LOW, getPriority(thread) + PRIORITY_BELOW_NORMAL))
  } catch {
    // It has its turn as the others have.
  }
}
