import { expect, test } from "vitest"
import type { Archive } from "../../src/core/archive.ts"
import type { Order } from "../../src/core/briefing/order.ts"
import type { Draft, Slot } from "../../src/core/briefing/order-book.ts"
import { arrive, coveredIranDrones, HARBOUR_STRIKE, ORCHARD } from "../support/archive.ts"

type Now = () => Archive

export const ORDER: Order = {
  ...{ platform: "slack", channel: "C1", place: "#newsroom", community: "T1", orderedBy: "U1" },
  ...{ time: "07:30", zone: "Europe/Kyiv", days: [1, 2, 3, 4, 5], topics: null, speaker: null },
  ...{ whenEmpty: "archive", lateLimit: 360, since: "2026-03-01T00:00:00.000Z", standing: "active", problem: null },
}
const PLACE = { platform: "slack", channel: "C1" } as const
const SLOT: Slot = { ...PLACE, date: "2026-03-29" }
const DRAFT: Draft = {
  reply: { blocks: [], actions: [], audience: "channel", outcome: "answered" },
  ...{ rest: ["orchard"], featured: ["a quote", "a fact"], explanation: ["1. Mill"] },
}
const minute = (n: number) => new Date(Date.UTC(2026, 2, 29, 7, n))
/** `holder` claims at one minute until another. */
const by = (holder: string, from: number, to: number, dead: readonly string[] = []) => ({
  ...{ holder, dead, at: minute(from), until: minute(to) },
})

/** What every archive does with standing orders. */
export function standingOrders(now: Now, reopen: () => Promise<void>): void {
  test("a channel has one order, which a restart does not touch", async () => {
    expect(await now().order(PLACE)).toBeNull()
    expect(await now().keepOrder(ORDER, 0)).toBe(true)
    await reopen()
    expect(await now().order(PLACE)).toEqual({ ...ORDER, revision: 1 })
    expect(await now().orders()).toHaveLength(1)
    expect(await now().orders("T2")).toEqual([])
  })

  test("of two who change an order at the same time, the second one is told", async () => {
    await now().keepOrder(ORDER, 0)
    expect(await now().keepOrder({ ...ORDER, time: "08:00" }, 0)).toBe(false)
    expect(await now().keepOrder({ ...ORDER, time: "08:00" }, 1)).toBe(true)
    expect(await now().keepOrder({ ...ORDER, time: "09:00" }, 1)).toBe(false)
    expect(await now().order(PLACE)).toMatchObject({ time: "08:00", revision: 2 })
  })

  test("the zone chosen last is the server's, also when the order is cancelled", async () => {
    expect(await now().lastZone("slack", "T1")).toBeNull()
    await now().keepOrder(ORDER, 0)
    await now().keepOrder({ ...ORDER, channel: "C2", zone: "Asia/Kolkata" }, 0)
    expect(await now().dropOrder(PLACE)).toBe(true)
    expect(await now().dropOrder(PLACE)).toBe(false)
    expect(await now().lastZone("slack", "T1")).toBe("Asia/Kolkata")
    expect(await now().lastZone("discord", "T1")).toBeNull()
  })
}

