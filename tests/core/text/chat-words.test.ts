import { describe, expect, test } from "vitest"
import { addressIn, areSameAddress, chatAddress, chatWords } from "../../../src/core/text/chat-words.ts"
import { again, expectLinear } from "../../support/linear.ts"

test.each([
  ["*grave concern*", "grave concern"],
  ["_so_ ~much~ `code` **bold** ||spoiler||", "so much code bold spoiler"],
  ["snake_case stays", "snake_case stays"],
  ["> quoted line", "quoted line"],
  ["hello :wave: there :+1:", "hello there"],
  ["at 10:30:45 and a ratio of 3:4:5", "at 10:30:45 and a ratio of 3:4:5"],
  ["👋 Hale ❤️", "Hale"],
  ["<https://tide.example/a|The harbour>", "The harbour"],
  ["<@U123> said <#C1|news> <:party:123>", "said"],
  ["[the harbour](https://tide.example/a)", "the harbour"],
  [":wave:", ""],
  ["cranes cc @kim", "cranes"],
  ["cranes cc: <@U123>, <@U456|kim>", "cranes"],
  ["an engine of 500 cc", "an engine of 500 cc"],
  ["cc @kim is who asked", "cc @kim is who asked"],
])("what people see of %j is %j", (typed, seen) => {
  expect(chatWords(typed)).toBe(seen)
})

describe("an address", () => {
  const ADDRESS = "tide.example/news/harbour"
  test.each([
    "https://tide.example/news/harbour",
    "http://www.tide.example/news/harbour/",
    "tide.example/news/harbour",
    "//Tide.example/news/harbour?utm_source=x&fbclid=1#top",
    "<https://tide.example/news/harbour|tide.example/news/harbour>",
    "<https://tide.example/news/harbour>",
    "[here](https://tide.example/news/harbour)",
    "*https://m.tide.example/news/harbour*",
  ])("%s", (typed) => {
    expect(chatAddress(typed)).toBe(ADDRESS)
  })

  test.each(["harbour reopens", "Mr. Price", "3.5", "a@b.example", "https://", ""])("is not %j", (typed) => {
    expect(chatAddress(typed)).toBeNull()
  })

  test("is another where a query names the article", () => {
    const [one, other] = ["tide.example/?p=1", "tide.example/?p=2"].map((text) => addressIn(text) ?? "")
    expect(areSameAddress(one ?? "", other ?? "")).toBe(false)
    expect(areSameAddress(ADDRESS, `${ADDRESS}?view=print`)).toBe(true)
  })
})

test.each(["<", " cc @a", "[a", ":a", "_", "*", "\n", "> ", "a.", "👋"])(
  "%j again and again is read in linear time",
  (unit) => expectLinear({ make: again(unit), run: (text) => [chatWords(text), chatAddress(text)] }),
)
