import { expect, test } from "vitest"
import { eachOnce, outcome } from "../support/briefing.ts"
import { often, SEED } from "../support/counts.ts"
import { tooMany } from "../support/discord/loopback.ts"
import { randomFrom } from "../support/random.ts"
import { DATE, openStorm } from "../support/storm.ts"

const EACH = often(500)
const TURNED_AWAY = 30 // of a hundred

test(`${2 * EACH} channels due at once, every third request turned away: all posted once (SEED=${SEED})`, async () => {
  const storm = await openStorm(EACH)
  const { space, discord, orders, posts, problems } = storm
  const random = randomFrom(SEED)
  let turnedAway = 0
  const falls = () => {
    const isOne = random.isOne(TURNED_AWAY)
    if (isOne) turnedAway++
    return isOne
  }
  discord.trouble({ on: /POST .*\/messages/, times: Number.POSITIVE_INFINITY, answer: tooMany(1), falls })
  const turns = Array.from({ length: 4 * EACH }, () => (falls() ? { retryAfter: 1 } : ({ done: true } as const)))
  space.fail("chat.postMessage", ...turns)
  await storm.post()
  expect(await outcome(storm, DATE)).toEqual(eachOnce(storm))
  expect(orders.every((order) => posts(order) === 1)).toBe(true)
  expect(problems).toEqual([])
  expect(turnedAway).toBeGreaterThan(EACH / 10)
  await storm.close()
})

/** More than are worked on at once on one platform. */
const MANY = 60
const AT_ONCE = 40

test("a platform that answers nobody holds up no channel of the other one", async () => {
  const storm = await openStorm(MANY)
  const slackIsOut = Promise.withResolvers<void>()
  storm.discord.stall(slackIsOut.promise)
  const begun: string[] = []
  const out: string[] = []
  await storm.post((step, { platform }) => {
    if (step === "claimed" && out.length < MANY) begun.push(platform)
    if (step === "settled" && out.push(platform) === MANY) slackIsOut.resolve()
  })
  expect(out.slice(0, MANY)).toEqual(Array.from({ length: MANY }, () => "slack"))
  expect(begun.filter((platform) => platform === "discord")).toHaveLength(AT_ONCE)
  expect(await outcome(storm, DATE)).toEqual(eachOnce(storm))
  await storm.close()
})
