import { readdirSync, readFileSync } from "node:fs"
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { brotliDecompressSync } from "node:zlib"
import { describe, expect, onTestFinished, test } from "vitest"
import { backUpArchive } from "../../src/archive/backup.ts"
import { isBefore } from "../../src/archive/before.ts"
import { examineArchive } from "../../src/archive/consistency.ts"
import { type Database, openDatabase, openDatabaseToRead } from "../../src/archive/database.ts"
import { DATABASE } from "../../src/archive/files.ts"
import { beginAnewAfterNewMaking, isAnyWaiting } from "../../src/archive/making.ts"
import { purgeArticle } from "../../src/archive/purge.ts"
import { restoreBackup } from "../../src/archive/restoring.ts"
import { openSqlite, openSqliteToRead } from "../../src/archive/sqlite.ts"
import { works } from "../../src/archive/works.ts"
import type { Archive } from "../../src/core/archive.ts"
import { pack } from "../../src/core/packed-article.ts"
import { snippetsOf } from "../../src/core/snippet.ts"
import { ORDER } from "../contracts/shelves/orders.ts"
import { CORRECTED, covered, fill, HARBOUR_STRIKE, ORCHARD, type Story } from "../support/archive.ts"
import { isLong } from "../support/counts.ts"
import { type Desk, LOST, liveThrough, NAMED_BY_THE_DESK, STORIES } from "../support/releases.ts"
import { folder } from "../support/spawn.ts"

/** Each was made by the release with so many migrations, by `liveThrough` with that release's own code, and packed. */
const FIXTURES = join(import.meta.dirname, "../fixtures/archive")
const SCHEMAS = readdirSync(FIXTURES).flatMap((name) => /^schema-(\d\d)\.db\.br$/.exec(name)?.[1] ?? [])
/** In which articles and snippets were kept otherwise than in the ones before. */
const SHAPES = ["01", "11", "12"]
const AT = new Date("2026-03-01T06:00:00Z")
const HISTORY = 8
const CORRECTIONS = 9
const LOADING = 12

async function released(schema: string) {
  const { path, remove } = await folder()
  onTestFinished(remove)
  const file = join(path, DATABASE)
  await writeFile(file, brotliDecompressSync(readFileSync(join(FIXTURES, `schema-${schema}.db.br`))))
  return file
}

/** What the same life in this release leaves behind, once for all releases that could do the same. */
function livedNow(schema: string) {
  const could = [HISTORY, CORRECTIONS, LOADING].filter((since) => Number(schema) >= since).length
  const known = lives.get(could) ?? lifeOf(Number(schema))
  lives.set(could, known)
  return known
}
const lives = new Map<number, ReturnType<typeof lifeOf>>()

async function lifeOf(schema: number) {
  const archive = await openSqlite(":memory:")
  await liveThrough(deskOf(archive, schema))
  const cranes = await archive.snippets.candidates([["cranes"]], {}, 9)
  const left = { kept: await keptIn(archive), made: await madeIn(archive), cranes }
  await archive.close()
  return left
}

function deskOf({ articles, loading, ledger, snippets, speakerCorrections }: Archive, schema: number): Desk {
  const quoteOf = async (slug: string) => (await snippets.list({ article: slug, kind: "quote" }, 1))[0]
  return {
    save: (one, file) => articles.save(pack(one), { file, fingerprint: one.article.version.slice(0, 8) }, AT),
    remove: (slug) => articles.remove(slug, "withdrawn", AT),
    withhold: (slug) => (schema < HISTORY ? Promise.resolve() : articles.remove(slug, "withheld", AT)),
    async correctSpeaker(slug, speaker) {
      if (schema < CORRECTIONS) return
      await speakerCorrections.set((await quoteOf(slug))?.id ?? "", { kind: "speaker", speaker }, AT)
    },
    async load(one) {
      if (schema >= LOADING)
        await loading.save([{ article: pack(one), fingerprint: one.article.version.slice(0, 8) }], AT)
    },
    async post(key, slug) {
      const quote = await quoteOf(slug)
      const shown = [{ snippet: quote?.id ?? "", version: quote?.version ?? "" }]
      await ledger.intend({ key, platform: "slack", channel: "C1", asker: null, shown, at: AT.toISOString() })
      await ledger.settle(key, { message: `m-${key}`, editable: true, at: AT.toISOString() })
    },
  }
}

