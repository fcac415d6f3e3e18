import { describe, expect, test } from "vitest"
import { attributions, extractText } from "../../support/extract.ts"

const BEFORE = "“The pier is safe,” said Bo Reed."
/** Who is given the words behind a paragraph in which Bo Reed speaks. */
const signed = (text: string): readonly string[] => attributions(extractText(`${BEFORE}\n${text}`)).slice(1)

describe("a quotation with a sign and a name behind it is that name's", () => {
  test.each([
    ["“The pier is shut.” (Dora Evans)"],
    ["“The pier is shut” (Dora Evans)."],
    ["“The pier is shut.” [Dora Evans]"],
    ["“The pier is shut.” (Dora Evans, mayor of Velden)"],
    ["“The pier is shut.” ~ Dora Evans"],
    ["“The pier is shut.” // Dora Evans"],
    ["“The pier is shut.” | Dora Evans"],
    ["“The pier is shut.” * Dora Evans"],
    ["“The pier is shut.” - Dora Evans, 34, baker"],
    ["“The pier is shut.” by Dora Evans"],
    ["“The pier is shut.” — Dora Evans (@dora) March 11, 2015"],
    ["“The pier is shut.” -- Dora Evans, 3 May 2020"],
    ["“The pier is shut.”\n— Dora Evans (@dora) March 11, 2015"],
    ["“The pier is shut.”\n~ Dora Evans"],
    ["Dora Evans – “The pier is shut.”"],
    ["Dora Evans, 34: “The pier is shut.”"],
  ])("%s", (text) => {
    expect(signed(text)).toEqual([expect.stringMatching(/^Dora Evans: “The pier is shut\.?”$/)])
  })
})

describe("a bare name beside a quotation signs it where it is known as a person's", () => {
  test.each([
    ["“The pier is shut.” Dora Evans"],
    ["“The pier is shut.” Mayor Di Evans"],
    ["“The pier is shut.”\nDora Evans"],
    ["“The pier is shut.”\nDora Evans, mayor of Velden"],
    ["Dora Evans\n“The pier is shut.”"],
  ])("%s", (text) => {
    expect(signed(text)).toEqual([expect.stringMatching(/Evans: “The pier is shut\.”$/)])
  })
})

describe("where the name beside it cannot be made out, nobody said it, and never the speaker before", () => {
  test.each([
    ["“The pier is shut.” – @dora"],
    ["“The pier is shut.” #PierShut"],
    ["“The pier is shut.” (Reuters)"],
    ["“The pier is shut.” (Genesis 3)"],
    ["“The pier is shut.” /Dora Evans/"],
    ["Di Evans “The pier is shut.”"],
    ["“The pier is shut.”\nHarbour Images"],
  ])("%s", (text) => {
    expect(signed(text)).toEqual(["nobody: “The pier is shut.”"])
  })
})

test("one signature holds for all that it closes", () => {
  const both = ["Dora Evans: “The pier is shut.”", "Dora Evans: “It will stay so.”"]
  expect(signed("“The pier is shut.\n“It will stay so.”\n— Dora Evans")).toEqual(both)
  expect(signed("“The pier is shut.” “It will stay so.” (Dora Evans)")).toEqual(both)
})

test("and nothing goes on behind it", () => {
  expect(signed("“The pier is shut.” (Dora Evans)\n“It is late.”")).toEqual([
    "Dora Evans: “The pier is shut.”",
    "nobody: “It is late.”",
  ])
})

describe("names between quotations", () => {
  const said = (text: string) => attributions(extractText(text))
  test("above each one", () => {
    expect(said("Dora Evans\n“The pier is shut.”\nAnna Reed\n“It is safe.”")).toEqual([
      "Dora Evans: “The pier is shut.”",
      "Anna Reed: “It is safe.”",
    ])
  })
  test("below each one", () => {
    expect(said("“The pier is shut.”\nDora Evans\n“It is safe.”\nAnna Reed")).toEqual([
      "Dora Evans: “The pier is shut.”",
      "Anna Reed: “It is safe.”",
    ])
  })
  test("between two alone: it may be either's", () => {
    expect(said("“The pier is shut.”\nDora Evans\n“It is safe.”")).toEqual([
      "nobody: “The pier is shut.”",
      "nobody: “It is safe.”",
    ])
  })
})

describe("what is no name changes nothing", () => {
  test.each([["“The pier is shut.”"], ["“The pier is shut.” (Laughs.)"], ["“The pier is shut.”\nThe crew slept."]])(
    "%s",
    (text) => {
      expect(signed(text)[0]).toBe("Bo Reed: “The pier is shut.”")
    },
  )
})
