import fc from "fast-check"
import { expect, test } from "vitest"
import { cut } from "../../../src/core/text/cut.ts"
import { runs } from "../../support/counts.ts"

test.each([
  ["We express our grave concern", 40, "We express our grave concern"],
  ["We express our grave concern", 20, "We express our…"],
  ["We express our grave concern", 15, "We express our…"],
  ["x".repeat(50), 10, `${"x".repeat(9)}…`],
  ["flag 🇺🇦🇺🇦", 8, "flag…"],
  ["👩‍👩‍👧‍👦 family", 3, "…"],
])("%s, in %i", (text, limit, shown) => {
  expect(cut(text, limit)).toBe(shown)
})

test("what is cut is never longer than the limit and begins as the text does", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
      const shown = cut(text, limit)
      expect(shown.length).toBeLessThanOrEqual(limit)
      expect(text.startsWith(shown.replace(/…$/, "")) || shown === text).toBe(true)
    }),
    runs(20_000),
  )
})
