import { expect, test } from "vitest"
import { verdictInWords } from "../../../src/core/verify/in-words.ts"
import { diffInSigns, wordDiff } from "../../../src/core/verify/word-diff.ts"
import { verdictOf } from "./harbour.ts"

const CLOSED = "The harbour was closed for twelve days, and nobody told the ferries"

test.each([
  [CLOSED, "Ellis", "Word for word."],
  [CLOSED, "Tomas Varga", "Word for word. The source attributes it to Ruth Ellis, not to Tomas Varga."],
  [CLOSED.toLowerCase(), undefined, "Word for word; only punctuation, spacing or typography differs."],
  ["The harbour was closed … and nobody told the ferries", undefined, "Shortened, with the cuts marked."],
  ["We will reopen the northern pier unless the ministry pays", undefined, "Altered: the source has “not”."],
  [CLOSED.replace("was", "was not"), undefined, "Altered: “not” is not in the source."],
  [CLOSED.replace("twelve", "twenty"), undefined, "Altered: the source has “twelve”, not “twenty”."],
  [
    CLOSED.replace("twelve", "twenty").replace("was", "is"),
    undefined,
    "Altered: the source has “was” for “is” and “twelve” for “twenty”.",
  ],
  [
    "We lost £5 million in a week, and Russia kept the strait shut",
    undefined,
    "Altered: “the winter was hard” is left out.",
  ],
  ["We will … reopen the northern pier", undefined, "Altered: the ellipsis removes “not”."],
  [
    "The harbour was closed for twelve days. Every crane in Velden is safe",
    "Ruth Ellis",
    "Spliced: the source keeps “The harbour was closed for twelve days” and “Every crane in Velden is safe” apart. The source attributes some of it to Tomas Varga, not to Ruth Ellis.",
  ],
  ["nobody warned the ferries at all that night", undefined, "Not in the archive."],
  ["warned the ferries", undefined, "Not in the archive. Quotations this short are only matched word for word."],
  ["the ministry", undefined, "Word for word. These few words appear in 2 places."],
  [
    "The harbour of Velden has been shut since March",
    undefined,
    "Word for word. These are the source's own words, not a quote.",
  ],
  [
    "the town had never asked for help from the capital",
    "Ellis",
    "Word for word. The source paraphrases this; it is not a direct quote.",
  ],
])("%s – %s: %s", (text, speaker, sentence) => {
  const verdict = verdictOf(text, speaker)
  const claim = { text, ...(speaker !== undefined && { speaker }) }
  expect(verdictInWords(claim, verdict)).toBe(sentence)
})

test.each([
  [
    CLOSED.replace("twelve", "twenty"),
    "The harbour was closed for [-twelve-] {+twenty+} days, and nobody told the ferries",
  ],
  [
    "We will reopen the northern pier unless the ministry pays",
    "We will [-not-] reopen the northern pier unless the ministry pays",
  ],
  ["We will … reopen the northern pier", "We will [-not-] … reopen the northern pier"],
  [CLOSED.replace("was", "was never"), "The harbour was {+never+} closed for twelve days, and nobody told the ferries"],
  [CLOSED, CLOSED],
])("the words that differ stand in signs: %s", (text, diff) => {
  expect(diffInSigns(wordDiff({ text }, verdictOf(text).changes))).toBe(diff)
})
