import { Worker } from "node:worker_threads"
import type { Writer } from "./write-queue.ts"

const THREAD = new URL("./writer-thread.ts", import.meta.url)

/** In megabytes: the largest article that is kept takes some 100. */
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 3 }

/** What the thread is told, and what it answers. */
export type WriteMessage = { readonly number: number; readonly name: string; readonly args: readonly unknown[] }
export type WriteAnswer =
  | { readonly number: number; readonly ok: true; readonly result: unknown }
  | { readonly number: number; readonly ok: false; readonly error: unknown }
  | TroubleTold
/** What keeps it from writing has changed. */
export type TroubleTold = { readonly trouble: string | null }

type Waiting = { resolve(result: unknown): void; reject(error: unknown): void }

/**
 * All writes in one thread with a connection of its own, which begins with the first of them: a lock held elsewhere, a
 * slow disk or a large article never keeps the main thread from answering. A thread that failed rejects what it had, and
 * the next write gets another one.
 */
export function openWriterThread(file: string): Writer {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let count = 0
  let trouble: string | null = null

  function begin(): Worker {
    const begun = new Worker(THREAD, { workerData: file, resourceLimits: MEMORY })
    const ended = (error: unknown) => {
      if (worker !== begun) return
      worker = null
      trouble = null
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    }
    begun
      .on("message", (answer: WriteAnswer) => {
        if ("trouble" in answer) {
          trouble = answer.trouble
          return
        }
        const { resolve, reject } = waiting.get(answer.number) ?? {}
        waiting.delete(answer.number)
        if (answer.ok) resolve?.(answer.result)
        else reject?.(answer.error)
        if (waiting.size === 0) begun.unref() // nothing to wait for: it does not keep the process
      })
      .on("error", ended)
      .on("exit", () => ended(new Error("the thread that writes to the archive ended")))
    worker = begun
    return begun
  }

  return {
    trouble: () => trouble,
    write: (name, args, handover = []) =>
      new Promise((resolve, reject) => {
        const number = ++count
        waiting.set(number, { resolve, reject })
        const current = worker ?? begin()
        current.ref()
        current.postMessage({ number, name, args } satisfies WriteMessage, [...handover])
      }),
    async close() {
      if (!worker) return
      worker.ref()
      worker.postMessage(null)
      const ending = worker
      await new Promise((resolve) => ending.once("exit", resolve))
    },
  }
}
