import { readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { expect, onTestFinished, test } from "vitest"
import { backUpArchive } from "../../src/archive/backup.ts"
import { backUp } from "../../src/archive/copy.ts"
import { openSqlite } from "../../src/archive/sqlite.ts"
import { coveredIranDrones, fill, HARBOUR_STRIKE, ORCHARD } from "../support/archive.ts"
import { folder } from "../support/spawn.ts"

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
