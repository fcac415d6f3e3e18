import { setImmediate as otherWork } from "node:timers/promises"
import { afterEach, describe, expect, test } from "vitest"
import type { AttemptStep } from "../../src/briefing/attempt.ts"
import { eachOnce, type Hall, openPressHall, outcome, type Platform } from "../support/briefing.ts"
import { often, SEED } from "../support/counts.ts"
import { randomFrom } from "../support/random.ts"

const MORNING = "2026-05-04T07:30:10Z"
const DATE = "2026-05-04"
const STEPS: readonly AttemptStep[] = ["claimed", "composed", "intended", "posted", "settled"]
const PLATFORMS: readonly Platform[] = ["discord", "slack"]

let halls: Hall[] = []
const opened = async (channelsEach: number) => {
  const hall = await openPressHall(channelsEach)
  halls.push(hall)
  return hall
}
afterEach(async () => {
  const breaches = halls.flatMap((hall) => hall.breaches())
  await Promise.all(halls.map(({ close }) => close()))
  halls = []
  expect(breaches).toEqual([])
})

/** Starts the bot again, on what the last one left behind. */
async function restarted(hall: Hall, at: string): Promise<void> {
  expect(await hall.begin(at).ended).toEqual({ by: 0, said: "" })
}

/** The next post comes out, and the platform hangs up instead of saying so. */
function loseAnswer({ discord, space }: Hall, platform: Platform): void {
  if (platform === "slack") space.fail("chat.postMessage", { cut: true, done: true })
  else discord.trouble({ on: /POST .*\/messages/, times: 1, after: true, answer: "hang up" })
}

describe.each(PLATFORMS)("killed on %s", (platform) => {
  test.each(STEPS)("when it has %s, it has posted once after a restart", async (step) => {
    const hall = await opened(1)
    const only = { [platform]: hall.clients[platform] }
    const killed = hall.begin(MORNING, { ...only, endsAt: { step, nth: 1, by: "SIGKILL" } })
    expect(await killed.ended).toMatchObject({ by: "SIGKILL" })
    hall.world.nonces.clear()
    await restarted(hall, MORNING)
    expect(await outcome(hall, DATE)).toEqual(eachOnce(hall))
  })

  test.each(["minutes", "hours"])("while it waits for a lost answer, it has posted once %s later", async (later) => {
    const hall = await opened(1)
    const order = hall.orders.find((one) => one.platform === platform)
    if (!order) throw new Error(`no order on ${platform}`)
    loseAnswer(hall, platform)
    const run = hall.begin(MORNING, { [platform]: hall.clients[platform] })
    // It is out, the answer is not: the process waits to look for it.
    await expect.poll(async () => (await hall.archive.slots.get({ ...order, date: DATE }))?.trouble).toBeTruthy()
    expect(hall.posts(order)).toBe(1)
    run.child.kill("SIGKILL")
    await run.ended
    if (later === "hours") hall.world.nonces.clear()
    await restarted(hall, later === "hours" ? "2026-05-04T10:30:10Z" : "2026-05-04T07:31:30Z")
    expect(await outcome(hall, DATE)).toEqual(eachOnce(hall))
  })
})

test("a lost answer is looked for, and not posted again", async () => {
  const hall = await opened(1)
  for (const platform of PLATFORMS) loseAnswer(hall, platform)
  await restarted(hall, MORNING)
  expect(await outcome(hall, DATE)).toEqual(eachOnce(hall))
})

/** Newsrooms side by side use all cores. */
const CHAINS = 3
const KILLS = often(400)

test(`killed ${KILLS} times in the middle of its work, it has one post a channel and day (SEED=${SEED})`, async () => {
  const count = { kills: 0 }
  const chains = Array.from({ length: CHAINS }, (_, n) => killedOften(SEED + n, count))
  await Promise.all(chains)
  expect(count.kills).toBeGreaterThanOrEqual(KILLS)
})

/** Somewhere in all their steps the process is killed, or ends behind them. */
const CHANNELS = 2 * PLATFORMS.length
const ALL_STEPS = CHANNELS * STEPS.length

const LONGEST_PAUSE_MS = 130_000

/** Counted are the kills of a process that held a briefing: those with nothing at stake prove nothing. */
async function killedOften(seed: number, count: { kills: number }): Promise<void> {
  const hall = await opened(CHANNELS / PLATFORMS.length)
  const random = randomFrom(seed)
  for (let day = 0; count.kills < KILLS; day++) {
    const date = new Date(Date.UTC(2026, 4, 4 + day)).toISOString().slice(0, 10)
    for (let starts = 1; ; starts++) {
      // Each start is minutes behind the last one: longer than anything waits to be tried again.
      const run = hall.begin(new Date(Date.parse(`${date}T07:30:00Z`) + starts * LONGEST_PAUSE_MS).toISOString())
      // The kill lands a moment behind a step, wherever the process has come by then.
      await Promise.race([run.taken(1 + random.below(ALL_STEPS + CHANNELS)), run.reached("waits")])
      for (let turns = random.below(40); turns > 0; turns--) await otherWork()
      run.child.kill("SIGKILL")
      const { by, said } = await run.ended
      if (random.isOne(10)) loseAnswer(hall, random.pick(PLATFORMS))
      if (said !== "") throw new Error(`seed ${seed}, ${date}: ${said}`)
      if (by === 0) break
      if (run.steps.filter((step) => step === "claimed").length > run.steps.filter((step) => step === "settled").length)
        count.kills++
      // Discord forgets nonces after minutes, and restarts may take longer than that.
      if (random.isOne(50)) hall.world.nonces.clear()
    }
    expect({ seed, date, outcome: await outcome(hall, date) }).toEqual({
      seed,
      date,
      outcome: eachOnce(hall, day + 1),
    })
  }
}
