import { copyFile } from "node:fs/promises"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { expect, onTestFinished, test } from "vitest"
import { openSqlite } from "../../src/archive/sqlite.ts"
import type { Archive } from "../../src/core/archive.ts"
import { snippetsOf } from "../../src/core/snippet.ts"
import { ORDER } from "../contracts/shelves/orders.ts"
import { CORRECTED, covered, coveredIranDrones, fill, HARBOUR_STRIKE, ORCHARD } from "../support/archive.ts"
import { folder } from "../support/spawn.ts"

/** Made by the release 0.1.0: these stories in this order, one of them taken out again, and what was written beside them. */
const STORIES = [HARBOUR_STRIKE, CORRECTED, ORCHARD, coveredIranDrones()]
const FIXTURE = join(import.meta.dirname, "../fixtures/archive/0.1.0.db")

async function migrated() {
  const { path, remove } = await folder()
  onTestFinished(remove)
  const file = join(path, "archive.db")
  await copyFile(FIXTURE, file)
  const old = await openSqlite(file)
  const fresh = await openSqlite(":memory:")
  await fill(fresh, ...STORIES)
  onTestFinished(() => Promise.all([old.close(), fresh.close()]).then(() => undefined))
  return { file, old, fresh }
}

const sorted = (words: Iterable<readonly [string, number]>) => [...words].sort(([a], [b]) => (a < b ? -1 : 1))
const heldBy = async ({ articles, people, snippets }: Archive) => ({
  heads: await articles.list(999),
  tally: await articles.tally(),
  people: await people.list(999),
  price: await people.appearances("Ned Price", 9),
  titles: await articles.labelled([["iran", "strike"]], 9),
  labelWords: [sorted(await articles.labelWords()), sorted(await people.labelWords())],
  sources: await articles.sources(),
  snippets: await snippets.list({}, 999),
  vocabulary: sorted(await snippets.vocabulary()),
  found: (await snippets.candidates([["cranes", "grave"]], { since: "2022" }, 9)).map(({ id }) => id).sort(),
  drones: await articles.get("iran-drones"),
})

test("an archive of the release before holds what the same articles give now", async () => {
  const { old, fresh } = await migrated()
  expect(await heldBy(old)).toEqual(await heldBy(fresh))
})

test("earlier versions and withdrawn articles stay readable", async () => {
  const { old } = await migrated()
  const earlier = covered(HARBOUR_STRIKE)
  const withdrawn = covered({ ...ORCHARD, slug: "withdrawn", title: "Withdrawn" })
  for (const { article, coverage } of [earlier, withdrawn]) {
    expect(await old.articles.get(article.slug, article.version)).toEqual({ article, coverage })
    for (const snippet of snippetsOf(article, coverage)) expect(await old.snippets.get(snippet.id)).toEqual(snippet)
  }
  expect(await old.articles.get("withdrawn")).toBeNull()
})

test("orders, slots, tickets and the ledger are as they were", async () => {
  const { old } = await migrated()
  const at = new Date("2026-03-02T06:00:00Z")
  expect(await old.orders.get(ORDER)).toEqual({ ...ORDER, revision: 1 })
  expect(await old.slots.get({ platform: ORDER.platform, channel: ORDER.channel, date: "2026-03-02" })).toMatchObject({
    settled: { state: "posted", message: "17.1" },
  })
  expect(await old.tickets.seen("Ev1", at)).toBe(true)
  expect(await old.ledger.find("k")).toMatchObject({ channel: "C1", posted: null })
})

test("versions from before their times were kept have none, the current one last, and later ones have theirs", async () => {
  const { old } = await migrated()
  const versionsOf = async () => (await old.articles.history("harbour-strike")).map(({ version, at }) => [version, at])
  const [earlier, current] = [HARBOUR_STRIKE, CORRECTED].map((story) => covered(story).article.version)
  expect(await versionsOf()).toEqual([
    [earlier, null],
    [current, null],
  ])
  await fill(old, HARBOUR_STRIKE)
  expect((await versionsOf()).at(-1)).toEqual([earlier, "2026-03-01T06:00:00.000Z"])
  expect(await old.articles.history("withdrawn")).toHaveLength(1)
})

test("each archive gets a name of its own, by which its orders file is known", async () => {
  const [one, other] = [await migrated(), await migrated()]
  const { archive } = await one.old.keeping.mark()
  expect(archive).toMatch(/^[0-9a-f]{16}$/)
  expect((await other.old.keeping.mark()).archive).not.toBe(archive)
})

test("articles go on coming and changing", async () => {
  const { old, fresh } = await migrated()
  const changed = [HARBOUR_STRIKE, { ...ORCHARD, extractor: "2" }]
  await fill(old, ...changed)
  await fill(fresh, ...changed)
  expect(await heldBy(old)).toEqual(await heldBy(fresh))
})

test("the desk can correct who spoke in an article that the release before has read", async () => {
  const { old } = await migrated()
  const [quote] = await old.snippets.list({ article: "harbour-strike", kind: "quote" }, 1)
  const at = new Date("2026-03-02T06:00:00Z")
  await old.speakerCorrections.set(quote?.id ?? "", { kind: "speaker", speaker: "Nick Price" }, at)
  expect(await old.snippets.get(quote?.id ?? "")).toMatchObject({ speakers: ["Nick Price"] })
  expect(await old.speakerCorrections.list()).toMatchObject([{ number: 1, was: "Anna Erdoğan", fits: true }])
})

test("the whole text of the articles is looked through in the background", async () => {
  const { old, fresh } = await migrated()
  await expect.poll(() => old.paragraphs.waiting()).toBe(0)
  for (const words of [["offshore"], ["in", "one", "night"], ["withdrawn"], ["the"]])
    expect(await old.paragraphs.verbatim(words, {}, 99)).toEqual(await fresh.paragraphs.verbatim(words, {}, 99))
})

test("an article that comes again meanwhile is found once", async () => {
  const { old } = await migrated()
  await fill(old, { ...HARBOUR_STRIKE, extractor: "2" }, { ...ORCHARD, extractor: "2" })
  await expect.poll(() => old.paragraphs.waiting()).toBe(0)
  expect(await old.paragraphs.verbatim(["offshore"], {}, 9)).toMatchObject({ paragraphs: 1 })
})

test("the sentences around quotes and facts are kept once a version", async () => {
  const { file } = await migrated()
  const sqlite = new DatabaseSync(file)
  const [{ snippets, contexts }] = sqlite
    .prepare("select (select count(*) from snippets) as snippets, (select count(*) from contexts) as contexts")
    .all() as [{ snippets: number; contexts: number }]
  expect(contexts).toBeLessThan(snippets)
  expect(sqlite.prepare("select count(*) as n from snippets where snippet like '%contextWords%'").get()).toEqual({
    n: 0,
  })
  sqlite.close()
})
