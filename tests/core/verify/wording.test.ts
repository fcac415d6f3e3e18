import { describe, expect, test } from "vitest"
import { extractText } from "../../support/extract.ts"
import { HARBOUR, verdictOf } from "./harbour.ts"

const CLOSED = "The harbour was closed for twelve days, and nobody told the ferries"

describe("words that are the source's", () => {
  test.each([
    ["verbatim", CLOSED],
    ["verbatim", "nobody told the ferries,"],
    // Over the end of a paragraph, with the marks that open the next one.
    ["verbatim", "waiting in the cold for six hours.\n\n“Then they opened them again"],
    ["typographic", "waiting in the cold for six hours. Then they opened them again"],
    ["typographic", `${CLOSED}.`],
    ["typographic", "the harbour was closed for twelve days and nobody told the ferries"],
    ["typographic", "THE HARBOUR WAS CLOSED FOR TWELVE DAYS, AND NOBODY TOLD THE FERRIES"],
    ["typographic", "The harbour was closed\u00a0for  twelve days – and nobody told the ferries"],
    ["typographic", "„The harbour was closed“ for twelve days, and nobody told the ferries"],
    ["typographic", "[T]he harbour was closed for twelve days"],
    ["typographic", "The har\u00adbour was clo\u200bsed for twelve days\ufe0f, and nobody told the ferries"],
    ["typographic", "Thе hаrbour was сlosed for twelve days, and nobody told the ferries"],
    ["typographic", "The harb0ur was c1osed for twelve days, and nobody told the ferries"],
    ["typographic", "The harbour was closed for 12 days, and nobody told the ferries"],
    ["typographic", "We lost £5m in a week, the winter was hard"],
  ])("%s: %s", (words, text) => {
    const verdict = verdictOf(text)
    expect([verdict.words, verdict.changes]).toEqual([words, []])
  })

  test("are found whichever form Unicode gives the letters", () => {
    const source = extractText("“The café façade was ﬁnally finished by Zoë Brontë,” said Ana Low.")
    const text = "The cafe\u0301 fac\u0327ade was finally finished by Zoe\u0308 Bronte\u0308"
    expect(verdictOf(text, undefined, source).words).toBe("typographic")
  })

  test("stand where the source has them, in units of its text", () => {
    const { source, parts } = verdictOf("nobody told the ferries,")
    expect(source?.text).toBe("nobody told the ferries,")
    expect(source && HARBOUR.article.text.slice(source.start, source.end)).toBe(source?.text)
    expect(parts).toHaveLength(1)
  })
})

describe("words that are shortened or pieced together", () => {
  test.each([
    ["elided", "The harbour was closed … and nobody told the ferries", 2],
    ["elided", "The harbour was closed [...] and nobody told the ferries", 2],
    ["elided", "[Velden’s port] was closed for twelve days, and nobody told the ferries", 2],
    ["elided", "They closed the gates … Then they opened them again", 2],
    // At an end it removes the rest of the sentence, and nothing from within.
    ["typographic", "We lost £5 million in a week…", 1],
    ["altered", "We will … reopen the northern pier", 1],
    ["altered", "We will not reopen the northern pier … the ministry pays for the cranes", 1],
    ["altered", "the lights … be repaired before the summer begins", 1],
    ["altered", "We will not reopen the northern pier…", 1],
    ["altered", "… reopen the northern pier", 1],
    ["typographic", "… the winter was hard, and Russia kept the strait shut", 1],
    ["altered", "The harbour was [open] for twelve days, and nobody told the ferries", 1],
    ["altered", "The harbour was closed for [twenty] days, and nobody told the ferries", 1],
    ["spliced", "The harbour was closed for twelve days, and we lost £5 million in a week", 2],
    ["spliced", "The harbour was closed for twelve days, Every crane in Velden is safe", 2],
    // What two people say is no quotation of either, with an ellipsis or without.
    ["spliced", "The harbour was closed for twelve days … Every crane in Velden is safe", 2],
  ])("%s: %s", (words, text, parts) => {
    const verdict = verdictOf(text)
    expect([verdict.words, verdict.parts.length]).toEqual([words, parts])
  })

  test("may be of two articles", () => {
    const other = extractText("“The orchard froze in one night and the cherries fell,” said Ines Low.")
    const { words, parts } = verdictOf(
      "The harbour was closed for twelve days, the orchard froze in one night and the cherries fell",
      undefined,
      HARBOUR,
      { ...other, article: { ...other.article, slug: "orchard" } },
    )
    expect([words, parts.map(({ slug, text }) => `${slug}: ${text}`)]).toEqual([
      "spliced",
      ["test: The harbour was closed for twelve days", "orchard: The orchard froze in one night and the cherries fell"],
    ])
  })
})

describe("words that no source has", () => {
  test.each([
    "The orchards lost forty per cent of their cherries to a late frost in May",
    "nobody warned the ferries", // four words, and not all telling ones stand there
    "told our ferries", // three words are looked for as they are
    "to the",
    "",
    "…",
  ])("are absent: %s", (text) => {
    expect(verdictOf(text)).toMatchObject({ words: "absent", voice: null, source: null, parts: [], changes: [] })
  })
})

describe("a few words", () => {
  test.each([
    ["told the ferries", 1],
    ["the ministry", 2],
    ["in the cold", 1],
    ["the", 20],
  ])("%s: stand in so many places", (text, places) => {
    expect(verdictOf(text)).toMatchObject({ words: "verbatim", places })
  })

  test("of seven words all telling ones must be kept, in their order", () => {
    expect(verdictOf("We will reopen the northern pier").words).toBe("altered")
    expect(verdictOf("We will not reopen the southern pier").words).toBe("absent")
  })
})

describe("of several articles", () => {
  const early = extractText("“We never saw the ship come in that night,” said Ana Low.", { title: "Early" })
  const late = extractText("“We saw the ship come in that night,” said Ana Low.", { title: "Late" })
  const named = (reading: typeof early, slug: string) => ({ ...reading, article: { ...reading.article, slug } })

  test("the closest is the source", () => {
    const verdict = verdictOf(
      "We saw the ship come in that night",
      undefined,
      named(early, "early"),
      named(late, "late"),
    )
    expect([verdict.words, verdict.source?.slug, verdict.others]).toEqual(["verbatim", "late", []])
  })

  test("of equals it is the first, and the others are listed", () => {
    const verdict = verdictOf("the ship come in that night, she said", undefined, named(early, "a"), named(late, "b"))
    expect([verdict.source?.slug, verdict.others]).toEqual(["a", ["b"]])
  })
})
