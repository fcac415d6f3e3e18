import { execFileSync, spawn } from "node:child_process"
import { readdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest"
import { foreignOrders, ordersFilesIn } from "../../src/archive/orders-file-reading.ts"
import { openSqlite } from "../../src/archive/sqlite.ts"
import type { Archive } from "../../src/core/archive.ts"
import type { KeptOrders } from "../../src/core/shelves/keeping.ts"
import { ORDER } from "../contracts/shelves/orders.ts"
import { fill, HARBOUR_STRIKE, ORCHARD } from "../support/archive.ts"
import { folder } from "../support/spawn.ts"

let temporary: Awaited<ReturnType<typeof folder>>
let archive: Archive
const open = async () => {
  archive = await openSqlite(join(temporary.path, "pullquote.db"))
}
beforeEach(async () => {
  temporary = await folder()
  await open()
})
afterEach(async () => {
  await archive.close()
  await temporary.remove()
})

const PLACE = { platform: ORDER.platform, channel: ORDER.channel } as const
const AT = new Date("2026-03-20T08:00:00Z")
const file = () => join(temporary.path, "pullquote.orders.json")
const inFile = async (): Promise<KeptOrders> => JSON.parse(await readFile(file(), "utf8"))

async function post(date: string) {
  const slot = { ...PLACE, date }
  await archive.slots.claim(slot, { holder: "h", at: AT, until: new Date(AT.getTime() + 1000), dead: [] })
  const key = `briefing:slack:C1:${date}`
  await archive.ledger.intend({ key, platform: "slack", channel: "C1", asker: null, shown: [], at: AT.toISOString() })
  await archive.ledger.settle(key, { message: "17.1", editable: true, at: AT.toISOString() })
  await archive.slots.conclude(slot, "h", { state: "posted", message: "17.1", isLate: false }, AT)
}

/** As after a disk that lost the database. */
async function lose() {
  await archive.close()
  for (const end of ["", "-wal", "-shm"]) await rm(join(temporary.path, `pullquote.db${end}`), { force: true })
  await open()
}

async function restore() {
  const [first] = await ordersFilesIn(temporary.path)
  if (!first?.kept) throw new Error("there is no orders file")
  return archive.keeping.restore(first.kept, AT)
}

test("an order and a slot stand in the file as soon as they are acknowledged", async () => {
  await archive.orders.keep(ORDER, 0)
  expect(await inFile()).toMatchObject({ orders: [{ ...ORDER, revision: 1 }], zones: [{ zone: "Europe/Kyiv" }] })
  await post("2026-03-20")
  expect((await inFile()).slots).toEqual([
    { ...PLACE, date: "2026-03-20", settled: expect.objectContaining({ state: "posted", message: "17.1" }) },
  ])
  await archive.orders.drop(PLACE)
  expect((await inFile()).orders).toEqual([])
})

test("what is no order and no slot does not touch the file", async () => {
  await archive.tickets.keep({ command: "quote", args: {} }, AT)
  await fill(archive, ORCHARD)
  expect(await readdir(temporary.path)).not.toContain("pullquote.orders.json")
})

test("of each channel the last fourteen days are kept", async () => {
  await archive.orders.keep(ORDER, 0)
  for (const day of ["01", "06", "07", "20"]) await post(`2026-03-${day}`)
  expect((await inFile()).slots.map(({ date }) => date)).toEqual(["2026-03-07", "2026-03-20"])
})

test("after the database is lost, orders come back, and nothing that was posted is due or new", async () => {
  await archive.orders.keep(ORDER, 0)
  await fill(archive, HARBOUR_STRIKE)
  await post("2026-03-20")
  await lose()
  expect(await archive.orders.list()).toEqual([])
  await fill(archive, ORCHARD, HARBOUR_STRIKE)
  expect(await restore()).toEqual({ orders: 1, slots: 1, speakers: 0 })
  expect(await archive.orders.get(PLACE)).toEqual({ ...ORDER, revision: 1 })
  expect(await archive.orders.lastZone("slack", ORDER.community)).toBe("Europe/Kyiv")
  expect(await archive.slots.get({ ...PLACE, date: "2026-03-20" })).toMatchObject({ settled: { state: "posted" } })
  expect(await archive.ledger.find("briefing:slack:C1:2026-03-20")).toMatchObject({ posted: { message: "17.1" } })
  const last = await archive.slots.lastEdition(PLACE)
  expect(await archive.articles.arrivals({ after: last?.cutoff ?? 0 })).toEqual([])
  // Nor for a channel that has had no edition yet.
  const yesterday = new Date(AT.getTime() - 24 * 60 * 60 * 1000)
  expect(await archive.articles.arrivals({ since: yesterday })).toEqual([])
})

test("a post of unknown outcome is still known, so that it is looked for", async () => {
  await archive.orders.keep(ORDER, 0)
  await archive.slots.claim({ ...PLACE, date: "2026-03-20" }, { holder: "h", at: AT, until: AT, dead: [] })
  const key = "briefing:slack:C1:2026-03-20"
  await archive.ledger.intend({ key, platform: "slack", channel: "C1", asker: null, shown: [], at: AT.toISOString() })
  await lose()
  await restore()
  expect(await archive.ledger.find(key)).toMatchObject({ key, posted: null })
})

test("restoring twice, or beside newer orders, changes nothing that is there", async () => {
  await archive.orders.keep(ORDER, 0)
  await lose()
  await archive.orders.keep({ ...ORDER, time: "09:00" }, 0)
  const [own, aside] = await ordersFilesIn(temporary.path)
  expect(own?.kept?.orders).toMatchObject([{ time: "09:00" }])
  expect(aside?.kept?.orders).toMatchObject([{ time: "07:30" }])
  if (aside?.kept) expect(await archive.keeping.restore(aside.kept, AT)).toEqual({ orders: 0, slots: 0, speakers: 0 })
  expect(await archive.orders.get(PLACE)).toMatchObject({ time: "09:00" })
})

test("a new database sets the orders of the one before aside instead of writing over them", async () => {
  await archive.orders.keep(ORDER, 0)
  expect(await foreignOrders(temporary.path, await archive.keeping.mark())).toEqual([])
  await lose()
  expect(await foreignOrders(temporary.path, await archive.keeping.mark())).toMatchObject([{ file: file() }])
  await archive.orders.keep({ ...ORDER, channel: "C2" }, 0)
  const [foreign, ...others] = await foreignOrders(temporary.path, await archive.keeping.mark())
  expect([foreign?.kept?.orders, others]).toMatchObject([[{ channel: "C1" }], []])
  expect((await inFile()).orders).toMatchObject([{ channel: "C2" }])
})

test("an older copy in the database's place does not write over what came after it", async () => {
  await archive.orders.keep(ORDER, 0)
  await archive.close()
  const copy = await readFile(join(temporary.path, "pullquote.db"))
  await open()
  for (const revision of [1, 2, 3]) await archive.orders.keep({ ...ORDER, time: `1${revision}:00` }, revision)
  await archive.close()
  await writeFile(join(temporary.path, "pullquote.db"), copy)
  await open()
  const [later] = await foreignOrders(temporary.path, await archive.keeping.mark())
  if (later?.kept) await archive.keeping.restore(later.kept, AT)
  expect(await archive.orders.get(PLACE)).toMatchObject({ time: "13:00", revision: 4 })
})

test("an archive of the release before writes its orders down when it first writes", async () => {
  await archive.orders.keep(ORDER, 0)
  await archive.close()
  await rm(file())
  await open()
  await archive.tickets.keep({ command: "quote", args: {} }, AT)
  expect((await inFile()).orders).toMatchObject([{ channel: "C1" }])
})

test.each(["", "{", "[]", '{"archive":"../../etc","number":1}'])(
  "a file that is no orders file is told apart: %j",
  async (text) => {
    await writeFile(file(), text)
    expect(await ordersFilesIn(temporary.path)).toEqual([{ file: file(), kept: null }])
    await archive.orders.keep(ORDER, 0)
    expect((await inFile()).orders).toHaveLength(1)
  },
)

test("a pipe in the file's place is none, keeps nobody waiting, and gives way to the file", async () => {
  await archive.orders.keep(ORDER, 0)
  const text = await readFile(file(), "utf8")
  await rm(file())
  execFileSync("mkfifo", [file()])
  // Whoever opens the pipe reads an orders file from it.
  const writer = spawn("sh", ["-c", 'printf %s "$1" > "$2"', "sh", text, file()], { stdio: "ignore" })
  onTestFinished(() => void writer.kill())
  expect(await ordersFilesIn(temporary.path)).toEqual([{ file: file(), kept: null }])
  await archive.orders.keep({ ...ORDER, channel: "C2" }, 0)
  expect((await inFile()).orders).toHaveLength(2)
})

test("what the desk corrected stands in the file, and comes back with what it was about", async () => {
  await fill(archive, HARBOUR_STRIKE)
  const [quote] = await archive.snippets.list({ kind: "quote" }, 1)
  const ruling = { kind: "speaker", speaker: "Nick Price" } as const
  await archive.speakerCorrections.set(quote?.id ?? "", ruling, AT)
  const [corrected] = await archive.speakerCorrections.list()
  expect((await inFile()).speakers).toMatchObject([{ ...ruling, was: "Anna Erdoğan", at: AT.toISOString() }])
  await lose()
  await fill(archive, HARBOUR_STRIKE)
  expect(await restore()).toMatchObject({ speakers: 1 })
  expect(await archive.speakerCorrections.list()).toEqual([corrected])
  expect(await archive.snippets.get(quote?.id ?? "")).toMatchObject({ speakers: ["Nick Price"] })
  expect(await restore()).toMatchObject({ speakers: 0 })
})

test("a file of an earlier release, which has no corrected speakers, is read", async () => {
  await archive.orders.keep(ORDER, 0)
  const { speakers: _, ...earlier } = await inFile()
  await writeFile(file(), JSON.stringify(earlier))
  const [read] = await ordersFilesIn(temporary.path)
  expect(read?.kept).toMatchObject({ orders: [ORDER], speakers: [] })
})
