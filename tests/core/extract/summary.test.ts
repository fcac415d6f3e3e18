import { describe, expect, test } from "vitest"
import { extractText } from "../../support/extract.ts"

const lead = "Denmark sold two ferries to a yard in Norway on Monday."
const summaryOf = (text: string, title = "Denmark sells its ferries") => {
  const { coverage, words } = extractText(text, { title })
  return coverage.summary.map(({ span }) => words(span))
}

describe("a sentence that may stand in a summary", () => {
  test.each([
    ["The mayor of Copenhagen, Anna Keller, will retire in the summer."],
    ["Anna Keller said that the council would pay for new boats."],
    ["According to the council, the boats had become too old."],
    ["Anna Keller called the closure of the harbour “a slap in the face”."],
    ["Twelve people lost their work when the harbour was closed."],
    ["Mr. Hale, who built the harbour, had moved to the U.S. in May."],
  ])("%s", (sentence) => {
    expect(summaryOf(`${lead} ${sentence}`)).toContain(sentence)
  })
})

describe("a sentence that leans on the one before may not", () => {
  test.each([
    ["And the price of the boats was kept secret for years."],
    ["But the price of the boats was kept secret for years."],
    ["So the price of the boats was kept secret for years."],
    ["Now, the price of the boats is a secret of the council."],
    ["In turn, the council built a new dock for the boats."],
    ["In contrast, the council built a new dock for the boats."],
    ["At first, the council built a new dock for the boats."],
    ["However, the council built a new dock for the boats."],
    ["Meanwhile, the council built a new dock for the boats."],
    ["The information comes from two workers at the old dock."],
    ["Which means that the council has lost its boats for ever."],
    ["This was the first sale of boats since the long war."],
    ["These were the last boats that the council still owned."],
    ["It was the first sale of boats since the long war."],
    ["He signed the contract in the town hall of Copenhagen."],
    ["She signed the contract in the town hall of Copenhagen."],
    ["They signed the contract in the town hall of Copenhagen."],
    ["His brother signed the contract in the hall of Copenhagen."],
  ])("%s", (sentence) => {
    expect(summaryOf(`${lead} ${sentence}`)).toEqual([lead])
  })
})

describe("nor may what tells nothing by itself", () => {
  test.each([
    ["a scrap", "Nobody was hurt."],
    ["a question", "Will the council of Copenhagen ever sell the old harbour?"],
    ["the writer's own voice", "I saw the old boats in the harbour of Copenhagen myself."],
    ["a quotation without its speaker", "“The price of the boats was kept secret for years.”"],
    ["a piece that lost its head", "the council built a new dock for the boats."],
    ["no verb", "A new dock for the boats of the Copenhagen council."],
    ["a sentence with a stray piece", "The council built a dock. for the boats of the old harbour."],
  ])("%s", (_, sentence) => {
    expect(summaryOf(`${lead}\n${sentence}`)).toEqual([lead])
  })

  test("a sentence of a page's length", () => {
    const long = `The council${" of the harbour of the town".repeat(12)} was glad.`
    expect(summaryOf(`${lead} ${long}`)).toEqual([lead])
  })

  test("the same again in other words", () => {
    const again = "On Monday Denmark sold two old ferries to a yard in Norway."
    expect(summaryOf(`${lead} Nobody was hurt. ${again}`)).toHaveLength(1)
  })
})

describe("its order", () => {
  const story = [
    lead,
    "Anna Keller said that the council would pay for new boats.",
    "Twelve people lost their work when the harbour was closed.",
    "The oldest house of the town was lost in a fire.",
  ]

  test("is the article's", () => {
    expect(summaryOf(story.join(" "))).toEqual(story)
    expect(summaryOf(story.join("\n"))).toEqual(story)
  })

  test("ranks run from 0, each once, and what the title tells comes first", () => {
    const { coverage, words } = extractText(story.join(" "), { title: "The oldest house of the town is lost" })
    const byRank = coverage.summary.toSorted((a, b) => a.rank - b.rank)
    expect(byRank.map(({ rank }) => rank)).toEqual([0, 1, 2, 3])
    expect(byRank[0] && words(byRank[0].span)).toBe(story[3])
  })
})

test.each([[""], ["Nobody was hurt."], ["“Yes.”"]])("an article that tells nothing has no summary: %s", (text) => {
  expect(summaryOf(text)).toEqual([])
})
