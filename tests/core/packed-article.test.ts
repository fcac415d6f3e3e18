import { expect, test } from "vitest"
import { coveredFrom, makingIn, pack, packedRest, unpack } from "../../src/core/packed-article.ts"
import { snippetsOf } from "../../src/core/snippet.ts"
import { covered, coveredIranDrones, HARBOUR_STRIKE, ORCHARD } from "../support/archive.ts"

const ALL = [coveredIranDrones(), covered(HARBOUR_STRIKE), covered(ORCHARD)]

test.each(ALL.map((one) => [one.article.slug, one] as const))("%s comes out as it was packed", (_, one) => {
  expect(unpack(pack(one))).toEqual(one)
})

test("a press release with corrections, in another language, keeps all that its head tells", () => {
  const { article, coverage } = covered(HARBOUR_STRIKE)
  const more = {
    ...article,
    kind: "press release" as const,
    language: "fr",
    updated: "2022-11-04",
    corrections: [{ text: "It was 1,200.", isNote: true as const }],
    paragraphs: article.paragraphs.map((one) => ({ ...one, isBlockQuote: true as const })),
  }
  expect(unpack(pack({ article: more, coverage }))).toEqual({ article: more, coverage })
})

test("its snippets go in the order of the text, a quote before a fact that begins with it", () => {
  const one = coveredIranDrones()
  const { snippets } = makingIn(pack(one))
  expect(snippets.map(({ id }) => id).toSorted()).toEqual(
    [...new Set(snippetsOf(one.article, one.coverage).map(({ id }) => id))].toSorted(),
  )
  for (const [i, { start, form }] of snippets.entries()) {
    const before = snippets[i - 1]
    if (before) expect(before.start < start || (before.start === start && before.form >= form)).toBe(true)
  }
})

test("what earlier releases of this shape have kept is read, for ever", () => {
  const one = covered(ORCHARD)
  const { slug, version, title, text } = one.article
  const { extractor } = one.coverage
  // As it was written when the shape was new; a change of the dictionary would make it unreadable.
  const kept = Buffer.from(KEPT, "base64")
  expect(coveredFrom({ slug, version, extractor, title, published: null, text }, kept)).toEqual(one)
  expect(Buffer.from(packedRest(one)).length).toBeLessThanOrEqual(kept.length + 8)
})

const KEPT = "q0ausvFXf2bIZbcZrMYxNLbEVeeQV9Iam5KUwI1NcaRwJGejJHF8QTkg6RclKNESAyI9I6VFpDQWS8UUguYOpEQCAA=="
