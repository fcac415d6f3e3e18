import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import fc from "fast-check"
import { afterEach, beforeEach, expect, test } from "vitest"
import { type Examined, examineArchive } from "../../src/archive/consistency.ts"
import { openDatabase, openDatabaseToRead } from "../../src/archive/database.ts"
import { DATABASE } from "../../src/archive/files.ts"
import { beginAnewAfterNewMaking } from "../../src/archive/making.ts"
import { purgeArticle } from "../../src/archive/purge.ts"
import { reindexArchive } from "../../src/archive/reindex.ts"
import { snippetShelf } from "../../src/archive/snippets.ts"
import { openSqlite } from "../../src/archive/sqlite.ts"
import { livingWords } from "../../src/archive/words.ts"
import { works } from "../../src/archive/works.ts"
import { archiveFindings } from "../../src/cli/doctor-archive.ts"
import { pack } from "../../src/core/packed-article.ts"
import { CORRECTED, covered, coveredIranDrones, fill, HARBOUR_STRIKE, ORCHARD, type Story } from "../support/archive.ts"
import { runs } from "../support/counts.ts"
import { folder } from "../support/spawn.ts"

let home: Awaited<ReturnType<typeof folder>>
let file = ""
beforeEach(async () => {
  home = await folder()
  file = join(home.path, DATABASE)
})
afterEach(() => home.remove())

const AT = new Date("2026-03-01T06:00:00Z")

async function examined(isWhole = true, more: Partial<Parameters<typeof examineArchive>[1]> = {}): Promise<Examined> {
  const db = openDatabaseToRead(file)
  try {
    return await examineArchive(db, { isWhole, ...more })
  } finally {
    db.close()
  }
}

let newsroom: Buffer | null = null

/** With an article that has changed, one that is gone, one that another extractor has read, and a message. */
async function fillNewsroom(): Promise<void> {
  if (newsroom !== null) return writeFile(file, newsroom)
  const archive = await openSqlite(file)
  await fill(archive, HARBOUR_STRIKE, ORCHARD, { ...ORCHARD, slug: "gone" }, coveredIranDrones())
  const [quote] = await archive.snippets.list({ article: "harbour-strike", kind: "quote" }, 1)
  await fill(archive, CORRECTED, { ...ORCHARD, extractor: "2", said: [] })
  await archive.articles.remove("gone")
  const shown = [{ snippet: quote?.id ?? "", version: quote?.version ?? "" }]
  await archive.ledger.intend({ key: "k", platform: "slack", channel: "C1", asker: null, shown, at: AT.toISOString() })
  await archive.ledger.settle("k", { message: "17.1", editable: true, at: AT.toISOString() })
  await archive.close()
  newsroom = await readFile(file)
}

test.each([true, false])("nothing is told of a sound archive, of all of it (%s) or of some", async (isWhole) => {
  await fillNewsroom()
  expect(await examined(isWhole)).toMatchObject({ articles: 3, waiting: 0, found: [], count: 0, isStopped: false })
})

const NUMBER = "(select number from articles where slug = 'harbour-strike')"
const STRIKE = "harbour-strike"
const INDEX = "the search index does not hold just the words of its quotes and facts"
const TEXT = "the index of the whole text does not hold just its words"
const SNIPPETS = "its quotes and facts are not those of its text"
const COUNTED = "they are counted otherwise than the index holds them: “cranes”"
const MESSAGE = "slack, channel C1, message 17.1"

