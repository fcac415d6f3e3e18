import { setTimeout as pause } from "node:timers/promises"
import { afterEach, describe, expect, test } from "vitest"
import type { Step } from "../../src/briefing/attempt.ts"
import { chance, eachOnce, type Hall, openPressHall, outcome, type Platform } from "../support/briefing.ts"

const MORNING = "2026-05-04T07:30:10Z"
const DATE = "2026-05-04"
const STEPS: readonly Step[] = ["claimed", "composed", "intended", "posted", "settled"]
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
  const begun = performance.now()
  expect(await hall.begin(at).ended).toEqual({ by: 0, said: "" })
  expect(performance.now() - begun).toBeLessThan(60_000)
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
    const killed = hall.begin(MORNING, { ...only, endsAt: { step, nth: 1, signal: "SIGKILL" } })
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
    while (!(await hall.archive.slots.get({ ...order, date: DATE }))?.trouble) await pause(10)
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
}, 30_000)

/** Newsrooms side by side use all cores; a failure names its seed. */
const CHAINS = 3
const KILLS = 200
const SEED = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000)

test(`killed ${KILLS} times at any moment, it has one post a channel and day (CRASH_SEED=${SEED})`, async () => {
  const count = { kills: 0 }
  const chains = Array.from({ length: CHAINS }, (_, n) => killedOften(SEED + n, count))
  const figures = await Promise.all(chains)
  const total = figures.reduce((sum, { kills }) => sum + kills, 0)
  expect(total).toBeGreaterThanOrEqual(KILLS)
  // A few moments with nothing at stake prove nothing: posts are cut off midway, too.
  expect(figures.reduce((sum, { inPosting }) => sum + inPosting, 0)).toBeGreaterThan(total / 10)
  if (process.env.CRASH_FIGURES) process.stdout.write(`${JSON.stringify(figures)}\n`)
}, 180_000)

async function killedOften(seed: number, count: { kills: number }) {
  const hall = await opened(2)
  const random = chance(seed)
  const figures = { kills: 0, inPosting: 0, starts: 0, days: 0 }
  for (let day = 0; count.kills < KILLS; day++) {
    const date = new Date(Date.UTC(2026, 4, 4 + day)).toISOString().slice(0, 10)
    figures.days++
    for (let starts = 1; ; starts++) {
      figures.starts++
      // Each start is some seconds behind the last one, so that what was to be tried again is.
      const run = hall.begin(new Date(Date.parse(`${date}T07:30:00Z`) + starts * 6_000).toISOString())
      await run.reached("ready")
      // Longer with each start, so that a day comes to its end on a slow machine, too.
      await Promise.race([run.ended, pause(random() * (50 + 15 * starts))])
      run.child.kill("SIGKILL")
      const { by, said } = await run.ended
      if (random() < 0.1) loseAnswer(hall, random() < 0.5 ? "discord" : "slack")
      if (said !== "") throw new Error(`seed ${seed}, ${date}: ${said}`)
      if (by === 0) break
      figures.kills++
      count.kills++
      if (run.steps.includes("claimed")) figures.inPosting++
      // Discord forgets nonces after minutes, and restarts may take longer than that.
      if (random() < 0.5) hall.world.nonces.clear()
    }
    expect({ seed, date, outcome: await outcome(hall, date) }).toEqual({
      ...{ seed, date },
      outcome: eachOnce(hall, day + 1),
    })
  }
  return figures
}
