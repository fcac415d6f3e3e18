import { describe, expect, test } from "vitest"
import { extractText } from "../../support/extract.ts"

const lead = "Denmark sold two ferries to a yard in Norway on Monday."
const summaryOf = (text: string, title = "Denmark sells its ferries") => {
  const { coverage, words } = extractText(text, { title })
  return coverage.summary.map(({ span }) => words(span))
}

describe("what stands on the page beside the story is no part of its summary", () => {
  test.each([
    ["a caption with its credit", "Anna Keller is holding a model of the old boat. Image: Fred Hale."],
    ["a caption without a full stop", "Anna Keller is holding a model of the old boat"],
    ["who stands where", "Anna Keller (left) is holding a model of the old boat."],
    ["an agency's picture", "Anna Keller is holding a model of the old boat. (AP Photo/Fred Hale)"],
    ["an agency's caption", "Anna Keller speaks in the harbour of Copenhagen on June 14, 2016."],
    ["a notice to read on", "Read more about the boats that the council has sold."],
    ["a notice to sign up", "Sign up for the letter that tells what the council does."],
    ["who else worked on it", "Fred Hale of the harbour office contributed to this report."],
    ["what became of the text", "This story was updated after the council had sold the boats."],
    ["speech that goes on below", "“The boats were old. The council of the town was poor and had to sell."],
  ])("%s: %s", (_, paragraph) => {
    expect(summaryOf(`${paragraph}\n${lead}`)).toEqual([lead])
    expect(summaryOf(`${lead}\n${paragraph}`)).toEqual([lead])
  })

  test("nor the headline, where the text repeats it, whole or longer than the title", () => {
    const headline = "Denmark sold its two old ferries to Norway."
    expect(summaryOf(`${headline}\n${lead}`, headline)).toEqual([lead])
    expect(summaryOf(`${headline}\n${lead}`, "Denmark sold its two")).toEqual([lead])
  })
})

test.each([
  ["The council showed a video of the boats to the workers."],
  ["The council left the price to the buyers of the boats."],
  ["The report was kept from the council of the town for years."],
  ["Correction officers of the town kept the boats in the harbour."],
  ["Anna Keller was pictured on the boats in the old harbour."],
  ["Anna Keller, who follows the council on Twitter, spoke in Oslo on June 14."],
])("a sentence of the story that looks like it may stand in the summary: %s", (sentence) => {
  expect(summaryOf(`${lead}\n${sentence}`)).toContain(sentence)
})

test("a first sentence that begins as the title does, and goes on to tell what no other sentence tells, is no headline", () => {
  expect(summaryOf(lead, "Denmark sold two ferries")).toEqual([lead])
})
