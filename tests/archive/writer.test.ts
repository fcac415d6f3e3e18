import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { describe, expect, onTestFinished, test } from "vitest"
import { openSqlite } from "../../src/archive/sqlite.ts"
import { openWriterThread } from "../../src/archive/writer.ts"
import { fill, HARBOUR_STRIKE, ORCHARD } from "../support/archive.ts"
import { folder } from "../support/spawn.ts"

async function home() {
  const { path, remove } = await folder()
  onTestFinished(remove)
  return path
}

test("while another process holds the lock the archive answers, and what is saved meanwhile is written after", async () => {
  const file = join(await home(), "archive.db")
  const archive = await openSqlite(file)
  await fill(archive, HARBOUR_STRIKE)
  const other = new DatabaseSync(file)
  other.exec("begin immediate")
  const saved = fill(archive, ORCHARD)
  const call = { command: "quote", args: {} }
  const kept = archive.tickets.keep(call, new Date(0))
  expect((await archive.articles.list(999)).map(({ slug }) => slug)).toEqual(["harbour-strike"])
  expect(await archive.snippets.candidates([["cranes"]], {}, 9)).toHaveLength(1)
  other.exec("rollback")
  other.close()
  await saved
  expect(await archive.articles.list(999)).toHaveLength(2)
  expect(await archive.tickets.open(await kept, new Date(0))).toEqual(call)
  await archive.close()
})

test("whoever writes reads it back at once", async () => {
  const archive = await openSqlite(join(await home(), "archive.db"))
  for (let n = 0; n < 20; n++) {
    const call = { command: "quote", args: { query: String(n) } }
    expect(await archive.tickets.open(await archive.tickets.keep(call, new Date(0)), new Date(0))).toEqual(call)
  }
  await archive.close()
})

test("what was asked for before the end is written, in the order of asking", async () => {
  const file = join(await home(), "archive.db")
  const archive = await openSqlite(file)
  const saved = fill(archive, HARBOUR_STRIKE)
  const seen = archive.tickets.seen("Ev1", new Date(0))
  await archive.close()
  await Promise.all([saved, seen])
  const again = await openSqlite(file)
  expect(await again.articles.list(999)).toHaveLength(1)
  expect(await again.tickets.seen("Ev1", new Date(0))).toBe(true)
  await again.close()
})

test("a thread that cannot write says why, and the next write tries again", async () => {
  const path = await home()
  const writer = openWriterThread(path) // a folder is no database
  for (let n = 0; n < 2; n++)
    await expect(writer.write("noteDelivery", ["Ev1", new Date(0)])).rejects.toThrow(/cannot be used as the archive/)
  await writer.close()
})

/** The largest file that this process may write, in bytes. */
const limitFiles = (most: string) => execFileSync("prlimit", [`--fsize=${most}:`, "--pid", String(process.pid)])

describe("while the disk is full", () => {
  const entry = { platform: "slack", channel: "C1", asker: null, shown: [], at: "2026-03-02T07:30:00Z" }
  const posted = { message: "17.1", editable: true, at: "2026-03-02T07:30:01Z" }
  async function full() {
    const archive = await openSqlite(join(await home(), "archive.db"))
    for (const key of ["settled", "withdrawn"]) await archive.ledger.intend({ key, ...entry })
    limitFiles("1")
    onTestFinished(() => void limitFiles("unlimited"))
    return archive
  }

  test("the ledger waits for room, and everything else is told at once", async () => {
    const archive = await full()
    const entries = [
      archive.ledger.intend({ key: "intended", ...entry }),
      archive.ledger.settle("settled", posted),
      archive.ledger.withdraw("withdrawn"),
    ]
    await expect(archive.tickets.seen("Ev1", new Date(0))).rejects.toThrow(/cannot be written/)
    await expect.poll(async () => (await archive.check()).writing).toMatch(/cannot be written/)
    expect(await archive.ledger.find("settled")).toMatchObject({ posted: null })
    limitFiles("unlimited")
    await Promise.all(entries)
    expect(await archive.ledger.find("intended")).toMatchObject({ posted: null })
    expect(await archive.ledger.find("settled")).toMatchObject({ posted })
    expect(await archive.ledger.find("withdrawn")).toBeNull()
    expect((await archive.check()).writing).toBeNull()
    await archive.close()
  })

  test("nobody waits for it at the end", async () => {
    const archive = await full()
    const settled = expect(archive.ledger.settle("settled", posted)).rejects.toThrow(/cannot be written/)
    await expect.poll(async () => (await archive.check()).writing).toMatch(/cannot be written/)
    await archive.close()
    await settled
  })
})
