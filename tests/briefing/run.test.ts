import { afterEach, beforeEach, expect, test } from "vitest"
import type { Adapter } from "../../src/adapters/adapter.ts"
import { openSqlite } from "../../src/archive/sqlite.ts"
import { openBriefings } from "../../src/briefing/index.ts"
import type { Archive } from "../../src/core/archive.ts"
import type { Order } from "../../src/core/briefing/order.ts"

/** More than are worked on at once. */
const CHANNELS = Array.from({ length: 95 }, (_, index) => `c${index}`)
const NOW = new Date("2026-05-04T07:30:10Z")

const orderIn = (channel: string): Order => ({
  platform: "discord",
  channel,
  place: `#${channel}`,
  community: "paper",
  orderedBy: "ann",
  time: "07:30",
  zone: "UTC",
  days: [1, 2, 3, 4, 5, 6, 7],
  topics: null,
  speaker: null,
  whenEmpty: "say-so",
  lateLimit: 360,
  since: "2026-05-04T00:00:00.000Z",
  standing: "active",
  problem: null,
})

let archive: Archive
beforeEach(async () => {
  archive = await openSqlite(":memory:")
  for (const channel of CHANNELS) await archive.orders.keep(orderIn(channel), 0)
})
afterEach(() => archive.close())

/** Posts everywhere, but fails in a way that nobody foresaw where `breaks` says so. */
function openPaper(breaks: (channel: string) => boolean = () => false): Adapter {
  return {
    platform: "discord",
    webhooks: [],
    start: async () => ({ ok: true }),
    trouble: () => null,
    check: async () => [],
    async post(channel) {
      if (breaks(channel)) throw new Error("nobody foresaw this")
      return { kind: "posted", posted: { channel, message: `m-${channel}` } }
    },
    tell: async () => ({ kind: "withheld" }),
    edit: async () => ({ kind: "edited" }),
    stop: async () => {},
  }
}

const run = (paper: Adapter) =>
  openBriefings({
    archive,
    holder: { name: "this", isDead: () => false },
    now: () => NOW,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  }).runDue([paper], 0)

test("a run says of every channel what became of it, also of those that had to wait for room", async () => {
  const results = await run(openPaper())
  expect(results.map(({ order }) => order.channel).toSorted()).toEqual(CHANNELS.toSorted())
  for (const { worked } of results) expect(worked).toMatchObject({ kind: "settled", settlement: { state: "posted" } })
})

test("a channel where it goes wrong holds up none of the others, and is said to be tried again", async () => {
  const results = await run(openPaper((channel) => channel === "c3"))
  const later = results.filter(({ worked }) => worked.kind === "later")
  expect(results).toHaveLength(CHANNELS.length)
  expect(later.map(({ order }) => order.channel)).toEqual(["c3"])
})
