import { describe, expect, test } from "vitest"
import { extractText } from "../../support/extract.ts"

const summaryOf = (sentences: readonly string[], title = "News from Copenhagen") => {
  const { coverage, words } = extractText(sentences.join(" "), { title })
  return coverage.summary.map(({ span, rank }) => ({ rank, words: words(span) }))
}
const hidden = "She met Anna Keller in the harbour of Copenhagen."
const full = "The mayor of Copenhagen, Anna Keller, will retire in the summer."
const bare = "The council of the town gave Keller a boat for the years of work."

describe("a surname alone", () => {
  test("follows, in the article and by rank, the sentence that gives the full name", () => {
    const [first, second] = summaryOf([full, bare])
    expect(first).toEqual({ rank: 0, words: full })
    expect(second).toEqual({ rank: 1, words: bare })
  })

  test("is not shown where the full name stands in a sentence that cannot be shown", () => {
    expect(summaryOf([hidden, bare])).toEqual([])
  })

  test("is enough where the title names the person, and where the article never says more", () => {
    expect(summaryOf([hidden, bare], "Boat for Anna Keller")).toHaveLength(1)
    expect(summaryOf([bare])).toHaveLength(1)
  })
})

describe("“The document”, at the head of a sentence", () => {
  const found = "A passer-by found a document of the ministry in the street."
  const told = "The document had been lost by two workers of the harbour."

  test("follows the sentence that speaks of a document", () => {
    expect(summaryOf([found, told]).map(({ words }) => words)).toEqual([found, told])
  })

  test("is not shown without it", () => {
    expect(summaryOf([`He said that ${found.toLowerCase()}`, told])).toEqual([])
  })

  test("needs nothing where its own words say which one", () => {
    const whose = "The document of the ministry had been lost by two workers."
    expect(summaryOf([`He said that ${found.toLowerCase()}`, whose])).toHaveLength(1)
  })
})
