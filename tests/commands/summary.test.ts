import { join } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import { type Reply, textOf } from "../../src/core/reply/reply.ts"
import { covered, coveredIranDrones, HARBOUR_STRIKE, ORCHARD, type Story } from "../support/archive.ts"
import { extractText } from "../support/extract.ts"
import { newsroomWith, wordsIn } from "../support/newsroom.ts"

let room: Awaited<ReturnType<typeof newsroomWith>>
beforeAll(async () => {
  room = await newsroomWith(coveredIranDrones(), HARBOUR_STRIKE, ORCHARD)
})

const listsIn = ({ blocks }: Reply) => blocks.flatMap((block) => (block.kind === "list" ? [block.items] : []))
const labels = ({ actions }: Reply) => actions.map(({ label }) => label)

test("how answers read", async () => {
  const shown = await room.transcript(
    "/summary",
    "/summary iran drones length:long",
    "/summary qqq",
    "/summary length:tiny",
  )
  await expect(shown).toMatchFileSnapshot(join(import.meta.dirname, "../golden/terminal/summary.txt"))
})

test("without an article the newest is summed up", async () => {
  expect(wordsIn(await room.ask("/summary"))).toContain(
    "Dockers walk out at Hull harbour\nInes Ferreira · 3 November 2022",
  )
})

test("sentences stand in the article's order, whole, each with its paragraph", async () => {
  const [sentences = []] = listsIn(await room.ask("/summary iran-drones"))
  expect(sentences.map(({ prose }) => prose.at(-1)?.text)).toEqual([" (¶ 1)", " (¶ 2)", " (¶ 4)"])
  for (const { prose } of sentences) expect(textOf(prose.slice(0, -1))).toMatch(/^\p{Lu}.*\.$/u)
})

describe("how long", () => {
  const words = Array.from({ length: 9 }, (_, i) => `Sentence ${i} tells something.`)
  const story: Story = {
    slug: "long",
    title: "Long",
    paragraphs: [words.join(" ")],
    facts: words.map((words) => ({ words })),
  }
  const { article, coverage } = covered(story)
  const summary = coverage.facts.map(({ span }, rank) => ({ span, rank }))

  test.each([
    ["short", 2, ["Medium", "Long"]],
    ["medium", 4, ["Short", "Long"]],
    ["long", 7, ["Short", "Medium"]],
  ])("%s is %i sentences", async (length, count, others) => {
    const { ask } = await newsroomWith({ article, coverage: { ...coverage, summary } })
    const reply = await ask(`/summary length:${length}`)
    expect(listsIn(reply)[0]).toHaveLength(count)
    expect(labels(reply)).toEqual([...others, "Quotes", "Facts"])
  })

  test("no button for a length that would show the same", async () => {
    expect(labels(await room.ask("/summary harbour-strike"))).toEqual(["Quotes", "Facts"])
  })
})

describe("beside the sentences", () => {
  test("stands the quote that shares most words with the title", async () => {
    const { blocks } = await room.ask("/summary harbour-strike")
    expect(blocks.find((block) => block.kind === "quote")?.speaker?.name).toBe("Anna Erdoğan")
  })

  test("stand the facts with figures that the summary leaves out, their figures marked", async () => {
    const sentence = "Growers in the valley lost 40 per cent of their cherries to a frost in May."
    const { article, coverage } = covered(ORCHARD)
    const start = article.text.indexOf("40 per cent")
    const figure = { span: { start, end: start + 11 }, value: 40, unit: "per cent", counted: null }
    const facts = coverage.facts.map((fact) => ({ ...fact, figures: [figure] }))
    const { ask } = await newsroomWith({ article, coverage: { ...coverage, facts, summary: [] } })
    const [figures = []] = listsIn(await ask("/summary"))
    expect(figures.map(({ prose }) => textOf(prose.slice(0, -1)))).toEqual([sentence])
    expect(figures[0]?.prose.find((run) => run.strong)?.text).toBe("40 per cent")
  })

  test.each([
    ["Ferry fares to rise", ["Fares rose by 12 per cent in May.", "The ferries of Hull carry 2,400 people."]],
    [
      "Two ferries sold",
      [
        "Two of the captains came to Hull.",
        "Fares rose by 12 per cent in May.",
        "The ferries of Hull carry 2,400 people.",
      ],
    ],
  ])("the figures are those that the article is about, no ages and no “two of them”: %s", async (title, sentences) => {
    const text =
      "Two of the captains came to Hull.\nFares rose by 12 per cent in May.\nOwen Hart, 61, sailed to Hull.\nThe ferries of Hull carry 2,400 people.\nThe boat left Hull at 7 for the pier."
    const { article, coverage } = extractText(text, { title })
    const { ask } = await newsroomWith({ article, coverage: { ...coverage, summary: [] } })
    const [figures = []] = listsIn(await ask("/summary"))
    expect(figures.map(({ prose }) => textOf(prose.slice(0, -1)))).toEqual(sentences)
  })

  test("stands nothing when the article has none", async () => {
    const { ask } = await newsroomWith({ slug: "bare", title: "Bare", paragraphs: ["And so on."] })
    expect(wordsIn(await ask("/summary"))).toBe("Bare\nNo sentence in this article can stand alone as a summary.")
  })
})

test("words that fit several titles ask which", async () => {
  const { ask } = await newsroomWith(
    { slug: "a", title: "Strike in the harbour", paragraphs: ["A."] },
    { slug: "b", title: "Strike in the mine", paragraphs: ["B."] },
  )
  const reply = await ask("/summary strike")
  expect(reply).toMatchObject({ audience: "asker" })
  expect(labels(reply)).toEqual(["Strike in the harbour", "Strike in the mine"])
  expect(wordsIn(await ask("/summary Strike in the mine"))).toContain("Strike in the mine")
})
