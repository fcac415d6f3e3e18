import { parseArgs } from "node:util"
import { tooMany } from "../support/discord/loopback.ts"
import { randomFrom } from "../support/random.ts"
import { openStorm } from "../support/storm.ts"
import { type Benchmark, countIn, print, shareBelow } from "./benchmark.ts"

const TURNED_AWAY = 30 // of a hundred requests

/** How long it takes until all channels have their briefing that are due at the same moment. Discord takes 50 requests a second. */
export const stormBenchmark: Benchmark = {
  summary: "posting many briefings that are due at once",
  usage: "[--channels 1000]",
  async run(options) {
    const { values } = parseArgs({ args: [...options], options: { channels: { type: "string", default: "1000" } } })
    const each = Math.ceil(countIn(values.channels) / 2)
    const storm = await openStorm(each)
    const random = randomFrom(each)
    const falls = () => random.isOne(TURNED_AWAY)
    storm.discord.trouble({ on: /POST .*\/messages/, times: Number.POSITIVE_INFINITY, answer: tooMany(1), falls })
    const turns = Array.from({ length: 4 * each }, () => (falls() ? { retryAfter: 1 } : ({ done: true } as const)))
    storm.space.fail("chat.postMessage", ...turns)
    const times = { discord: [] as number[], slack: [] as number[] }
    const begun = performance.now()
    await storm.post((step, { platform }) => {
      if (step === "settled") times[platform].push((performance.now() - begun) / 1000)
    })
    await storm.close()
    print(`${2 * each} briefings due at once, ${TURNED_AWAY} % of the requests turned away, in seconds`)
    for (const platform of ["slack", "discord"] as const) {
      const at = (share: number) => shareBelow(times[platform], share).toFixed(1)
      print(`  ${platform.padEnd(9)}p50 ${at(0.5)}   p90 ${at(0.9)}   last ${at(1)}`)
    }
    return true
  },
}
