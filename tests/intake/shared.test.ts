import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { openSqlite } from "../../src/archive/sqlite.ts"
import type { Archive } from "../../src/core/archive.ts"
import { readArticle } from "../../src/core/article/index.ts"
import { pack } from "../../src/core/packed-article.ts"
import { type Intake, openIntake } from "../../src/intake/index.ts"
import { lossNotesIn } from "../../src/intake/loss.ts"

let root = ""
let archive: Archive
const running: Intake[] = []

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "pullquote-shared-"))
  await Promise.all(["north", "south"].map((folder) => mkdir(join(root, folder))))
  archive = await openSqlite(":memory:")
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((intake) => intake.stop()))
  await archive.close()
  await rm(root, { recursive: true })
})

/** A process that keeps a folder in the archive. */
function desk(folder: string, extractor = "1") {
  const read: string[] = []
  const intake = openIntake({
    dir: join(root, folder),
    articles: archive.articles,
    extractor,
    now: () => new Date(),
    log: { info: () => {}, warn: () => {}, error: () => {} },
    losses: lossNotesIn(root),
    extract: async (file, bytes) => {
      read.push(file)
      const found = readArticle(file, bytes)
      const coverage = { extractor, cast: [], utterances: [], facts: [], summary: [] }
      return found.ok ? { ok: true, article: pack({ article: found.article, coverage }) } : found
    },
  })
  running.push(intake)
  return { ...intake, read }
}

/** What a folder holds beside the article at hand: one that is empty all at once would be waited out. */
const bystander = (folder: string) =>
  writeFile(join(root, folder, `stays-${folder}.md`), "---\ntitle: T\n---\nIt stays.")
const put = (file: string, body: string) => writeFile(join(root, file), `---\ntitle: T\n---\n${body}`)
const bodies = async () => {
  const found = await Promise.all((await archive.articles.list(999)).map(({ slug }) => archive.articles.get(slug)))
  const articles = found.flatMap((a) => (a && !a.article.slug.startsWith("stays") ? [a.article] : []))
  return Object.fromEntries(articles.map(({ slug, text }) => [slug, text]))
}

const versionNow = (slug: string) => archive.articles.get(slug)

describe("an archive that two content folders share", () => {
  test("loses nothing to a process whose folder is empty", async () => {
    await put("north/a.md", "From the north.")
    await desk("north").scan()
    await desk("south").scan()
    expect(await bodies()).toEqual({ a: "From the north." })
  })

  test("holds the articles of both, and each process removes its own alone", async () => {
    await put("north/a.md", "From the north.")
    await put("south/b.md", "From the south.")
    await bystander("north")
    await bystander("south")
    const [north, south] = [desk("north"), desk("south")]
    await north.scan()
    await south.scan()
    await rm(join(root, "north/a.md"))
    await rm(join(root, "south/b.md"))
    await south.scan()
    expect(await bodies()).toEqual({ a: "From the north." })
    await north.scan()
    expect(await bodies()).toEqual({})
  })

  test("keeps the article in force when the other folder has one with its slug, and names that file", async () => {
    await bystander("north")
    await put("north/a.md", "From the north.")
    await desk("north").scan()
    await put("south/a.md", "From the south.")
    const south = desk("south")
    expect((await south.scan()).faults.map(({ problem }) => problem)).toEqual([
      'a.md: its slug "a" is already used by ../north/a.md. Give one of them another slug or file name.',
    ])
    expect(await bodies()).toEqual({ a: "From the north." })
    await rm(join(root, "north/a.md"))
    await desk("north").scan()
    expect((await south.scan()).faults).toEqual([])
    expect(await bodies()).toEqual({ a: "From the south." })
  })

  test("follows a folder that moved", async () => {
    await bystander("north")
    await put("north/a.md", "From the north.")
    await desk("north").scan()
    await rename(join(root, "north"), join(root, "west"))
    const west = desk("west")
    expect((await west.scan()).faults).toEqual([])
    await rm(join(root, "west/a.md"))
    await west.scan()
    expect(await bodies()).toEqual({})
  })
})

describe("what another process does to the archive", () => {
  test("is noticed at the next look: a removed article is filed again", async () => {
    await put("north/a.md", "From the north.")
    const { scan, read } = desk("north")
    await scan()
    await archive.articles.remove("a")
    expect(await scan()).toEqual({ read: 1, total: 1, faults: [] })
    expect([read, await bodies()]).toEqual([["a.md", "a.md"], { a: "From the north." }])
  })

  test("is noticed at the next look: an article that another folder's file replaced is named", async () => {
    await put("north/a.md", "From the north.")
    await put("south/a.md", "From the south.")
    const { scan } = desk("north")
    await scan()
    await archive.articles.remove("a")
    await desk("south").scan()
    expect((await scan()).faults).toMatchObject([{ file: "a.md", problem: expect.stringContaining("../south/a.md") }])
    expect(await bodies()).toEqual({ a: "From the south." })
  })

  test("is noticed at the next look: an article comes back whose file is gone or was changed since", async () => {
    await bystander("north")
    for (const name of ["a", "b"]) await put(`north/${name}.md`, "As it was.")
    const { scan, read } = desk("north")
    await scan()
    const [sources, before] = [await archive.articles.sources(), await Promise.all(["a", "b"].map(versionNow))]
    await rm(join(root, "north/a.md"))
    await put("north/b.md", "As it is now.")
    await scan()
    // As a backup has it that takes the archive's place.
    for (const covered of before) {
      const source = sources.find(({ slug }) => slug === covered?.article.slug)
      if (covered && source) await archive.articles.save(pack(covered), source, new Date())
    }
    expect(await bodies()).toEqual({ a: "As it was.", b: "As it was." })
    await scan()
    expect(await bodies()).toEqual({ b: "As it is now." })
    expect(read.filter((file) => file === "b.md")).toHaveLength(3)
  })

  test("is noticed at the next look: an article comes back whose file is gone, and nothing else has changed", async () => {
    await bystander("north")
    await put("north/a.md", "As it was.")
    const { scan } = desk("north")
    await scan()
    const [source, covered] = [
      (await archive.articles.sources()).find(({ slug }) => slug === "a"),
      await versionNow("a"),
    ]
    await rm(join(root, "north/a.md"))
    await scan()
    if (covered && source) await archive.articles.save(pack(covered), source, new Date())
    await scan()
    expect(await bodies()).toEqual({})
  })

  test("starts no quarrel between two versions of the bot on one folder", async () => {
    await put("north/a.md", "From the north.")
    const [older, newer] = [desk("north", "1"), desk("north", "2")]
    await older.scan()
    await newer.scan()
    for (const { scan } of [older, newer, older, newer]) await scan()
    expect([older.read, newer.read]).toEqual([["a.md"], ["a.md"]])
  })
})
