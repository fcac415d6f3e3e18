import { expect, test } from "vitest"
import type { Archive } from "../../../src/core/archive.ts"
import type { Order } from "../../../src/core/briefing/order.ts"

export const ORDER: Order = {
  platform: "slack",
  channel: "C1",
  place: "#newsroom",
  community: "T1",
  orderedBy: "U1",
  time: "07:30",
  zone: "Europe/Kyiv",
  days: [1, 2, 3, 4, 5],
  topics: null,
  speaker: null,
  whenEmpty: "archive",
  lateLimit: 360,
  since: "2026-03-01T00:00:00.000Z",
  standing: "active",
  problem: null,
}
const PLACE = { platform: "slack", channel: "C1" } as const

/** What every archive does with standing orders. */
export function ordersContract(archive: () => Archive, reopen: () => Promise<void>): void {
  test("a channel has one order, which a restart does not touch", async () => {
    expect(await archive().orders.get(PLACE)).toBeNull()
    expect(await archive().orders.keep(ORDER, 0)).toBe(true)
    await reopen()
    expect(await archive().orders.get(PLACE)).toEqual({ ...ORDER, revision: 1 })
    expect(await archive().orders.list()).toHaveLength(1)
    expect(await archive().orders.list("T2")).toEqual([])
  })

  test("of two who change an order at the same time, the second one is told", async () => {
    await archive().orders.keep(ORDER, 0)
    expect(await archive().orders.keep({ ...ORDER, time: "08:00" }, 0)).toBe(false)
    expect(await archive().orders.keep({ ...ORDER, time: "08:00" }, 1)).toBe(true)
    expect(await archive().orders.keep({ ...ORDER, time: "09:00" }, 1)).toBe(false)
    expect(await archive().orders.get(PLACE)).toMatchObject({ time: "08:00", revision: 2 })
  })

  test("a channel that was renamed keeps its order as it is, under the new name", async () => {
    await archive().orders.keep(ORDER, 0)
    await archive().orders.rename(PLACE, "#desk’s “new” room")
    expect(await archive().orders.get(PLACE)).toEqual({ ...ORDER, place: "#desk’s “new” room", revision: 1 })
  })

  test("the zone chosen last is the server's, also when the order is cancelled", async () => {
    expect(await archive().orders.lastZone("slack", "T1")).toBeNull()
    await archive().orders.keep(ORDER, 0)
    await archive().orders.keep({ ...ORDER, channel: "C2", zone: "Asia/Kolkata" }, 0)
    expect(await archive().orders.drop(PLACE)).toBe(true)
    expect(await archive().orders.drop(PLACE)).toBe(false)
    expect(await archive().orders.lastZone("slack", "T1")).toBe("Asia/Kolkata")
    expect(await archive().orders.lastZone("discord", "T1")).toBeNull()
  })
}
