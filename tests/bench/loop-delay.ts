import { monitorEventLoopDelay } from "node:perf_hooks"
import { isMainThread } from "node:worker_threads"

/** What a process says of itself when it is sent a message. Times in ms. */
export type Vitals = {
  /** Since the last message: how late the event loop was, at its 99.9th percentile and at worst. */
  readonly delay: { readonly p999: number; readonly max: number }
  /** Megabytes, all threads. */
  readonly rss: number
  /** Processor time since the start, all threads. */
  readonly cpuMs: number
}

// Loaded into the bot's process before the bot.
if (isMainThread && process.send) {
  const late = monitorEventLoopDelay({ resolution: 1 })
  late.enable()
  // A look at the clock each millisecond takes 1 to 2 % of a processor: not while it is measured what idling takes.
  process.on("message", (asked) => {
    if (asked === "vitals before idling") late.disable()
    const { user, system } = process.cpuUsage()
    const vitals: Vitals = {
      delay: { p999: late.percentile(99.9) / 1e6, max: late.max / 1e6 },
      rss: process.memoryUsage.rss() / 1e6,
      cpuMs: (user + system) / 1000,
    }
    late.reset()
    process.send?.(vitals)
  })
  process.channel?.unref()
}
