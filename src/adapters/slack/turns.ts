import { setImmediate as others } from "node:timers/promises"
import type { AdapterTools } from "../adapter.ts"

/** What is under way, one piece of work after the other, so that the adapter can wait for it when it stops. */
export type Turns = {
  /** Runs it to its end; whatever it throws is logged under the name of an incident, which `tell` may tell the asker. */
  run(task: () => Promise<void>, tell?: (incident: string) => Promise<void>): Promise<void>
  /**
   * Tells Slack that it arrived, before anything else is done. When that fails, the socket went away in between: Slack
   * sends an event again, and what a person asked is answered all the same. Others who wait to be acknowledged come before
   * the answer: that is work, and Slack gives each of them three seconds.
   */
  acknowledge(ack: () => Promise<void>): Promise<void>
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

export function openTurns({ log, newIncident }: AdapterTools): Turns {
  const underWay = new Set<Promise<void>>()
  let last: Promise<void> = Promise.resolve()
  /** Resolves when it is one's turn to work: one at a time, with whatever has arrived meanwhile acknowledged in between. */
  const next = () => {
    last = last.then(() => others())
    return last
  }
  const guarded = async (task: () => Promise<void>, tell?: (incident: string) => Promise<void>) => {
    try {
      await task()
    } catch (error) {
      const incident = newIncident()
      log.error({ platform: "slack", incident, err: error }, "something from Slack could not be handled")
      await tell?.(incident).catch((error: unknown) =>
        log.error({ platform: "slack", incident, err: error }, "the asker could not be told"),
      )
    }
  }
  const run: Turns["run"] = async (task, tell) => {
    const running = guarded(task, tell)
    underWay.add(running)
    await running
    underWay.delete(running)
  }
  return {
    run,
    acknowledge: (ack) =>
      run(async () => {
        try {
          await ack()
        } catch (error) {
          const problem = error instanceof Error ? error.message : String(error)
          log.warn({ platform: "slack", problem }, "an acknowledgement did not reach Slack")
        }
        await next()
      }),
    async idle() {
      do {
        await Promise.all(underWay)
        // What was only just acknowledged begins now.
        await others()
      } while (underWay.size > 0)
    },
  }
}