/** What `doctor` without a flag finds, too. */
const SOON: readonly (readonly [harm: string, sql: string, of: string, what: string])[] = [
  ["a row of the search index is gone", `delete from search where rowid = ${NUMBER}`, STRIKE, INDEX],
  [
    "a voice is gone from the search index",
    `delete from search where rowid = ${NUMBER} + 1;
     insert into search (rowid, words) select ${NUMBER} + 1, group_concat(term, ' ') from temp.held where term <> '·anna·erdogan'`,
    STRIKE,
    INDEX,
  ],
  ["a paragraph is gone from its index", `delete from paragraph_search where rowid = ${NUMBER} + 1`, STRIKE, TEXT],
  [
    "a title is gone from its index",
    "delete from article_search where rowid = 1",
    STRIKE,
    "the index of titles does not hold just the words of its title",
  ],
  ["the text is another", "update texts set words = replace(words, 'cranes', 'trains')", STRIKE, TEXT],
  ["a quote is gone", `delete from snippets where number = ${NUMBER}`, STRIKE, SNIPPETS],
  ["a quote is somebody else's", `update snippets set speakers = '["Nick Price"]'`, STRIKE, SNIPPETS],
  [
    "one of the cast is gone",
    `delete from members where number = ${NUMBER}`,
    STRIKE,
    "its people are not those of its text",
  ],
  [
    "a headline is another",
    "update articles set title = 'Dockers'",
    STRIKE,
    "its title, date or counts are not those of its text",
  ],
  [
    "a piece of the text is gone",
    `delete from texts where number = ${NUMBER} + 3`,
    STRIKE,
    "its stored text is not whole",
  ],
  [
    "a message shows a version that is gone",
    "update shown set version = 'x'",
    MESSAGE,
    `it shows a version of ${STRIKE} that is not stored`,
  ],
  [
    "a message shows a quote that is gone",
    "delete from snippets where version < (select min(number) from articles)",
    MESSAGE,
    `it shows a quote or fact of ${STRIKE} that is not stored`,
  ],
]

const harm = (sql: string) => {
  const sqlite = new DatabaseSync(file)
  sqlite.exec("create virtual table temp.words_held using fts5vocab (main, search, instance)")
  sqlite.exec(`create temp table held as select term from words_held where doc = ${NUMBER} + 1`)
  sqlite.exec(sql)
  sqlite.close()
}

test.each(SOON)("%s: that is told, with the article", async (_, sql, of, what) => {
  await fillNewsroom()
  harm(sql)
  for (const isWhole of [true, false])
    expect((await examined(isWhole)).found).toContainEqual(expect.objectContaining({ of, what }))
})

test.each([
  [
    "a word is counted once more",
    `insert into words values (1, 99, '{"words": "cranes", "counts": [9]}')`,
    "Words of quotes and facts",
    COUNTED,
  ],
  [
    "a word is counted that stands nowhere",
    `insert into words values (3, 99, '{"words": "stale", "counts": [1]}')`,
    "Words of titles",
    expect.stringContaining("“stale”"),
  ],
  [
    "an index holds more than the text",
    `delete from search where rowid = ${NUMBER}; insert into search (rowid, words) select ${NUMBER}, group_concat(term, ' ') || ' stale' from temp.held`,
    STRIKE,
    INDEX,
  ],
  [
    "an index holds what is gone",
    "insert into search (rowid, words) values (99999, 'stale')",
    "search",
    "this index holds words of articles that are gone",
  ],
  [
    "paragraphs have changed places",
    `delete from paragraph_search where rowid = ${NUMBER}; insert into paragraph_search (rowid, words) values (${NUMBER}, 'over pay thursday')`,
    STRIKE,
    TEXT,
  ],
  [
    "somebody is counted as quoted once more",
    "update people set quoted = quoted + 1 where name = 'Nick Price'",
    "Nick Price",
    "how often they are quoted is not what their articles say",
  ],
  [
    "somebody is gone",
    "delete from people where name = 'Nick Price'",
    "nick price",
    "how often they are quoted is not what their articles say",
  ],
  ["a text belongs to nobody", "insert into texts values (99999, 0, 'stale')", "texts", "1 rows belong to no article"],
  [
    "a version is gone",
    `pragma foreign_keys = off; delete from versions where number = ${NUMBER}`,
    STRIKE,
    "its current version is not stored",
  ],
])("%s: that is told when all is looked at", async (_, sql, of, what) => {
  await fillNewsroom()
  harm(sql)
  expect((await examined()).found).toContainEqual(expect.objectContaining({ of, what }))
})

test("what cannot be read is told with its article, and the rest is looked at all the same", async () => {
  await fillNewsroom()
  harm(
    `update versions set packed = x'00' where number = ${NUMBER}; delete from search where rowid = (select number from articles where slug = 'orchard')`,
  )
  const { found } = await examined()
  expect(found).toContainEqual(
    expect.objectContaining({ of: STRIKE, what: expect.stringMatching(/^its stored text cannot be read/) }),
  )
  expect(found).toContainEqual(expect.objectContaining({ of: "orchard", what: INDEX }))
})

