import { afterEach, beforeEach, expect, test } from "vitest"
import { eachOnce, outcome, type Platform } from "../support/briefing.ts"
import { type BriefingDesk, openBriefingDesk } from "../support/briefing-desk.ts"

const DATE = "2026-05-04"
const HOUR = 60
const DAY = 24 * HOUR
const PLATFORMS: readonly Platform[] = ["discord", "slack"]

let desk: BriefingDesk
beforeEach(async () => {
  desk = await openBriefingDesk(`${DATE}T07:30:10Z`)
})
afterEach(async () => {
  const breaches = desk.breaches()
  await desk.close()
  expect(breaches).toEqual([])
})

test.each([
  ["an hour", `${DATE}T06:30:10Z`],
  ["a day", "2026-05-03T07:30:10Z"],
])("the clock put back %s posts nothing twice, be it the same process or a new one", async (_, before) => {
  // The order is of that day, so that the day before owes nothing.
  for (const platform of PLATFORMS) await orderedSince(platform, `${DATE}T00:00:00.000Z`)
  await desk.due()
  desk.setClock(before)
  for (let hours = 0; hours <= 25; hours++) {
    if (hours === 12) await desk.restart()
    await desk.due()
    desk.pass(HOUR)
  }
  const days = before.startsWith(DATE) ? 2 : 1
  for (const order of desk.orders) expect(desk.posts(order)).toBe(days)
  expect(await outcome(desk, DATE)).toEqual(eachOnce(desk, days))
})

test("a clock put back while an answer is lost posts nothing twice", async () => {
  desk.space.fail("chat.postMessage", { cut: true, done: true })
  desk.discord.trouble({ on: /POST .*\/messages/, times: 1, after: true, answer: "hang up" })
  await desk.due()
  desk.world.nonces.clear()
  desk.setClock(`${DATE}T06:30:10Z`)
  await desk.due()
  desk.pass(HOUR + 1)
  await desk.due()
  expect(await outcome(desk, DATE)).toEqual(eachOnce(desk))
})

test("a process that slept past its lease while the lease was renewed posts nothing, and tries again", async () => {
  let naps = 2
  const slots: typeof desk.archive.slots = {
    ...desk.archive.slots,
    async renew(...asked) {
      const renewed = await desk.archive.slots.renew(...asked)
      if (naps-- > 0) desk.pass(1)
      return renewed
    },
  }
  await desk.restart({ ...desk.archive, slots })
  await desk.due()
  expect(desk.orders.map(desk.posts)).toEqual([0, 0])
  desk.pass(1)
  await desk.due()
  expect(await outcome(desk, DATE)).toEqual(eachOnce(desk))
})

test("down for three days, it posts one edition, marked late, and then goes on", async () => {
  await desk.due()
  desk.pass(3 * DAY + 2 * HOUR)
  await desk.restart()
  await desk.due()
  expect(await outcome(desk, "2026-05-07")).toEqual(eachOnce(desk, 2))
  for (const platform of PLATFORMS) {
    expect(desk.shown(platform).map((words) => /Late: .*07.{1,2}30/.test(words))).toEqual([false, true])
  }
  desk.pass(DAY - 2 * HOUR)
  await desk.due()
  expect(await outcome(desk, "2026-05-08")).toEqual(eachOnce(desk, 3))
})

test("down past the late limit, it posts nothing, and counts a miss", async () => {
  desk.pass(6 * HOUR + 1)
  await desk.due()
  expect(await outcome(desk, DATE)).toMatchObject(desk.orders.map(() => ({ posts: 0, state: "missed" })))
  expect(await desk.bot().briefings.status()).toMatchObject({ posted: 0, late: 0, missed: 2, failed: 0 })
  desk.pass(DAY - 6 * HOUR - 1)
  await desk.due()
  expect(await outcome(desk, "2026-05-05")).toEqual(eachOnce(desk))
})

test("what could not be posted until it was too late is left out, and whoever ordered it is told", async () => {
  // Every try is turned away, those of six hours, and the one behind them.
  for (let hours = 0; hours <= 6; hours++) {
    desk.space.fail("chat.postMessage", { retryAfter: 3600 })
    await desk.due()
    desk.pass(HOUR)
    await desk.restart()
  }
  await desk.due()
  expect(desk.shown("slack")).toEqual([])
  expect(desk.toldInPrivate("slack")).toEqual([expect.stringContaining("was skipped")])
  expect(desk.shown("discord")).toHaveLength(1)
})

test("a paused briefing and a cancelled one are not posted", async () => {
  const kept = await desk.archive.orders.get(desk.only("discord"))
  if (!kept) throw new Error("no order")
  const { revision, ...order } = kept
  await desk.archive.orders.keep({ ...order, standing: "paused" }, revision)
  await desk.archive.orders.drop(desk.only("slack"))
  for (let days = 0; days < 2; days++) {
    await desk.due()
    desk.pass(DAY)
  }
  for (const one of desk.orders) expect(desk.posts(one)).toBe(0)
})

test.each(PLATFORMS)(
  "posted by hand on %s before its time, it is not posted again, and a second press says where",
  async (platform) => {
    await desk.restart()
    desk.setClock(`${DATE}T06:10:00Z`)
    // Nothing is due before there is an order that owes something.
    for (const one of PLATFORMS) await orderedSince(one, `${DATE}T00:00:00.000Z`)
    const { briefings, adapters } = desk.bot()
    briefings.start(adapters)
    const order = desk.only(platform)
    const [first, meanwhile] = await Promise.all([briefings.postNow(order, DATE), briefings.postNow(order, DATE)])
    if (first.state !== "posted") throw new Error(first.state)
    expect([first.isEarlier, meanwhile.state]).toEqual([false, "busy"])
    expect(await briefings.postNow(order, DATE)).toEqual({ ...first, isEarlier: true })
    desk.pass(80)
    await desk.due()
    desk.pass(HOUR)
    await desk.due()
    expect(desk.shown(platform)).toHaveLength(1)
    expect(desk.shown(platform)[0]).not.toMatch(/Late: /)
  },
)

test("run by hand, it ends when another process has posted what was due", async () => {
  const { holder, ...other } = {
    holder: "elsewhere 7 abc",
    at: desk.now(),
    until: new Date(`${DATE}T08:30:00Z`),
    dead: [],
  }
  for (const order of desk.orders) await desk.archive.slots.claim({ ...order, date: DATE }, { holder, ...other })
  const run = desk.due()
  for (const order of desk.orders) {
    const posted = { state: "posted", message: "1", isLate: false } as const
    await desk.archive.slots.conclude({ ...order, date: DATE }, holder, posted, desk.now())
  }
  await run
  desk.pass(1)
  expect(await desk.due()).toEqual([])
})

async function orderedSince(platform: Platform, since: string): Promise<void> {
  const kept = await desk.archive.orders.get(desk.only(platform))
  if (!kept) throw new Error(`no order on ${platform}`)
  const { revision, ...order } = kept
  await desk.archive.orders.keep({ ...order, since }, revision)
}
