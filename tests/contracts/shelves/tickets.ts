import { expect, test } from "vitest"
import type { Archive } from "../../../src/core/archive.ts"

/** What every archive does with calls that are too long for a button, and with deliveries. */
export function ticketsContract(archive: () => Archive, reopen: () => Promise<void>): void {
  const call = { command: "quote", args: { query: "x".repeat(300), page: "2" } }
  const day = (n: number) => new Date(Date.UTC(2026, 2, n))

  test("a ticket is short, gives its call back after a restart, and is the same for the same call", async () => {
    const id = await archive().tickets.keep(call, day(1))
    expect(id).toMatch(/^[a-z2-7]{1,12}$/)
    const { query, page } = call.args
    expect(await archive().tickets.keep({ command: "quote", args: { page, query } }, day(1))).toBe(id)
    expect(await archive().tickets.keep({ ...call, command: "fact" }, day(1))).not.toBe(id)
    await reopen()
    expect(await archive().tickets.open(id, day(1))).toEqual(call)
    expect(await archive().tickets.open("aaaa", day(1))).toBeNull()
  })

  test("a ticket ends after 30 days, unless its call was kept again", async () => {
    const id = await archive().tickets.keep(call, day(1))
    expect(await archive().tickets.open(id, day(30))).toEqual(call)
    expect(await archive().tickets.open(id, day(31))).toBeNull()
    await archive().tickets.keep(call, day(20))
    expect(await archive().tickets.open(id, day(31))).toEqual(call)
  })

  test("a delivery is seen the second time, after a restart too, and forgotten after a week", async () => {
    expect(await archive().tickets.seen("Ev1", day(1))).toBe(false)
    expect(await archive().tickets.seen("Ev1", day(1))).toBe(true)
    await reopen()
    expect(await archive().tickets.seen("Ev1", day(7))).toBe(true)
    expect(await archive().tickets.seen("Ev2", day(7))).toBe(false)
    expect(await archive().tickets.seen("Ev1", day(8))).toBe(false)
  })
}
