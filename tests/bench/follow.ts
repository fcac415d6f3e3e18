import { setTimeout as pause } from "node:timers/promises"
import { parseArgs } from "node:util"
import { rewritten } from "../support/archive.ts"
import { openFollowingDesk, PLATFORMS } from "../support/following-desk.ts"
import { postOften } from "../support/many-messages.ts"
import { openRate, RATES } from "../support/rate.ts"
import { type Benchmark, countIn, print } from "./benchmark.ts"

/** Twenty messages are to say it within so many seconds. */
const MOST_SECONDS = 60
const TWENTY = 20
const LOOK_MS = 100

/** How long it takes until all messages of an article say that it was corrected, at the platforms' own rates, all in one channel. */
export const followBenchmark: Benchmark = {
  summary: "posted messages that follow a correction",
  usage: "[--messages 20]",
  async run(options) {
    const { values } = parseArgs({ args: [...options], options: { messages: { type: "string", default: "20" } } })
    const each = countIn(values.messages)
    const desk = await openFollowingDesk()
    await postOften(desk, each)
    desk.world.isChecked = false
    desk.discord.limit(
      /^PATCH/,
      openRate(RATES.discord, () => performance.now()),
    )
    desk.space.meter(
      "chat.update",
      openRate(RATES.slack, () => performance.now()),
    )
    await desk.change(rewritten("1,200", "1,400"))
    const begun = performance.now()
    const seconds = { discord: 0, slack: 0 }
    desk.bot.messages.start(desk.bot.adapters)
    for (let last = begun; Object.values(seconds).includes(0); ) {
      await pause(LOOK_MS)
      const now = performance.now()
      desk.pass((now - last) / 60_000)
      last = now
      for (const platform of PLATFORMS)
        if (seconds[platform] === 0 && desk.shown(platform).every((text) => text.includes("1,400 dockers")))
          seconds[platform] = (now - begun) / 1000
    }
    const { edited, unreachable } = await desk.bot.messages.status()
    await desk.close()
    print(`${each} messages in one channel of each platform, seconds until the last one said that it was corrected`)
    for (const platform of PLATFORMS) print(`  ${platform.padEnd(9)}${seconds[platform].toFixed(1)}`)
    print(`  ${edited} of ${2 * each} edited, ${unreachable} out of reach`)
    return edited === 2 * each && (each > TWENTY || Object.values(seconds).every((one) => one <= MOST_SECONDS))
  },
}
