import { describe, expect, test } from "vitest"
import { fitBlocks } from "../../../src/core/reply/fit.ts"
import { prosesOf } from "../../../src/core/reply/lines.ts"
import { type Block, plain, textOf } from "../../../src/core/reply/reply.ts"
import { again, expectLinear } from "../../support/linear.ts"

const source = { slug: "a", version: "v", title: "Title", paragraph: 1, at: { start: 0, end: 1 } }
const quote = (words: string, context?: string): Block => ({
  kind: "quote",
  snippet: "#a",
  passages: [{ prose: plain(words), quoted: true }],
  speaker: { name: "Ned Price" },
  source,
  ...(context !== undefined && { context: plain(context) }),
})
const list = (...items: string[]): Block => ({ kind: "list", items: items.map((item) => ({ prose: plain(item) })) })
const heading: Block = { kind: "heading", prose: plain("Heading") }

/** Every text of the blocks, one a line: what the room below is measured in. */
const written = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.kind === "list") return block.items.map(({ prose }) => textOf(prose))
    if (block.kind === "quote")
      return [...block.passages.map(({ prose }) => textOf(prose)), textOf(block.context ?? [])]
    if (block.kind === "verdict") return [textOf(block.sentence), textOf(block.checked), ...written(block.found)]
    return [textOf(block.kind === "fact" ? block.sentence : block.prose)]
  })
const shown = (room: number, ...blocks: Block[]) =>
  written(fitBlocks(blocks, 4000, (blocks) => written(blocks).join("").length <= room)).filter((line) => line !== "")

describe("an answer that is too long for where it is shown", () => {
  const words = "We express our grave concern about this."
  const context = "Before that the spokesman had told reporters of the Department's evidence, at length."

  test("what fits stays whole", () => {
    expect(shown(200, heading, quote(words, context))).toEqual(["Heading", words, context])
  })
  test("names fewer of the other articles that have the words before it gives up anything else, and counts them", () => {
    const said = quote("one two")
    const others = Array.from({ length: 9 }, (_, i) => ({
      snippet: `#${i}`,
      source: { ...source, title: `Report ${i}` },
      shows: { slug: `report-${i}`, version: "v", spans: [] },
    }))
    const blocks = [{ ...said, alsoIn: { articles: others, more: 2 } } as Block]
    const listedWithin = (room: number) =>
      fitBlocks(blocks, 1000, (blocks) => JSON.stringify(blocks.flatMap(prosesOf)).length <= room).flatMap((block) =>
        block.kind === "quote" && block.alsoIn ? [[block.alsoIn.articles.length, block.alsoIn.more]] : [],
      )
    const whole = JSON.stringify(blocks.flatMap(prosesOf)).length
    expect(listedWithin(whole)).toEqual([[9, 2]])
    expect(listedWithin(whole - 20)).toEqual([[7, 4]])
    expect(listedWithin(whole - 50)).toEqual([[4, 7]])
    expect(listedWithin(whole - 120)).toEqual([[0, 11]])
  })
  test("gives up the context first, from its end and between words", () => {
    expect(shown(100, quote(words, context))).toEqual([words, "Before that the spokesman had told reporters of the…"])
  })
  test("has no context rather than a few words of it", () => {
    expect(shown(60, quote(words, context))).toEqual([words])
  })
  test("then gives up whole answers from the end, and says how many", () => {
    expect(shown(109, heading, quote(words), quote(words), quote(words))).toEqual([
      "Heading",
      words,
      "2 more, not shown here.",
    ])
  })
  test("counts the lines of a list one by one", () => {
    const lines = "one two three four five six seven eight nine".split(" ")
    expect(shown(35, list(...lines))).toEqual(["one", "two", "three", "6 more, not shown here."])
  })
  test("leaves no heading without what it heads", () => {
    expect(shown(75, quote(words), heading, quote(words))).toEqual([words, "1 more, not shown here."])
  })
  test("cuts a quotation only when it alone is too long, and shows that it did", () => {
    expect(shown(55, heading, quote(words), quote(words))).toEqual([
      "Heading",
      "We express our grave […]",
      "1 more, not shown here.",
    ])
  })
  test("never cuts through what the eye takes for one character", () => {
    expect(shown(20, quote("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦"))).toEqual(["👨‍👩‍👧‍👦 […]"])
  })
  test("names and titles longer than any that is meant are shortened", () => {
    const [block] = fitBlocks([{ ...quote(words), speaker: { name: "Ned ".repeat(500) } } as Block], 4000, () => true)
    expect(block?.kind === "quote" && block.speaker?.name).toMatch(/^(Ned ){20,30}Ned…$/)
  })
  test("what says nothing is left out, and an answer never empty", () => {
    expect(shown(4000, { kind: "prose", prose: plain("\u200B") }, quote(words))).toEqual([words])
    expect(shown(4000, { kind: "prose", prose: plain("\u200B") }, list())).toEqual(["There is nothing to show."])
  })
  test("takes linear time, however long it is", () =>
    expectLinear({
      make: (size) => Array.from({ length: 20 }, () => quote(again("concern ")(size), again("context ")(size))),
      run: (blocks) => shown(4000, ...blocks),
    }))
})
