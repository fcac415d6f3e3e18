import { expect, test } from "vitest"
import type { Archive } from "../../../src/core/archive.ts"
import type { LedgerEntry } from "../../../src/core/shelves/ledger.ts"

/** What every archive writes down of what is posted. */
export function ledgerContract(archive: () => Archive, reopen: () => Promise<void>): void {
  const entry: LedgerEntry = {
    key: "answer-1",
    platform: "slack",
    channel: "C1",
    asker: null,
    at: "2026-03-01T07:00:00Z",
    shown: [{ snippet: "#abcdefghijkl", version: "1" }],
  }
  const posted = { message: "171.001", editable: true, at: "2026-03-01T07:00:01Z" }

  test("a posting is written before it is out, and settled after", async () => {
    expect(await archive().ledger.find("answer-1")).toBeNull()
    await archive().ledger.intend(entry)
    await reopen()
    expect(await archive().ledger.find("answer-1")).toEqual({ ...entry, posted: null })
    await archive().ledger.settle("answer-1", posted)
    await reopen()
    expect(await archive().ledger.find("answer-1")).toEqual({ ...entry, posted })
  })

  test("an intent that is written twice is one posting", async () => {
    await archive().ledger.intend(entry)
    await archive().ledger.settle("answer-1", posted)
    await archive().ledger.intend({ ...entry, channel: "C2" })
    expect(await archive().ledger.find("answer-1")).toEqual({ ...entry, posted })
  })

  test("an intent of which nothing came is withdrawn; what is out stays", async () => {
    await archive().ledger.intend(entry)
    await archive().ledger.withdraw("answer-1")
    expect(await archive().ledger.find("answer-1")).toBeNull()
    await archive().ledger.intend(entry)
    await archive().ledger.settle("answer-1", posted)
    await archive().ledger.withdraw("answer-1")
    expect(await archive().ledger.find("answer-1")).toEqual({ ...entry, posted })
  })

  test("what was never intended cannot be settled", async () => {
    await expect(archive().ledger.settle("answer-2", posted)).rejects.toThrow("answer-2")
  })
}
