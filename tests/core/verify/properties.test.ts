import fc from "fast-check"
import { expect, test } from "vitest"
import { isNegation } from "../../../src/core/verify/function-words.ts"
import { readWords } from "../../../src/core/verify/read-words.ts"
import { runs } from "../../support/counts.ts"
import { HARBOUR, verdictOf } from "./harbour.ts"

const { text } = HARBOUR.article
const words = readWords(text)

/** Any run of words of the article, as it stands. */
const slices = fc
  .tuple(fc.nat({ max: words.length - 1 }), fc.integer({ min: 1, max: 60 }))
  .map(([from, count]) => ({ from, to: Math.min(words.length, from + count) }))
const sliceOf = ({ from, to }: { from: number; to: number }) => text.slice(words[from]?.start, words[to - 1]?.end)

test("any run of an article's words is verbatim, where it stands", () => {
  fc.assert(
    fc.property(slices, (slice) => {
      const claimed = sliceOf(slice)
      const { words, source, changes } = verdictOf(claimed)
      expect({ words, changes, text: source?.text }).toEqual({ words: "verbatim", changes: [], text: claimed })
      expect(source && text.slice(source.start, source.end)).toBe(claimed)
    }),
    runs(2_000),
  )
})

const longSlices = slices.filter(({ from, to }) => to - from >= 9)

test("a “not” more is never called the source's words, wherever it stands", () => {
  fc.assert(
    fc.property(longSlices, fc.nat({ max: 100 }), (slice, at) => {
      const before = slice.from + 1 + (at % (slice.to - slice.from - 1))
      const claimed = `${sliceOf({ from: slice.from, to: before })} not ${sliceOf({ from: before, to: slice.to })}`
      expect(verdictOf(claimed).words).not.toMatch(/verbatim|typographic|elided/)
    }),
    runs(2_000),
  )
})

test("a negation less is never called the source's words, with an ellipsis or without", () => {
  fc.assert(
    fc.property(longSlices, fc.constantFrom(" ", " … ", " [...] "), (slice, put) => {
      for (let at = slice.from + 1; at < slice.to - 1; at++) {
        if (!isNegation(words[at]?.form ?? "")) continue
        const claimed = sliceOf({ from: slice.from, to: at }) + put + sliceOf({ from: at + 1, to: slice.to })
        expect(verdictOf(claimed).words).not.toMatch(/verbatim|typographic|elided/)
      }
    }),
    runs(1_000),
  )
})

test("what nobody sees, and how marks and blanks are set, changes nothing", () => {
  const signs = fc.array(fc.constantFrom("\u200b", "\u00ad", "\ufe0f", "\u2060"), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(longSlices, signs, fc.nat({ max: 50 }), (slice, unseen, every) => {
      let n = 0
      const claimed = Array.from(sliceOf(slice), (sign, i) =>
        /\p{L}/u.test(sign) && i % (every + 2) === 0 ? sign + unseen[n++ % unseen.length] : sign,
      ).join("")
      expect(verdictOf(claimed).words).toMatch(/verbatim|typographic/)
    }),
    runs(1_000),
  )
})

test("any text at all has a verdict whose places are slices", () => {
  const piece = fc.constantFrom("the harbour ", "not ", "… ", "[", "] ", "“", "”", "12 ", "\ud83d", "Ellis said ", "closed for ", "twelve days ", "’", "-", "£5m ") // biome-ignore format: one list
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const claimed = pieces.join("")
      const { source, parts, changes, words } = verdictOf(claimed)
      for (const place of source ? [source, ...parts] : parts)
        expect(text.slice(place.start, place.end)).toBe(place.text)
      for (const { span, found } of changes) expect(claimed.slice(span.start, span.end)).toBe(found)
      expect(parts.length >= (words === "spliced" ? 2 : words === "absent" ? 0 : 1)).toBe(true)
    }),
    runs(2_000),
  )
})
