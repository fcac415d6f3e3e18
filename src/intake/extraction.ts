import { Worker } from "node:worker_threads"
import type { ArticleProblem } from "../core/article/problem.ts"
import type { Covered } from "../core/model.ts"
import type { PackedArticle } from "../core/packed-article.ts"
import type { ReadDraft } from "../core/verify/read-draft.ts"
import type { ClaimedQuote } from "../core/verify/verdict.ts"
import { excess } from "./snippet-limits.ts"

/** `before`: what the file gave last, whose coverage stays where the text is the same. */
export type FileJob = { readonly file: string; readonly bytes: Uint8Array; readonly before: Covered | null }
/** A file to extract; or a message or a draft whose quotations are to be read. */
export type Job = FileJob | { readonly message: string } | { readonly draft: string }
export type Extracted =
  | { readonly ok: true; readonly article: PackedArticle }
  | { readonly ok: false; readonly problem: ArticleProblem }

export type Extraction = {
  /**
   * A file → its article with its coverage, or what is wrong with the file; in the order asked for.
   * Rejects when the extraction itself fails; the next file is extracted all the same. What takes too long or too much
   * memory is the file's fault. `before`: what the file gave last.
   */
  extract(file: string, bytes: Uint8Array, before?: Covered | null): Promise<Extracted>
  /** The quotations of a message in order, each with whom it gives them to; in turn with the files. Rejects when that fails. */
  claimsIn(message: string): Promise<readonly ClaimedQuote[]>
  /** A draft with its quotations; in turn with the files. Rejects when that fails. */
  readDraft(draft: string): Promise<ReadDraft>
  /** Ends the thread; what is under way is rejected. */
  stop(): Promise<void>
}

/** An extraction that takes longer is ended. A megabyte takes about a second. */
const LIMIT_MS = 60_000
/** Bytes from which on a file leaves so much memory behind that its thread is ended at once. */
const LARGE = 500_000
/** A thread that has had nothing to do for so long is ended: the language model takes more memory than all the rest. */
const IDLE_MS = 10_000
/** What extraction may take, in megabytes. What takes more has far more quotes than are kept of one file. */
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 }
const THREAD = new URL("./extraction-worker.ts", import.meta.url)

/**
 * Reading and extracting in one worker thread, which starts with the first file: a 5 MB file takes half a second to
 * read alone, and the main thread has people to answer. A thread that failed is replaced for the next file.
 */
export function startExtraction(lexiconDir: string, thread: URL = THREAD): Extraction {
  let worker: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined
  let isStopped = false

  function begin(): Worker {
    const begun = new Worker(thread, { workerData: lexiconDir, resourceLimits: MEMORY })
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

  /** From now on nothing is asked of it: it may still take a while to end. */
  function retire(old: Worker): Promise<number> {
    if (worker === old) worker = null
    return old.terminate()
  }

  /** Behind what was asked before. The answer is of the job's kind. */
  function inTurn<T>(job: Job): Promise<T> {
    const turn = last.then(() => answered<T>(job))
    last = turn.catch(() => undefined)
    return turn
  }

  async function answered<T>(job: Job): Promise<T> {
    if (isStopped) throw new Error("the extraction was stopped")
    clearTimeout(idle)
    const current = worker ?? begin()
    try {
      const answer = await answerOf<T>(current, job)
      if ("bytes" in job && job.bytes.length >= LARGE) await retire(current)
      else idle = setTimeout(() => retire(current), IDLE_MS).unref()
      return answer
    } catch (error) {
      await retire(current)
      throw error
    }
  }

  return {
    extract: (file, bytes, before = null) =>
      inTurn<Extracted>({ file, bytes, before }).catch((error: unknown) => {
        if (error instanceof BeyondLimit) return { ok: false, problem: excess(file, error.message) }
        throw error
      }),
    claimsIn: (message) => inTurn<readonly ClaimedQuote[]>({ message }),
    readDraft: (draft) => inTurn<ReadDraft>({ draft }),
    async stop() {
      isStopped = true
      clearTimeout(idle)
      await worker?.terminate()
    },
  }
}

/** Why a file is more than one file may be. */
class BeyondLimit extends Error {}

const TOO_LONG = `it takes longer than ${LIMIT_MS / 1000} seconds to read, the limit for one file`
const TOO_MUCH = `reading it takes more than ${MEMORY.maxOldGenerationSizeMb} MB of memory, the limit for one file`
const isOutOfMemory = (error: Error) => "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY"

async function answerOf<T>(worker: Worker, job: Job): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const timer = setTimeout(() => reject(new BeyondLimit(TOO_LONG)), LIMIT_MS)
  const ended = () => reject(new Error("its thread ended"))
  const failed = (error: Error) => reject(isOutOfMemory(error) ? new BeyondLimit(TOO_MUCH) : error)
  worker.once("message", resolve).once("error", failed).once("exit", ended)
  worker.postMessage(job)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    worker.off("message", resolve).off("error", failed).off("exit", ended)
  }
}
