import { describe, expect, test } from "vitest"
import { foldVariants } from "../../../src/core/query/variants.ts"
import { type Snippet, type SnippetKind, snippetsOf } from "../../../src/core/snippet.ts"
import { extractText } from "../../support/extract.ts"

const TITLES = ["The first report", "The year in review"]

/** What two articles say, of 3 and of 20 November, each as the extraction finds it; the later one stands first. */
function snippetsIn(texts: readonly string[], kind: SnippetKind, days = ["2026-11-03", "2026-11-20"]) {
  return texts.flatMap((text, i): readonly Snippet[] => {
    const { article, coverage } = extractText(text, { title: TITLES[i] ?? "", published: days[i] ?? "" })
    return snippetsOf({ ...article, slug: `article-${i + 1}` }, coverage).filter((one) => one.kind === kind)
  }).toReversed() // biome-ignore format: a row
}

const foundAlone = (snippet: Snippet) => ({ snippet, matches: [], score: 1, coverage: 1 })
/** Other names of one surname have tests of their own. */
const fold = (snippets: readonly Snippet[], wanted?: number) =>
  foldVariants(snippets.map(foundAlone), async () => false, wanted)

/** Of each answer the articles that it stands for, with its own first. */
const answersOf = async (texts: readonly string[], kind: SnippetKind = "quote", days?: string[]) =>
  (await fold(snippetsIn(texts, kind, days))).map(({ snippet, variants = [] }) =>
    [snippet, ...variants].map(({ slug }) => slug),
  )

const PRICE = "“We will not give up the harbour to the storm this winter,” said Ned Price, the harbour master."

describe("one quotation in two articles is one answer", () => {
  test.each([
    ["word for word", PRICE, PRICE],
    [
      "with other quotation marks",
      PRICE,
      `"We will not give up the harbour to the storm this winter," said Ned Price.`,
    ],
    ["in single quotation marks", PRICE, "‘We will not give up the harbour to the storm this winter,’ said Ned Price."],
    ["with the speaker first", PRICE, "Ned Price said: “We will not give up the harbour to the storm this winter.”"],
    [
      "with a dash of another kind and another spelling of a figure",
      "“The harbour – all 1,200 berths of it – will open in March,” Ned Price said.",
      "“The harbour—all 1200 berths of it—will open in March,” Ned Price said.",
    ],
    [
      "with per cent as a sign",
      "“Fares will rise by 12 per cent from the first of March,” Ned Price said.",
      "“Fares will rise by 12% from the first of March,” Ned Price said.",
    ],
    [
      "with a number in letters",
      "“Five ferries will sail to the islands every morning,” Ned Price said.",
      "“5 ferries will sail to the islands every morning,” Ned Price said.",
    ],
    [
      "with initials in other dress",
      "“The U.S. ships will stay in the harbour until the spring,” Ned Price said.",
      "“The US ships will stay in the harbour until the spring,” Ned Price said.",
    ],
    [
      "with a hyphen more",
      "“We will co-operate with the inquiry into the flood,” Ned Price said.",
      "“We will cooperate with the inquiry into the flood,” Ned Price said.",
    ],
    [
      "shortened to its beginning",
      "“The ferry fares will stay as they are until the summer, and the crews will get their bonus,” Ned Price said.",
      "“The ferry fares will stay as they are until the summer,” Ned Price said.",
    ],
    [
      "shortened to its second sentence",
      "“This was a long night. The crews of both ferries have earned our thanks today,” Ned Price said.",
      "“The crews of both ferries have earned our thanks today,” Ned Price said.",
    ],
    [
      "with an ellipsis",
      "“The crews of both ferries, from the captain to the cook, have earned the thanks of the whole town,” Ned Price said.",
      "“The crews of both ferries … have earned the thanks of the whole town,” Ned Price said.",
    ],
    [
      "with an ellipsis in brackets",
      "“The crews of both ferries, from the captain to the cook, have earned the thanks of the whole town,” Ned Price said.",
      "“The crews of both ferries […] have earned the thanks of the whole town,” Ned Price said.",
    ],
    [
      "with an editor's word in brackets",
      "“They have no right to close the fish market on the quay,” Ned Price said.",
      "“They [the owners] have no right to close the fish market on the quay,” Ned Price said.",
    ],
    [
      "with a letter in brackets",
      "“And the crews of both ferries have earned our thanks today,” Ned Price said.",
      "“[T]he crews of both ferries have earned our thanks today,” Ned Price said.",
    ],
    [
      "quoted in part inside a sentence",
      "“I regard the closure of the fish market as a disgrace for the whole town,” Ned Price said.",
      "Ned Price called the closure of the fish market “a disgrace for the whole town” in January.",
    ],
    [
      "broken off by who said it",
      "“The harbour belongs to the people of this town,” Ned Price said. “Nobody will sell it while I am in office.”",
      "“The harbour belongs to the people of this town. Nobody will sell it while I am in office,” Ned Price said.",
    ],
    [
      "with the negation told around the part",
      "“We will not sell the harbour to a fund from abroad,” Ned Price said.",
      "Ned Price said that the town would not “sell the harbour to a fund from abroad”.",
    ],
    [
      "of nobody who is named, when the words are many",
      "“The decision on the ferry contract has been made and will be announced on Friday at the quay,” an official said.",
      "“The decision on the ferry contract has been made and will be announced on Friday at the quay,” an official said.",
    ],
  ])("%s", async (_, first, second) => {
    for (const texts of [
      [first, second],
      [second, first],
    ])
      expect((await answersOf(texts)).map((slugs) => slugs.toSorted())).toEqual([["article-1", "article-2"]])
  })
})

