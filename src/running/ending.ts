import type { Log } from "../core/desk.ts"
import { newIncident, outliveFaults } from "../incident.ts"

/** How the bot ends: once, on SIGTERM or Ctrl-C, what was opened last first. */
export type Ending = {
  readonly isBegun: () => boolean
  /** Closed before everything that was opened before it; at once where the end has begun. */
  opened(close: () => Promise<unknown>): void
  end(): Promise<void>
  /** Tells where what goes wrong is logged, whoever throws it. */
  tell(log: Pick<Log, "error">): void
  /** From now on no fault that nobody caught ends the process. */
  allIsOpen(): void
}

/** From now on the process may be stopped; what is not opened yet need not be closed. */
export function awaitEnd(program: NodeJS.Process): Ending {
  const closings: (() => Promise<unknown>)[] = []
  let isBegun = false
  let isOpen = false
  let log: Pick<Log, "error"> = { error: () => {} }
  const closed = (close: () => Promise<unknown>) =>
    close().catch((error: unknown) => log.error({ incident: newIncident(), err: error }, "the shutdown failed"))
  const end = async () => {
    if (isBegun) return
    isBegun = true
    for (const close of closings.toReversed()) await closed(close)
    // What a library still keeps open then is nothing to wait for.
    setTimeout(() => program.exit(), 1000).unref()
  }
  program.on("SIGTERM", end).on("SIGINT", end)
  return {
    isBegun: () => isBegun,
    opened: (close) => void (isBegun ? closed(close) : closings.push(close)),
    end,
    tell(told) {
      log = told
      outliveFaults(program, told, () => isOpen)
    },
    allIsOpen() {
      isOpen = true
    },
  }
}
