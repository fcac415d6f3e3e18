import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { folded, tokens, tokensAmong, words } from "../../../src/core/text/fold.ts"
import { filterOf } from "../../../src/core/text/word-filter.ts"
import { runs } from "../../support/counts.ts"
import { again, expectLinear } from "../../support/linear.ts"

describe("folding", () => {
  test.each([
    ["case", "Iranian DRONES", "iranian drones"],
    ["accents, in one character or two", "Erdoğan Erdog\u0306an café", "erdogan erdogan cafe"],
    ["letters with a stroke or ligature", "Søren Łukasz Æthel Cœur", "soren lukasz aethel coeur"],
    ["the sharp s", "Straße STRASSE STRAẞE", "strasse strasse strasse"],
    ["the Turkish i", "İstanbul ıslak", "istanbul islak"],
    ["the final sigma", "Οδυσσεύς ΟΔΥΣΣΕΎΣ", "οδυσσευσ οδυσσευσ"],
    ["compatibility forms", "ﬁne ｗｉｄｅ m²", "fine wide m2"],
    ["quotation marks and other signs", "“honor for the country”. And…", "honor for the country and"],
    ["a possessive", "Russia's Russia’s", "russia russia"],
    ["a plural possessive", "the dockers' offer", "the dockers offer"],
    ["an apostrophe within a name", "O'Keefe O’Keefe Hawaiʻi don't", "okeefe okeefe hawaii dont"],
    ["initials", "U.S. troops, the U.N., J.K. Rowling, e.g. this", "us troops the un jk rowling eg this"],
    ["a sentence that ends in one letter", "Plan B.Then we left. I. Now", "plan b then we left i now"],
    ["thousands", "1,200 dockers, 2,000,000 drones", "1200 dockers 2000000 drones"],
    ["other numbers", "3.5 per cent, 10,20 and 1,2345", "3．5％ 10 20 and 1 2345"],
    ["hyphens and dashes", "so-and-so, non‑military—yes", "so and so non military yes"],
    ["soft hyphens and direction marks", "ura\u00adnium \u202Ewar\u202C", "uranium war"],
    ["a zero-width blank", "Iran\u200bRussia", "iran russia"],
    ["other scripts", "Хаменеи дрон हिन्दी 東京", "хаменеи дрон हिन्दी 東京"],
    ["no word at all", " …?! ", ""],
  ])("%s", (_, text, expected) => {
    expect(folded(text)).toBe(expected)
  })

  test("a token's span is what stands there: without the possessive, with all its accents", () => {
    const text = "“Russia's” e\u0301te\u0301, U.S. and 1,200."
    expect(tokens(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      "Russia",
      "e\u0301te\u0301",
      "U.S",
      "and",
      "1,200",
    ])
  })
})

/** Text that is likely to hit the rules: letters, digits, every mark that may belong to a word, and what vanishes. */
const tricky = fc.string({
  unit: fc.constantFrom(..."asSIé1ß\u0301'’.,- \u00ad\u200b\u202eﬁİ“дह".split("")),
  maxLength: 40,
})

describe("any text", () => {
  test("the slice at a token's span folds to that token alone, and tokens are in order, apart and not empty", () => {
    const check = (text: string) => {
      let last = 0
      for (const { word, start, end } of tokens(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(words(text.slice(start, end))).toEqual([word])
        last = end
      }
    }
    fc.assert(fc.property(tricky, check), { ...runs(20_000), examples: [["a’s’s"]] })
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), check), runs(10_000))
  })

  test("a folded word folds to itself, and holds no ASCII but small letters and digits", () => {
    const check = (text: string) => {
      for (const word of words(text)) {
        expect(words(word)).toEqual([word])
        expect(word).toMatch(/^[a-z0-9\u0080-\u{10ffff}]+$/u)
      }
    }
    fc.assert(fc.property(tricky, check), runs(20_000))
    for (let code = 0; code < 0x3000; code++) check(`a${String.fromCharCode(code)}b ${String.fromCharCode(code)}`)
  })

  test("words that are sought stand among the others where they stand in the whole text", () => {
    const bits = fc.constantFrom(
      ..."two;twenty;-;five; ;\n;.;,;us;$5;’s;O'Keefe;aged;34;Mr;é;”;million;1,000;km/h;and".split(";"),
    )
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 12 }), fc.nat(), (parts, seed) => {
        const all = tokens(parts.join(""))
        const sought = new Set(all.filter((_, i) => (seed >> (i % 30)) & 1).map(({ word }) => word))
        const among = tokensAmong(parts.join(""), filterOf(sought))
        expect(among.map((token, i) => token ?? all[i])).toEqual(all)
        expect(among.filter((token, i) => token === null && sought.has(all[i]?.word ?? ""))).toEqual([])
      }),
      runs(3_000),
    )
  })

  test("the form in which Unicode writes it does not matter", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."aéÅñğŻőÜ ".split("")), maxLength: 20 })
    fc.assert(
      fc.property(letters, (text) => folded(text.normalize("NFD")) === folded(text)),
      runs(10_000),
    )
  })

  test.each(["a", "'", '"', "may ", "1,", "a.", "a'", "\u0301", "\u00ad", "é", "Iranian drones, he said. "])(
    "%j again and again is folded in linear time",
    (unit) => expectLinear({ make: again(unit), run: tokens }),
  )
})
