import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Coverage, Span } from "../../../src/core/model.ts"
import { runs } from "../../support/counts.ts"
import { extractText, marksIn, type Reading } from "../../support/extract.ts"

const FRAGMENTS = [
  "“",
  "”",
  '"',
  "‘",
  "’",
  "'",
  "«",
  "»",
  "„",
  "``",
  "''",
  "“It is safe,”",
  '"It is safe."',
  "‘Go home,’",
  "said",
  "says",
  "told",
  "told reporters that",
  "according to",
  "According to",
  "adding that",
  "denied",
  "asked",
  "called it",
  "believes that",
  "did not say",
  "who said",
  "and added",
  "as",
  "that",
  "which",
  "while",
  "but",
  "Anna Keller",
  "Keller",
  "Mr. Hale",
  "Martin Hale",
  "the minister",
  "Minister Anna Keller",
  "Denmark",
  "the U.S.",
  "the United Nations",
  "a spokesman for the council",
  "some sources",
  "he",
  "she",
  "it",
  "they",
  "He",
  "She",
  "I",
  "on Monday",
  "yesterday",
  "in May",
  "3 May 2021",
  "2015",
  "40 per cent",
  "$3m",
  "dozens of people",
  "two",
  ",",
  ".",
  "?",
  "!",
  ":",
  ";",
  "–",
  "—",
  "…",
  "(",
  ")",
  "\n",
  "\n\n",
  "And",
  "Which means",
  "may",
  "could",
  "the bridge is safe",
  "will open",
  "closed the old bridge",
  "of",
  "for",
  "in",
  "'s",
  "’s",
  "😀",
  "é",
  "\u200b",
  "־",
]

/** Texts put together from pieces of news, with and without blanks between them. */
const newsLike = fc
  .array(fc.tuple(fc.constantFrom(...FRAGMENTS), fc.constantFrom(" ", " ", " ", "")), { maxLength: 60 })
  .map((parts) => parts.map(([part, blank]) => part + blank).join(""))

const anyText = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 300 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 300 }) },
  { weight: 4, arbitrary: newsLike },
)
const anyHead = fc.record(
  {
    title: fc.oneof(fc.constant(""), newsLike),
    published: fc.constantFrom("2022", "2022-10", "2022-10-20", "2022-10-20T00:32", "2022-03-01T23:59+14:00"),
  },
  { requiredKeys: [] },
)

/** Reads any text and holds the coverage to a rule; fast-check shortens the text that breaks it. */
const always = (rule: (reading: Reading) => void) =>
  fc.assert(
    fc.property(anyText, anyHead, (text, head) => rule(extractText(text, head))),
    runs(6_000),
  )

const spansOf = ({ cast, utterances, facts, summary }: Coverage): readonly Span[] => [
  ...cast.flatMap(({ name, roles, mentions }) => [name, ...roles, ...mentions]),
  ...utterances.flatMap(({ passages, cue, speaker, unresolved, nested, hedge }) => [
    ...passages.flatMap(({ span, marked, sentence }) => [span, ...marked, sentence]),
    ...[cue, speaker?.span, unresolved, nested?.span, hedge].filter((span) => span != null),
  ]),
  ...facts.flatMap(({ span, figures, dates, names, hedge }) => [
    span,
    ...names,
    ...dates.map((date) => date.span),
    ...figures.flatMap((figure) => [figure.span, ...(figure.counted ? [figure.counted] : [])]),
    ...(hedge ? [hedge] : []),
  ]),
  ...summary.map(({ span }) => span),
]
const holds = (outer: Span, inner: Span) => outer.start <= inner.start && inner.end <= outer.end
const inOrder = (spans: readonly Span[]) => spans.every((span, i) => (spans[i - 1]?.start ?? -1) < span.start)

