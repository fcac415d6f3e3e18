import { describe, expect, test } from "vitest"
import { readArguments } from "../../../src/core/command/arguments.ts"
import { choice, day, defineCommand, flag, page, text } from "../../../src/core/command/command.ts"
import { REPEATED } from "../../../src/core/reply/reply.ts"

const quote = defineCommand({
  name: "quote",
  summary: "",
  example: "",
  options: {
    query: text("What to look for").required(),
    speaker: text("Who said it"),
    since: day("From this day on"),
    length: choice("How long", ["short", "medium", "long"]),
    private: flag("Only for me"),
    page: page("Which page").hidden(),
  },
  run: async () => ({ blocks: [], actions: [], audience: "asker", outcome: "answered" }),
})

const read = (args: Record<string, string>) => readArguments(quote, { query: "drones", ...args })

describe("arguments are read by the command's declaration", () => {
  test.each<[Record<string, string>, object]>([
    [{}, { query: "drones", speaker: undefined, since: undefined, private: false, page: 1 }],
    [{ query: "  drones " }, { query: "drones" }],
    [{ speaker: "" }, { speaker: undefined }],
    [{ private: "Yes" }, { private: true }],
    [{ private: "off" }, { private: false }],
    [{ since: "2022" }, { since: "2022" }],
    [{ since: " last week" }, { since: "last week" }], // which days that is depends on who asks, and when
    [{ length: "LONG" }, { length: "long" }],
    [{ page: "2" }, { page: 2 }],
  ])("%j", (given, args) => {
    expect(read(given)).toMatchObject({ ok: true, args })
  })
})

describe("what was not understood is told with what to do", () => {
  test.each<[Record<string, string>, string]>([
    [{ query: " " }, "“query” is missing: What to look for."],
    [{ private: "maybe" }, "“private:maybe” must be yes or no."],
    [{ page: "0" }, "“page:0” is not a page number."],
    [{ length: "tiny" }, "“length:tiny” is not a choice. Type short, medium or long."],
    [{ spaker: "price" }, "/quote has no option “spaker”: it takes query, speaker, since, length and private."],
    [{ ["x".repeat(5_000)]: "price" }, "x…”: it takes"],
  ])("%j", (given, problem) => {
    expect(read(given)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) })
  })

  const meant = (given: Record<string, string>) => {
    const reading = read(given)
    return reading.ok ? [] : reading.suggestions.map(({ args }) => args)
  }

  test("a misspelt option offers the nearest one, and the words as text", () => {
    expect(meant({ spaker: "price" })).toEqual([
      { query: "drones", speaker: "price" },
      { query: "drones spaker:price" },
    ])
  })

  test("an option given twice is named, and each of its values offered", () => {
    const twice = { speaker: `price${REPEATED}mulroy` }
    expect(read(twice)).toMatchObject({
      problem: "“speaker” is there more than once: “price” and “mulroy”. Choose one.",
    })
    expect(meant(twice)).toEqual([
      { query: "drones", speaker: "price" },
      { query: "drones", speaker: "mulroy" },
    ])
  })

  test("a wrong choice offers the nearest one, or all where none is near", () => {
    expect(meant({ length: "shrot" })).toEqual([{ query: "drones", length: "short" }])
    expect(meant({ length: "tiny" }).map(({ length }) => length)).toEqual(["short", "medium", "long"])
  })

  test("names that every object has are no options", () => {
    for (const name of ["constructor", "toString", "__proto__"]) {
      const raw = JSON.parse(`{"query": "drones", "${name}": "x"}`)
      expect(readArguments(quote, raw)).toMatchObject({ ok: false })
    }
  })
})
