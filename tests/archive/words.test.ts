import { expect, onTestFinished, test } from "vitest"
import { openDatabase } from "../../src/archive/database.ts"
import { countsOf, livingWords } from "../../src/archive/words.ts"
import { works } from "../../src/archive/works.ts"
import { pack } from "../../src/core/packed-article.ts"
import { covered, HARBOUR_STRIKE, ORCHARD, type Story } from "../support/archive.ts"

/** Saves in a row, each a revision: so many that the changes of the first are no longer kept apart. */
const MANY = 70

async function opened() {
  const db = await openDatabase(":memory:")
  onTestFinished(() => db.close())
  const save = (story: Story) =>
    db.atomically(() => works.saveArticle(db, pack(covered(story)), { file: "", fingerprint: "" }, new Date(0)))
  return { db, save }
}

const named = (n: number): Story => ({
  ...ORCHARD,
  slug: `orchard-${n}`,
  title: `Frost ${"abcdefgh".charAt(n % 8)}frost`,
})

test.each([
  ["at each change", 1],
  ["now and then", 7],
  ["again only after so many changes that the first are no longer kept", MANY],
])("whoever looks at the words %s has the counts of one who looks for the first time", async (_, every) => {
  const { db, save } = await opened()
  const words = livingWords(db, "snippet")
  await words()
  for (let n = 1; n <= MANY; n++) {
    save(n % 5 === 0 ? { ...named(n - 1), title: "Other words" } : named(n))
    if (n % 11 === 0) db.atomically(() => works.removeArticle(db, `orchard-${n - 3}`))
    if (n % every === 0) await words()
  }
  const fresh = new Map(await livingWords(db, "snippet")())
  expect(new Map(await words())).toEqual(fresh)
  expect(fresh).toEqual(new Map([...countsOf(db, "snippet")].filter(([, count]) => count > 0)))
})

test("a word that nobody holds any more is gone, and comes back", async () => {
  const { db, save } = await opened()
  const words = livingWords(db, "snippet")
  save(HARBOUR_STRIKE)
  expect((await words()).has("cranes")).toBe(true)
  db.atomically(() => works.removeArticle(db, HARBOUR_STRIKE.slug))
  for (let n = 0; n < MANY; n++) save(named(n))
  expect((await words()).has("cranes")).toBe(false)
  save(HARBOUR_STRIKE)
  expect((await words()).get("cranes")).toBe(1)
})

test("behind a load all words are counted together, for whoever opens the archive next", async () => {
  const { db, save } = await opened()
  const words = livingWords(db, "snippet")
  for (let n = 1; n <= 5; n++) save(named(n))
  const before = new Map(await words())
  db.atomically(() => works.joinSomePieces(db, true))
  expect(db.all("select kind from word_changes, state where word_changes.revision > words_at")).toEqual([])
  expect(new Map(await livingWords(db, "snippet")())).toEqual(before)
  save(HARBOUR_STRIKE)
  expect((await words()).get("cranes")).toBe(1)
  expect((await livingWords(db, "snippet")()).get("cranes")).toBe(1)
})
