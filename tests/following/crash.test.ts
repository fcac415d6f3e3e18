import { expect, test } from "vitest"
import type { FollowStep } from "../../src/following/message.ts"
import type { Platform } from "../support/briefing.ts"
import { often, SEED } from "../support/counts.ts"
import { closedBehindTests, killOften, restarted } from "../support/crash.ts"
import { PLATFORMS } from "../support/following-desk.ts"
import { eachToldOnce, type FollowingHall, openFollowingHall } from "../support/following-hall.ts"

const NOON = "2026-05-04T12:00:00Z"
const LATER = "2026-05-04T12:30:00Z"
const STEPS: readonly FollowStep[] = ["claimed", "compared", "begun", "edited", "settled"]

const opened = closedBehindTests(openFollowingHall)

/** The next edit or reply comes out, and the platform hangs up instead of saying so. */
function loseAnswer({ discord, space }: FollowingHall, platform: Platform): void {
  if (platform === "slack") {
    for (const method of ["chat.update", "chat.postMessage"]) space.fail(method, { cut: true, done: true })
  } else discord.trouble({ on: /(?:PATCH|POST) .*\/messages/, times: 1, after: true, answer: "hang up" })
}

/** Not at the first message: others are under way then, and some are done. */
const nth = 2
const answers = 3 * nth

test("killed when it takes each step, every message is corrected once", async () => {
  const hall = await opened(answers)
  await hall.change("1,400", NOON)
  for (const step of STEPS) {
    expect(await hall.begin(NOON, { step, nth }).ended, step).toMatchObject({ by: "SIGKILL" })
    hall.world.nonces.clear()
  }
  await restarted(hall, LATER)
  expect(hall.outcome("1,400")).toEqual(eachToldOnce(answers))
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
  await restarted(hall, LATER)
  expect(hall.outcome("1,400")).toEqual(eachToldOnce(4))
})

test("two processes on one archive never edit the same message", async () => {
  const hall = await opened(4)
  await hall.change("1,400", NOON)
  await Promise.all([restarted(hall, NOON), restarted(hall, NOON)])
  expect(hall.outcome("1,400")).toEqual(eachToldOnce(4))
  const edits = [...hall.world.messages, ...hall.space.messages].reduce((sum, one) => sum + one.edits, 0)
  expect(edits).toBe(4)
})

const KILLS = often(240)
const ANSWERS = 4
const MESSAGES = PLATFORMS.length * ANSWERS

test(`killed ${KILLS} times at random, every message tells the last state once (SEED=${SEED})`, async () => {
  const dockersOf = (day: number) => `2,${100 + day}`
  await killOften({
    open: () => opened(ANSWERS),
    seed: SEED,
    kills: KILLS,
    steps: MESSAGES * STEPS.length + MESSAGES / 2,
    prepare: (hall, { day, date }) => hall.change(dockersOf(day), `${date}T07:00:00Z`),
    loseAnswer,
    check(hall, { day, date }) {
      expect({ date, outcome: hall.outcome(dockersOf(day)) }).toEqual({ date, outcome: eachToldOnce(ANSWERS) })
    },
  })
})