describe("two quotations are two answers", () => {
  test.each([
    ["of two speakers", PRICE, PRICE.replace("Ned Price, the harbour master", "Ann Lee, the mayor")],
    ["of two people of one name", PRICE, PRICE.replace("Ned Price", "Nick Price")],
    [
      "of somebody who is named and somebody who is not",
      PRICE,
      PRICE.replace("Ned Price, the harbour master", "a clerk"),
    ],
    [
      "with a figure that differs",
      "“We need 12 new ferries before the summer,” Ned Price said.",
      "“We need 14 new ferries before the summer,” Ned Price said.",
    ],
    [
      "with a “not” more",
      "“We will sell the harbour to the fund this year,” Ned Price said.",
      "“We will not sell the harbour to the fund this year,” Ned Price said.",
    ],
    [
      "with another word",
      "“We will sell the old harbour to the fund this year,” Ned Price said.",
      "“We will sell the new harbour to the fund this year,” Ned Price said.",
    ],
    [
      "where the part was cut out of a negation",
      "“I never said the old harbour would close for good,” Ned Price said.",
      "“The old harbour would close for good,” Ned Price said.",
    ],
    [
      "where the part lost its condition",
      "“The old bridge will close for good in March unless the council pays,” Ned Price said.",
      "“The old bridge will close for good in March,” Ned Price said.",
    ],
    [
      "where the ellipsis left out a negation",
      "“The old bridge will close in March but never again for a whole winter,” Ned Price said.",
      "“The old bridge will close in March … for a whole winter,” Ned Price said.",
    ],
    [
      "where the part was what others claim",
      "“They say the old bridge will close for good in March,” Ned Price said.",
      "“The old bridge will close for good in March,” Ned Price said.",
    ],
    [
      "where the part hangs on a clause",
      "“It is news to me that the old bridge will close for good in March,” Ned Price said.",
      "“The old bridge will close for good in March,” Ned Price said.",
    ],
    [
      "where one asks",
      "“The old bridge will close for good in March?” Ned Price said.",
      "“The old bridge will close for good in March,” Ned Price said.",
    ],
    [
      "a quotation and a paraphrase",
      "“The old bridge will close for good in March,” Ned Price said.",
      "Ned Price said the old bridge will close for good in March.",
    ],
    [
      "one of which is denied",
      "Ned Price denied that “the old harbour would be sold to a fund from abroad”.",
      "Ned Price said that “the old harbour would be sold to a fund from abroad”.",
    ],
    [
      "with the country for “us”",
      "“This winter will be the hardest test for US in many years,” Ned Price said.",
      "“This winter will be the hardest test for us in many years,” Ned Price said.",
    ],
    [
      "where one resigns and one re-signs",
      "“I will resign as the harbour master in the new year,” Ned Price said.",
      "“I will re-sign as the harbour master in the new year,” Ned Price said.",
    ],
    ["of two words", "“No comment,” Ned Price said.", "“No comment,” Ned Price said."],
    [
      "of a spokesman's stock phrase",
      "“We do not comment on individual cases,” a spokesman said.",
      "“We do not comment on individual cases,” a spokesman said.",
    ],
    [
      "with a few words of the other",
      "“The people of this town will decide,” Ned Price said.",
      "Ned Price said he owed it to “the people of this town” to stay.",
    ],
    [
      "a few words about another matter",
      "Ned Price called the strike “a grave mistake for the city”.",
      "Ned Price called the lockout “a grave mistake for the city”.",
    ],
  ])("%s", async (_, first, second) => {
    for (const texts of [
      [first, second],
      [second, first],
    ])
      expect((await answersOf(texts)).map(([slug]) => slug).toSorted()).toEqual(["article-1", "article-2"])
  })
})

