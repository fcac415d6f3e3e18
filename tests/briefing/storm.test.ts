import { expect, test } from "vitest"
import { openDiscord } from "../../src/adapters/discord/index.ts"
import { openSlack } from "../../src/adapters/slack/index.ts"
import { openHolder } from "../../src/briefing/holder.ts"
import { openBriefings } from "../../src/briefing/index.ts"
import { openNewsroom } from "../../src/newsroom.ts"
import { chance, eachOnce, openPress, outcome } from "../support/briefing.ts"
import { tooMany } from "../support/discord/loopback.ts"

const EACH = 500
const TURNED_AWAY = 0.3
const SEED = Number(process.env.STORM_SEED ?? Date.now() % 1_000_000)

test(`1,000 channels due in one minute, every third request turned away: all posted once (STORM_SEED=${SEED})`, async () => {
  const press = await openPress(EACH)
  const { archive, world, space, discord, orders, posts } = press
  world.isChecked = false
  const random = chance(SEED)
  discord.trouble({
    ...{ on: /POST .*\/messages/, times: Number.POSITIVE_INFINITY, answer: tooMany(1) },
    falls: () => random() < TURNED_AWAY,
  })
  const turns = Array.from({ length: 4 * EACH }, () =>
    random() < TURNED_AWAY ? { retryAfter: 1 } : ({ done: true } as const),
  )
  space.fail("chat.postMessage", ...turns)
  const begun = performance.now()
  const asked = new Map<string, number[]>()
  const push = space.calls.push.bind(space.calls)
  space.calls.push = (call) => {
    const channel = String(call.args.channel)
    if (call.method === "chat.postMessage")
      asked.set(channel, [...(asked.get(channel) ?? []), performance.now() - begun])
    return push(call)
  }

  const ahead = Date.parse("2026-05-04T07:30:01Z") - Date.now()
  const now = () => new Date(Date.now() + ahead)
  const problems: string[] = []
  const line = (fields: object, message: string) => void problems.push(`${message} ${JSON.stringify(fields)}`)
  const log = { info: () => {}, warn: line, error: line }
  const settledAt: number[] = []
  const on = { discord: [] as number[], slack: [] as number[] }
  const { promise: allDone, resolve } = Promise.withResolvers<void>()
  const briefings = openBriefings({
    ...{ archive, now, log, holder: openHolder() },
    onStep(step, { platform }) {
      if (step !== "settled") return
      settledAt.push(performance.now() - begun)
      on[platform].push(performance.now() - begun)
      if (settledAt.length === 2 * EACH) resolve()
    },
  })
  const newIncident = () => "bcdfgh"
  const desk = { archive, now, log, timeZone: "UTC", postNow: briefings.postNow }
  const reading = () => ({ read: 0, total: 0, faults: [] })
  const newsroom = openNewsroom({ desk, commands: [], reading, newIncident })
  const tools = { log, now, newIncident }
  const adapters = [
    openDiscord({ transport: "gateway", ...press.clients.discord }, newsroom, tools),
    openSlack({ signingSecret: "none", ...press.clients.slack }, newsroom, tools),
  ]
  briefings.start(adapters)
  await allDone
  const seconds = (performance.now() - begun) / 1000
  if (process.env.STORM_FIGURES) {
    const at = (share: number) => Math.round(settledAt[Math.floor(share * (settledAt.length - 1))] ?? 0)
    process.stdout.write(
      `${JSON.stringify({ seconds, median: at(0.5), p90: at(0.9), p99: at(0.99), lastOnSlack: on.slack.at(-1), middles: [middle(on.discord), middle(on.slack)] })}\n`,
    )
  }
  await briefings.stop()
  await Promise.all(adapters.map(({ stop }) => stop()))

  expect(await outcome(press, "2026-05-04")).toEqual(eachOnce(press))
  expect(orders.every((order) => posts(order) === 1)).toBe(true)
  expect(problems).toEqual([])
  expect(seconds).toBeLessThan(40)
  // Discord's client sends 50 requests a second; Slack's channels do not wait for that.
  expect(middle(on.slack)).toBeLessThan(middle(on.discord) / 2)
  // One message a second to a channel, and no sooner than Slack said; a timer may be a few ms early.
  const gaps = [...asked.values()].flatMap((times) => times.slice(1).map((time, n) => time - (times[n] ?? 0)))
  expect(gaps.length).toBeGreaterThan(EACH / 10)
  expect(Math.min(...gaps)).toBeGreaterThan(950)
  await press.close()
})

const middle = (times: readonly number[]): number => times[Math.floor(times.length / 2)] ?? Number.NaN