/** What every archive does with slots. */
export function slots(now: Now, reopen: () => Promise<void>): void {
  test("a slot is one process's until its lease ends", async () => {
    expect(await now().claim(SLOT, by("a", 0, 1))).toMatchObject({ draft: null, tries: 1 })
    expect(await now().claim(SLOT, by("b", 0, 1))).toBeNull()
    expect(await now().renew(SLOT, by("a", 0, 3))).toBe(true)
    expect(await now().claim(SLOT, by("b", 2, 3))).toBeNull()
    expect(await now().claim(SLOT, by("b", 3, 4))).toMatchObject({ tries: 2 })
    expect(await now().renew(SLOT, by("a", 3, 5))).toBe(false)
    expect(await now().draft(SLOT, "a", DRAFT)).toBe(false)
    expect(await now().conclude(SLOT, "a", { state: "skipped" }, minute(3))).toBe(false)
  })

  test("a lease that has ended is not prolonged: somebody may have taken it and given it back", async () => {
    await now().claim(SLOT, by("a", 0, 1))
    expect(await now().renew(SLOT, by("a", 1, 2))).toBe(false)
  })

  test("what a dead process held is free at once", async () => {
    await now().claim(SLOT, by("a", 0, 9))
    await reopen()
    expect(await now().claim(SLOT, by("b", 1, 2, ["c"]))).toBeNull()
    expect(await now().claim(SLOT, by("b", 1, 2, ["a"]))).not.toBeNull()
  })

  test("what was composed is the same for whoever goes on, and so are its articles", async () => {
    await arrive(now(), "2026-03-29T06:00:00Z", HARBOUR_STRIKE)
    const first = await now().claim(SLOT, by("a", 0, 1))
    await now().draft(SLOT, "a", DRAFT)
    await arrive(now(), "2026-03-29T07:00:00Z", ORCHARD)
    await reopen()
    expect(await now().claim(SLOT, by("b", 2, 3))).toEqual({ cutoff: first?.cutoff, draft: DRAFT, tries: 2 })
  })

  test("a slot that is given back waits, but not for a clock that was put back", async () => {
    await now().claim(SLOT, by("a", 0, 1))
    await now().release(SLOT, "a", minute(5), "Slack asks for patience.")
    expect(await now().slot(SLOT)).toMatchObject({ settled: null, holder: "", trouble: "Slack asks for patience." })
    expect(await now().claim(SLOT, by("a", 4, 9))).toBeNull()
    expect(await now().claim(SLOT, by("a", 5, 9))).not.toBeNull()
    await now().release(SLOT, "a", minute(8), null)
    expect(await now().claim(SLOT, by("a", -60, -50))).not.toBeNull()
  })

  test("a posted slot is never claimed again, and counts what it featured", async () => {
    await now().claim(SLOT, by("a", 0, 1))
    await now().draft(SLOT, "a", DRAFT)
    const posted = { state: "posted", message: "17.1", isLate: true } as const
    expect(await now().conclude(SLOT, "a", posted, minute(1))).toBe(true)
    await reopen()
    expect(await now().claim(SLOT, by("a", 50, 51))).toBeNull()
    expect((await now().slot(SLOT))?.settled).toEqual({ ...posted, at: minute(1).toISOString() })
    expect(await now().slots(["2026-03-28", "2026-03-29"])).toEqual([{ ...SLOT, isSettled: true, holder: "" }])
    expect(await now().lastEdition(PLACE)).toMatchObject({ date: "2026-03-29" })
    expect(await now().tally()).toEqual({ posted: 1, late: 1, missed: 0, failed: 0 })
    expect([...(await now().featured(PLACE))]).toEqual([
      ["a fact", 1],
      ["a quote", 1],
    ])
    expect((await now().featured({ ...PLACE, channel: "C2" })).size).toBe(0)
  })

  test("a refused slot halts its channel's order, says why, and can be opened again", async () => {
    await now().keepOrder(ORDER, 0)
    await now().claim(SLOT, by("a", 0, 1))
    await now().conclude(SLOT, "a", { state: "failed", problem: "The channel is gone." }, minute(1), true)
    expect(await now().order(PLACE)).toMatchObject({ standing: "halted", problem: "The channel is gone.", revision: 2 })
    expect(await now().tally()).toMatchObject({ failed: 1 })
    expect(await now().lastEdition(PLACE)).toBeNull()
    await now().reopen(SLOT)
    expect(await now().claim(SLOT, by("a", 2, 3))).not.toBeNull()
  })

  test("what was posted or skipped is not opened again", async () => {
    await now().claim(SLOT, by("a", 0, 1))
    await now().conclude(SLOT, "a", { state: "skipped" }, minute(1))
    await now().reopen(SLOT)
    expect(await now().claim(SLOT, by("a", 2, 3))).toBeNull()
  })
}

/** What every archive knows of when articles came. */
export function arrivals(now: Now, reopen: () => Promise<void>): void {
  const drones = coveredIranDrones()
  const slugs = async (from: Parameters<Archive["arrivals"]>[0]) => (await now().arrivals(from)).map(({ slug }) => slug)

  test("an article arrives once, whatever becomes of it", async () => {
    await arrive(now(), "2026-03-28T06:00:00Z", HARBOUR_STRIKE)
    await arrive(now(), "2026-03-29T06:00:00Z", drones)
    await arrive(now(), "2026-03-30T06:00:00Z", {
      ...HARBOUR_STRIKE,
      title: "Dockers end their strike at Hull harbour",
    })
    expect(await slugs({ after: 0 })).toEqual([HARBOUR_STRIKE.slug, drones.article.slug])
    expect(await slugs({ since: new Date("2026-03-29T00:00:00Z") })).toEqual([drones.article.slug])
    const [first] = await now().arrivals({ after: 0 })
    expect(await slugs({ after: first?.number ?? 0 })).toEqual([drones.article.slug])
    await now().remove(drones.article.slug)
    expect(await slugs({ after: 0 })).toEqual([HARBOUR_STRIKE.slug])
    await reopen()
    await arrive(now(), "2026-03-31T06:00:00Z", drones)
    expect(await now().arrivals({ after: 1 })).toEqual([
      { number: 2, slug: drones.article.slug, at: "2026-03-29T06:00:00.000Z" },
    ])
  })
}
