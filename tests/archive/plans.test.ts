import { expect, test } from "vitest"
import { openDatabase } from "../../src/archive/database.ts"
import { snippetShelf } from "../../src/archive/snippets.ts"
import { vocabularyOf } from "../../src/core/query/vocabulary.ts"
import type { Filters } from "../../src/core/shelves/snippets.ts"

const FILTERS: readonly Filters[] = [
  {},
  { kind: "fact" },
  { kind: "quote" },
  { kind: "fact", article: "harbour-strike" },
  { kind: "quote", speakers: ["Anna Erdoğan"] },
  { kind: "fact", since: "2022", until: "2023", outlet: "Hull Post", articleKinds: ["news"] },
]

test.each(FILTERS)("no list and no search of snippets makes an index of all of them first: %j", async (filters) => {
  const db = await openDatabase(":memory:")
  const asked: [sql: string, values: Parameters<typeof db.all>[1][]][] = []
  const listening = {
    ...db,
    all: (...call: Parameters<typeof db.all>) => {
      const [sql, ...values] = call
      asked.push([sql, values])
      return db.all(...call)
    },
  }
  const shelf = snippetShelf(listening, async () => vocabularyOf([]))
  await shelf.list(filters, 9)
  await shelf.list(filters, 9, "oldest")
  await shelf.candidates([["cranes"]], filters, 9)
  await shelf.holdingRuns([["the", "cranes"]], [["cranes"]], filters, 9)
  expect(asked.length).toBeGreaterThanOrEqual(4)
  for (const [sql, values] of asked) {
    const plan = db.all(`explain query plan ${sql}`, ...values).map(({ detail }) => String(detail))
    expect(plan.filter((step) => /AUTOMATIC|SCAN snippets/.test(step))).toEqual([])
  }
  db.close()
})