describe("one paraphrase in two articles", () => {
  const LEAVING = "Ned Price said that the last ferry had left the island with 40 people on board."
  test.each([
    ["is one answer", LEAVING, LEAVING, true],
    ["is two in other words", LEAVING, LEAVING.replace("had left", "had just left"), false],
    ["is two with another figure", LEAVING, LEAVING.replace("40", "14"), false],
    [
      "is two where a weekday means another day",
      ...both("Ned Price said that the last ferry had left the island on Tuesday."),
      false,
    ],
    ["is two where “it” may be anything", ...both("Ned Price said that it would close for good."), false],
  ])("%s", async (_, first, second, isFolded) => {
    expect(await answersOf([first, second])).toHaveLength(isFolded ? 1 : 2)
  })
})

function both(text: string): [string, string] {
  return [text, text]
}

describe("one fact in two articles", () => {
  const CRANES = "The harbour of Leith has moved 12,000 containers with its 14 cranes."
  const LATELY = "The harbour of Leith moved 12,000 containers on Tuesday with its 14 cranes."
  const LAST_YEAR = "The harbour of Leith moved 12,000 containers with 14 cranes last year."
  test.each([
    ["is one answer", CRANES, CRANES, true],
    ["is one with another spelling of its figure", CRANES, CRANES.replace("12,000", "12000"), true],
    ["is two with another figure", CRANES, CRANES.replace("14", "15"), false],
    ["is two where one is shortened", CRANES, CRANES.replace(" with its 14 cranes", ""), false],
    ["is two where a weekday means another day", LATELY, LATELY, false],
    ["is one where the year is the same", LAST_YEAR, LAST_YEAR, true],
    [
      "is two where it tells nobody of what it is",
      ...both("They moved 12,000 containers with 14 cranes in 2019."),
      false,
    ],
    ["is two where it may have happened anywhere", ...both("Two men were arrested after the crash."), false],
  ])("%s", async (_, first, second, isFolded) => {
    expect(await answersOf([first, second], "fact")).toHaveLength(isFolded ? 1 : 2)
  })

  test("is one where both are printed on the day that a weekday means", async () => {
    expect(await answersOf(both(LATELY), "fact", ["2026-11-03", "2026-11-03"])).toHaveLength(1)
  })

  test("is two where last year was another", async () => {
    expect(await answersOf(both(LAST_YEAR), "fact", ["2026-11-03", "2027-11-03"])).toHaveLength(2)
  })
})

test("the first answers are the same, however few are asked for", async () => {
  const said = (by: string, what: string) => `“We will keep ${what} open to the very end of the winter,” said ${by}.`
  const first = [said("Ned Price", "the harbour"), said("Ana Hale", "the school"), said("Kim Lee", "the mill")]
  const second = [said("Kim Lee", "the mill"), said("Ned Price", "the road"), said("Ned Price", "the harbour")]
  const snippets = snippetsIn([first.join("\n\n"), second.join("\n\n")], "quote")
  expect(snippets).toHaveLength(6)
  for (const shift of snippets.keys()) {
    const found = [...snippets.slice(shift), ...snippets.slice(0, shift)]
    const all = await fold(found)
    expect(all).toHaveLength(4)
    for (const wanted of [1, 2, 3, 4, 9])
      expect((await fold(found, wanted)).slice(0, wanted)).toEqual(all.slice(0, wanted))
  }
})

test("whoever else asks is answered while hundreds of long statements are compared", async () => {
  const said = Array.from({ length: 290 }, (_, i) => `berth${String.fromCharCode(97 + (i % 26), 97 + (i % 23))}`)
  const snippets = snippetsIn([`“${said.join(" ")},” said Ned Price.`], "quote")
  const found = Array.from({ length: 200 }, (_, i) => snippets.map((one) => ({ ...one, slug: `article-${i}` }))).flat()
  let turns = 0
  const count = () => {
    turns++
    others = setImmediate(count)
  }
  let others = setImmediate(count)
  expect(await fold(found)).toHaveLength(1)
  clearImmediate(others)
  expect(turns).toBeGreaterThan(50)
})
