import { setImmediate as otherWork } from "node:timers/promises"
import { afterEach, describe, expect, test } from "vitest"
import type { FollowStep } from "../../src/following/message.ts"
import type { Platform } from "../support/briefing.ts"
import { often, SEED } from "../support/counts.ts"
import { eachToldOnce, type FollowingHall, openFollowingHall } from "../support/following-hall.ts"
import { randomFrom } from "../support/random.ts"

const NOON = "2026-05-04T12:00:00Z"
const STEPS: readonly FollowStep[] = ["claimed", "compared", "begun", "edited", "settled"]
const PLATFORMS: readonly Platform[] = ["discord", "slack"]

let halls: FollowingHall[] = []
const opened = async (answersEach: number) => {
  const hall = await openFollowingHall(answersEach)
  halls.push(hall)
  return hall
}
afterEach(async () => {
  const breaches = halls.flatMap((hall) => hall.breaches())
  await Promise.all(halls.map(({ close }) => close()))
  halls = []
  expect(breaches).toEqual([])
})

/** The next edit or reply comes out, and the platform hangs up instead of saying so. */
function loseAnswer({ discord, space }: FollowingHall, platform: Platform): void {
  if (platform === "slack") {
    for (const method of ["chat.update", "chat.postMessage"]) space.fail(method, { cut: true, done: true })
  } else discord.trouble({ on: /(?:PATCH|POST) .*\/messages/, times: 1, after: true, answer: "hang up" })
}

describe.each([1, 3])("killed at a step, for the %d. time,", (nth) => {
  test.each(STEPS)("when it has %s, every message is corrected once after a restart", async (step) => {
    const hall = await opened(2)
    await hall.change("1,400", NOON)
    expect(await hall.begin(NOON, { step, nth }).ended).toMatchObject({ by: "SIGKILL" })
    hall.world.nonces.clear()
    expect(await hall.begin("2026-05-04T12:10:00Z").ended).toEqual({ by: 0, said: "" })
    expect(hall.outcome("1,400")).toEqual(eachToldOnce(2))
  })
})

test("a lost answer, a refused rate and an outage leave every message corrected once", async () => {
  const hall = await opened(4)
  await hall.change("1,400", NOON)
  for (const platform of PLATFORMS) loseAnswer(hall, platform)
  hall.space.fail("chat.update", { retryAfter: 1 }, { status: 503 })
  hall.discord.trouble({ on: /PATCH/, times: 2, answer: { status: 503, body: {} } })
  const first = hall.begin(NOON)
  await first.reached("waits")
  first.child.kill("SIGKILL")
  await first.ended
  expect(await hall.begin("2026-05-04T12:30:00Z").ended).toEqual({ by: 0, said: "" })
  expect(hall.outcome("1,400")).toEqual(eachToldOnce(4))
})

test("two processes on one archive never edit the same message", async () => {
  const hall = await opened(10)
  await hall.change("1,400", NOON)
  const runs = [hall.begin(NOON), hall.begin(NOON)]
  expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual([
    { by: 0, said: "" },
    { by: 0, said: "" },
  ])
  expect(hall.outcome("1,400")).toEqual(eachToldOnce(10))
  const edits = [...hall.world.messages, ...hall.space.messages].reduce((sum, one) => sum + one.edits, 0)
  expect(edits).toBe(10)
})

/** Newsrooms side by side use all cores. */
const CHAINS = 2
const KILLS = often(240)

test(`killed ${KILLS} times at random, every message tells the last state once (SEED=${SEED})`, async () => {
  const count = { kills: 0 }
  await Promise.all(Array.from({ length: CHAINS }, (_, n) => killedOften(SEED + n, count)))
  expect(count.kills).toBeGreaterThanOrEqual(KILLS)
})

const ANSWERS = 4
const ALL_STEPS = 2 * ANSWERS * STEPS.length
const LONGEST_PAUSE_MS = 130_000

/** Counted are the kills of a process that held a message. */
async function killedOften(seed: number, count: { kills: number }): Promise<void> {
  const hall = await opened(ANSWERS)
  const random = randomFrom(seed)
  for (let day = 0; count.kills < KILLS; day++) {
    const date = new Date(Date.UTC(2026, 4, 5 + day)).toISOString().slice(0, 10)
    const dockers = `2,${100 + day}`
    await hall.change(dockers, `${date}T07:00:00Z`)
    for (let starts = 1; ; starts++) {
      // Each start is minutes behind the last one: longer than anything waits to be tried again.
      const run = hall.begin(new Date(Date.parse(`${date}T07:30:00Z`) + starts * LONGEST_PAUSE_MS).toISOString())
      await Promise.race([run.taken(1 + random.below(ALL_STEPS + ANSWERS)), run.reached("waits")])
      for (let turns = random.below(40); turns > 0; turns--) await otherWork()
      run.child.kill("SIGKILL")
      const { by, said } = await run.ended
      if (random.isOne(10)) loseAnswer(hall, random.pick(PLATFORMS))
      if (said !== "") throw new Error(`seed ${seed}, ${date}: ${said}`)
      if (by === 0) break
      const taken = (step: string) => run.steps.filter((one) => one === step).length
      if (taken("claimed") > taken("settled")) count.kills++
    }
    expect({ seed, date, outcome: hall.outcome(dockers) }).toEqual({ seed, date, outcome: eachToldOnce(ANSWERS) })
  }
}
