import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { openSqlite } from "../../src/archive/sqlite.ts"
import type { Archive } from "../../src/core/archive.ts"
import type { Intake } from "../../src/intake/index.ts"
import { openIntake } from "../../src/intake/index.ts"
import { lossNotesIn } from "../../src/intake/loss.ts"
import { diary, pauses, reader } from "../support/intake.ts"

// What changes while the bot runs: looked for again and again, and taken in when two looks running agree on it.
let dir = ""
let archive: Archive
const running: Intake[] = []

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "pullquote-intake-"))
  archive = await openSqlite(":memory:")
})
afterEach(async () => {
  vi.restoreAllMocks()
  await Promise.all(running.splice(0).map((intake) => intake.stop()))
  await archive.close()
  await rm(dir, { recursive: true })
})

function open(folder = dir, isByTheClock = false) {
  // A look that takes long is followed by a longer pause, which ends at the first change: whatever this machine does, looks here take none.
  if (!isByTheClock) vi.spyOn(process, "threadCpuUsage").mockReturnValue({ user: 0, system: 0 })
  const { read, extract } = reader()
  const { lines, log, said } = diary()
  const { pause, next } = pauses()
  const losses = lossNotesIn(join(dir, ".data"))
  const options = {
    dir: folder,
    articles: archive.articles,
    extract,
    extractor: "1",
    now: () => new Date(),
    log,
    losses,
  }
  const intake = openIntake(isByTheClock ? options : { ...options, pause })
  running.push(intake)
  return { ...intake, read, lines, said, next }
}

const put = (file: string, text: string) => writeFile(join(dir, file), text)
const bodies = async () => {
  const heads = await archive.articles.list(999)
  const found = await Promise.all(heads.map(({ slug }) => archive.articles.get(slug)))
  return Object.fromEntries(found.flatMap((a) => (a ? [[a.article.slug, a.article.text]] : [])))
}

test("a file that is added, changed or removed takes effect by itself", async () => {
  await put("other.txt", "Mill turns\n\nIt turns.")
  const { scan, watch, said } = open(dir, true)
  await scan()
  watch()
  const follows = (says: RegExp, act: () => Promise<void>) => Promise.all([said(says), act()])
  await follows(/a.txt: article added/, () => put("a.txt", "Mill stands still\n\nIt does."))
  await follows(/a.txt: article changed/, () => put("a.txt", "Mill stands still\n\nIt still does."))
  await follows(/a.txt: .* is still used/, () => put("a.txt", ""))
  await follows(/a.txt: article removed/, () => rm(join(dir, "a.txt")))
})

test("a change is taken in when two looks agree on it", async () => {
  const { scan, watch, next, read } = open()
  await scan()
  watch()
  await put("a.txt", "Mill stands still\n\nIt does.")
  await next()
  expect(read).toEqual([])
  await next()
  expect(read).toEqual(["a.txt"])
})

test("a file is left to be written to its end", async () => {
  const { scan, watch, next, read } = open()
  await scan()
  watch()
  for (let i = 0; i < 12; i++) {
    await put("a.txt", `Mill stands still\n\n${"It does. ".repeat(i + 1)}`)
    await next()
    expect(read).toEqual([])
  }
  await next()
  expect(read).toEqual(["a.txt"])
})

test("a folder that is missing from the start is told once, and taken up when it comes", async () => {
  const { scan, watch, next, reading, lines } = open(join(dir, "late"))
  await expect(scan()).rejects.toThrow("does not exist")
  expect(reading().faults).toMatchObject([{ file: "." }])
  watch()
  for (let looks = 0; looks < 3; looks++) await next()
  await mkdir(join(dir, "late"))
  await put("late/a.txt", "Mill stands still\n\nIt does.")
  for (let looks = 0; looks < 2; looks++) await next()
  expect([reading().faults, lines]).toEqual([[], ["a.txt: article added"]])
})

test("a folder that goes away is told once, serves on, and is taken up again", async () => {
  await put("a.txt", "Mill stands still\n\nIt does.")
  const { scan, watch, next, reading, lines } = open()
  await scan()
  watch()
  await rename(dir, `${dir}-away`)
  for (let looks = 0; looks < 3; looks++) await next()
  expect(reading().faults).toMatchObject([{ file: ".", problem: expect.stringContaining("folder does not exist") }])
  expect(await bodies()).toEqual({ a: "It does." })
  await rename(`${dir}-away`, dir)
  await put("a.txt", "Mill stands still\n\nIt did.")
  for (let looks = 0; looks < 2; looks++) await next()
  expect([reading().faults, await bodies()]).toEqual([[], { a: "It did." }])
  expect(lines.filter((line) => line.includes("does not exist"))).toHaveLength(1)
})
