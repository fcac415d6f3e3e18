import { mkdtemp, rename, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { openSqlite } from "../../src/archive/sqlite.ts"
import type { Archive } from "../../src/core/archive.ts"
import { type Intake, openIntake } from "../../src/intake/index.ts"
import { lossNotesIn } from "../../src/intake/loss.ts"
import { diary, pauses, reader } from "../support/intake.ts"

// What an editor holds back in the front matter: until a time, for now, or for good.
let dir = ""
let archive: Archive
let clock = new Date()
const running: Intake[] = []

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "pullquote-intake-"))
  archive = await openSqlite(":memory:")
  clock = new Date("2026-11-30T12:00:00Z")
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((intake) => intake.stop()))
  await archive.close()
  await rm(dir, { recursive: true })
})

function open() {
  const { read, extract } = reader()
  const { lines, log, said } = diary()
  const { pause, next } = pauses()
  const intake = openIntake({
    dir,
    articles: archive.articles,
    extract,
    extractor: "1",
    embargo: { timeZone: "Europe/Berlin", now: () => clock },
    now: () => clock,
    log,
    losses: lossNotesIn(join(dir, ".data")),
    pause,
  })
  running.push(intake)
  return { ...intake, read, lines, said, next }
}

const put = (file: string, text: string) => writeFile(join(dir, file), text)
const file = (...front: string[]) => `---\nslug: mill\ntitle: Mill stands still\n${front.join("\n")}\n---\nIt does.\n`
const slugs = async () => (await archive.articles.list(9)).map(({ slug }) => slug)
const faults = ({ faults }: { readonly faults: readonly { readonly problem: string }[] }) =>
  faults.map(({ problem }) => problem)

test("an embargoed file is not read, and is told by its name and time alone", async () => {
  await put("a.md", file("embargo: 2026-12-01T06:00"))
  const { scan, read, lines } = open()
  expect(await scan()).toEqual({
    read: 1,
    total: 1,
    faults: [],
    held: [{ file: "a.md", state: "embargoed", until: "2026-12-01T05:00:00.000Z" }],
  })
  expect([await slugs(), read]).toEqual([[], []])
  expect(lines).toEqual(["a.md: file held back: embargoed until 2026-12-01 05:00 UTC"])
})

test("it lifts when its time comes, though the file did not change", async () => {
  await put("a.md", file("embargo: 2026-12-01T06:00"))
  const { scan, watch, next, reading } = open()
  await scan()
  watch()
  clock = new Date("2026-12-01T04:59:59.999Z")
  await next()
  expect(await slugs()).toEqual([])
  clock = new Date("2026-12-01T05:00:00Z")
  await next()
  expect(await slugs()).toEqual(["mill"])
  expect(reading()).toEqual({ read: 1, total: 1, faults: [] })
})

test("it lifts after a restart, also when its time came while the bot was down", async () => {
  await put("a.md", file("embargo: 2026-12-01T06:00"))
  await open().scan()
  clock = new Date("2026-12-02T00:00:00Z")
  await open().scan()
  expect(await slugs()).toEqual(["mill"])
})

test("a clock that is put back takes nothing in again, and hides nothing that is out", async () => {
  await put("a.md", file("embargo: 2026-12-01T06:00"))
  clock = new Date("2026-12-01T05:00:00Z")
  const { scan, watch, next } = open()
  await scan()
  watch()
  clock = new Date("2026-11-01T00:00:00Z")
  await next()
  expect(await slugs()).toEqual(["mill"])
  await open().scan()
  expect(await slugs()).toEqual(["mill"])
})

test("while an embargo waits for its time, the folder is looked at every ten seconds at least", async () => {
  await put("a.md", file("embargo: 2026-12-01T06:00"))
  const waits: number[] = []
  const { extract } = reader()
  const looked = Promise.withResolvers<void>()
  const intake = openIntake({
    dir,
    articles: archive.articles,
    extract,
    extractor: "1",
    now: () => clock,
    log: diary().log,
    losses: lossNotesIn(join(dir, ".data")),
    pause: async (ms) => {
      waits.push(ms)
      if (waits.length > 4) looked.resolve()
      return waits.length <= 4
    },
  })
  running.push(intake)
  await intake.scan()
  intake.watch()
  await looked.promise
  expect(Math.max(...waits)).toBeLessThanOrEqual(10_000)
})

test.each([
  ["embargoed", "embargo: 2027-01-01"],
  ["withheld", "status: withheld"],
  ["killed", "status: killed"],
])(
  "an article that is shown already and becomes %s is out of the answers, with all its versions",
  async (state, front) => {
    await put("a.md", file())
    const { scan, lines } = open()
    await scan()
    const version = (await archive.articles.get("mill"))?.article.version
    await put("a.md", file(front).replace("It does", "It did"))
    expect((await scan()).held).toMatchObject([{ file: "a.md", state }])
    expect(await slugs()).toEqual([])
    expect(await archive.articles.get("mill")).toBeNull()
    expect(await archive.articles.get("mill", version)).toBeNull()
    expect(await archive.articles.history("mill")).toEqual([])
    expect(lines.join("\n").replace("article added", "")).not.toMatch(/mill/i)
    expect(lines.at(-1)).toBe("a.md: article removed: withheld by the publisher")

    await put("a.md", file())
    await scan()
    expect(await archive.articles.get("mill", version)).not.toBeNull()
  },
)

