import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { DatabaseSync } from "node:sqlite"
import { setImmediate as otherWork } from "node:timers/promises"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { examineArchive } from "../../src/archive/consistency.ts"
import { openDatabaseToRead } from "../../src/archive/database.ts"
import { openSqlite } from "../../src/archive/sqlite.ts"
import type { Archive } from "../../src/core/archive.ts"
import { archiveContract } from "../contracts/archive.ts"
import { coveredIranDrones, fill, HARBOUR_STRIKE, ORCHARD } from "../support/archive.ts"
import { isLong, SEED } from "../support/counts.ts"
import { randomFrom } from "../support/random.ts"
import { openWriterHere } from "../support/writer-here.ts"
import { QUOTES } from "./saver.ts"

const makeFolder = () => mkdtemp(join(tmpdir(), "pullquote-"))

/** An archive with nothing in it: to make one takes longer than most tests of the contract. */
const empty = makeFolder().then(async (folder) => {
  const file = join(folder, "archive.db")
  await (await openSqlite(file)).close()
  const bytes = await readFile(file)
  await rm(folder, { recursive: true })
  return bytes
})

archiveContract("the SQLite archive", async () => {
  const folder = await makeFolder()
  const file = join(folder, "archive.db")
  await writeFile(file, await empty)
  return { open: () => openSqlite(file, openWriterHere), clear: () => rm(folder, { recursive: true }) }
})

