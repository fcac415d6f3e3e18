import { expect, test } from "vitest"
import { gist } from "./gist.ts"

const person = "The city sold its two ferries to a yard in Norway."

test.each([
  ["the same words tell all of it", person, { words: 1, pairs: 1 }],
  [
    "in another order, all words and fewer pairs",
    "A yard in Norway: two ferries the city sold.",
    { words: 1, pairs: 3 / 5 },
  ],
  ["small words tell nothing", "It was in the and of a", { words: 0, pairs: 0 }],
  ["a word that comes twice tells no more than once", "ferries, ferries, ferries", { words: 1 / 6, pairs: 0 }],
  ["nothing tells nothing", "", { words: 0, pairs: 0 }],
])("%s", (_, summary, { words, pairs }) => {
  const told = gist(person, summary)
  expect({ words: told.words.recall, pairs: told.pairs.recall }).toEqual({ words, pairs })
})

test("a longer summary tells more, but less to the point", () => {
  const short = gist(person, "The city sold ferries.")
  const long = gist(person, "The city sold ferries, which twelve people had painted white in spring for a king.")
  expect(long.words.recall).toBe(short.words.recall)
  expect(long.words.f1).toBeLessThan(short.words.f1)
})
