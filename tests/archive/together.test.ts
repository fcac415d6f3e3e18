import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { openDatabase } from "../../src/archive/database.ts"
import { folder } from "../support/spawn.ts"

async function opened() {
  const { path, remove } = await folder()
  onTestFinished(remove)
  const file = join(path, "archive.db")
  const db = await openDatabase(file)
  db.run("create table notes (words text unique)")
  const note = (words: string) => () => db.run("insert into notes (words) values (?)", words)
  const notes = () => db.all("select words from notes order by words").map(({ words }) => words)
  return { file, db, note, notes }
}

test("what is asked for at the same time is written together, each with its own result", async () => {
  const { db, note, notes } = await opened()
  const written = Promise.all(["a", "b", "c"].map((words) => db.together(note(words))))
  expect(notes()).toEqual([])
  expect([await written, notes()]).toEqual([
    [1, 1, 1],
    ["a", "b", "c"],
  ])
  db.close()
})

test("what fails among others fails alone, with all that it had written", async () => {
  const { db, note, notes } = await opened()
  const failing = () => {
    note("half")()
    note("a")()
  }
  const [a, half, b] = await Promise.allSettled([db.together(note("a")), db.together(failing), db.together(note("b"))])
  expect([a.status, half.status, b.status]).toEqual(["fulfilled", "rejected", "fulfilled"])
  expect(notes()).toEqual(["a", "b"])
  db.close()
})

test("what was asked for before the end is written", async () => {
  const { file, db, note } = await opened()
  const written = db.together(note("last"))
  db.close()
  await written
  const again = await openDatabase(file)
  expect(again.all("select words from notes")).toEqual([{ words: "last" }])
  again.close()
})
