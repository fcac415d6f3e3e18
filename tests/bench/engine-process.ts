import { parseArgs } from "node:util"
import { storiesOf, textsOf } from "./corpus.ts"
import { ENGINES, type EngineName } from "./engines.ts"
import type { Told } from "./known-items.ts"

/** What a process that searches is told, and what it answers. */
export type EngineOrder =
  | { readonly kind: "fill" }
  | { readonly kind: "open" }
  | { readonly kind: "first" | "complete"; readonly query: string }
  | { readonly kind: "memory" }
export type EngineAnswer = {
  /** On the clock, and of this thread's processor time. */
  readonly ms: number
  readonly cpuMs: number
  readonly told?: Told | undefined
  /** In bytes: on disk, or in memory. */
  readonly bytes?: number | null
}

const { values } = parseArgs({
  options: {
    engine: { type: "string", default: "" },
    size: { type: "string", default: "" },
    texts: { type: "string", default: "" },
    folder: { type: "string", default: "" },
  },
})
const engine = ENGINES[values.engine as EngineName]
const stories = () => storiesOf(textsOf(values.texts).held, Number(values.size))
let opened: Awaited<ReturnType<typeof engine.open>> | null = null

process.on("message", async (order: EngineOrder) => {
  const [start, cpu] = [performance.now(), process.threadCpuUsage()]
  const done = await follow(order)
  const { user, system } = process.threadCpuUsage(cpu)
  process.send?.({ ms: performance.now() - start, cpuMs: (user + system) / 1000, ...done } satisfies EngineAnswer)
})
process.on("disconnect", () => process.exit())

async function follow(order: EngineOrder): Promise<Partial<EngineAnswer>> {
  switch (order.kind) {
    case "fill":
      return { ms: (await engine.fill?.(values.folder, stories())) ?? 0 }
    case "open":
      opened = await engine.open(values.folder, stories)
      return { bytes: opened.bytes }
    case "first":
      return { told: await opened?.first(order.query) }
    case "complete":
      await opened?.complete?.(order.query)
      return {}
    case "memory":
      // As the bot does when it is quiet (running/save-memory.ts): free pages that V8 keeps are no engine's.
      globalThis.gc?.({ type: "major", execution: "sync", flavor: "last-resort" })
      return { bytes: process.memoryUsage.rss() }
  }
}
