import { afterAll, describe, expect, test } from "vitest"
import { articleShelf } from "../../src/archive/articles.ts"
import { openDatabase } from "../../src/archive/database.ts"
import { beginAnew } from "../../src/archive/making.ts"
import { snippetShelf } from "../../src/archive/snippets.ts"
import { livingWords } from "../../src/archive/words.ts"
import { works, writtenBy } from "../../src/archive/works.ts"
import { openWriteQueue } from "../../src/archive/write-queue.ts"
import type { Article } from "../../src/core/model.ts"
import { pack } from "../../src/core/packed-article.ts"
import type { ArticleFilters } from "../../src/core/shelves/articles.ts"
import type { Filters } from "../../src/core/shelves/snippets.ts"
import { covered, ORCHARD } from "../support/archive.ts"
import { SEED } from "../support/counts.ts"
import { randomFrom } from "../support/random.ts"

const random = randomFrom(SEED)
const OUTLETS = ["", "Hull Post", "The Hull Post", "hull post", "Tide & Harbour"]
const KINDS = ["news", "opinion", "live blog"] as const
const two = (number: number) => String(number).padStart(2, "0")

/** Of the years 2019 to 2022, as exactly as a newsroom may print it. */
function someDate(): string {
  const date = [String(2019 + random.below(4)), two(1 + random.below(12)), two(1 + random.below(28))]
  return date.slice(0, 1 + random.below(3)).join("-")
}

function someArticle(_: unknown, n: number): Article {
  const outlet = random.pick(OUTLETS)
  const kind = random.pick(KINDS)
  const { article } = covered({
    ...ORCHARD,
    slug: `orchard-${n}`,
    ...(random.below(5) > 0 && { published: someDate() }),
  })
  return {
    ...article,
    ...(outlet !== "" && { outlet }),
    ...(kind !== "news" && { kind }),
    ...(random.below(6) === 0 && { corrections: [{ text: "It rained." }] }),
  } as Article
}

const ARTICLES = Array.from({ length: 60 }, someArticle)
const { coverage } = covered(ORCHARD)

const db = await openDatabase(":memory:")
afterAll(() => db.close())
for (const article of ARTICLES)
  works.saveArticle(db, pack({ article, coverage }), { file: `${article.slug}.txt`, fingerprint: "1" }, new Date(0))
const snippets = snippetShelf(db, livingWords(db, "snippet"))
const articles = articleShelf(db, writtenBy(openWriteQueue(db, works)))

/** As far as both dates go. */
function areInOrder(earlier: string, later: string): boolean {
  const shorter = Math.min(earlier.length, later.length, 10)
  return earlier.slice(0, shorter) <= later.slice(0, shorter)
}

function isFitting({ published, outlet, kind, corrections }: Article, filters: Filters & ArticleFilters): boolean {
  const { since, until } = filters
  if (since !== undefined && !(published !== undefined && areInOrder(since, published))) return false
  if (until !== undefined && !(published !== undefined && areInOrder(published, until))) return false
  if (filters.outlet !== undefined && outlet !== filters.outlet) return false
  if (filters.articleKinds !== undefined && !filters.articleKinds.includes(kind ?? "news")) return false
  return filters.isCorrected === undefined || corrections !== undefined
}

function someFilters(): Filters & ArticleFilters {
  const outlet = random.pick(OUTLETS)
  return {
    ...(random.below(2) === 0 && { since: someDate() }),
    ...(random.below(2) === 0 && { until: someDate() }),
    ...(random.below(3) === 0 && outlet !== "" && { outlet }),
    ...(random.below(3) === 0 && { articleKinds: random.pick([["opinion"], ["news", "live blog"], ["obituary"], []]) }),
    ...(random.below(6) === 0 && { isCorrected: true as const }),
  }
}

const TRIES = Array.from({ length: 200 }, someFilters)
const slugsOf = (all: readonly { readonly slug: string }[]) => [...new Set(all.map(({ slug }) => slug))].sort()
const expected = (filters: Filters & ArticleFilters) => slugsOf(ARTICLES.filter((one) => isFitting(one, filters)))

describe.each(["is made", "is being made anew"])(`while the index %s (SEED=${SEED})`, (state) => {
  test("what is narrowed to an outlet, kinds and a time is found, and nothing else", async () => {
    if (state !== "is made") db.atomically(() => beginAnew(db))
    for (const { isCorrected: _, ...filters } of TRIES)
      for (const kind of [undefined, "quote", "fact"] as const) {
        const narrowed: Filters = kind === undefined ? filters : { ...filters, kind }
        const told = JSON.stringify(narrowed)
        expect(slugsOf(await snippets.list(narrowed, 999)), told).toEqual(expected(filters))
        if (state !== "is made") continue
        expect(slugsOf(await snippets.candidates([["cherries"]], narrowed, 999)), told).toEqual(expected(filters))
        expect(slugsOf(await snippets.holdingRuns([["cherries"]], [], narrowed, 999)), told).toEqual(expected(filters))
      }
  })

  test("articles are listed and counted by the same", async () => {
    for (const filters of TRIES) {
      const told = JSON.stringify(filters)
      expect(slugsOf(await articles.fitting(filters, 999, 0)), told).toEqual(expected(filters))
      const counted = (await articles.groups(filters)).reduce((sum, group) => sum + group.articles, 0)
      expect(counted, told).toBe(expected(filters).length)
    }
  })
})
