import { setImmediate as others } from "node:timers/promises"
import { misuse } from "../../core/command/misuse.ts"
import type { Reply } from "../../core/reply/reply.ts"
import type { AdapterTools } from "../adapter.ts"
import { deliver, privately } from "./deliver.ts"
import { answerTo, type Bureau, type Question } from "./room.ts"

/** What is under way, so that the adapter can wait for it when it stops. */
export type Desk = {
  /** Runs it to its end; whatever it throws is logged under the name of an incident, which `told` may tell. */
  run(task: () => Promise<void>, told?: (incident: string) => Promise<void>): Promise<void>
  /** Resolves when it is one's turn to work: one at a time, with whatever has arrived meanwhile acknowledged in between. */
  turn(): Promise<void>
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

export function openDesk({ log, newIncident }: AdapterTools): Desk {
  const underWay = new Set<Promise<void>>()
  let last: Promise<void> = Promise.resolve()
  const guarded = async (task: () => Promise<void>, told?: (incident: string) => Promise<void>) => {
    try {
      await task()
    } catch (error) {
      const incident = newIncident()
      log.error({ platform: "slack", incident, err: error }, "what came from Slack was not dealt with")
      await told?.(incident).catch((error: unknown) =>
        log.error({ platform: "slack", incident, err: error }, "the asker could not be told"),
      )
    }
  }
  return {
    async run(task, told) {
      const running = guarded(task, told)
      underWay.add(running)
      await running
      underWay.delete(running)
    },
    turn() {
      last = last.then(() => others())
      return last
    },
    async idle() {
      do {
        await Promise.all(underWay)
        // What was only just acknowledged begins now.
        await others()
      } while (underWay.size > 0)
    },
  }
}

/** Answers the question once, however often Slack delivers it, and tells the asker the incident when that fails. */
export async function answerOnce(bureau: Bureau, desk: Desk, question: Question): Promise<void> {
  await once(bureau, desk, question, async () => {
    await deliver(bureau, question, await answerTo(bureau, question))
  })
}

export async function once(bureau: Bureau, desk: Desk, question: Question, task: () => Promise<void>): Promise<void> {
  await desk.run(
    async () => {
      if (await bureau.newsroom.seen(question.key)) return
      await task()
    },
    (incident) => privately(bureau, question, failed(incident)),
  )
}

const failed = (incident: string): Reply => ({
  ...misuse(`That went wrong on our side. The log names it as incident ${incident}.`),
  outcome: "failed",
})
