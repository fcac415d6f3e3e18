import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { expect, onTestFinished, test } from "vitest"
import { type Database, openDatabase } from "../../src/archive/database.ts"
import { openWriteQueue } from "../../src/archive/write-queue.ts"
import { folder } from "../support/spawn.ts"

async function opened(busyMs?: number) {
  const { path, remove } = await folder()
  onTestFinished(remove)
  const file = join(path, "archive.db")
  const db = await openDatabase(file, busyMs)
  db.run("create table notes (words text unique)")
  const note = (db: Database, words: string) => db.run("insert into notes (words) values (?)", words)
  const works = {
    note,
    noteTwo(db: Database, first: string, second: string) {
      note(db, first)
      note(db, second)
    },
  }
  const { write, close } = openWriteQueue(db, works, 3)
  const notes = () => db.all("select words from notes order by words").map(({ words }) => words)
  return { file, db, write, close, notes }
}

test("what is asked for at the same time is written together, each with its own result", async () => {
  const { db, write, notes } = await opened()
  const written = Promise.all(["a", "b", "c"].map((words) => write("note", [words])))
  expect(notes()).toEqual([])
  expect([await written, notes()]).toEqual([
    [1, 1, 1],
    ["a", "b", "c"],
  ])
  db.close()
})

test("what fails among others fails alone, with all that it had written", async () => {
  const { db, write, notes } = await opened()
  const all = [write("note", ["a"]), write("noteTwo", ["half", "a"]), write("note", ["b"])]
  const [a, half, b] = await Promise.allSettled(all)
  expect([a?.status, half?.status, b?.status]).toEqual(["fulfilled", "rejected", "fulfilled"])
  expect(notes()).toEqual(["a", "b"])
  db.close()
})

test("what fails alone leaves nothing of what it had written", async () => {
  const { db, write, notes } = await opened()
  await write("note", ["a"])
  await expect(write("noteTwo", ["half", "a"])).rejects.toThrow(/UNIQUE/)
  expect(notes()).toEqual(["a"])
  await write("note", ["b"])
  expect(notes()).toEqual(["a", "b"])
  db.close()
})

test("what was asked for before the end is written", async () => {
  const { db, file, write, close } = await opened()
  const written = write("note", ["last"])
  await close()
  await written
  db.close()
  const again = await openDatabase(file)
  expect(again.all("select words from notes")).toEqual([{ words: "last" }])
  again.close()
})

test("a lock that somebody else holds is waited for; what comes meanwhile is written with what waits", async () => {
  const { db, file, write, notes } = await opened(0)
  const other = new DatabaseSync(file)
  other.exec("begin immediate")
  const first = write("note", ["first"])
  await new Promise(setImmediate)
  const second = write("note", ["second"])
  expect(notes()).toEqual([])
  other.exec("rollback")
  await Promise.all([first, second])
  expect(notes()).toEqual(["first", "second"])
  other.close()
  db.close()
})

test("a lock that is never given up is told in the end", async () => {
  const { db, file, write } = await opened(0)
  const other = new DatabaseSync(file)
  other.exec("begin immediate")
  await expect(write("note", ["never"])).rejects.toThrow(/locked/)
  other.close()
  db.close()
})
