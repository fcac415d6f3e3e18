import { expect, test } from "vitest"
import { articleFromText } from "../../../src/core/article/from-text.ts"
import { extractorFor } from "../../../src/core/extract/index.ts"
import type { Article, Covered } from "../../../src/core/model.ts"
import { wordsAt } from "../../../src/core/model.ts"
import { readLexicon } from "../../../src/intake/lexicon.ts"

// A body that did not change is not read again: whatever else of its article changed.
const extract = extractorFor(await readLexicon("content/lexicon"))
const TEXT = `The ferry sank on Monday, the Harbour Office said. It carried 120 people on 3 May 2019.
“We saw it yesterday,” Anna Reed said.
The company sold 14 ships on Tuesday and closed its office.`

const article: Article = { ...articleFromText("ferry", TEXT).article, title: "Ferry sinks", published: "2026-11-25" }
const before: Covered = { article, coverage: extract(article) }
const datesOf = ({ article, coverage }: Covered) =>
  coverage.facts.flatMap(({ dates }) => dates.map(({ span, date }) => [wordsAt(article.text, span), date]))

test.each<[string, Partial<Article>]>([
  ["another headline", { title: "A ferry sinks" }],
  ["another byline", { byline: "Anna Reed" }],
  ["another time of the same day", { published: "2026-11-25T07:30" }],
  ["a time of updating", { updated: "2026-11-26" }],
])("%s keeps what was found", (_, change) => {
  expect(extract({ ...article, ...change }, before)).toBe(before.coverage)
})

test("on another day what was found stays, and its dates are those of the new day", () => {
  const moved: Article = { ...article, published: "2026-11-18" }
  const again = extract(moved, before)
  expect([again.utterances, again.cast]).toEqual([before.coverage.utterances, before.coverage.cast])
  expect(datesOf({ article: moved, coverage: again })).toEqual(datesOf({ article: moved, coverage: extract(moved) }))
  expect(datesOf(before)).not.toEqual(datesOf({ article: moved, coverage: again }))
})

test("an article that gets its date gets the dates of its facts", () => {
  const { published: _, ...undated } = article
  const found = extract(article, { article: undated, coverage: extract(undated) })
  expect(datesOf({ article, coverage: found })).toContainEqual(["Monday", "2026-11-23"])
})

test.each<[string, Partial<Article>]>([
  ["another word", { text: TEXT.replace("sank", "left") }],
  ["another language", { language: "fr" }],
  ["another kind", { kind: "press release" }],
  ["a correction stated", { corrections: [{ text: "It carried 120 people, not 12." }] }],
  ["a paragraph set as a block quote", { paragraphs: article.paragraphs.map((p) => ({ ...p, isBlockQuote: true })) }],
])("%s is read anew", (_, change) => {
  const changed = { ...article, ...change }
  expect(extract(changed, before)).toEqual(extract(changed))
})

test("another extractor reads it anew", () => {
  const old = { article, coverage: { ...before.coverage, extractor: "old", utterances: [] } }
  expect(extract(article, old)).toEqual(before.coverage)
})
