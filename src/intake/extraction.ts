import { Worker } from "node:worker_threads"
import type { ArticleProblem } from "../core/article/problem.ts"
import type { PackedArticle } from "../core/packed-article.ts"

export type Job = { readonly file: string; readonly bytes: Uint8Array }
export type Extracted =
  | { readonly ok: true; readonly article: PackedArticle }
  | { readonly ok: false; readonly problem: ArticleProblem }

export type Extraction = {
  /**
   * A file → its article with its coverage, or what is wrong with the file; in the order asked for.
   * Rejects when the extraction itself fails or takes too long; the next file is extracted all the same.
   */
  extract(file: string, bytes: Uint8Array): Promise<Extracted>
  /** Ends the thread; what is under way is rejected. */
  stop(): Promise<void>
}

/** An extraction that takes longer is ended. A megabyte takes about a second. */
const LIMIT_MS = 60_000
const THREAD = new URL("./extraction-worker.ts", import.meta.url)

/**
 * Reading and extracting in one worker thread, which starts with the first file: a 5 MB file takes half a second to
 * read alone, and the main thread has people to answer. A thread that failed is replaced for the next file.
 */
export function startExtraction(lexiconDir: string, thread: URL = THREAD): Extraction {
  let worker: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()
  let isStopped = false

  function begin(): Worker {
    const begun = new Worker(thread, { workerData: lexiconDir })
    // Whatever ends the thread, also between two files, the next file gets another one. An error that nobody listens to
    // would end the process.
    begun
      .on("error", () => undefined)
      .once("exit", () => {
        if (worker === begun) worker = null
      })
    worker = begun
    return begun
  }

  async function extract(job: Job): Promise<Extracted> {
    if (isStopped) throw new Error("the extraction was stopped")
    const current = worker ?? begin()
    try {
      return await answerOf(current, job)
    } catch (error) {
      await current.terminate()
      throw error
    }
  }

  return {
    extract(file, bytes) {
      const turn = last.then(() => extract({ file, bytes }))
      last = turn.catch(() => undefined)
      return turn
    },
    async stop() {
      isStopped = true
      await worker?.terminate()
    },
  }
}

async function answerOf(worker: Worker, job: Job): Promise<Extracted> {
  const { promise, resolve, reject } = Promise.withResolvers<Extracted>()
  const timer = setTimeout(() => reject(new Error(`it took longer than ${LIMIT_MS / 1000} seconds`)), LIMIT_MS)
  const ended = () => reject(new Error("its thread ended"))
  worker.once("message", resolve).once("error", reject).once("exit", ended)
  worker.postMessage(job)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    worker.off("message", resolve).off("error", reject).off("exit", ended)
  }
}
