import { expect, test } from "vitest"
import { addWords, changedWords, clearWords, heldWords, wordCounter } from "../../src/archive/word-counter.ts"
import { randomFrom } from "../support/random.ts"

const counted = (...all: readonly (readonly [words: string, more: number | readonly number[]])[]) => {
  const counter = wordCounter()
  for (const [words, more] of all) addWords(counter, words, more)
  return counter
}

test.each([
  [
    "words of two articles",
    [
      ["the cranes stood", 1],
      ["the port", 1],
    ] as const,
    "the cranes stood port",
    [2, 1, 1, 1],
  ],
  [
    "counts of a row",
    [
      ["the port", [3, 2]],
      ["port", 1],
    ] as const,
    "the port",
    [3, 3],
  ],
  [
    "an article that is gone",
    [
      ["the port", 1],
      ["the cranes", 1],
      ["the port", -1],
    ] as const,
    "the cranes",
    [1, 1],
  ],
  ["more gone than came", [["port", -2]] as const, "port", [-2]],
  [
    "words that begin alike",
    [
      ["port ports por", 1],
      ["por", 1],
    ] as const,
    "port ports por",
    [1, 1, 2],
  ],
  [
    "letters of any script",
    [
      ["erdoğan Хаменеи £310 漢字", 1],
      ["漢字", 1],
    ] as const,
    "erdoğan Хаменеи £310 漢字",
    [1, 1, 1, 2],
  ],
  [
    "nothing",
    [
      ["", 1],
      [" ", 1],
    ] as const,
    "",
    [],
  ],
  ["a list, with blanks that are too many", [["  the  port ", [1, 2]]] as const, "the port", [1, 2]],
])("%s are counted", (_, all, words, counts) => {
  expect(changedWords(counted(...all))).toEqual({ words, counts })
})

test("any number of words is counted as a map would have it, and told in their order", () => {
  const random = randomFrom(7)
  const counter = wordCounter()
  const known = new Map<string, number>()
  for (let n = 0; n < 400; n++) {
    const words = Array.from({ length: random.below(40) }, () =>
      random
        .below(3_000)
        .toString(36)
        .repeat(1 + (n % 2)),
    )
    const more = random.pick([1, 1, -1])
    addWords(counter, words.join(" "), more)
    for (const word of words) known.set(word, (known.get(word) ?? 0) + more)
  }
  const held = [...known].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1))
  const pages = heldWords(counter, 100)
  expect(pages.map(({ counts }) => counts.length).slice(0, -1)).toEqual(pages.slice(1).map(() => 100))
  expect(pages.flatMap(({ words }) => words.split(" "))).toEqual(held.map(([word]) => word))
  expect(pages.flatMap(({ counts }) => counts)).toEqual(held.map(([, count]) => count))
})

test("what is counted anew knows nothing of before", () => {
  const counter = counted(["the cranes stood", 1])
  clearWords(counter)
  expect(changedWords(counter)).toEqual({ words: "", counts: [] })
  addWords(counter, "cranes stood", 1)
  expect(changedWords(counter)).toEqual({ words: "cranes stood", counts: [1, 1] })
})
