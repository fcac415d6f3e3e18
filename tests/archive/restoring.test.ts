import { execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { expect, onTestFinished, test } from "vitest"
import { backUpArchive } from "../../src/archive/backup.ts"
import { examineArchive } from "../../src/archive/consistency.ts"
import { openDatabase, openDatabaseToRead } from "../../src/archive/database.ts"
import { ordersFilesIn } from "../../src/archive/orders-file-reading.ts"
import { purgeArticle } from "../../src/archive/purge.ts"
import { restoreBackup } from "../../src/archive/restoring.ts"
import { openSqlite } from "../../src/archive/sqlite.ts"
import type { Archive } from "../../src/core/archive.ts"
import { pack } from "../../src/core/packed-article.ts"
import { search } from "../../src/core/query/index.ts"
import { ORDER } from "../contracts/shelves/orders.ts"
import { arrive, covered, coveredIranDrones, fill, HARBOUR_STRIKE, ORCHARD, type Story } from "../support/archive.ts"
import { isLong, SEED, TEST_MS } from "../support/counts.ts"
import { randomFrom } from "../support/random.ts"
import { folder } from "../support/spawn.ts"

const AT = new Date("2026-03-20T08:00:00Z")
const LATER: Story = { ...HARBOUR_STRIKE, title: "Cranes stand still again" }
const CHANNEL = { platform: "slack", channel: "C1" } as const
const SLOT = { ...CHANNEL, date: "2026-03-20" } as const

/** A running bot's archive of two articles, and a backup of it. */
async function newsroom() {
  const { path, remove } = await folder()
  onTestFinished(remove)
  const data = join(path, "data")
  const archive = await openSqlite(join(data, "pullquote.db"))
  let isOpen = true
  const close = async () => {
    if (isOpen) await archive.close()
    isOpen = false
  }
  onTestFinished(close)
  await fill(archive, HARBOUR_STRIKE, coveredIranDrones())
  const backup = join(path, "backup.db")
  return {
    path,
    data,
    archive,
    close,
    backup,
    backUp: async () => expect(await backUpArchive(data, backup, () => {})).toMatchObject({ ok: true }),
    restore: async () => {
      const restored = await restoreBackup(data, backup, AT)
      if (!restored.ok) throw new Error(restored.problem)
      return restored
    },
  }
}

const slugs = async (archive: Archive) => (await archive.articles.list(9)).map(({ slug }) => slug).sort()
const slugsIn = async (file: string) => {
  const archive = await openSqlite(file)
  const found = await slugs(archive)
  await archive.close()
  return found
}
const found = async (archive: Archive, query: string) =>
  (await search(archive, { kind: "quote", query, limit: 9 })).found.map(({ snippet }) => snippet.slug)

async function isConsistent(data: string): Promise<void> {
  const db = openDatabaseToRead(join(data, "pullquote.db"))
  expect(await examineArchive(db, { isWhole: true })).toMatchObject({ count: 0, found: [] })
  db.close()
}

const claimant = (holder: string) => ({ holder, at: AT, until: new Date(AT.getTime() + 20_000), dead: [] })
const draft = {
  reply: { blocks: [], actions: [], audience: "channel", outcome: "answered" },
  rest: [],
  featured: [],
} as const

async function post(
  { slots, ledger }: Archive,
  slot: typeof SLOT,
  shown: readonly { snippet: string; version: string }[],
) {
  await slots.claim(slot, claimant("h"))
  const key = `briefing:slack:C1:${slot.date}`
  await ledger.intend({ key, platform: "slack", channel: "C1", asker: null, shown, at: AT.toISOString() })
  await ledger.settle(key, { message: "17.1", editable: true, at: AT.toISOString() })
  await slots.conclude(slot, "h", { state: "posted", message: "17.1", isLate: false }, AT)
}

test("a running bot answers from the restored archive at once, and goes on saving to it", async () => {
  const { data, archive, backUp, restore } = await newsroom()
  await backUp()
  await fill(archive, ORCHARD, LATER)
  await archive.articles.remove("iran-drones")
  expect([await slugs(archive), await found(archive, "orchard cherries")]).toEqual([
    ["harbour-strike", "orchard"],
    ["orchard"],
  ])
  expect(await restore()).toMatchObject({ articles: 2, since: { articles: 2, loaded: 0, back: [] } })
  expect(await archive.check()).toEqual({ reading: null, writing: null })
  expect(await slugs(archive)).toEqual(["harbour-strike", "iran-drones"])
  expect(await found(archive, "orchard cherries")).toEqual([])
  expect(await found(archive, "deliberate attacks against civilians")).toEqual(["iran-drones"])
  expect((await archive.articles.get("harbour-strike"))?.article.title).toBe(HARBOUR_STRIKE.title)
  await fill(archive, ORCHARD)
  expect(await found(archive, "orchard cherries")).toEqual(["orchard"])
  await isConsistent(data)
})

test("each table is either the articles', which a backup brings back, or what was done, which stays", async () => {
  const db = await openDatabase(":memory:")
  const tables = db.all(
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'",
  )
  db.close()
  const names = tables.map(({ name }) => String(name)).filter((name) => !/_(data|idx|docsize|config)$/.test(name))
  const done =
    "zones orders slots featured tickets deliveries postings shown followed corrections speaker_corrections arrivals"
  const articles = `versions texts articles snippets search paragraph_search paragraph_words members people people_search
    article_search words word_changes waiting history departed state versions_before snippets_before contexts_before`
  // A new one of what was done belongs into archive/taken-over.ts.
  expect(names.sort()).toEqual(`${done} ${articles}`.split(/\s+/).sort())
})

test("the replaced archive is kept beside it, and the backup stays as it is", async () => {
  const { data, archive, backup, backUp, restore } = await newsroom()
  await backUp()
  await fill(archive, ORCHARD)
  const setAside = "pullquote.replaced-2026-03-20T08-00-00-000Z.db"
  expect(await restore()).toMatchObject({ setAside })
  expect(await slugsIn(join(data, setAside))).toEqual(["harbour-strike", "iran-drones", "orchard"])
  expect(await slugsIn(backup)).toEqual(["harbour-strike", "iran-drones"])
  expect((await readdir(data)).filter((name) => name.includes(".new"))).toEqual([])
  expect(await purgeArticle(data, "harbour-strike")).toMatchObject({ copies: [setAside] })
  expect(await slugsIn(join(data, setAside))).toEqual(["iran-drones", "orchard"])
})

test("what was posted since the backup is not posted again, and its message still leads to its words", async () => {
  const { data, archive, backUp, restore } = await newsroom()
  await archive.orders.keep(ORDER, 0)
  await backUp()
  await fill(archive, ORCHARD)
  const [quote] = await archive.snippets.list({ article: "orchard", kind: "quote" }, 1)
  const shown = [{ snippet: quote?.id ?? "", version: quote?.version ?? "" }]
  await post(archive, SLOT, shown)
  const ticket = await archive.tickets.keep({ command: "quote", args: {} }, AT)
  await archive.tickets.seen("discord:1", AT)
  const cutoff = (await archive.slots.lastEdition(CHANNEL))?.cutoff ?? 0
  await fill(archive, LATER)
  const untold = { ...ORCHARD, slug: "untold", title: "Not told yet" }
  await fill(archive, untold)

  await restore()
  expect(await archive.slots.claim(SLOT, claimant("other"))).toBeNull()
  expect(await archive.ledger.find("briefing:slack:C1:2026-03-20")).toMatchObject({ posted: { message: "17.1" } })
  expect(await archive.tickets.open(ticket, AT)).toMatchObject({ command: "quote" })
  expect(await archive.tickets.seen("discord:1", AT)).toBe(true)
  expect(await archive.snippets.get(quote?.id ?? "")).toMatchObject({ words: quote?.words })
  expect(await slugs(archive)).toEqual(["harbour-strike", "iran-drones"])
  // Read again, it is no news; what had come in behind the edition still is.
  await fill(archive, ORCHARD, untold)
  expect((await archive.articles.arrivals({ after: cutoff })).map(({ slug }) => slug)).toEqual(["untold"])
  await isConsistent(data)
})

test("whoever was posting a briefing meanwhile goes on, and what is not out is composed anew", async () => {
  const { archive, backUp, restore } = await newsroom()
  await backUp()
  await archive.orders.keep(ORDER, 0)
  const open = { ...SLOT, date: "2026-03-21" }
  for (const slot of [SLOT, open]) {
    await archive.slots.claim(slot, claimant("h"))
    await archive.slots.draft(slot, "h", draft)
  }
  const key = "briefing:slack:C1:2026-03-20"
  await archive.ledger.intend({ key, platform: "slack", channel: "C1", asker: null, shown: [], at: AT.toISOString() })
  const restoring = restore()
  const settled = archive.ledger.settle(key, { message: "17.2", editable: true, at: AT.toISOString() })
  await Promise.all([restoring, settled])
  expect(await archive.ledger.find(key)).toMatchObject({ posted: { message: "17.2" } })
  expect(await archive.slots.claim(SLOT, claimant("other"))).toBeNull()
  expect(await archive.slots.get(SLOT)).toMatchObject({ draft: { rest: [] } })
  expect(await archive.slots.get(open)).toMatchObject({ draft: null, holder: "h" })
  expect(await archive.slots.conclude(SLOT, "h", { state: "posted", message: "17.2", isLate: false }, AT)).toBe(true)
})

test("schedules and corrected speakers stay as they are now, not as the backup has them", async () => {
  const { data, archive, backUp, restore } = await newsroom()
  const quotes = await archive.snippets.list({ article: "harbour-strike", kind: "quote" }, 9)
  const [first, second] = quotes.map(({ id }) => id)
  const ruling = { kind: "not-named", speaker: null } as const
  await archive.orders.keep(ORDER, 0)
  await archive.orders.keep({ ...ORDER, channel: "C2" }, 0)
  const set = await archive.speakerCorrections.set(first ?? "", ruling, AT)
  await backUp()
  await archive.orders.drop(CHANNEL)
  await archive.orders.keep({ ...ORDER, channel: "C2", time: "09:00" }, 1)
  await archive.orders.keep({ ...ORDER, channel: "C3" }, 0)
  if (set.kind === "set" && set.number !== null) await archive.speakerCorrections.undo(set.number, AT)
  await archive.speakerCorrections.set(second ?? "", ruling, AT)

  await restore()
  expect((await archive.orders.list()).map(({ channel, time }) => [channel, time])).toEqual([
    ["C2", "09:00"],
    ["C3", "07:30"],
  ])
  const named = async (id = "") => ((await archive.snippets.get(id))?.speakers.length ?? 0) > 0
  expect([await named(first), await named(second)]).toEqual([true, false])
  // The file beside it goes on as it was.
  await archive.orders.drop({ ...CHANNEL, channel: "C3" })
  const [kept, ...others] = await ordersFilesIn(data)
  expect([kept?.kept?.orders.map(({ channel }) => channel), others]).toEqual([["C2"], []])
  await isConsistent(data)
})

test("what comes in after a purge and a restore is news", async () => {
  const { data, archive, backUp, restore } = await newsroom()
  await backUp()
  await fill(archive, ORCHARD)
  await post(archive, SLOT, [])
  await purgeArticle(data, "orchard")
  await restore()
  await fill(archive, { ...ORCHARD, slug: "next" })
  const { cutoff = 0 } = (await archive.slots.lastEdition(CHANNEL)) ?? {}
  expect((await archive.articles.arrivals({ after: cutoff })).map(({ slug }) => slug)).toEqual(["next"])
})

test("what the publisher withholds since the backup stays withheld", async () => {
  const { archive, backUp, restore } = await newsroom()
  const [quote] = await archive.snippets.list({ article: "iran-drones", kind: "quote" }, 1)
  await backUp()
  await archive.articles.remove("iran-drones", "withheld", AT)
  await restore()
  expect(await archive.articles.get("iran-drones")).toBeNull()
  expect(await archive.snippets.get(quote?.id ?? "")).toBeNull()
  expect(await found(archive, "deliberate attacks against civilians")).toEqual([])
})

test("it says what was loaded since, and what the backup brings back", async () => {
  const { data, archive, backUp, restore } = await newsroom()
  await backUp()
  await archive.loading.save([{ article: pack(covered({ ...ORCHARD, slug: "loaded" })), fingerprint: "f" }], AT)
  await purgeArticle(data, "iran-drones")
  expect(await restore()).toMatchObject({ since: { loaded: 1, back: ["iran-drones"] } })
})

test("after the database was lost, a backup beside the new one brings back the schedules, and posts nothing twice", async () => {
  const { data, backup, archive, close, backUp } = await newsroom()
  await archive.orders.keep(ORDER, 0)
  await backUp()
  await archive.orders.keep({ ...ORDER, time: "08:15" }, 1)
  await post(archive, SLOT, [])
  await close()
  for (const end of ["", "-wal", "-shm"]) await rm(join(data, `pullquote.db${end}`), { force: true })
  const anew = await openSqlite(join(data, "pullquote.db"))
  onTestFinished(() => anew.close())
  await arrive(anew, AT.toISOString(), ORCHARD, HARBOUR_STRIKE)
  await anew.orders.keep({ ...ORDER, channel: "C9" }, 0)

  expect(await restoreBackup(data, backup, AT)).toMatchObject({ ok: true, articles: 2 })
  expect((await anew.orders.list()).map(({ channel, time }) => [channel, time])).toEqual([
    ["C1", "08:15"],
    ["C9", "07:30"],
  ])
  expect(await anew.slots.claim(SLOT, claimant("other"))).toBeNull()
  await arrive(anew, AT.toISOString(), ORCHARD)
  const { cutoff = 0 } = (await anew.slots.lastEdition(CHANNEL)) ?? {}
  expect(await anew.articles.arrivals({ after: cutoff })).toEqual([])
  expect(await anew.articles.arrivals({ since: new Date(AT.getTime() - 24 * 60 * 60 * 1000) })).toEqual([])
})

test("what an update or a removal left free in the file is given back by a backup and its restore", async () => {
  const { data, archive, backUp, restore } = await newsroom()
  const file = join(data, "pullquote.db")
  const other = new DatabaseSync(file)
  other.exec(
    "create table notes (words); insert into notes values (randomblob(3000000)); drop table notes; pragma wal_checkpoint(truncate)",
  )
  other.close()
  await backUp()
  expect((await stat(file)).size).toBeGreaterThan(3_000_000)
  await restore()
  expect((await stat(file)).size).toBeLessThan(1_000_000)
  expect(await slugs(archive)).toEqual(["harbour-strike", "iran-drones"])
})

test("a backup is restored to a machine that has no archive yet", async () => {
  const { path, backup, backUp } = await newsroom()
  await backUp()
  const other = join(path, "other")
  expect(await restoreBackup(other, backup, AT)).toEqual({ ok: true, articles: 2 })
  expect(await slugsIn(join(other, "pullquote.db"))).toEqual(["harbour-strike", "iran-drones"])
})

test.each([
  ["a newer release's", 0],
  ["damaged", 60_000],
])("an archive that nobody can read is set aside, but not while somebody has it open: %s", async (_, dots) => {
  const { data, backup, close, backUp } = await newsroom()
  await backUp()
  await close()
  const file = join(data, "pullquote.db")
  const tampered = new DatabaseSync(file)
  tampered.exec(`pragma journal_mode = wal; ${dots > 0 ? "" : "pragma user_version = 99"}`)
  const bytes = await readFile(file)
  await writeFile(file, bytes.fill(0x2e, bytes.length - dots))
  expect(await restoreBackup(data, backup, AT)).toMatchObject({
    ok: false,
    isRefused: true,
    problem: expect.stringContaining("in use"),
  })
  tampered.close()
  const setAside = "pullquote.replaced-2026-03-20T08-00-00-000Z.db"
  expect(await restoreBackup(data, backup, AT)).toEqual({ ok: true, articles: 2, setAside })
  expect(await slugsIn(file)).toEqual(["harbour-strike", "iran-drones"])
})

test.each([
  ["there is none", () => {}, /There is no file/],
  ["it is a folder", (file: string) => mkdir(file), /is not a file/],
  ["it is a pipe", (file: string) => void execFileSync("mkfifo", [file]), /is not a file/],
  [
    "it is no database",
    (file: string) => writeFile(file, "Call the mayor back. ".repeat(100)),
    /damaged, or no database/,
  ],
  [
    "it is damaged",
    async (file: string, backup: string) => {
      const bytes = await readFile(backup)
      await writeFile(file, bytes.fill(0x2e, bytes.length / 2, bytes.length / 2 + 9000))
    },
    /damaged/,
  ],
  [
    "it is cut off",
    async (file: string, backup: string) => writeFile(file, (await readFile(backup)).subarray(0, 50_000)),
    /damaged/,
  ],
  [
    "it is another program's",
    (file: string) => new DatabaseSync(file).exec("create table notes (words)"),
    /not an archive of Pullquote/,
  ],
  [
    "a newer release wrote it",
    (file: string) => new DatabaseSync(file).exec("pragma user_version = 99"),
    /a newer Pullquote/,
  ],
])("what is no backup is refused, and the archive stays: %s", async (_, make, problem) => {
  const { path, data, close, backup, backUp } = await newsroom()
  await backUp()
  await close()
  const before = await readFile(join(data, "pullquote.db"))
  await mkdir(join(path, "given"))
  const given = join(path, "given", "backup.db")
  await make(given, backup)
  expect(await restoreBackup(data, given, AT)).toMatchObject({
    ok: false,
    isRefused: true,
    problem: expect.stringMatching(problem),
  })
  expect(await readFile(join(data, "pullquote.db"))).toEqual(before)
  expect(await readdir(data)).toEqual(["pullquote.db"])
})

const KILLS = isLong ? 80 : 0
/** A restore takes two to ten thousand turns. */
const MOST_TURNS = 8_000

test(
  `processes killed while they restore leave the old archive or the new one (${KILLS + 1} of them, SEED=${SEED})`,
  async () => {
    const { data, archive, backup, backUp } = await newsroom()
    await archive.orders.keep(ORDER, 0)
    await backUp()
    await post(archive, SLOT, [])
    const random = randomFrom(SEED)
    const [before, after] = [
      ["harbour-strike", "iran-drones", "orchard"],
      ["harbour-strike", "iran-drones"],
    ]
    for (let round = 0; round <= KILLS; round++) {
      await fill(archive, ORCHARD)
      const when = round === 0 ? "locked" : String(random.below(MOST_TURNS))
      const child = spawn(process.execPath, [join(import.meta.dirname, "restorer.ts"), data, backup, when])
      expect(await once(child, "exit")).toEqual([null, "SIGKILL"])
      const left = await slugs(archive)
      expect(when === "locked" ? [before] : [before, after]).toContainEqual(left)
      expect(await found(archive, "orchard cherries")).toHaveLength(left.length - 2)
      expect(await archive.slots.claim(SLOT, claimant("other"))).toBeNull()
      await isConsistent(data)
    }
  },
  TEST_MS,
)