const STRIKE = HARBOUR_STRIKE

/** The id of the story's first quote. */
function quoteOf(story: Story): string {
  const { article, coverage } = covered(story)
  return snippetsOf(article, coverage)[0]?.id ?? ""
}

const sorted = (words: Iterable<readonly [string, number]>) => [...words].sort(([a], [b]) => (a < b ? -1 : 1))

/** What does not wait for anything to be made. */
async function keptIn({ articles, snippets, ledger }: Archive) {
  const all = STORIES.map((story) => ("article" in story ? story : covered(story)))
  const versions = all.map(({ article }) => article)
  const ids = new Set(all.flatMap(({ article, coverage }) => snippetsOf(article, coverage).map(({ id }) => id)))
  return {
    versions: await Promise.all(versions.map(({ slug, version }) => articles.get(slug, version))),
    current: await Promise.all(versions.map(({ slug }) => articles.get(slug))),
    history: await Promise.all(
      versions.map(async ({ slug }) => (await articles.history(slug)).map(({ version }) => version)),
    ),
    snippets: await Promise.all([...ids].map((id) => snippets.get(id))),
    postings: [await ledger.find("first"), await ledger.find("lost"), await ledger.find("second")],
    titles: (await articles.list(99)).map(({ slug, title, version }) => [slug, title, version]),
  }
}

/** What is made of the articles. */
async function madeIn({ articles, people, snippets, paragraphs, speakerCorrections, following }: Archive) {
  return {
    heads: await articles.list(99),
    tally: await articles.tally(),
    people: await people.list(999),
    price: await people.appearances("Ned Price", 9),
    titles: await articles.labelled([["iran", "strike"]], 9),
    labelWords: [sorted(await articles.labelWords()), sorted(await people.labelWords())],
    sources: await articles.sources(),
    snippets: await snippets.list({}, 999),
    vocabulary: sorted(await snippets.vocabulary()),
    found: (await snippets.candidates([["cranes", "grave"]], { since: "2022" }, 9)).map(({ id }) => id).sort(),
    said: await snippets.list({ speakers: [NAMED_BY_THE_DESK] }, 9),
    text: await paragraphs.verbatim(["in", "one", "night"], {}, 99),
    corrections: (await speakerCorrections.list()).map(({ slug, kind, was, speaker, fits }) => [
      slug,
      kind,
      was,
      speaker,
      fits,
    ]),
    tallyOfMessages: (await following.tally()).unreachable,
  }
}

const isDone = (archive: Archive) => expect.poll(() => archive.paragraphs.waiting()).toBe(0)

describe.each(SCHEMAS)("an archive of schema %s", (schema) => {
  test("answers as the same articles do that were saved now", async () => {
    const file = await released(schema)
    const old = await openSqlite(file)
    onTestFinished(() => old.close())
    const { kept, made } = await livedNow(schema)
    expect(await keptIn(old)).toEqual(kept)
    await isDone(old)
    expect(await keptIn(old)).toEqual(kept)
    expect(await madeIn(old)).toEqual(made)
  })

  const isTried = isLong || SHAPES.includes(schema)
  test.runIf(isTried)(
    "answers by version and id, and stays consistent, at each step of being carried over",
    async () => {
      const file = await released(schema)
      const { kept } = await livedNow(schema)
      ;(await openDatabase(file)).close()
      for (let isLeft = true; isLeft; isLeft = await stepped(file)) {
        const reading = openSqliteToRead(file)
        expect(await keptIn(reading)).toEqual(kept)
        expect((await reading.check()).indexing ?? 0).toBe(await reading.paragraphs.waiting())
        await reading.close()
      }
    },
  )
})

