import { expect, onTestFinished, test } from "vitest"
import { articleShelf } from "../../src/archive/articles.ts"
import { openDatabase } from "../../src/archive/database.ts"
import { snippetShelf } from "../../src/archive/snippets.ts"
import { works, writtenBy } from "../../src/archive/works.ts"
import { openWriteQueue } from "../../src/archive/write-queue.ts"
import { pack } from "../../src/core/packed-article.ts"
import { snippetsOf } from "../../src/core/snippet.ts"
import { covered, HARBOUR_STRIKE, ORCHARD, type Story } from "../support/archive.ts"
import { vocabularyOf } from "../support/vocabulary.ts"

const ACROSS = { ...ORCHARD, slug: "across" }
const AT = new Date("2026-03-01T06:00:00Z")

async function opened() {
  const db = await openDatabase(":memory:")
  onTestFinished(() => db.close())
  return {
    db,
    load: (story: Story) => works.loadArticles(db, [{ article: pack(covered(story)), fingerprint: story.slug }], AT),
    snippets: snippetShelf(db, async () => vocabularyOf([])),
    articles: articleShelf(db, writtenBy(openWriteQueue(db, works))),
  }
}

const idsOf = (story: Story) => {
  const { article, coverage } = covered(story)
  return snippetsOf(article, coverage).map(({ id }) => id)
}

test("a quote is found by its id, and an article by its title, wherever they lie in a large archive", async () => {
  const { db, load, snippets, articles } = await opened()
  load(HARBOUR_STRIKE)
  db.run("update versions set size = 65530")
  load(ACROSS)
  db.run("update versions set size = 500000 where slug = 'across'")
  load(ORCHARD)
  for (const story of [HARBOUR_STRIKE, ACROSS, ORCHARD]) {
    const ids = idsOf(story)
    const found = await Promise.all(ids.map((id) => snippets.get(id)))
    expect(found.map((one) => one?.id)).toEqual(ids)
    expect((await articles.named(story.title, 9)).map(({ slug }) => slug)).toContain(story.slug)
  }
  expect(await snippets.get("#aaaaaaaaaaaa")).toBeNull()
})

test("while articles are loaded more pieces of an index wait; what is saved behind it is joined as before", async () => {
  const { db, load } = await opened()
  const joinedAbove = () => db.get("select v from search_config where k = 'automerge'")?.v ?? 4
  expect(joinedAbove()).toBe(4)
  load(HARBOUR_STRIKE)
  expect(joinedAbove()).toBe(16)
  works.joinSomePieces(db, true)
  expect(joinedAbove()).toBe(4)
})
