import { describe, expect, test } from "vitest"
import type { AttemptStep } from "../../src/briefing/attempt.ts"
import { eachOnce, type Hall, openPressHall, outcome, type Platform } from "../support/briefing.ts"
import { often, SEED } from "../support/counts.ts"
import { closedBehindTests, killOften, restarted } from "../support/crash.ts"

const MORNING = "2026-05-04T07:30:10Z"
const DATE = "2026-05-04"
const STEPS: readonly AttemptStep[] = ["claimed", "composed", "intended", "posted", "settled"]
const PLATFORMS: readonly Platform[] = ["discord", "slack"]

const opened = closedBehindTests(openPressHall)

/** The next post comes out, and the platform hangs up instead of saying so. */
function loseAnswer({ discord, space }: Hall, platform: Platform): void {
  if (platform === "slack") space.fail("chat.postMessage", { cut: true, done: true })
  else discord.trouble({ on: /POST .*\/messages/, times: 1, after: true, answer: "hang up" })
}

test.each(PLATFORMS)(
  "killed on %s when it has taken each step, it has posted once after a restart",
  async (platform) => {
    const hall = await opened(STEPS.length)
    const only = { [platform]: hall.clients[platform] }
    for (const step of STEPS) {
      const killed = hall.begin(MORNING, { ...only, endsAt: { step, nth: 1, by: "SIGKILL" } })
      expect(await killed.ended, step).toMatchObject({ by: "SIGKILL" })
      hall.world.nonces.clear()
    }
    await restarted(hall, MORNING)
    expect(await outcome(hall, DATE)).toEqual(eachOnce(hall))
  },
)

describe.each([
  ["minutes", "2026-05-04T07:31:30Z"],
  ["hours", "2026-05-04T10:30:10Z"],
])("killed while it waits for a lost answer,", (later, at) => {
  test(`it has posted once ${later} later`, async () => {
    const hall = await opened(1)
    for (const platform of PLATFORMS) loseAnswer(hall, platform)
    const run = hall.begin(MORNING)
    // All is out, the answers are not: the process waits to look for them.
    await run.reached("waits")
    expect(hall.orders.map(hall.posts)).toEqual([1, 1])
    run.child.kill("SIGKILL")
    await run.ended
    if (later === "hours") hall.world.nonces.clear()
    await restarted(hall, at)
    expect(await outcome(hall, DATE)).toEqual(eachOnce(hall))
  })
})

test("a lost answer is looked for, and not posted again", async () => {
  const hall = await opened(1)
  for (const platform of PLATFORMS) loseAnswer(hall, platform)
  await restarted(hall, MORNING)
  expect(await outcome(hall, DATE)).toEqual(eachOnce(hall))
})

const KILLS = often(400)
const EACH = 2
const CHANNELS = EACH * PLATFORMS.length

test(`killed ${KILLS} times in the middle of its work, it has one post a channel and day (SEED=${SEED})`, async () => {
  await killOften({
    open: () => opened(EACH),
    seed: SEED,
    kills: KILLS,
    steps: CHANNELS * STEPS.length + CHANNELS,
    loseAnswer,
    async check(hall, { day, date }) {
      expect({ date, outcome: await outcome(hall, date) }).toEqual({ date, outcome: eachOnce(hall, day + 1) })
    },
  })
})
