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
    ["Those who worked in the harbour were paid until the summer."],
    ["There were twelve people on board when the boats were sold."],
    ["Both the council and the yard were glad of the sale."],
    ["Anna Keller said that she had never been told the price."],
    ["After she was told the price, Anna Keller left the meeting."],
    ["In its 20 years, the yard had never bought a boat."],
    ["The yard, also known as the old dock, paid in cash."],
    ["Fred Hale (D-Ill.) signed the contract in the town hall."],
    ["Three days after the sale the council closed the harbour."],
    ["Anna Keller called the boats “rotten“ and the price “mad”."],
    ["Earlier this week the council closed the harbour for good."],
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
    ["Another boat was sold to a yard in the south."],
    ["Hours later, the council built a new dock for the boats."],
    ["The next day, the council built a new dock for the boats."],
    ["None of this was known to the council of Copenhagen."],
    ["Anna Keller also said that the council would pay."],
    ["The council, however, kept the price of the boats secret."],
    ["The council was told of the price, too."],
    ["On Thursday, he signed the contract in the town hall."],
    ["The price of the boats was more than she had paid."],
    ["Sixty-six percent said that it made no difference to them."],
    ["The owners of these boats had been told of the price."],
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
    ["a caption that ran into it", "Keller in the harbour In the old town the council built a dock."],
    ["what only announces", "The council told the workers of the harbour in a letter:"],
    ["a sentence without its end", "The council of the town built a new dock for the"],
    ["an entry of a list of times", "11:40 am – The council tells the workers of the harbour."],
    ["an address", "The council shows the boats at https://example.org/boats to all who ask."],
    ["speech that goes on below", "Anna Keller wrote to the workers: “The boats were old and had to go."],
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

  const byRank = (...sentences: readonly string[]) => {
    const { coverage, words } = extractText(sentences.join(" "), { title: "A week in the north" })
    return coverage.summary.toSorted((a, b) => a.rank - b.rank).map(({ span }) => words(span))
  }

  test("is by rank what the article tells first", () => {
    expect(byRank(...story)).toEqual(story)
  })

  test("is by rank the article's own voice before a long quotation", () => {
    const spoken = "Anna Keller said at the town hall: “The boats were old, nobody wanted them, and the town was poor.”"
    const told = "Twelve people lost their work when the harbour was closed."
    expect(byRank(lead, spoken, told)).toEqual([lead, told, spoken])
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
