import fc from "fast-check"
import { expect, test } from "vitest"
import { byteLinesIn, linesIn } from "../../../src/core/text/lines-in.ts"
import { runs } from "../../support/counts.ts"

async function* inPieces(bytes: Uint8Array, ends: readonly number[]) {
  const places = [...new Set(ends.map((end) => end % (bytes.length + 1)))].toSorted((a, b) => a - b)
  for (const [i, end] of [...places, bytes.length].entries()) yield bytes.subarray(i === 0 ? 0 : places[i - 1], end)
}

test("lines are the same, however the bytes come", async () => {
  const text = fc.string({ unit: fc.constantFrom("a", "é", "𝒳", "\n", "\r\n", "\r", "\u2028"), maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(), { maxLength: 6 }), async (text, ends) => {
      const lines = await Array.fromAsync(linesIn(inPieces(new TextEncoder().encode(text), ends)))
      const expected = text.split("\n").map((line) => line.replace(/\r$/, ""))
      expect(lines).toEqual(text.endsWith("\n") || text === "" ? expected.slice(0, -1) : expected)
    }),
    runs(2_000),
  )
})

test("of a line without end its beginning is kept, and the next one is whole", async () => {
  const pieces = ["abc", "def", "ghi", "jkl\nmno", "\n"].map((piece) => Buffer.from(piece))
  const lines = await Array.fromAsync(
    byteLinesIn(
      (async function* () {
        yield* pieces
      })(),
      5,
    ),
  )
  expect(lines.map(String)).toEqual(["abcdef", "mno"])
})