test("doctor says what is inconsistent and what to do, and reindexing does it", async () => {
  await fillNewsroom()
  const well = { what: "Archive: 3 articles checked, all consistent", state: "well" }
  expect(await archiveFindings(home.path, true)).toEqual([well])
  harm(`delete from search where rowid = ${NUMBER}`)
  const [all, ...each] = await archiveFindings(home.path, false)
  expect(all).toMatchObject({ what: "Archive: 3 articles checked as a sample, 1 thing inconsistent", state: "refused" })
  expect(all?.todo).toContain("-- reindex")
  expect(each).toEqual([{ what: `${STRIKE}: ${INDEX}`, state: "refused" }])
  await reindexArchive(file, () => {}, new AbortController().signal)
  expect(await archiveFindings(home.path, true)).toEqual([well])
})

test("of what was made of no stored article, doctor says to restore a backup, and of no archive nothing", async () => {
  expect(await archiveFindings(home.path, true)).toEqual([])
  await fillNewsroom()
  harm("update shown set version = 'x'")
  const [all] = await archiveFindings(home.path, true)
  expect(all?.todo).toMatch(/^Restore a backup from before: .* restore backup FILE$/)
})

test("it can be stopped, and leaves the archive as it was for whoever writes", async () => {
  await fillNewsroom()
  const stopping = new AbortController()
  stopping.abort()
  expect(await examined(true, { stopping: stopping.signal })).toMatchObject({ articles: 0, isStopped: true })
})

const SLUGS = ["a", "b", "c"]
const storyOf = (slug: string, kind: number, extractor: string): Story => {
  const [plain = ORCHARD, changed = ORCHARD] = kind % 2 === 0 ? [HARBOUR_STRIKE, CORRECTED] : [ORCHARD, ORCHARD]
  const story = { ...(kind < 3 ? plain : changed), slug, extractor }
  return kind === 4 ? { ...story, said: story.said?.slice(1) ?? [], facts: [] } : story
}
const step = fc.record({
  act: fc.constantFrom("save", "save", "save", "load", "remove", "correct", "undo", "purge"),
  slug: fc.constantFrom(...SLUGS),
  kind: fc.nat(4),
  extractor: fc.constantFrom("1", "2"),
})

test("whatever is saved, changed, loaded, corrected, removed and purged, all fits together", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const own = await folder()
      try {
        file = join(own.path, DATABASE)
        ;(await openDatabase(file)).close()
        for (const one of steps) await take(own.path, one)
        expect((await examined()).found).toEqual([])
      } finally {
        await own.remove()
      }
    }),
    runs(400),
  )
})

type Step = { readonly act: string; readonly slug: string; readonly kind: number; readonly extractor: string }

const RULING = { kind: "speaker", speaker: "Nick Price" } as const

async function take(path: string, { act, slug, kind, extractor }: Step): Promise<void> {
  if (act === "purge") {
    await purgeArticle(path, slug)
    return
  }
  const db = await openDatabase(file)
  try {
    beginAnewAfterNewMaking(db)
    const story = covered(storyOf(slug, kind, extractor))
    const loaded = SLUGS.map((slug) => ({
      article: pack(covered(storyOf(slug, kind, extractor))),
      fingerprint: `${kind}`,
    }))
    const [quote] = await snippetShelf(db, livingWords(db, "snippet")).list({ kind: "quote", article: slug }, 1)
    const ruling = kind > 2 ? { kind: "not-named" as const, speaker: null } : RULING
    const acts: Readonly<Record<string, () => unknown>> = {
      save: () => works.saveArticle(db, pack(story), { file: `${slug}.txt`, fingerprint: extractor }, AT),
      load: () => works.loadArticles(db, loaded, AT),
      remove: () => works.removeArticle(db, slug, kind > 3 ? "withheld" : "withdrawn", AT),
      correct: () => quote && works.setSpeaker(db, quote.id, ruling, AT),
      undo: () => works.undoSpeaker(db, kind, AT),
    }
    db.atomically(() => acts[act]?.())
  } finally {
    db.close()
  }
}
