import { setTimeout } from "node:timers/promises"
import { isToldOfChange, type Pause } from "./hint.ts"

/**
 * Shortest pause between two looks at the folder. A change is taken in when two looks running agree on it, so that no
 * half-written file is read and no article vanishes while an editor replaces its file. Looking works on every file system,
 * where notices of change do not. Each look also compares what the archive holds, because another process may have
 * changed it.
 */
const PAUSE_MS = 500
/**
 * The pause is so many times the processor time of the look before, so that watching 10,000 files costs little; what the
 * system tells of meanwhile is looked at at once.
 */
const IDLE_SHARE = 600
/** … but no longer than this while an embargo has a time to lift at, which the clock may also be moved to. */
const EMBARGO_PAUSE_MS = 10_000

export type Watched = {
  readonly dir: string
  /** One look at the folder. Never rejects. */
  readonly look: () => Promise<void>
  /** Whether something lifts when its time comes. */
  readonly awaitsATime: () => boolean
  readonly pause: Pause
  readonly stopping: AbortSignal
}

/** Looks at the folder again and again until it is stopped. */
export async function watchFolder({ dir, look, awaitsATime, pause, stopping }: Watched): Promise<void> {
  let pauseMs = PAUSE_MS
  // A change is taken in when two looks agree: behind a hint come two, the shortest pause apart.
  let soon = 0
  while (!stopping.aborted) {
    const isShort = soon-- > 0 || pauseMs === PAUSE_MS
    if (isShort) await pause(PAUSE_MS, stopping)
    else if (await isToldOfChange(dir, pauseMs, pause, stopping)) soon = 2
    if (stopping.aborted) return
    const before = process.threadCpuUsage()
    await look()
    const { user, system } = process.threadCpuUsage(before)
    const idleMs = Math.max(PAUSE_MS, ((user + system) / 1000) * IDLE_SHARE)
    pauseMs = awaitsATime() ? Math.min(idleMs, EMBARGO_PAUSE_MS) : idleMs
  }
}

export const byTheClock: Pause = (ms, signal) => setTimeout(ms, true, { signal }).catch(() => false)
