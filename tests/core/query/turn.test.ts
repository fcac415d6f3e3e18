import { expect, test } from "vitest"
import { openSqlite } from "../../../src/archive/sqlite.ts"
import { didYouMean, search } from "../../../src/core/query/index.ts"
import { turn } from "../../../src/core/query/turn.ts"
import { coveredIranDrones, fill, HARBOUR_STRIKE } from "../../support/archive.ts"

/** How many others could be answered while the work was under way. */
async function answeredDuring(work: Promise<unknown>): Promise<number> {
  let isOver = false
  let answered = 0
  const next = () => {
    if (isOver) return
    answered++
    setImmediate(next)
  }
  setImmediate(next)
  await work.finally(() => {
    isOver = true
  })
  return answered
}

test("of all who wait one goes on at a time, in the order of asking", async () => {
  const order: string[] = []
  const ask = async (name: string) => {
    for (let n = 1; n <= 2; n++) {
      await turn()
      order.push(`${name}${n}`)
    }
  }
  const asked = ["a", "b"].map(ask)
  expect(await answeredDuring(Promise.all(asked))).toBeGreaterThanOrEqual(3)
  expect(order).toEqual(["a1", "b1", "a2", "b2"])
})

test("a long question lets others be answered between its words", async () => {
  const archive = await openSqlite(":memory:")
  await fill(archive, coveredIranDrones(), HARBOUR_STRIKE)
  const typed = Array.from({ length: 40 }, (_, i) => `sanctoin${"abcdefghij"[i % 10]}${"klmnopqrst"[i % 7]}`).join(" ")
  expect(await answeredDuring(search(archive, { kind: "quote", query: typed }))).toBeGreaterThan(40)
  expect(await answeredDuring(didYouMean(archive, typed))).toBeGreaterThan(8)
  await archive.close()
})

test("a question of any length and content has an answer", async () => {
  const archive = await openSqlite(":memory:")
  await fill(archive, coveredIranDrones(), HARBOUR_STRIKE)
  const hostile = [
    "drones ".repeat(200_000),
    "ab".repeat(1_000_000),
    "“".repeat(100_000),
    "\u{1f981}".repeat(50_000),
    "a b c d e f g h i j ".repeat(9_999),
  ]
  for (const query of hostile) {
    const { found } = await search(archive, { kind: "quote", query })
    expect(found.length).toBeLessThanOrEqual(50)
    await didYouMean(archive, query)
  }
  await archive.close()
})
