import { expect, test } from "vitest"
import { firstTurn, turn } from "../../../src/core/query/turn.ts"

/** An answer of so many turns; its name is told at the end. */
async function answer(name: string, turns: number, answered: string[]): Promise<void> {
  await firstTurn()
  for (let taken = 1; taken < turns; taken++) await turn()
  answered.push(name)
}

const names = Array.from({ length: 20 }, (_, n) => `answer ${n}`)

test("of twenty who ask at once each is answered before the next begins", async () => {
  const answered: string[] = []
  const seen: number[] = []
  let underWay = 0
  await Promise.all(
    names.map(async (name) => {
      await firstTurn()
      underWay++
      for (let taken = 1; taken < 6; taken++) await turn()
      seen.push(underWay)
      underWay--
      answered.push(name)
    }),
  )
  expect(answered).toEqual(names)
  expect(Math.max(...seen)).toBeLessThanOrEqual(2)
})

test("who takes hundreds of turns keeps nobody waiting for all of them", async () => {
  const answered: string[] = []
  await Promise.all([answer("a long one", 900, answered), ...names.map((name) => answer(name, 6, answered))])
  expect(answered.at(-1)).toBe("a long one")
})

test("what arrives meanwhile is received between two turns", async () => {
  const answered: string[] = []
  const asked = answer("a long one", 50, answered)
  await new Promise((resolve) => setImmediate(resolve))
  answered.push("received")
  await asked
  expect(answered).toEqual(["received", "a long one"])
})
