import type { Bureau } from "./room.ts"
import type { Desk } from "./turns.ts"

/**
 * Tells Slack that it arrived, before anything else is done. When that fails, the socket went away in between: Slack sends
 * an event again, and what a person asked is answered all the same. Others who wait to be acknowledged come before the
 * answer: that is work, and Slack gives each of them three seconds.
 */
export function acknowledge(ack: () => Promise<void>, { tools }: Pick<Bureau, "tools">, desk: Desk): Promise<void> {
  return desk.run(async () => {
    try {
      await ack()
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error)
      tools.log.warn({ platform: "slack", problem }, "an acknowledgement did not reach Slack")
    }
    await desk.turn()
  })
}
