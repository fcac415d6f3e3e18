import { expect, onTestFinished, test } from "vitest"
import { articleShelf } from "../../src/archive/articles.ts"
import { type Database, openDatabase } from "../../src/archive/database.ts"
import { paragraphShelf } from "../../src/archive/paragraphs.ts"
import { snippetShelf } from "../../src/archive/snippets.ts"
import { works, writtenBy } from "../../src/archive/works.ts"
import { openWriteQueue } from "../../src/archive/write-queue.ts"
import { pack } from "../../src/core/packed-article.ts"
import type { Filters } from "../../src/core/shelves/snippets.ts"
import { covered, HARBOUR_STRIKE } from "../support/archive.ts"
import { vocabularyOf } from "../support/vocabulary.ts"

const FILTERS: readonly Filters[] = [
  {},
  { kind: "fact" },
  { kind: "quote" },
  { kind: "fact", article: "harbour-strike" },
  { kind: "quote", speakers: ["Anna Erdoğan"] },
  { kind: "fact", since: "2022", until: "2023", outlet: "Hull Post", articleKinds: ["news"] },
]

/** How SQLite goes about all that is asked of an archive. */
async function plansOf(
  ask: (db: Database) => Promise<unknown>,
  fill: (db: Database) => void = () => {},
): Promise<readonly (readonly string[])[]> {
  const db = await openDatabase(":memory:")
  onTestFinished(() => db.close())
  fill(db)
  const asked: [sql: string, values: Parameters<typeof db.all>[1][]][] = []
  const listening = {
    ...db,
    all(sql: string, ...values: Parameters<typeof db.all>[1][]) {
      asked.push([sql, values])
      return db.all(sql, ...values)
    },
    get(sql: string, ...values: Parameters<typeof db.all>[1][]) {
      asked.push([sql, values])
      return db.get(sql, ...values)
    },
  }
  await ask(listening)
  return asked.map(([sql, values]) =>
    db.all(`explain query plan ${sql}`, ...values).map(({ detail }) => String(detail)),
  )
}

test.each(FILTERS)("no list and no search of snippets makes an index of all of them first: %j", async (filters) => {
  const plans = await plansOf(async (db) => {
    const shelf = snippetShelf(db, async () => vocabularyOf([]))
    await shelf.list(filters, 9)
    await shelf.list(filters, 9, "oldest")
    await shelf.candidates([["cranes"]], filters, 9)
    await shelf.holdingRuns([["the", "cranes"]], [["cranes"]], filters, 9)
  })
  expect(plans.length).toBeGreaterThanOrEqual(4)
  expect(plans.flat().filter((step) => /AUTOMATIC|SCAN snippets/.test(step))).toEqual([])
})

test("where paragraphs or articles are read one by one, all that matches is not read for each", async () => {
  const plans = await plansOf(
    async (db) => {
      const shelf = snippetShelf(db, async () => vocabularyOf([]))
      await shelf.list({ speakers: ["Price"] }, 9)
      await shelf.list({ speakers: ["Price"] }, 9, "oldest")
      await shelf.holdingRuns([["the", "cranes"]], [["cranes"]], {}, 9)
    },
    // So many that they are not put in order.
    (db) => {
      for (let number = 1; number <= 600; number++)
        db.run("insert into search (rowid, words) values (?, ?)", number, "·price")
    },
  )
  const waysToSnippets = plans.map((steps) => steps.filter((step) => /^(SEARCH|SCAN) snippets/.test(step)))
  const one = ["SEARCH snippets USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"]
  expect(waysToSnippets.filter((ways) => ways.length > 0)).toEqual([one, one, one])
})

test("of a word that stands in nearly all paragraphs the newest are read, and not all put in order", async () => {
  const plans = await plansOf(
    async (db) => {
      const shelf = paragraphShelf(db, async () => vocabularyOf([["the", 11_000]]))
      expect(await shelf.holding([{ words: ["the"], weight: 0.1 }], {}, 9)).toEqual([])
    },
    (db) => {
      for (let number = 1; number <= 10_001; number++)
        db.run("insert into paragraph_search (rowid, words) values (?, 'the')", number)
    },
  )
  const steps = plans.flat()
  expect(steps).toContainEqual(expect.stringMatching(/^SCAN paragraph_search/))
  expect(steps.filter((step) => /GROUP BY/.test(step))).toEqual([])
})

test("what stands word for word in thousands of paragraphs is found in the snippets that hold the other words, too", async () => {
  const db = await openDatabase(":memory:")
  onTestFinished(() => db.close())
  const article = pack(covered(HARBOUR_STRIKE))
  await works.loadArticles(db, [{ article, fingerprint: "a line" }], new Date(0))
  for (let number = 1; number <= 2_100; number++)
    db.run("insert into paragraph_search (rowid, words) values (?, ?)", 1_000_000 + number, "the cranes stay still")
  const shelf = snippetShelf(db, async () => vocabularyOf([]))
  const found = async (run: string[], filters: Filters = {}) =>
    (await shelf.holdingRuns([run], [["cranes"], ["offer"]], filters, 9)).map(({ words }) => words)
  const said = ["The cranes stay still until the offer moves,"]
  expect(await found(["cranes", "stay"])).toEqual(said)
  expect(await found(["cranes", "stay"], { kind: "quote", article: "harbour-strike" })).toEqual(said)
  expect(await found(["cranes", "stay"], { kind: "fact" })).toEqual([])
  expect(await found(["cranes", "stay"], { article: "another" })).toEqual([])
  expect(await found(["stay", "cranes"])).toEqual([])
})

test("a quote is found by its id, and an article by its title, in the index of each section", async () => {
  const plans = await plansOf(async (db) => {
    await snippetShelf(db, async () => vocabularyOf([])).get("#aaaaaaaaaaaa")
    await articleShelf(db, writtenBy(openWriteQueue(db, works))).named("No cherries this year", 9)
  })
  const steps = plans.flat().join("\n")
  expect(steps).toContain("SEARCH one USING COVERING INDEX snippets_by_id (<expr>=? AND id=?)")
  expect(steps).toContain("SEARCH titled USING INDEX articles_by_title (<expr>=? AND folded_title=?)")
  expect(steps).not.toMatch(/AUTOMATIC|SCAN (one|titled|snippets|articles)/)
})