test("a file that was taken away and comes back withheld hides what was only withdrawn before", async () => {
  await put("b.md", file().replace("mill", "other"))
  await put("a.md", file())
  const { scan } = open()
  await scan()
  const version = (await archive.articles.get("mill"))?.article.version
  await rm(join(dir, "a.md"))
  await scan()
  expect(await archive.articles.get("mill", version)).not.toBeNull()
  await put("a.md", file("status: withheld"))
  await scan()
  expect(await archive.articles.get("mill", version)).toBeNull()
  expect(await slugs()).toEqual(["other"])
})

test("what became withheld while the bot was down goes before anything else is read", async () => {
  await put("m.md", file())
  await open().scan()
  await put("m.md", file("status: killed"))
  for (const name of ["a.md", "b.md"]) await put(name, file().replace("mill", name[0] ?? ""))
  const { scan, lines } = open()
  await scan()
  expect(lines.slice(0, 2)).toEqual([
    "m.md: file held back: killed",
    "m.md: article removed: withheld by the publisher",
  ])
})

test("another file that has the slug takes the place of one that is held back", async () => {
  await put("a.md", file())
  await put("b.md", file())
  const { scan, reading } = open()
  await scan()
  expect(reading().faults).toHaveLength(1)
  await put("a.md", file("status: withheld"))
  await scan()
  expect([await slugs(), reading().faults]).toEqual([["mill"], []])
})

test.each([
  ["embargo:", "a.md: its embargo is not a date or time, so the article is held back."],
  ["embargo: tomorrow", "a.md: its embargo is not a date or time, so the article is held back."],
  ["status: draft", "a.md: its status is neither withheld nor killed, so the article is held back as withheld."],
  ["title: 'Mill\nembargo: 2026-12-01", "a.md: its front matter cannot be read and names an embargo or a status"],
])("“%s” is a fault that quotes no word of the file", async (line, told) => {
  await put("a.md", file())
  const { scan, lines } = open()
  await scan()
  await put("a.md", file(line))
  const [problem = ""] = faults(await scan())
  expect(problem).toContain(told)
  expect(problem).not.toMatch(/mill|tomorrow|draft|still|in force/i)
  expect(lines.slice(1).join("\n")).not.toMatch(/mill|tomorrow|draft/i)
  expect(await slugs()).toEqual([])
})

test("a file that is too large, no UTF-8 or otherwise unreadable is held back all the same", async () => {
  const embargo = file("embargo: 2027-01-01")
  await put("large.md", embargo + "x".repeat(5 * 1024 * 1024))
  await writeFile(join(dir, "latin.md"), Buffer.from(`${embargo}Café`, "latin1"))
  await writeFile(join(dir, "utf16.md"), Buffer.from(`\uFEFF${embargo}`, "utf16le"))
  await put("garbled.md", `${embargo}â€œIt doesâ€`)
  const found = await open().scan()
  expect(found.faults).toEqual([])
  expect(found.held?.map(({ file }) => file)).toEqual(["garbled.md", "large.md", "latin.md", "utf16.md"])
})

test("the article goes by its file's way, whatever the file was called before", async () => {
  await put("a.md", file())
  const { scan } = open()
  await scan()
  await rename(join(dir, "a.md"), join(dir, "b.md"))
  await scan()
  await put("b.md", file("status: killed"))
  await scan()
  expect([await slugs(), await archive.articles.givenBy(join(dir, "b.md"))]).toEqual([[], ["mill"]])
})

test("of a long reading the folder is looked at anew in between: what is withheld meanwhile goes before the rest is read", async () => {
  const names = Array.from({ length: 420 }, (_, i) => `${String(i).padStart(3, "0")}.md`)
  const text = (name: string, ...front: string[]) => file(...front).replace("mill", `mill-${name.slice(0, 3)}`)
  for (const name of names) await put(name, text(name))
  await open().scan()
  // Another extractor reads every file again. One is renamed, and one is killed while the first ones are read.
  await rename(join(dir, "000.md"), join(dir, "999.md"))
  const { read, extract } = reader("2")
  const { lines, log } = diary()
  let isGone = false
  const intake = openIntake({
    dir,
    articles: archive.articles,
    extract: async (name, bytes) => {
      if (read.length === 10) await put("410.md", text("410.md", "status: killed"))
      // Behind 400 files the folder is looked at anew.
      if (read.length === 405) isGone = (await archive.articles.get("mill-410")) === null
      return extract(name, bytes)
    },
    extractor: "2",
    now: () => clock,
    log,
    losses: lossNotesIn(join(dir, ".data")),
  })
  running.push(intake)
  const { read: done, total, held } = await intake.scan()
  expect([done, total, held?.length, await archive.articles.count()]).toEqual([420, 420, 1, 419])
  expect(isGone).toBe(true)
  expect(lines.filter((line) => line.includes("removed"))).toEqual([
    "410.md: article removed: withheld by the publisher",
  ])
  expect(await archive.articles.givenBy(join(dir, "999.md"))).toEqual(["mill-000"])
})

test("who rehearses a later time lifts no embargo", async () => {
  await put("a.md", file("embargo: 2026-12-01"))
  const { extract } = reader()
  const intake = openIntake({
    dir,
    articles: archive.articles,
    extract,
    extractor: "1",
    embargo: { timeZone: "UTC", now: () => clock },
    now: () => new Date("2027-01-01T00:00:00Z"),
    log: diary().log,
    losses: lossNotesIn(join(dir, ".data")),
  })
  running.push(intake)
  expect((await intake.scan()).held).toHaveLength(1)
  expect(await slugs()).toEqual([])
})