/** Opens it as a process does, makes one article and ends: what is killed between two steps leaves no more behind. */
async function stepped(file: string): Promise<boolean> {
  const db = await openDatabase(file)
  try {
    beginAnewAfterNewMaking(db)
    const isLeft = db.atomically(() => works.remakeNext(db, 1))
    expect((await examineArchive(db, { isWhole: true })).found).toEqual([])
    expect(isAnyWaiting(db) || isBefore(db)).toBe(isLeft)
    return isLeft
  } finally {
    db.close()
  }
}

/** When half of it is carried over, and before anything is. */
const MIDDLES = SHAPES.flatMap((schema) =>
  (isLong || schema === SHAPES.at(-1) ? [3, 0] : [3]).map((steps) => [schema, steps] as const),
)

describe.each(MIDDLES)("an archive of schema %s with %i articles carried over", (schema, steps) => {
  let middle: Buffer | null = null
  async function inTheMiddle() {
    const file = await released(schema)
    if (middle) await writeFile(file, middle)
    else {
      ;(await openDatabase(file)).close()
      for (let step = 0; step < steps; step++) await stepped(file)
      middle = await readFile(file)
    }
    return file
  }
  /** A work within its own process. */
  async function using<T>(file: string, work: (db: Database) => T): Promise<T> {
    const db = await openDatabase(file)
    try {
      beginAnewAfterNewMaking(db)
      return db.atomically(() => work(db))
    } finally {
      db.close()
    }
  }
  async function finished(file: string): Promise<Archive> {
    while (await stepped(file));
    const archive = await openSqlite(file)
    onTestFinished(() => archive.close())
    return archive
  }

  test("is purged of an article for good, and the rest is as it was", async () => {
    const file = await inTheMiddle()
    const purged = await purgeArticle(dirname(file), STRIKE.slug)
    expect(purged).toMatchObject({ versions: 2 })
    expect(purged?.messages).toHaveLength(2)
    await purgeArticle(dirname(file), "iran-drones")
    const bytes = await readFile(file)
    for (const words of [STRIKE.slug, "deliberate attacks against", "Mick Mulroy"])
      expect(bytes.includes(words), words).toBe(false)
    const archive = await finished(file)
    expect(await archive.articles.get(STRIKE.slug)).toBeNull()
    expect(await archive.snippets.get(quoteOf(STRIKE))).toBeNull()
    expect(await archive.snippets.get(quoteOf(ORCHARD))).not.toBeNull()
  })

  test("takes a changed article, a removed one and the desk's correction", async () => {
    const file = await inTheMiddle()
    const changed = covered({ ...ORCHARD, title: "No cherries this year" })
    await using(file, (db) => works.saveArticle(db, pack(changed), { file: "o", fingerprint: "o" }, AT))
    await using(file, (db) => works.removeArticle(db, LOST.slug, "withdrawn", AT))
    const ruled = { kind: "not-named", speaker: null } as const
    expect(await using(file, (db) => works.setSpeaker(db, quoteOf(CORRECTED), ruled, AT))).toMatchObject({
      kind: "set",
    })
    const archive = await finished(file)
    expect((await archive.articles.get(ORCHARD.slug))?.article.version).toBe(changed.article.version)
    expect(await archive.articles.get(LOST.slug)).toBeNull()
    for (const story of [ORCHARD, LOST, CORRECTED]) expect(await archive.snippets.get(quoteOf(story))).not.toBeNull()
    expect(await archive.snippets.get(quoteOf(CORRECTED))).toMatchObject({ speakers: [] })
  })

  test("is backed up whole, and the backup is carried over, too", async () => {
    const file = await inTheMiddle()
    const copy = join(dirname(file), "copy", DATABASE)
    await mkdir(dirname(copy))
    expect(await backUpArchive(dirname(file), copy, () => {})).toMatchObject({ ok: true })
    const { kept } = await livedNow(schema)
    expect(await keptIn(await finished(copy))).toEqual(kept)
  })

  test("takes the place of a running bot's archive, which carries it over", async () => {
    const backup = await inTheMiddle()
    const running = await openSqlite(join(dirname(backup), "data", DATABASE))
    onTestFinished(() => running.close())
    await fill(running, STRIKE)
    expect(await restoreBackup(join(dirname(backup), "data"), backup, AT)).toMatchObject({ ok: true })
    const { kept, cranes } = await livedNow(schema)
    expect(await keptIn(running)).toEqual(kept)
    await isDone(running)
    expect(await keptIn(running)).toEqual(kept)
    expect(await running.snippets.candidates([["cranes"]], {}, 9)).toEqual(cranes)
  })
})

