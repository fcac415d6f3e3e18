import { performance } from "node:perf_hooks"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

/** How often it is looked how busy the main thread was, in ms, and the share of that time from on which it was. */
const LOOK_MS = 10_000
const BUSY = 0.05

/**
 * V8 keeps for good the pages that a burst of work made its heap grow by, unless a collection is made to save memory: that takes
 * the main thread some 100 ms, so it is made once when the thread has nothing more to do. V8's own mode for saving memory does
 * it all the time: each answer would take half as much processor time again.
 */
export function saveMemory(): void {
  // What Node was started with is for the main thread, and would count more than the limits that each other thread has.
  setFlagsFromString("--max-semi-space-size=0")
  setFlagsFromString("--max-old-space-size=0")
  setFlagsFromString("--expose-gc")
  const collect: NodeJS.GCFunction = runInNewContext("gc")
  const look = collectOnceQuiet(() => void collect({ type: "major", execution: "sync", flavor: "last-resort" }))
  let before = performance.eventLoopUtilization()
  setInterval(() => {
    const now = performance.eventLoopUtilization()
    look(performance.eventLoopUtilization(now, before).utilization)
    before = now
  }, LOOK_MS).unref()
}

/** Is told how busy the thread was since it was told last, 0 to 1; collects at the first quiet time behind a busy one. */
export function collectOnceQuiet(collect: () => void): (utilization: number) => void {
  let wasBusy = false
  return (utilization) => {
    const isBusy = utilization >= BUSY
    if (wasBusy && !isBusy) collect()
    wasBusy = isBusy
  }
}
