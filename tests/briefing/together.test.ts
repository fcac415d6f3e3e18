import { afterEach, expect, test } from "vitest"
import type { AttemptStep } from "../../src/briefing/attempt.ts"
import { eachOnce, type Hall, openPressHall, outcome, type Platform } from "../support/briefing.ts"

const DATE = "2026-05-04"
const PLATFORMS: readonly Platform[] = ["discord", "slack"]
const at = (time: string) => `${DATE}T${time}Z`

let hall: Hall
afterEach(async () => {
  const breaches = hall.breaches()
  await hall.close()
  expect(breaches).toEqual([])
})

test("two processes on one archive post each briefing once between them", async () => {
  hall = await openPressHall(30)
  const runs = [hall.begin(at("07:30:10")), hall.begin(at("07:30:10"))]
  for (const { ended } of runs) expect(await ended).toEqual({ by: 0, said: "" })
  expect(await outcome(hall, DATE)).toEqual(eachOnce(hall))
})

test.each<AttemptStep>(["claimed", "composed", "intended", "posted"])(
  "who stood still past their lease when they had %s post nothing that another one has posted",
  async (step) => {
    // One order each: of a second one the request might be on its way already, which no lease can call back.
    hall = await openPressHall(1)
    const endsAt = { step, nth: 1, by: "standing still" } as const
    const frozen = PLATFORMS.map((platform) =>
      hall.begin(at("07:30:10"), { [platform]: hall.clients[platform], endsAt, sleepsMs: 120_000 }),
    )
    await Promise.all(frozen.map((run) => run.reached(step)))
    // Its clock is a minute ahead: leases of 20 s have ended.
    expect(await hall.begin(at("07:31:20")).ended).toEqual({ by: 0, said: "" })
    expect(await outcome(hall, DATE)).toEqual(eachOnce(hall))
    hall.world.nonces.clear()
    await hall.wake()
    for (const { ended } of frozen) expect(await ended).toEqual({ by: 0, said: "" })
    expect(await outcome(hall, DATE)).toEqual(eachOnce(hall))
  },
)

test("a slot is not taken from a process that stands still within its lease", async () => {
  hall = await openPressHall(1)
  const [order] = hall.orders
  if (!order) throw new Error("no order")
  const only = { discord: hall.clients.discord }
  const slow = hall.begin(at("07:30:10"), { ...only, endsAt: { step: "composed", nth: 1, by: "standing still" } })
  await slow.reached("composed")
  const other = hall.begin(at("07:30:12"), { ...only, isStill: true })
  await other.reached("left")
  expect(hall.posts(order)).toBe(0)
  await hall.wake()
  await slow.reached("settled")
  expect(hall.posts(order)).toBe(1)
})

test("what a process on another machine left behind is taken over when its lease has ended", async () => {
  hall = await openPressHall(1)
  for (const order of hall.orders) {
    const [from, until] = [new Date(at("07:30:01")), new Date(at("07:30:21"))]
    const held = { holder: "elsewhere 7 abc", at: from, until, dead: [] }
    expect(await hall.archive.slots.claim({ ...order, date: DATE }, held)).not.toBeNull()
  }
  expect(await hall.begin(at("07:30:30")).ended).toEqual({ by: 0, said: "" })
  expect(await outcome(hall, DATE)).toEqual(eachOnce(hall))
})
