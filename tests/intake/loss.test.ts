import { mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { openSqlite } from "../../src/archive/sqlite.ts"
import type { Archive } from "../../src/core/archive.ts"
import { readArticle } from "../../src/core/article/index.ts"
import { pack } from "../../src/core/packed-article.ts"
import { openIntake } from "../../src/intake/index.ts"
import { lossNotesIn } from "../../src/intake/loss.ts"
import { contentStatus } from "../../src/running/content-status.ts"

let root = ""
let dir = ""
let archive: Archive
let now = new Date("2026-03-01T12:00:00Z")
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "pullquote-loss-"))
  dir = join(root, "articles")
  await mkdir(dir)
  archive = await openSqlite(":memory:")
  now = new Date("2026-03-01T12:00:00Z")
})
afterEach(async () => {
  await archive.close()
  await rm(root, { recursive: true })
})

function open() {
  const lines: string[] = []
  const write = (_: object, line: string) => void lines.push(line)
  const extractor = "1"
  const intake = openIntake({
    dir,
    articles: archive.articles,
    extractor,
    now: () => now,
    log: { info: write, warn: write, error: write },
    losses: lossNotesIn(root),
    extract: async (file, bytes) => {
      const found = readArticle(file, bytes)
      if (!found.ok) return found
      const coverage = { extractor, cast: [], utterances: [], facts: [], summary: [] }
      return { ok: true, article: pack({ article: found.article, coverage }) }
    },
  })
  return { ...intake, lines }
}

const put = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, i) => writeFile(join(dir, `a${i}.txt`), `Mill ${i}\n\nIt stands.`)))
const take = (count: number) => Promise.all(Array.from({ length: count }, (_, i) => rm(join(dir, `a${i}.txt`))))
const articles = async () => (await archive.articles.list(999)).length
const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000))

describe("what a content folder loses all at once stays for ten minutes", () => {
  test.each([
    ["the only article", 1, 1, 1],
    ["all of three", 3, 3, 3],
    ["six of eleven", 11, 6, 11],
    ["half of ten: an editor at work", 10, 5, 5],
    ["six of nine: too few to tell", 9, 6, 3],
  ])("%s", async (_, before, taken, left) => {
    await put(before)
    const { scan } = open()
    await scan()
    await take(taken)
    await scan()
    expect(await articles()).toBe(left)
    later(10)
    await scan()
    expect(await articles()).toBe(before - taken)
  })

  test("is told once in the log and for as long in the reading, which stays ready", async () => {
    await put(12)
    const { scan, lines } = open()
    await scan()
    await take(8)
    lines.length = 0
    await scan()
    const reading = await scan()
    const told =
      'has lost 8 of its 12 articles. They are kept until 12:10 UTC. If this is intended, run "npm run pullquote -- intake accept"; if not, check that its disk is mounted.'
    expect(lines).toEqual([`The content folder ${dir} ${told}`])
    expect(reading.faults).toEqual([{ file: ".", problem: `The content folder ${told}` }])
    expect(contentStatus(reading).status).toBe("ready")
    await put(8)
    expect((await scan()).faults).toEqual([])
    expect(lines.at(-1)).toBe("the content folder is complete again")
    expect([await articles(), await readdir(root)]).toEqual([12, ["articles"]])
  })

  test("across a restart, which does not begin the wait anew", async () => {
    await put(3)
    await open().scan()
    await take(3)
    await open().scan()
    later(9)
    await open().scan()
    expect(await articles()).toBe(3)
    later(1)
    await open().scan()
    expect(await articles()).toBe(0)
  })

  test("unless somebody says, in another process, that it is meant", async () => {
    await put(3)
    const { scan } = open()
    await scan()
    await take(3)
    await scan()
    const notes = lossNotesIn(root)
    const note = await notes.read(dir)
    await notes.write(dir, { since: note?.since ?? "", isAccepted: true })
    await scan()
    expect([await articles(), await notes.read(dir)]).toEqual([0, null])
  })

  test("while new articles are read as ever", async () => {
    await put(3)
    const { scan } = open()
    await scan()
    await take(3)
    await writeFile(join(dir, "new.txt"), "Mill\n\nIt turns.")
    await scan()
    expect(await articles()).toBe(1)
    await rename(dir, `${dir}-away`)
    await mkdir(dir)
    await scan()
    expect(await articles()).toBe(1)
  })
})

test("a trouble of the system's is tried again at each look, told once, and cleared when it passes", async () => {
  await put(2)
  // A link round in a circle fails at opening as a disk's fault does, and for the superuser too.
  const hidden = join(dir, ".circle")
  await symlink(hidden, hidden)
  const { scan, lines } = open()
  await rm(join(dir, "a0.txt"))
  await symlink(".circle", join(dir, "a0.txt"))
  expect((await scan()).faults).toHaveLength(1)
  await scan()
  expect(lines.filter((line) => line.startsWith("a0.txt"))).toHaveLength(1)
  await rm(hidden)
  await writeFile(hidden, "Mill\n\nIt turns.")
  expect((await scan()).faults).toEqual([])
  expect(await articles()).toBe(2)
})
