import type { Database } from "./database.ts"
import { isBusy } from "./faults.ts"

/** What may be written, by name. Each work runs within a transaction. */
export type Works = { readonly [name: string]: (db: Database, ...args: never[]) => unknown }

/** Where works are asked for. */
export type Writer = {
  /** Resolves with what the work gives when that is on disk; a work that throws rejects alone. */
  write(name: string, args: readonly unknown[], handover?: readonly ArrayBuffer[]): Promise<unknown>
  /** What keeps from writing for now, with what to do; null when nothing does. */
  trouble(): string | null
  /** Ends behind all that was asked for. */
  close(): Promise<void>
}

/** The same works, as they are asked for: `write.keepTicket(id, text, at)`. */
export type Written<W extends Works> = {
  readonly [N in keyof W]: W[N] extends (db: Database, ...args: infer A) => infer R ? (...args: A) => Promise<R> : never
}

/** How often a lock that another process holds is waited for; each time as long as the connection waits. */
const PATIENCE = 15

/**
 * What is asked for at the same time is written in one transaction, each work undone alone when it throws: fifty answers
 * at once wait for the disk once. A lock held elsewhere is waited for, again and again; each time `waits` is told.
 */
export function openWriteQueue(
  db: Database,
  works: Works,
  patience: number = PATIENCE,
  waits: (error: unknown) => void = () => {},
): Writer {
  type Asked = {
    readonly work: () => unknown
    resolve(result: unknown): void
    reject(error: unknown): void
    tries: number
  }
  const waiting: Asked[] = []
  let isClosing = false

  const writeWaiting = () => {
    const asked = waiting.splice(0)
    if (asked.length === 0) return
    try {
      // For a savepoint SQLite keeps a copy of each page that is written. A work that is alone is undone with its transaction.
      const guarded = asked.length > 1 ? db.apart : null
      const tell = db.atomically(() => asked.map((one) => outcomeOf(one, guarded)))
      for (const told of tell) told()
    } catch (error) {
      const mayWait = (one: Asked) => isBusy(error) && !isClosing && ++one.tries < patience
      const again = asked.filter(mayWait)
      for (const one of asked) if (!again.includes(one)) one.reject(error)
      waiting.unshift(...again)
      if (again.length === 0) return
      waits(error)
      setImmediate(writeWaiting)
    }
  }
  /** Does one work, and how to tell whoever waits for it. */
  const outcomeOf = ({ work, resolve, reject }: Asked, guarded: Database["apart"] | null): (() => void) => {
    try {
      const result = guarded ? guarded(work) : work()
      return () => resolve(result)
    } catch (error) {
      if (!guarded || !db.isInTransaction()) throw error
      return () => reject(error)
    }
  }
  return {
    trouble: () => null,
    write: (name, args) =>
      new Promise((resolve, reject) => {
        const work = () => works[name]?.(db, ...(args as never[]))
        waiting.push({ work, resolve, reject, tries: 0 })
        if (waiting.length === 1) setImmediate(writeWaiting)
      }),
    async close() {
      isClosing = true
      writeWaiting()
    },
  }
}