describe("the SQLite file", () => {
  let folder: string
  let file: string
  beforeEach(async () => {
    folder = await makeFolder()
    file = join(folder, "data", "archive.db")
  })
  afterEach(() => rm(folder, { recursive: true }))

  const using = async <T>(work: (archive: Archive) => Promise<T>): Promise<T> => {
    const archive = await openSqlite(file)
    return work(archive).finally(() => archive.close())
  }
  const tamper = (sql: string) => {
    const sqlite = new DatabaseSync(file)
    sqlite.exec(sql)
    sqlite.close()
  }
  /** A second process that saves; yields each slug that it says is saved. */
  const saver = (name: string, count: number, together = 1) => {
    const args = [join(import.meta.dirname, "saver.ts"), file, name, String(count), String(together)]
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] })
    return { child, saved: createInterface({ input: child.stdout }), ended: once(child, "close") }
  }
  const isWhole = async (archive: Archive, slug: string) =>
    (await archive.articles.get(slug)) !== null &&
    (await archive.snippets.list({ article: slug }, 99)).length === QUOTES &&
    (await archive.snippets.candidates([["cherries"]], { article: slug }, 99)).length === QUOTES &&
    (await archive.paragraphs.verbatim(["a", "sign"], { article: slug }, 1)).paragraphs === QUOTES

  test("the archive of one process lives in memory when it is told so", async () => {
    const archive = await openSqlite(":memory:")
    await fill(archive, ORCHARD)
    expect(await archive.articles.list(999)).toHaveLength(1)
    await archive.close()
  })

  test("two processes share one file: both write and read at once, and each sees the other's work", async () => {
    const archive = await openSqlite(file)
    await archive.snippets.vocabulary()
    const { saved, ended } = saver("theirs", 30)
    let own = 0
    for await (const slug of saved) {
      expect(await isWhole(archive, slug)).toBe(true)
      expect((await archive.snippets.vocabulary()).has("theirs")).toBe(true)
      await fill(archive, { ...ORCHARD, slug: `ours-${own++}` })
    }
    expect(await ended).toEqual([0, null])
    expect(await archive.articles.list(999)).toHaveLength(60)
    expect((await archive.snippets.vocabulary()).get("cherries")).toBe(30 * QUOTES + 60)
    await archive.close()
  })

  test("processes that open a new file at the same moment all succeed", async () => {
    const all = ["a", "b", "c"].map((name) => saver(name, 1).ended)
    expect(await Promise.all(all)).toEqual(all.map(() => [0, null]))
    expect(await using((archive) => archive.articles.list(999))).toHaveLength(3)
  })

  const KILLS = isLong ? 80 : 2

  test(`of ${KILLS} processes killed while they save or load, none loses what was acknowledged or leaves half of it (SEED=${SEED})`, async () => {
    const random = randomFrom(SEED)
    for (let round = 0; round < KILLS; round++) {
      const name = `round${round}`
      const together = round % 2 === 0 ? 1 : 3
      const { child, saved, ended } = saver(name, 1000, together)
      const [kill, acknowledged] = [1 + random.below(7), [] as string[]]
      for await (const slug of saved) {
        if (acknowledged.push(slug) !== kill) continue
        // By then it is somewhere within the next save.
        for (let turns = random.below(200); turns > 0; turns--) await otherWork()
        child.kill("SIGKILL")
      }
      expect(await ended).toEqual([null, "SIGKILL"])
      await using(async (archive) => {
        const there = (await archive.articles.list(9999)).map(({ slug }) => slug)
        expect(there).toEqual(expect.arrayContaining(acknowledged))
        const own = there.filter((slug) => slug.startsWith(`${name}-`))
        for (const slug of own) expect(await isWhole(archive, slug), slug).toBe(true)
        expect(own.length % together).toBe(0)
      })
      const db = openDatabaseToRead(file)
      expect(await examineArchive(db, { isWhole: true })).toMatchObject({ count: 0, found: [] })
      db.close()
    }
  })

  test("a release that folds words otherwise indexes what is there again", async () => {
    const before = await using(async (archive) => {
      await fill(archive, coveredIranDrones(), HARBOUR_STRIKE, { ...HARBOUR_STRIKE, title: "Corrected" })
      return archive.snippets.vocabulary()
    })
    tamper("update state set making = 'older'; insert into search (rowid, words) values (9999, 'stale')")
    await using(async (archive) => {
      await expect.poll(() => archive.paragraphs.waiting()).toBe(0)
      expect(new Map([...(await archive.snippets.vocabulary())].sort())).toEqual(new Map([...before].sort()))
      expect(await archive.snippets.candidates([["cranes"]], { speakers: ["Anna Erdoğan"] }, 9)).toHaveLength(1)
    })
  })

  test("a file of a newer release is left alone, and the message says what to do", async () => {
    await using((archive) => fill(archive, ORCHARD))
    tamper("pragma user_version = 99")
    await expect(openSqlite(file)).rejects.toThrow(
      /archive\.db cannot be used .* newer version of Pullquote\. Start that version\.$/,
    )
  })

  test("a file that is no database is named, with what to do", async () => {
    file = join(folder, "notes.txt")
    await writeFile(file, "Call the mayor back. ".repeat(100))
    await expect(openSqlite(file)).rejects.toThrow(
      /notes\.txt is damaged, or is not a database\. .*move the database aside .* read again/,
    )
  })

  test("damage that shows only when the archive is asked is told alike", async () => {
    await using((archive) => fill(archive, coveredIranDrones(), HARBOUR_STRIKE))
    const whole = await readFile(file)
    await writeFile(file, whole.fill(0xff, 4096))
    const asked = using(async (archive) => [await archive.articles.list(999), await archive.snippets.vocabulary()])
    await expect(asked).rejects.toThrow(/archive\.db is damaged.* move the database aside/)
  })

  test.runIf(process.platform === "linux")(
    "a place where no folder can be made is named, and nothing hangs",
    async () => {
      await expect(openSqlite("/proc/nowhere/deeper/archive.db")).rejects.toThrow(
        /^\/proc\/nowhere\/deeper\/archive\.db cannot be used as the archive: .* Set DATA_DIR to a folder that can be written\.$/,
      )
    },
  )

  test("a folder that cannot be made is named", async () => {
    await writeFile(join(folder, "data"), "")
    await expect(openSqlite(file)).rejects.toThrow(/archive\.db cannot be used as the archive/)
  })
})
