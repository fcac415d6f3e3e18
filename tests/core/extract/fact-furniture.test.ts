import { describe, expect, test } from "vitest"
import { readArticle } from "../../../src/core/article/index.ts"
import { extractText, readingOf } from "../../support/extract.ts"

const LEAD = "Denmark sold two ferries to a yard in Norway on Monday."
const factsOf = (text: string): readonly string[] => {
  const { coverage, words } = extractText(text, { title: "Denmark sells its ferries", published: "2021-05-12" })
  return coverage.facts.map(({ span }) => words(span))
}

describe("what stands on the page beside the story is no fact", () => {
  test.each([
    ["who wrote it", "Ruth Okoro is a reporter for The Harbour Post in Copenhagen."],
    [
      "who wrote it, and where they teach",
      "Ruth Okoro, a naval historian, is professor of law at Aarhus and author of two books.",
    ],
    ["what they write about", "Ruth Okoro writes about ports and ferries for The Harbour Post."],
    ["how to reach them", "Ruth Okoro can be reached at Harbour Post, Copenhagen."],
    ["where to follow them", "Follow Ruth Okoro on Twitter @ruthokoro."],
    ["where to follow the paper", "Follow The Harbour Post on Facebook for news of Denmark."],
    ["how to write to them", "Email Ruth Okoro at ruth@example.org or call Copenhagen 240."],
    ["who else worked on it", "Fred Hale contributed to this report from Copenhagen in May 2021."],
    ["who reported and who edited", "Reporting by Ruth Okoro in Copenhagen; Editing by Fred Hale."],
    [
      "where it was printed",
      "A version of this article appears in print on May 12, 2021, on Page A4 of the Copenhagen edition.",
    ],
    ["where it came from", "This article was originally published by The Harbour Post of Copenhagen."],
    ["what became of it", "This article was amended on 12 May 2021 to add a figure from Denmark."],
    ["what to read next", "Read more: Denmark bought two ferries from Norway in 2019."],
    ["what to read next, in brackets", "[Read: Denmark bought two ferries from Norway in 2019.]"],
    ["what is related", "Related: Denmark bought two ferries from Norway in 2019."],
    ["a note of the editors", "Editor’s note: Denmark bought two ferries from Norway in 2019."],
    ["a caption with who took it", "Anna Keller is holding a model of the 1990 ferry. Photo: Fred Hale."],
    ["a caption with who stands where", "Anna Keller (left) and Fred Hale (right) met in Copenhagen."],
    ["what a picture shows", "Photograph of Anna Keller, who was mayor of Copenhagen in 1990."],
    ["a right", "Copyright 2021 The Harbour Post of Copenhagen is reserved by Denmark."],
    ["whom the press may ask", "Media contact: Ruth Okoro is at the press office of Denmark."],
  ])("%s: %s", (_, paragraph) => {
    expect(factsOf(`${LEAD}\n${paragraph}`)).toEqual([LEAD])
  })

  test("nor what the byline's author is, though others name them too", () => {
    const file = `Denmark sells its ferries\nBy Ruth Okoro\n12 May 2021\n\n${LEAD}\n\nThe mayor told Okoro that Denmark had sold 12 more.\n\nRuth Okoro is a reporter in Copenhagen.\n`
    const read = readArticle("ferries.txt", new TextEncoder().encode(file))
    if (!read.ok) throw new Error(read.problem.what)
    const { coverage, words } = readingOf(read.article)
    expect(coverage.facts.map(({ span }) => words(span))).not.toContain("Ruth Okoro is a reporter in Copenhagen.")
  })
})

describe("no piece of a sentence is a fact", () => {
  test.each([
    ["a heading", "Denmark buys two ferries from Norway"],
    ["a heading of a wire", "Denmark buys two ferries from Norway;"],
    ["a heading in capitals", "DENMARK BUYS TWO FERRIES FROM NORWAY."],
    ["what leads over to a list", "Denmark bought these ferries from Norway in 2019:"],
    ["a caption without a verb", "Anna Keller in Copenhagen in May 2021, after a meeting with Norway."],
    ["two pieces that joined", "Keller of Denmark In the Norway ward the mayor won with 58,825 votes."],
    ["half of a bracket", "Anna Keller, a spokeswoman for Denmark, declined to say what Norway paid.)"],
    ["a post with an address", "Denmark sells two ferries to Norway. pic.twitter.com/9zj0."],
    ["a source", "“Two ferries sold, says mayor” — The Harbour Post, 12 May 2021"],
    ["the end of a sentence", "and sold two ferries to Norway in May 2019."],
  ])("%s: %s", (_, paragraph) => {
    expect(factsOf(`${LEAD}\n${paragraph}`)).toEqual([LEAD])
  })
})

describe("what only looks like it is a fact", () => {
  test.each([
    ["Ruth Ellis is taking over the ferries of Denmark in June 2021."],
    ["Ruth Ellis is the only woman who sailed to Norway in 1990."],
    ["(The ferries of Denmark were sold for $26 million in 2019.)"],
    ["eBay sold two ferries of Denmark in May 2019."],
    ["'Sunrise', the ferry of Denmark, sailed to Norway in May 2019."],
    ["Sen. Ruth Ellis, R-S.C., said that Denmark had sold two ferries."],
    ["More than 240 ferries sailed from Denmark to Norway in 2019."],
    ["Contact between Denmark and Norway was lost on 3 May 2019."],
    ["Watch officers of Denmark saw two ferries on 3 May 2019."],
    ["The story of the ferry began in Denmark in 1990."],
    ["Analysis of the water in Denmark found 12 poisons in May 2019."],
  ])("%s", (sentence) => {
    expect(factsOf(`${LEAD}\n${sentence}`)).toEqual([LEAD, sentence])
  })
})
