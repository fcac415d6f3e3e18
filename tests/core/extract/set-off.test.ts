import { describe, expect, test } from "vitest"
import { readArticle } from "../../../src/core/article/index.ts"
import { attributions, type Reading, readingOf } from "../../support/extract.ts"

/** What is read of the body of a Markdown file. */
function readMarkdown(body: string): Reading {
  const read = readArticle("note.md", Buffer.from(`---\ntitle: The pier\n---\n${body}`))
  if (!read.ok) throw new Error(JSON.stringify(read.problem))
  return readingOf(read.article)
}
const said = (body: string): readonly string[] => attributions(readMarkdown(body))

describe("a block quote is quoted words", () => {
  test.each([
    [
      "nobody's, where nothing leads up to it",
      "“We wait,” said Bo Reed.\n\n> The pier is small. It is old.",
      ["Bo Reed: “We wait,”", "nobody: “The pier is small. It is old.”"],
    ],
    ["of who leads up to it", "Ann Lee wrote on her blog:\n\n> The pier is small.", ["Ann Lee: “The pier is small.”"]],
    [
      "over several paragraphs",
      "Speaking in Velden, Ann Lee said:\n\n> The pier is small.\n>\n> It is old.",
      ["Ann Lee: “The pier is small.” […] “It is old.”"],
    ],
    [
      "of who signs it in its last line",
      "“We wait,” said Bo Reed.\n\n> The pier is small.\n>\n> — Ann Lee (@ann) March 11, 2015",
      ["Bo Reed: “We wait,”", "Ann Lee: “The pier is small.”"],
    ],
    ["of who signs it behind a dash", "> The pier is small. — Ann Lee", ["Ann Lee: “The pier is small.”"]],
    ["and may have marks of its own", "> “The pier is small,” said Ann Lee.", ["Ann Lee: “The pier is small,”"]],
    [
      "from which nothing goes on",
      "Ann Lee wrote:\n\n> The pier is small.\n\n“We wait.”",
      ["Ann Lee: “The pier is small.”", "nobody: “We wait.”"],
    ],
    ["right below a line of text too", "Ann Lee wrote:\n> The pier is small.", ["Ann Lee: “The pier is small.”"]],
  ])("%s", (_, body, expected) => {
    expect(said(body)).toEqual(expected)
  })

  test("and stands in no summary, and in no fact without a source", () => {
    const { coverage, words } = readMarkdown(
      "The pier of Velden closed in 2024 after 300 boats had sunk.\n\n> The pier in Velden had 40 boats in 2019. “It is old,” somebody said in Velden in 2020.",
    )
    expect(coverage.facts.map(({ span }) => words(span))).toEqual([
      "The pier of Velden closed in 2024 after 300 boats had sunk.",
    ])
    expect(coverage.summary.map(({ span }) => words(span))).toEqual([
      "The pier of Velden closed in 2024 after 300 boats had sunk.",
    ])
  })
})

describe("nothing goes on across a heading or a rule", () => {
  test.each([
    [
      "no pronoun",
      "“We wait,” said Anna Reed.\n\n## Fiona Parr pleads\n\n“It is late,” she said.",
      "she?: “It is late,”",
    ],
    ["no pronoun across a rule", "“We wait,” said Anna Reed.\n\n***\n\n“It is late,” she said.", "she?: “It is late,”"],
    ["no quotation", "“We wait,” said Anna Reed.\n\n### Dora Evans\n\n“It is late.”", "nobody: “It is late.”"],
    [
      "nor below a line underneath",
      "“We wait,” said Anna Reed.\n\nNext\n----\n\n“It is late.”",
      "nobody: “It is late.”",
    ],
  ])("%s", (_, body, last) => {
    expect(said(body).at(-1)).toBe(last)
  })

  test("but a name that was given in full above is known below", () => {
    expect(said("“We wait,” said Anna Reed.\n\n## Later\n\n“It is late,” Reed said.").at(-1)).toBe(
      "Anna Reed: “It is late,”",
    )
  })
})

test("how a paragraph is set is no part of the version, so that snippets of the same words keep their ids", () => {
  const version = (body: string) => readMarkdown(body).article.version
  expect(version("One.\n\n> Two.\n\n## Head\n\nThree.")).toBe(version("One.\n\nTwo.\n\nThree."))
})

test("typed guillemets are no tags, and backticks that quote are no code", () => {
  expect(said("<<We wait,>> said Bo Reed.")).toEqual(["Bo Reed: “We wait,”"])
  expect(said("`We wait,' said Bo Reed. `It is late.'")).toEqual(["Bo Reed: “We wait,” […] “It is late.”"])
})