describe("any text at all", () => {
  test("gives coverage whose every span is words of the article, within one paragraph", () => {
    always(({ article, coverage, words }) => {
      for (const span of spansOf(coverage)) {
        expect(span.start).toBeGreaterThanOrEqual(0)
        expect(span.end).toBeLessThanOrEqual(article.text.length)
        expect(words(span).trim()).not.toBe("")
        expect(article.paragraphs.some((paragraph) => holds(paragraph, span))).toBe(true)
      }
    })
  })

  test("gives the same coverage twice", () => {
    always(({ article, coverage }) => {
      expect(extractText(article.text, article).coverage).toEqual(coverage)
    })
  })

  test("gives passages in order, each in its sentence, with what is quoted inside them", () => {
    always(({ coverage }) => {
      for (const { passages } of coverage.utterances) {
        expect(passages).not.toEqual([])
        expect(inOrder(passages.map(({ span }) => span))).toBe(true)
        for (const { span, sentence, marked } of passages) {
          expect(holds(sentence, span)).toBe(true)
          expect(inOrder(marked)).toBe(true)
          expect(marked.every((words) => holds(span, words))).toBe(true)
        }
      }
    })
  })

  test("gives direct passages that are all quoted, mixed ones that are in part, reported ones that are not", () => {
    always(({ coverage }) => {
      for (const { kind, span, marked } of coverage.utterances.flatMap(({ passages }) => passages)) {
        if (kind === "direct") expect(marked).toEqual([span])
        else expect(marked.length > 0).toBe(kind === "mixed")
        if (kind === "mixed") expect(marked).not.toContainEqual(span)
      }
    })
  })

  test("marks as quoted exactly what stands between quotation marks", () => {
    always(({ article, coverage }) => {
      const marks = new Set(marksIn(article.text).map(({ span }) => `${span.start} ${span.end}`))
      for (const { marked } of coverage.utterances.flatMap(({ passages }) => passages))
        for (const { start, end } of marked) expect(marks).toContain(`${start} ${end}`)
    })
  })

  test("quotes no words twice", () => {
    always(({ coverage }) => {
      const quoted = coverage.utterances.flatMap(({ passages }) => passages.flatMap(({ marked }) => marked))
      expect(new Set(quoted.map(({ start }) => start)).size).toBe(quoted.length)
    })
  })

  test("attributes to members of the cast, and each member is named in the article", () => {
    always(({ coverage }) => {
      const members = coverage.utterances.flatMap(({ speaker, nested }) => [speaker?.member, nested?.member])
      for (const member of members) if (member !== undefined) expect(coverage.cast[member]).toBeDefined()
      for (const { mentions } of coverage.cast) {
        expect(mentions).not.toEqual([])
        expect(inOrder(mentions)).toBe(true)
      }
    })
  })

  test("is never sure of a speaker it does not name", () => {
    always(({ coverage }) => {
      for (const { speaker, doubted, unresolved, confidence, reason } of coverage.utterances) {
        expect([0, 0.4, 0.6, 0.75, 0.85, 0.95]).toContain(confidence)
        expect(confidence >= 0.5).toBe(speaker !== null)
        expect(confidence === 0.4).toBe(doubted !== undefined)
        if (speaker) expect(unresolved).toBeNull()
        expect(reason).not.toBe("")
      }
    })
  })

  test("attributes nothing to words that are themselves quoted", () => {
    always(({ article, coverage }) => {
      const marks = marksIn(article.text)
      const pointing = coverage.utterances.flatMap(({ cue, speaker }) => [cue, speaker?.span].filter((s) => s != null))
      for (const span of pointing) expect(marks.filter((mark) => holds(mark.span, span))).toEqual([])
    })
  })

  test("gives facts with their parts inside, resting on utterances of their own sentence that have a speaker", () => {
    always(({ coverage }) => {
      for (const { span, figures, dates, names, sources, hedge } of coverage.facts) {
        const parts = [...figures, ...dates].map((part) => part.span)
        for (const part of [...parts, ...names, ...(hedge ? [hedge] : [])]) expect(holds(span, part)).toBe(true)
        for (const { date } of dates) expect(date).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/)
        for (const source of sources) {
          const utterance = coverage.utterances[source]
          expect(utterance?.speaker).not.toBeNull()
          expect(utterance?.passages.some((passage) => passage.sentence.start === span.start)).toBe(true)
        }
      }
      expect(inOrder(coverage.facts.map(({ span }) => span))).toBe(true)
    })
  })

  test("ranks the sentences of its summary from 0, each once, in article order", () => {
    always(({ coverage }) => {
      const ranks = coverage.summary.map(({ rank }) => rank)
      expect(ranks.toSorted((a, b) => a - b)).toEqual(ranks.map((_, i) => i))
      expect(inOrder(coverage.summary.map(({ span }) => span))).toBe(true)
    })
  })

  test("cuts no quotation open in its summary, its facts and its contexts", () => {
    always(({ article, coverage }) => {
      const marks = marksIn(article.text)
      const whole = [
        ...coverage.summary.map(({ span }) => span),
        ...coverage.facts.map(({ span }) => span),
        ...coverage.utterances.flatMap(({ passages }) => passages.map(({ sentence }) => sentence)),
      ]
      for (const span of whole) {
        const cut = marks.filter(({ outer }) => outer.start < span.end && span.start < outer.end && !holds(span, outer))
        expect(cut).toEqual([])
      }
    })
  })
})

test("quotation marks, however they stand, are pairs in order that do not overlap", () => {
  const signs = fc
    .array(fc.constantFrom("“", "”", '"', "'", "‘", "’", "«", "»", "„", "``", "''", "a", "a b", " ", ".", "\n"), {
      maxLength: 80,
    })
    .map((parts) => parts.join(""))
  fc.assert(
    fc.property(signs, (text) => {
      const found = marksIn(text)
      found.forEach(({ span, outer, continues }, i) => {
        expect(span.start).toBeLessThan(span.end)
        expect(outer.start).toBeLessThan(span.start)
        expect(continues ? outer.end === span.end : outer.end > span.end).toBe(true)
        expect(outer.start).toBeGreaterThanOrEqual(found[i - 1]?.outer.end ?? 0)
      })
    }),
    runs(20_000),
  )
})
