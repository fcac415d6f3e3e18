import { copyFile, mkdir, rename, rm, truncate, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterEach, beforeEach, expect, test } from "vitest"
import { Damaged } from "../../src/archive/faults.ts"
import { lostDatabase } from "../../src/archive/lost.ts"
import { openSqlite } from "../../src/archive/sqlite.ts"
import { openArchiveWatch } from "../../src/archive/watch.ts"
import type { Archive } from "../../src/core/archive.ts"
import { ORDER } from "../contracts/shelves/orders.ts"
import { fill, HARBOUR_STRIKE } from "../support/archive.ts"
import { folder } from "../support/spawn.ts"

let temporary: Awaited<ReturnType<typeof folder>>
let archive: Archive
let file = ""
beforeEach(async () => {
  temporary = await folder()
  file = join(temporary.path, "pullquote.db")
  archive = await openSqlite(file)
})
afterEach(async () => {
  await archive.close()
  await temporary.remove()
})
const AT = new Date("2026-03-20T08:00:00Z")

test("an archive that answers and can be written has nothing to say", async () => {
  await archive.orders.keep(ORDER, 0)
  expect(await archive.check()).toEqual({ reading: null, writing: null })
})

test.each([
  ["was deleted", () => rm(file)],
  ["was emptied", () => truncate(file)],
  [
    "was replaced",
    async () => {
      await copyFile(file, `${file}.other`)
      await rename(`${file}.other`, file)
    },
  ],
])("a database that %s while it is in use is told once, with what to do", async (what, harm) => {
  await archive.orders.keep(ORDER, 0)
  const lines: string[] = []
  const write = (_: object, line: string) => void lines.push(line)
  const watch = openArchiveWatch(archive, { info: write, warn: write, error: write })
  await watch.look()
  await harm()
  await watch.look()
  await watch.look()
  expect(lines).toEqual([expect.stringContaining(`${file} ${what} while it is in use.`)])
  expect(lines[0]).toMatch(/Stop Pullquote|Restart Pullquote/)
})

test.each([
  ["was deleted", rm],
  ["was replaced", (log: string) => rm(log).then(() => writeFile(log, ""))],
])("a write-ahead log that %s is told, and stopping saves what was in it", async (what, harm) => {
  await archive.orders.keep(ORDER, 0)
  expect(await archive.check()).toEqual({ reading: null, writing: null })
  await harm(`${file}-wal`)
  expect((await archive.check()).reading).toMatch(
    new RegExp(`^${file}-wal ${what} while it is in use\\. .*Stop it with Ctrl-C or SIGTERM`),
  )
  await archive.orders.keep({ ...ORDER, channel: "C2" }, 0)
  await archive.close()
  archive = await openSqlite(file)
  expect(await archive.orders.list()).toHaveLength(2)
})

test("a lock that another process holds is told while it lasts, and so is its end; nobody who reads waits for it", async () => {
  const lines: string[] = []
  const write = (_: object, line: string) => void lines.push(line)
  const watch = openArchiveWatch(archive, { info: write, warn: write, error: write })
  await archive.orders.keep(ORDER, 0)
  await fill(archive, HARBOUR_STRIKE)
  const other = new DatabaseSync(file)
  other.exec("begin immediate")
  const kept = archive.tickets.keep({ command: "quote", args: {} }, AT)
  await expect.poll(async () => (await archive.check()).writing).not.toBeNull()
  await watch.look()
  expect(lines).toEqual([expect.stringContaining(`${file} is locked by another program (database is locked).`)])
  expect(await archive.orders.get(ORDER)).not.toBeNull()
  other.exec("update articles set title = 'half written'")
  const { articles, people, snippets, paragraphs } = archive
  await snippets.vocabulary()
  expect(await snippets.candidates([["cranes"]], {}, 9)).toHaveLength(1)
  expect(await snippets.get((await snippets.list({}, 1))[0]?.id ?? "")).not.toBeNull()
  expect(await articles.named(HARBOUR_STRIKE.title, 9)).toHaveLength(1)
  expect(await people.list(99)).toHaveLength(3)
  expect((await paragraphs.verbatim(["offshore"], {}, 9)).paragraphs).toBe(1)
  other.exec("rollback")
  other.close()
  await kept
  await expect.poll(async () => (await archive.check()).writing).toBeNull()
  await watch.look()
  expect(lines.at(-1)).toBe("the archive can be written again")
})

const text = async () => (await lostDatabase(file)) ?? ""

test("a database without bytes, or one that is gone, is told at opening with what is left of it", async () => {
  expect(await lostDatabase(file)).toBeNull()
  await archive.orders.keep(ORDER, 0)
  await archive.close()
  await truncate(file)
  expect(await text()).toMatch(
    /was empty, so a new archive was created in it\. .*"npm run pullquote -- restore orders"/,
  )
  await rm(file)
  expect(await text()).toMatch(/is missing, so a new one was created\. .*restore orders/)
  await rm(join(temporary.path, "pullquote.orders.json"))
  expect(await text()).toBe("")
  archive = await openSqlite(":memory:")
})

test.each([
  ["nothing", [], "earlier versions of articles and most of the record of what was posted are lost with it"],
  ["a copy", ["pullquote.copy-2026-03-29.db"], "only changes made after that copy are lost"],
  ["the orders", ["pullquote.orders.json"], "restore orders"],
])("damage says what is lost when %s lies beside it", async (_, names, words) => {
  const other = join(temporary.path, "other")
  await mkdir(other)
  for (const name of names) await writeFile(join(other, name), "")
  expect(new Damaged(join(other, "pullquote.db"), null).message).toContain(words)
})
