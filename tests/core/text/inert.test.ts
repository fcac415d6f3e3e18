import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { inert, isPlainWords, webAddress } from "../../../src/core/text/inert.ts"
import { runs } from "../../support/counts.ts"
import { UNSEEN } from "../../support/hostile.ts"
import { again, expectLinear } from "../../support/linear.ts"

describe("text that may be shown", () => {
  test.each(UNSEEN)("%s are taken out", (_name, text, visible) => {
    expect(inert(text).trim()).toBe(visible)
  })

  test.each([
    ["a family", "👨‍👩‍👧‍👦"],
    ["a rainbow flag", "🏳️‍🌈"],
    ["the flag of England", "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}"],
    ["a red heart", "❤️"],
    ["Persian with its non-joiner", "می‌خواهم"],
    ["Hindi with a joiner", "क्‍ष"],
    ["pointed Hebrew", "בְּרֵאשִׁ֖ית"],
    ["Vietnamese, decomposed", "Việt Nam".normalize("NFD")],
    ["Thai", "ที่นี่"],
    ["a variant of a Chinese character", "葛\u{E0100}"],
    ["Arabic", "قال الرئيس"],
    ["quotation marks of every kind", "“a” ‘b’ «c» „d“ 「e」"],
  ])("%s stays as it is written", (_name, text) => {
    expect(inert(text)).toBe(text)
  })

  test("once is enough", () => {
    const isDone = (text: string) => inert(text) === text
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => isDone(inert(text))),
      runs(20_000),
    )
  })

  test.each(["\u200D", "e\u0301\u0301", "\u{1F3F4}\u{E0020}"])("%j again and again is made so in linear time", (unit) =>
    expectLinear({ make: again(unit), run: inert }),
  )
})

describe("words that no platform can read as markup", () => {
  test.each([
    ["Iran implicated in Russian attacks on civilians", true],
    ["US-Iran talks: what we know (so far)", true],
    ["“Who is he?” asked the U.S. minister, 3.5 years later", true],
    ["Президент сказал", true],
    ["www.bank.example", false],
    ["Call me :smile: now", false],
    ["http://bank.example", false],
    ["A *bold* claim", false],
    ["C#", false],
    ["1️⃣ place", false],
    ["love ❤️", false],
    ["", false],
    ["…", false],
  ])("%s: %s", (text, plain) => expect(isPlainWords(text)).toBe(plain))
})

describe("addresses that may be linked", () => {
  test.each([
    ["https://news.example/a_b?id=1#c", "https://news.example/a_b?id=1#c"],
    ["HTTP://EXÄMPLE.example/ä b", "http://xn--exmple-cua.example/%C3%A4%20b"],
    ["https://news.example/(a)*[b]", "https://news.example/%28a%29%2a%5bb%5d"],
    ["http://[::1]/", "http://[::1]/"],
    ["javascript:alert(1)", null],
    ["data:text/html,x", null],
    ["file:///etc/passwd", null],
    ["https://bank.example@evil.example/", null],
    ["//evil.example", null],
    ["news.example", null],
    [`https://news.example/${"a".repeat(3000)}`, null],
  ])("%s", (url, href) => expect(webAddress(url)).toBe(href))
})
