import { type FSWatcher, watch } from "node:fs"

/** Waits so long; ends at once when it is aborted. */
export type Pause = (ms: number, stopping: AbortSignal) => Promise<boolean>

/**
 * Waits so long, or until the system tells that something in the folder changed; then true. That is a hint only: systems
 * differ in what they tell, and network shares tell nothing, so that the folder is looked at in any case.
 */
export async function isToldOfChange(dir: string, ms: number, pause: Pause, stop: AbortSignal): Promise<boolean> {
  const told = new AbortController()
  const watcher = watching(dir, () => told.abort())
  await pause(ms, AbortSignal.any([stop, told.signal]))
  watcher?.close()
  return told.signal.aborted && !stop.aborted
}

/** Null where the system cannot watch it: it is not there, or has no watches left. */
function watching(dir: string, tell: () => void): FSWatcher | null {
  try {
    return watch(dir, { persistent: false }, tell).on("error", tell)
  } catch {
    return null
  }
}
