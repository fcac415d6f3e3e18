import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { normalise } from "../../../src/core/article/normalise.ts"
import { runs } from "../../support/counts.ts"
import { again, expectLinear } from "../../support/linear.ts"

/** Any text, with more than its share of what normalising is about. */
const odd = fc.constantFrom(
  "\r\n",
  "\r",
  "\n",
  "\u2028",
  "\u0085",
  "\f",
  "\t",
  " ",
  "  ",
  "\u00a0",
  "\u3000",
  "\ufeff",
  "\u200b",
  "\u2060",
  "\u00ad",
  "\0",
  "\u009c",
  "\ud800",
  "\udc00",
  "e\u0301",
  "\u0301",
  "\u0327",
  "\u0344",
  "\u212b",
  "\ufb1d",
  "\uac00",
  "\u1112\u1161\u11ab",
  "\u093f",
  "\u200d",
  "\u200c",
  "\u202e",
  "😀",
  "👩‍🚒",
  "\u0301".repeat(40),
  "\u0344".repeat(20),
)
const anyText = fc
  .array(fc.oneof(odd, fc.string({ unit: "grapheme", maxLength: 5 }), fc.string({ unit: "binary", maxLength: 5 })))
  .map((parts) => parts.join(""))

describe("a text is normalised once, before anything is found in it", () => {
  test.each([
    ["every line end becomes one", "a\r\nb\rc\u2028d\u2029e\u0085f\fg\vh", "a\nb\nc\nd\ne\nf\ng\nh"],
    ["lines keep their number", "a\n\n\r\n\nb", "a\n\n\n\nb"],
    ["blanks of any kind become one space", "a\u00a0\u2003\t  b", "a b"],
    ["and none at the edges of a line or of the text", "  a \n\t b\u00a0\n ", "a\nb\n"],
    ["letters and their accents become one", "cafe\u0301 \u1112\u1161\u11ab \u212b", "café 한 Å"],
    ["what has no width and no meaning goes", "\ufeffre\u00adgime, no\u200bthing\u2060", "regime, nothing"],
    ["joiners stay: they make Persian and emoji", "می\u200cخواهم 👩\u200d🚒", "می\u200cخواهم 👩\u200d🚒"],
    ["bidi controls stay, for renderers to make harmless", "a\u202eb\u202c", "a\u202eb\u202c"],
    ["other control characters go", "a\0b\u001bc\u009cd", "abcd"],
    ["half a character becomes the sign for one", "a\ud83db", "a\ufffdb"],
    ["marks are kept up to 32 on one letter", `x${"\u0301".repeat(500)}y`, `x${"\u0301".repeat(32)}y`],
  ])("%s", (_, source, text) => {
    expect(normalise(source).text).toBe(text)
  })

  test("twice is once", () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const { text } = normalise(source)
        expect(normalise(text).text).toBe(text)
      }),
      runs(20_000),
    )
  })
})

describe("the way back to the text as it came", () => {
  test("a span ends at its own last character and takes no dropped blank along", () => {
    const source = "He\u200b said\u00ad  \u201cno\u201d \u00a0\r\nand went"
    const { text, origin } = normalise(source)
    const at = text.indexOf("\u201cno\u201d")
    const { start, end } = origin.toSource({ start: at, end: at + 4 })
    expect(source.slice(start, end)).toBe("\u201cno\u201d")
    expect(source.slice(0, origin.toSource({ start: 0, end: 2 }).end)).toBe("He")
  })

  test("a composed letter stands for all that it was made of", () => {
    const { text, origin } = normalise("cafe\u0301s")
    expect(text).toBe("cafés")
    expect(origin.toSource({ start: 3, end: 4 })).toEqual({ start: 3, end: 5 })
    expect(origin.toSource({ start: 4, end: 5 })).toEqual({ start: 5, end: 6 })
  })

  test("any span leads to words that read the same when they are normalised themselves", () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (source, a, b) => {
        const { text, origin } = normalise(source)
        // Between words, nothing joins across the span's ends.
        const ends = [...text.matchAll(/[a-z0-9]+/gi)].flatMap(({ 0: word, index }) => [index, index + word.length])
        if (ends.length === 0) return
        const [from, to] = [ends[(a % (ends.length / 2)) * 2] ?? 0, ends[(b % (ends.length / 2)) * 2 + 1] ?? 0]
        if (from >= to || /\p{M}/u.test(text[to] ?? "")) return
        const { start, end } = origin.toSource({ start: from, end: to })
        expect(normalise(source.slice(start, end)).text).toBe(text.slice(from, to))
        expect(source.slice(start, end)).toMatch(/^\S(?:.*\S)?$/s)
      }),
      // The sign for kelvin becomes the letter.
      { ...runs(20_000), examples: [["\u212a", 0, 0]] },
    )
  })

  test("no span leads out of the text, backwards, or into the middle of a character", () => {
    const inPair = (text: string, at: number) => at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff
    fc.assert(
      fc.property(anyText, fc.integer({ min: -3, max: 60 }), fc.integer({ min: -3, max: 60 }), (source, a, b) => {
        const { origin } = normalise(source)
        const { start, end } = origin.toSource({ start: a, end: b })
        const later = origin.toSource({ start: a + 1, end: b + 1 })
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThanOrEqual(start)
        expect(end).toBeLessThanOrEqual(source.length)
        expect(inPair(source, start) || inPair(source, end)).toBe(false)
        expect(later.start).toBeGreaterThanOrEqual(start)
      }),
      runs(20_000),
    )
  })
})

test.each([" ", "\n", "\u0301", "\u0344", "\ufb1d", "\u0000", "e\u200b", "\ud800", "\u1161", "a"])(
  "%j again and again is normalised in linear time",
  (text) => expectLinear({ make: again(text), run: normalise }),
)
