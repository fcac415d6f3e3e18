import { expect, test } from "vitest"
import type { Archive } from "../../../src/core/archive.ts"
import type { Draft, Slot } from "../../../src/core/shelves/slots.ts"
import { arrive, HARBOUR_STRIKE, ORCHARD } from "../../support/archive.ts"
import { ORDER } from "./orders.ts"

const PLACE = { platform: "slack", channel: "C1" } as const
const SLOT: Slot = { ...PLACE, date: "2026-03-29" }
const DRAFT: Draft = {
  reply: { blocks: [], actions: [], audience: "channel", outcome: "answered" },
  rest: ["orchard"],
  featured: ["a quote", "a fact"],
  reasons: [{ slug: "mill", lead: "1. ", reason: "3 points" }],
}
const minute = (n: number) => new Date(Date.UTC(2026, 2, 29, 7, n))
/** `holder` claims at one minute until another. */
const by = (holder: string, from: number, to: number, dead: readonly string[] = []) => ({
  holder,
  dead,
  at: minute(from),
  until: minute(to),
})

/** What every archive does with slots. */
export function slotsContract(archive: () => Archive, reopen: () => Promise<void>): void {
  test("a slot is one process's until its lease ends", async () => {
    expect(await archive().slots.claim(SLOT, by("a", 0, 1))).toMatchObject({ draft: null, tries: 1 })
    expect(await archive().slots.claim(SLOT, by("b", 0, 1))).toBeNull()
    expect(await archive().slots.renew(SLOT, by("a", 0, 3))).toBe(true)
    expect(await archive().slots.claim(SLOT, by("b", 2, 3))).toBeNull()
    expect(await archive().slots.claim(SLOT, by("b", 3, 4))).toMatchObject({ tries: 2 })
    expect(await archive().slots.renew(SLOT, by("a", 3, 5))).toBe(false)
    expect(await archive().slots.draft(SLOT, "a", DRAFT)).toBe(false)
    expect(await archive().slots.conclude(SLOT, "a", { state: "skipped" }, minute(3))).toBe(false)
  })

  test("a lease that has ended is not prolonged: somebody may have taken it and given it back", async () => {
    await archive().slots.claim(SLOT, by("a", 0, 1))
    expect(await archive().slots.renew(SLOT, by("a", 1, 2))).toBe(false)
  })

  test("what a dead process held is free at once", async () => {
    await archive().slots.claim(SLOT, by("a", 0, 9))
    await reopen()
    expect(await archive().slots.claim(SLOT, by("b", 1, 2, ["c"]))).toBeNull()
    expect(await archive().slots.claim(SLOT, by("b", 1, 2, ["a"]))).not.toBeNull()
  })

  test("what was composed is the same for whoever goes on, and so are its articles", async () => {
    await arrive(archive(), "2026-03-29T06:00:00Z", HARBOUR_STRIKE)
    const first = await archive().slots.claim(SLOT, by("a", 0, 1))
    await archive().slots.draft(SLOT, "a", DRAFT)
    await arrive(archive(), "2026-03-29T07:00:00Z", ORCHARD)
    await reopen()
    expect(await archive().slots.claim(SLOT, by("b", 2, 3))).toEqual({ cutoff: first?.cutoff, draft: DRAFT, tries: 2 })
  })

  test("a slot that is given back waits, but not for a clock that was put back", async () => {
    await archive().slots.claim(SLOT, by("a", 0, 1))
    await archive().slots.release(SLOT, "a", minute(5), "Slack asks for patience.")
    expect(await archive().slots.get(SLOT)).toMatchObject({
      settled: null,
      holder: "",
      trouble: "Slack asks for patience.",
    })
    expect(await archive().slots.claim(SLOT, by("a", 4, 9))).toBeNull()
    expect(await archive().slots.claim(SLOT, by("a", 5, 9))).not.toBeNull()
    await archive().slots.release(SLOT, "a", minute(8), null)
    expect(await archive().slots.claim(SLOT, by("a", -60, -50))).not.toBeNull()
  })

  test("a posted slot is never claimed again, and counts what it featured", async () => {
    await archive().slots.claim(SLOT, by("a", 0, 1))
    await archive().slots.draft(SLOT, "a", DRAFT)
    const posted = { state: "posted", message: "17.1", isLate: true } as const
    expect(await archive().slots.conclude(SLOT, "a", posted, minute(1))).toBe(true)
    await reopen()
    expect(await archive().slots.claim(SLOT, by("a", 50, 51))).toBeNull()
    expect((await archive().slots.get(SLOT))?.settled).toEqual({ ...posted, at: minute(1).toISOString() })
    expect(await archive().slots.list(["2026-03-28", "2026-03-29"])).toEqual([{ ...SLOT, isSettled: true, holder: "" }])
    expect(await archive().slots.lastEdition(PLACE)).toMatchObject({ date: "2026-03-29" })
    expect(await archive().slots.tally()).toEqual({ posted: 1, late: 1, missed: 0, failed: 0 })
    expect([...(await archive().slots.featured(PLACE))]).toEqual([
      ["a fact", 1],
      ["a quote", 1],
    ])
    expect((await archive().slots.featured({ ...PLACE, channel: "C2" })).size).toBe(0)
  })

  test("a refused slot halts its channel's order, says why, and can be opened again", async () => {
    await archive().orders.keep(ORDER, 0)
    await archive().slots.claim(SLOT, by("a", 0, 1))
    await archive().slots.conclude(SLOT, "a", { state: "failed", problem: "The channel is gone." }, minute(1), true)
    expect(await archive().orders.get(PLACE)).toMatchObject({
      standing: "halted",
      problem: "The channel is gone.",
      revision: 2,
    })
    expect(await archive().slots.tally()).toMatchObject({ failed: 1 })
    expect(await archive().slots.lastEdition(PLACE)).toBeNull()
    await archive().slots.reopen(SLOT)
    expect(await archive().slots.claim(SLOT, by("a", 2, 3))).not.toBeNull()
  })

  test("what was posted or skipped is not opened again", async () => {
    await archive().slots.claim(SLOT, by("a", 0, 1))
    await archive().slots.conclude(SLOT, "a", { state: "skipped" }, minute(1))
    await archive().slots.reopen(SLOT)
    expect(await archive().slots.claim(SLOT, by("a", 2, 3))).toBeNull()
  })
}
