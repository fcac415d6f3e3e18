import fc from "fast-check"
import { expect, test } from "vitest"
import { piecesAt, textPieces } from "../../../src/core/making/pieces.ts"
import { runs } from "../../support/counts.ts"

const LONGEST = 4_000

/** Paragraphs joined by blank lines, with where each stands. */
function textOf(words: readonly string[]) {
  let start = 0
  const paragraphs = words.map((one) => {
    const span = { start, end: start + one.length }
    start = span.end + 2
    return span
  })
  return { text: words.join("\n\n"), paragraphs }
}

test.each([
  ["no paragraph", [], [""]],
  ["one paragraph", ["Dockers walk out."], ["Dockers walk out."]],
  [
    "two, the blank line with the first",
    ["Dockers walk out.", "They want pay."],
    ["Dockers walk out.\n\n", "They want pay."],
  ],
])("%s", (_, words, pieces) => {
  expect(textPieces(textOf(words)).map(({ words }) => words)).toEqual(pieces)
})

test("a long paragraph is cut between two signs, never inside one", () => {
  const pieces = textPieces(textOf([`a${"🙂".repeat(LONGEST)}`]))
  expect(pieces.map(({ words }) => words.length)).toEqual([LONGEST - 1, LONGEST, 2])
  for (const { words } of pieces) expect(words.isWellFormed()).toBe(true)
})

const paragraph = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
  fc
    .integer({ min: LONGEST - 2, max: 3 * LONGEST })
    .map((length) => "“he said” 🙂".repeat(length).slice(1, length).toWellFormed()),
)

test("whatever is written, the pieces are the text, none is long, and a span is read from the pieces that it stands in", () => {
  fc.assert(
    fc.property(fc.array(paragraph, { maxLength: 6 }), fc.nat(), fc.nat(), (words, from, length) => {
      const given = textOf(words)
      const pieces = textPieces(given)
      expect(pieces.map(({ words }) => words).join("")).toBe(given.text)
      for (const { words } of pieces) expect(words.length).toBeLessThanOrEqual(LONGEST + 2)
      for (const { words } of pieces) expect(words.isWellFormed()).toBe(given.text.isWellFormed())
      const start = from % (given.text.length + 1)
      const span = { start, end: Math.min(given.text.length, start + (length % (2 * LONGEST))) }
      const [first, last] = piecesAt(pieces, span)
      const read = pieces.slice(first, last + 1)
      const begun = span.start - (read[0]?.start ?? 0)
      const joined = read.map(({ words }) => words).join("")
      expect(joined.slice(begun, begun + span.end - span.start)).toBe(given.text.slice(span.start, span.end))
    }),
    runs(3_200),
  )
})