test("an article that is damaged keeps no other from being carried over, and doctor tells of it", async () => {
  const file = await released("11")
  const sqlite = new DatabaseSync(file)
  sqlite.exec("update versions set article = '{' where slug in ('orchard', 'withdrawn')")
  sqlite.close()
  const archive = await openSqlite(file)
  onTestFinished(() => archive.close())
  await isDone(archive)
  expect(await archive.snippets.candidates([["cranes"]], {}, 9)).toHaveLength(1)
  const db = openDatabaseToRead(file)
  const { found } = await examineArchive(db, { isWhole: true })
  expect(found).toContainEqual(
    expect.objectContaining({ of: "orchard", what: expect.stringMatching(/^its stored text cannot be read/) }),
  )
  db.close()
})

test("an archive of an earlier release is not read before it is opened once, and the message says so", async () => {
  const file = await released("12")
  expect(() => openSqliteToRead(file)).toThrow(
    /written by another version of Pullquote\. Start this version of the bot once/,
  )
})

/** The release 0.1.0 itself made this one, with an order, a slot, a ticket and a posting. */
describe("the archive of the first release", () => {
  async function opened() {
    const { path, remove } = await folder()
    const file = join(path, DATABASE)
    await copyFile(join(FIXTURES, "0.1.0.db"), file)
    const old = await openSqlite(file)
    onTestFinished(() => old.close().then(remove))
    return old
  }

  test("has its orders, slots, tickets and ledger as they were", async () => {
    const old = await opened()
    const at = new Date("2026-03-02T06:00:00Z")
    expect(await old.orders.get(ORDER)).toEqual({ ...ORDER, revision: 1 })
    const date = { platform: ORDER.platform, channel: ORDER.channel, date: "2026-03-02" }
    expect(await old.slots.get(date)).toMatchObject({ settled: { state: "posted", message: "17.1" } })
    expect(await old.tickets.seen("Ev1", at)).toBe(true)
    expect(await old.ledger.find("k")).toMatchObject({ channel: "C1", posted: null })
  })

  test("has versions without times, the current one last, and later ones have theirs", async () => {
    const old = await opened()
    const versionsOf = async () => (await old.articles.history(STRIKE.slug)).map(({ version, at }) => [version, at])
    const [earlier, current] = [STRIKE, CORRECTED].map((story) => covered(story).article.version)
    expect(await versionsOf()).toEqual([
      [earlier, null],
      [current, null],
    ])
    await fill(old, STRIKE)
    expect((await versionsOf()).at(-1)).toEqual([earlier, "2026-03-01T06:00:00.000Z"])
  })

  test("gets a name of its own, by which its orders file is known", async () => {
    const [one, other] = [await opened(), await opened()]
    const { archive } = await one.keeping.mark()
    expect(archive).toMatch(/^[0-9a-f]{16}$/)
    expect((await other.keeping.mark()).archive).not.toBe(archive)
  })
})
