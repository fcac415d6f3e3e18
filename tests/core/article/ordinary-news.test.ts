import { expect, test } from "vitest"
import { readArticle } from "../../../src/core/article/index.ts"
import { wordsAt } from "../../../src/core/model.ts"

/** Whatever a news article holds beside these lines. */
const HEAD = ["Harbour vote put off", "", "By Ann Lee", "", "24 November 2026", ""]
const BODY = [
  "The council has put off its vote on the harbour until March, the clerk said.",
  "About 400 people had come to the hall.",
]

const read = (name: string, lines: readonly string[]) => {
  const result = readArticle(name, Buffer.from(lines.join("\n\n")))
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.article
}

test.each<readonly string[]>([
  ["Q: Will the vote be held? The council does not say."],
  ["The letter opens: “Q: who pays? A: you do.”"],
  [
    "Q: When is the vote?",
    "A: In March, at the town hall.",
    "Q: Who may vote?",
    "A: All 31 councillors may.",
    "Q: Is it public?",
    "A: Yes. The doors open at six.",
  ],
  [
    "What happens next?",
    "The council will vote in March.",
    "Who decides?",
    "All 31 councillors.",
    "Is it public?",
    "It is. The doors open at six.",
  ],
  ["10:42"],
  ["At 10:42 the hall was empty.", "16:05", "By 16:05 it was full."],
  ["10:42: the first bus left.", "10:55: the second bus left.", "11:20: the last bus left."],
  ["Correction officers kept order in the hall."],
  ["The Department of Corrections sent 12 officers.", "Corrections officials declined to comment."],
  [
    "Correction: a fall in prices of ten per cent or more.",
    "Bear market: a fall of twenty per cent or more.",
    "Rally: a rise.",
    "Short: a bet on a fall.",
    "Spread: a difference.",
    "Yield: what a bond pays.",
    "Zero: nothing.",
  ],
  ["The newspaper printed a correction on Tuesday and said that an earlier version of its story had been wrong."],
  [
    "An earlier version of the bill gave the council 90 days.",
    "An earlier version of the report said that the dam was safe.",
  ],
  ["The original version of the song ran for nine minutes."],
  ["This article of the treaty was amended in 1992.", "The constitution was amended in 1978."],
  ["Update on the vote is expected on Friday.", "Update: the vote is on Friday rather than on Monday."],
  ["We have amended the plan, the clerk said.", "For the record: nobody voted against it."],
  [
    "A letter to the editor of the Tide in 1990 had asked for the same.",
    "Dear Prime Minister, the letter begins, we are tired.",
  ],
  ["In his opinion, the vote was lost.", "Opinion in the town is divided."],
  ["The trust issued a press release.", "About Harbour Trust pay, nothing is known."],
  ["Contact with the ship was lost.", "Source of the fire was a stove.", "Ends of the rope were found."],
  ["Councillor: the wall must go.", "Mayor: the wall must stay."],
  ["Live music was played in the hall."],
  ["Interviews will be held on Monday."],
])("news stays news: %s", (...lines) => {
  for (const name of ["vote.txt", "vote.md"]) {
    const article = read(name, [...HEAD, ...BODY.slice(0, 1), ...lines, ...BODY.slice(1)])
    expect({ kind: article.kind, corrections: article.corrections, issuer: article.issuer }).toEqual({})
    const paragraphs = article.paragraphs.map((span) => wordsAt(article.text, span))
    // A lone clock may go as furniture of the page; no sentence does.
    expect(paragraphs).toEqual(expect.arrayContaining(lines.filter((line) => line.length > 8)))
    expect(article.paragraphs.filter(({ post, turn }) => post ?? turn)).toEqual([])
  }
})

test.each([
  "Correction officer freed by gang",
  "Corrections department loses 40 laptops",
  "Letter from 1916 found in wall",
  "Letters show that the mayor knew of the flood",
  "Live music returns to the pier",
  "Interview panel named for harbour job",
  "Comment by mayor angers ferrymen",
  "Opinion polls put Holt ahead",
  "Q&A sessions to be held on harbour plan",
  "Correction: what a fall of ten per cent means",
  "Update on the wall expected on Friday",
  "Press release by trust was false, court finds",
])("a headline alone makes nothing of an article: %s", (title) => {
  const article = read("vote.txt", [title, ...HEAD.slice(1), ...BODY])
  expect(article.title).toBe(title)
  expect({ kind: article.kind, corrections: article.corrections }).toEqual({})
})

test("front matter has the last word: news it is", () => {
  const article = read("vote.md", ["---\ntitle: Opinion | The vote\nkind: news\n---", "OPINION", ...BODY])
  expect(article.kind).toBeUndefined()
})
