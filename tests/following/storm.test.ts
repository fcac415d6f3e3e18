import { afterEach, expect, test } from "vitest"
import { rewritten } from "../support/archive.ts"
import { often, SEED } from "../support/counts.ts"
import { tooMany } from "../support/discord/loopback.ts"
import { type FollowingDesk, openFollowingDesk, PLATFORMS } from "../support/following-desk.ts"
import { postOften } from "../support/many-messages.ts"
import { randomFrom } from "../support/random.ts"
import { openRate, RATES } from "../support/rate.ts"

let desk: FollowingDesk
afterEach(() => desk.close())

/** How many messages of each platform say what stands now. */
const corrected = () =>
  PLATFORMS.map((platform) => desk.shown(platform).filter((text) => /1,400 dockers/.test(text)).length)

test("twenty messages of each platform have followed within a minute, as often as the platforms take edits", async () => {
  desk = await openFollowingDesk()
  await postOften(desk, 20)
  const elapsed = () => desk.now().getTime()
  const [discord, slack] = [openRate(RATES.discord, elapsed), openRate(RATES.slack, elapsed)]
  // What is to wait longer than five seconds discord.js does not wait out itself.
  const isOver = () => discord.take().left === null
  desk.discord.trouble({ on: /^PATCH/, falls: isOver, times: Number.POSITIVE_INFINITY, answer: tooMany(5.1) })
  desk.space.meter("chat.update", slack)
  await desk.change(rewritten("1,200", "1,400"))
  let seconds = 0
  for (; (await desk.bot.messages.status()).due > 0 && seconds < 120; seconds++) {
    await desk.follow()
    desk.pass(1 / 60)
  }
  expect(corrected()).toEqual([20, 20])
  expect(seconds).toBeLessThanOrEqual(60)
  // Discord takes five edits in five seconds.
  expect(seconds).toBeGreaterThanOrEqual(15)
  expect(desk.breaches()).toEqual([])
})

const EACH = often(500)

test(`${EACH} messages on each platform follow without a loss, with 429 in between (SEED=${SEED})`, async () => {
  desk = await openFollowingDesk()
  await postOften(desk, EACH)
  const random = randomFrom(SEED)
  desk.discord.trouble({ on: /^PATCH/, falls: () => random.isOne(5), times: EACH, answer: tooMany(0.05) })
  desk.space.fail(
    "chat.update",
    ...Array.from({ length: EACH }, () => (random.isOne(5) ? { retryAfter: 1 } : ({ done: true } as const))),
  )
  await desk.change(rewritten("1,200", "1,400"))
  for (let rounds = 0; (await desk.bot.messages.status()).due > 0; rounds++) {
    if (rounds > EACH) throw new Error("it does not come to an end")
    await desk.follow()
    desk.pass(3)
  }
  expect(corrected()).toEqual([EACH, EACH])
  expect(await desk.bot.messages.status()).toMatchObject({ due: 0, edited: 2 * EACH, unreachable: 0, lost: [] })
  expect(desk.breaches()).toEqual([])
})
