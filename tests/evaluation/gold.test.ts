import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { folder } from "../support/spawn.ts"
import { readSets } from "./gold.ts"

let temporary: Awaited<ReturnType<typeof folder>>
beforeEach(async () => {
  temporary = await folder()
})
afterEach(() => temporary.remove())

const document = { id: "a", text: "“Yes,” she said.", quotes: [] }
const file = (name: string, ...lines: readonly unknown[]) =>
  writeFile(join(temporary.path, name), lines.map((line) => `${JSON.stringify(line)}\n`).join(""))

describe("a folder of annotated articles", () => {
  test("holds sets by the names of its files, parts of a set each on its own; anything else is left alone", async () => {
    await Promise.all(
      ["polnear.a.jsonl", "polnear.b.jsonl", "polnear-direct.jsonl"].map((name) => file(name, document)),
    )
    await file("notes.jsonl", "no document")
    const { sets, missing } = await readSets(temporary.path)
    expect(sets.map(({ name, strings }) => [name, strings])).toEqual([
      ["polnear-direct", true],
      ["polnear.a", false],
      ["polnear.b", false],
    ])
    expect(missing).toEqual(["basil", "gum-news"])
  })

  const quote = { start: 1, end: 5, text: "Yes,", kind: "direct", speaker: null }
  test.each([
    ["is no document", { id: "a" }, "basil.jsonl, line 2: "],
    [
      "has a quote that the text has not",
      { ...document, quotes: [{ ...quote, start: 2 }] },
      "the quote at 2 is not what",
    ],
    ["has a quote of no known kind", { ...document, quotes: [{ ...quote, kind: "sung" }] }, "quotes[0].kind"],
  ])("names file and line of what %s", async (_, line, problem) => {
    await file("basil.jsonl", { ...document, quotes: [quote] }, line)
    await expect(readSets(temporary.path)).rejects.toThrow(problem)
  })
})
