import { describe, expect, test } from "vitest"
import { problemInWords } from "../../src/core/article/problem.ts"
import {
  excessOf,
  LONGEST_CONTEXT,
  LONGEST_TEXT,
  lengthExcessOf,
  MOST_INDEXED,
  MOST_SNIPPETS,
} from "../../src/intake/snippet-limits.ts"
import { covered, coveredIranDrones } from "../support/archive.ts"

/** An article whose every paragraph is one quotation. */
const quotations = (count: number, length: number) => {
  const paragraphs = Array.from(
    { length: count },
    (_, i) => `“${`${i} trees `.padEnd(length, "lost ")},” a sign reads.`,
  )
  const whole = covered({ slug: "signs", title: "Signs", paragraphs })
  const utterance = { cue: null, speaker: null, unresolved: null, nested: null, hedge: null, confidence: 1, reason: "" }
  const utterances = whole.article.paragraphs.map((span) => ({
    ...utterance,
    polarity: "affirmed" as const,
    passages: [{ span, kind: "direct" as const, marked: [span], sentence: span }],
  }))
  return { article: whole.article, coverage: { ...whole.coverage, utterances } }
}

describe("a file that would take too much of the archive is left out, and the fault says why", () => {
  test("an ordinary article is taken in", () => {
    expect(excessOf("iran-drones.txt", coveredIranDrones())).toBeNull()
  })

  const MANY = "it has more than 5,000 quotes and facts, the limit for one file"
  test.each([
    ["as many quotes as may be", MOST_SNIPPETS, 20, null],
    ["one quote too many", MOST_SNIPPETS + 1, 20, MANY],
    ["a sentence as long as a book", 1, LONGEST_CONTEXT + 1, "one of its sentences has"],
    [
      "long sentences, each with a quote",
      200,
      MOST_INDEXED / 200,
      "its quotes and facts are too long for the search index",
    ],
  ])("%s", (_, count, length, what) => {
    const problem = excessOf("signs.txt", quotations(count, length))
    if (what === null) expect(problem).toBeNull()
    else
      expect(problem).toMatchObject({
        file: "signs.txt",
        line: null,
        what: expect.stringContaining(what),
        todo: "Split it into one file per article.",
      })
  })

  test("names and roles count, since each quote is found by them", () => {
    const whole = quotations(1000, 20)
    const role = { start: 0, end: Math.ceil(MOST_INDEXED / 1000) }
    const name = { start: 0, end: 4 }
    const cast = [{ name, kind: "person" as const, roles: [role], mentions: [name] }]
    const utterances = whole.coverage.utterances.map((said) => ({ ...said, speaker: { span: name, member: 0 } }))
    const covered = { article: whole.article, coverage: { ...whole.coverage, cast, utterances } }
    expect(excessOf("signs.txt", covered)?.what).toContain("search index")
  })

  test.each([
    [LONGEST_TEXT, null],
    [
      LONGEST_TEXT + 1,
      "long.txt: it has 1,000,001 characters; the limit for one file is 1,000,000. Split it into one file per article.",
    ],
  ])("a text of %i characters", (length, told) => {
    const { article } = covered({
      slug: "long",
      title: "Long",
      paragraphs: ["he said ".repeat(length / 8 + 1).slice(0, length)],
    })
    const problem = lengthExcessOf("long.txt", { ...article, text: article.text.slice(-length) })
    expect(problem && problemInWords(problem)).toBe(told)
  })
})
