import type { AttemptStep } from "../../src/briefing/attempt.ts"
import { openHolder } from "../../src/briefing/holder.ts"
import { openBriefings } from "../../src/briefing/index.ts"
import type { Slot } from "../../src/core/shelves/slots.ts"
import { openPress } from "./briefing.ts"
import { openPressNewsroom } from "./press-newsroom.ts"

/** The date that all channels' briefings are due for. */
export const DATE = "2026-05-04"

/** Many channels on both platforms whose briefings are all due at the same moment. */
export async function openStorm(channelsEach: number) {
  const press = await openPress(channelsEach)
  const { archive, world } = press
  world.isChecked = false
  const ahead = Date.parse(`${DATE}T07:30:01Z`) - Date.now()
  const now = () => new Date(Date.now() + ahead)
  const problems: string[] = []
  const line = (fields: object, message: string) => void problems.push(`${message} ${JSON.stringify(fields)}`)
  const log = { info: () => {}, warn: line, error: line }

  return {
    ...press,
    /** What the bot complained of. */
    problems,
    /** Posts all of them; `note` is told of each step. */
    async post(note: (step: AttemptStep, slot: Slot) => void = () => {}): Promise<void> {
      const all = Promise.withResolvers<void>()
      let open = 2 * channelsEach
      const onStep = (step: AttemptStep, slot: Slot) => {
        note(step, slot)
        if (step === "settled" && --open === 0) all.resolve()
      }
      const briefings = openBriefings({ archive, now, log, holder: openHolder(), onStep })
      const adapters = openPressNewsroom({ archive, now, log, clients: press.clients, briefings }).openAdapters()
      briefings.start(adapters)
      await all.promise
      await briefings.stop()
      await Promise.all(adapters.map(({ stop }) => stop()))
    },
  }
}
