import { mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { expect, onTestFinished, test } from "vitest"
import { backUpArchive, bringBack } from "../../src/archive/backup.ts"
import { backUp } from "../../src/archive/copy.ts"
import { purgeArticle } from "../../src/archive/purge.ts"
import { openSqlite } from "../../src/archive/sqlite.ts"
import { coveredIranDrones, fill, HARBOUR_STRIKE, ORCHARD } from "../support/archive.ts"
import { folder } from "../support/spawn.ts"

const AT = new Date("2026-03-01T06:00:00Z")

/** A data folder whose archive has two articles; closed unless it is told to stay open. */
async function newsroom() {
  const { path, remove } = await folder()
  onTestFinished(remove)
  const data = join(path, "data")
  const archive = await openSqlite(join(data, "pullquote.db"))
  await fill(archive, HARBOUR_STRIKE, coveredIranDrones())
  const backup = join(path, "backup.db")
  const told: number[] = []
  const make = (to = backup) => backUpArchive(data, to, (done) => void told.push(done))
  return { path, data, archive, backup, make, told }
}

const slugsIn = async (file: string) => {
  const archive = await openSqlite(file)
  const slugs = (await archive.articles.list(9)).map(({ slug }) => slug)
  await archive.close()
  return slugs
}

test("a backup is made while the bot has the archive open, and tells how far it is", async () => {
  const { path, archive, backup, make, told } = await newsroom()
  expect(await make()).toEqual({ ok: true, articles: 2 })
  expect(told.at(-1)).toBe(1)
  await fill(archive, ORCHARD)
  await archive.close()
  expect(await slugsIn(backup)).toEqual(["harbour-strike", "iran-drones"])
  expect((await readdir(path)).filter((name) => name.endsWith(".new"))).toEqual([])
})

test("a backup is of one moment, however much is written while it is made", async () => {
  const { data, archive, backup } = await newsroom()
  const other = new DatabaseSync(join(data, "pullquote.db"))
  let steps = 0
  const write = () => void other.exec(`insert into tickets (id, call, kept) values ('t${steps++}', '{}', 0)`)
  await backUp(join(data, "pullquote.db"), backup, write, 5)
  other.close()
  await archive.close()
  expect(steps).toBeGreaterThan(3)
  const copied = new DatabaseSync(backup)
  expect(copied.prepare("select count(*) as tickets from tickets").get()).toMatchObject({ tickets: 0 })
  copied.close()
})

test("a file that is there is not overwritten, and without an archive there is no backup", async () => {
  const { path, archive, backup, make } = await newsroom()
  await writeFile(backup, "Notes")
  expect(await make()).toMatchObject({
    ok: false,
    isRefused: true,
    problem: expect.stringContaining("already exists"),
  })
  expect(await readFile(backup, "utf8")).toBe("Notes")
  expect(await backUpArchive(path, join(path, "none.db"), () => {})).toMatchObject({ ok: false, isRefused: true })
  const nowhere = join(path, "nowhere", "b.db")
  expect(await make(nowhere)).toMatchObject({ ok: false, isRefused: false })
  await archive.close()
})

test("a backup is not brought back while the bot runs, and afterwards sets aside what was there", async () => {
  const { data, archive, backup, make } = await newsroom()
  await make()
  await fill(archive, ORCHARD)
  const file = join(data, "pullquote.db")
  expect(await bringBack(data, backup, AT)).toMatchObject({
    ok: false,
    isRefused: true,
    problem: expect.stringContaining("in use"),
  })
  await archive.close()
  const setAside = "pullquote.replaced-2026-03-01T06-00-00-000Z.db"
  expect(await bringBack(data, backup, AT)).toEqual({ ok: true, articles: 2, setAside })
  expect(await slugsIn(file)).toEqual(["harbour-strike", "iran-drones"])
  expect(await slugsIn(join(data, setAside))).toEqual(["harbour-strike", "iran-drones", "orchard"])
  expect(await slugsIn(backup)).toEqual(["harbour-strike", "iran-drones"])
})

test("what was set aside keeps no word of an article that is purged", async () => {
  const { data, archive, backup, make } = await newsroom()
  await make()
  await archive.close()
  await bringBack(data, backup, AT)
  const setAside = (await readdir(data)).filter((name) => name.startsWith("pullquote.replaced-"))
  expect(await purgeArticle(data, "harbour-strike")).toMatchObject({ copies: setAside })
  expect(await slugsIn(join(data, setAside[0] ?? ""))).toEqual(["iran-drones"])
})

test("a backup is brought back to a machine that has no archive yet", async () => {
  const { path, archive, backup, make } = await newsroom()
  await make()
  await archive.close()
  const other = join(path, "other")
  expect(await bringBack(other, backup, AT)).toEqual({ ok: true, articles: 2 })
  expect(await slugsIn(join(other, "pullquote.db"))).toEqual(["harbour-strike", "iran-drones"])
})

test.each([
  ["there is none", () => {}, /There is no file/],
  [
    "it is no database",
    (file: string) => writeFile(file, "Call the mayor back. ".repeat(100)),
    /damaged, or no database/,
  ],
  [
    "it is another program's",
    (file: string) => new DatabaseSync(file).exec("create table notes (words)"),
    /not an archive of Pullquote/,
  ],
  [
    "a newer release wrote it",
    (file: string) => new DatabaseSync(file).exec("pragma user_version = 99"),
    /a newer Pullquote/,
  ],
])("what is no backup is refused, and the archive stays: %s", async (_, make, problem) => {
  const { path, data, archive } = await newsroom()
  await archive.close()
  const before = await readFile(join(data, "pullquote.db"))
  await mkdir(join(path, "given"))
  await make(join(path, "given", "backup.db"))
  expect(await bringBack(data, join(path, "given", "backup.db"), AT)).toMatchObject({
    ok: false,
    isRefused: true,
    problem: expect.stringMatching(problem),
  })
  expect(await readFile(join(data, "pullquote.db"))).toEqual(before)
  expect((await readdir(data)).filter((name) => name.includes(".new"))).toEqual([])
})
