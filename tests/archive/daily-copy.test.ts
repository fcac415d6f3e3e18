import { readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { openDailyCopies } from "../../src/archive/daily-copy.ts"
import { openSqlite } from "../../src/archive/sqlite.ts"
import type { Archive } from "../../src/core/archive.ts"
import { fill, HARBOUR_STRIKE, ORCHARD } from "../support/archive.ts"
import { folder } from "../support/spawn.ts"

let temporary: Awaited<ReturnType<typeof folder>>
let archive: Archive
let now = new Date("2026-03-28T23:50:00Z")
beforeEach(async () => {
  temporary = await folder()
  archive = await openSqlite(join(temporary.path, "pullquote.db"))
  now = new Date("2026-03-28T23:50:00Z")
})
afterEach(async () => {
  await archive.close()
  await temporary.remove()
})

const log = { info: () => {}, warn: () => {}, error: () => {} }
const open = () => openDailyCopies(temporary.path, { now: () => now, log })
const copies = async () => (await readdir(temporary.path)).filter((name) => name.includes("copy")).toSorted()

test("the database is copied once a day, beside what is written, and the last two copies are kept", async () => {
  const daily = open()
  await fill(archive, HARBOUR_STRIKE)
  expect(await daily.copyIfDue()).toBe(true)
  expect(await daily.copyIfDue()).toBe(false)
  now = new Date("2026-03-29T00:10:00Z")
  await fill(archive, ORCHARD)
  expect(await daily.copyIfDue()).toBe(true)
  now = new Date("2026-03-30T00:10:00Z")
  expect(await open().copyIfDue()).toBe(true)
  expect(await copies()).toEqual(["pullquote.copy-2026-03-29.db", "pullquote.copy-2026-03-30.db"])
})

test("a copy in the database's place has all that there was", async () => {
  await fill(archive, HARBOUR_STRIKE, ORCHARD)
  await open().copyIfDue()
  const before = await archive.articles.sources()
  const copy = await openSqlite(join(temporary.path, "pullquote.copy-2026-03-28.db"))
  expect(await copy.articles.sources()).toEqual(before)
  await copy.close()
})

test("a damaged database replaces no copy, and it is said", async () => {
  const daily = open()
  await fill(archive, HARBOUR_STRIKE, ORCHARD)
  await daily.copyIfDue()
  await archive.close()
  archive = await openSqlite(":memory:")
  const file = join(temporary.path, "pullquote.db")
  const bytes = await readFile(file)
  await writeFile(file, bytes.fill(0xff, 3 * 4096, 30 * 4096))
  now = new Date("2026-03-29T00:10:00Z")
  await expect(daily.copyIfDue()).rejects.toThrow(/pullquote\.db could not be copied: .*\. Earlier copies are kept/)
  await writeFile(file, "no database at all")
  await expect(daily.copyIfDue()).rejects.toThrow("pullquote.db could not be copied")
  expect(await copies()).toEqual(["pullquote.copy-2026-03-28.db"])
})

test("without a database there is nothing to copy", async () => {
  const empty = await folder()
  expect(await openDailyCopies(empty.path, { now: () => now, log }).copyIfDue()).toBe(false)
  expect(await readdir(empty.path)).toEqual([])
  await empty.remove()
})
