import { expect, test } from "vitest"
import { extractText } from "../../support/extract.ts"
import { changesIn, verdictOf } from "./harbour.ts"

test.each([
  ["We will reopen the northern pier unless the ministry pays for the cranes", ["negation: not → "]],
  ["The harbour was not closed for twelve days, and nobody told the ferries", ["negation:  → not"]],
  ["The harbour wasn't closed for twelve days, and nobody told the ferries", ["negation: was → wasn't"]],
  ["The harbour was closed for twelve days, and somebody told the ferries", ["negation: nobody → somebody"]],
  ["The harbour was closed for twenty days, and nobody told the ferries", ["number: twelve → twenty"]],
  ["We lost £50 million in a week, the winter was hard", ["number: 5 → 50"]],
  ["We lost £5 billion in a week, the winter was hard", ["number: million → billion"]],
  ["We lost €5 million in a week, the winter was hard", ["unit: £ → €"]],
  ["The harbour was closed for twelve weeks, and nobody told the ferries", ["unit: days → weeks"]],
  ["We lost £5 million in a week, the winter was hard, and Norway kept the strait shut", ["name: Russia → Norway"]],
  ["The harbour is closed for twelve days, and nobody told the ferries", ["tense: was → is"]],
  ["The harbour was closed for twelve days, and nobody tells the ferries", ["tense: told → tells"]],
  ["They close the gates and left us waiting in the cold", ["tense: closed → close"]],
  ["We would not reopen the northern pier unless the ministry pays", ["tense: will → would"]],
  ["They close the gates and left us waiting in the cold for 6 hours", ["tense: closed → close"]],
  // What one may do and what one will do are not a matter of time.
  ["We may not reopen the northern pier unless the ministry pays", ["word: will → may"]],
  ["The harbour was shut for twelve days, and nobody told the ferries", ["word: closed → shut"]],
  ["We lost £5 million in a week, and Russia kept the strait shut", ["omission: the winter was hard → "]],
  [
    "The harbour was quite needlessly closed for twelve days, and nobody told the ferries",
    ["addition:  → quite needlessly"],
  ],
  ["unless the ministry pays for the lights and the cranes", ["order: cranes and the lights → lights and the cranes"]],
  [
    "The harbour is closed for twenty days, and nobody told the ferries",
    ["tense: was → is", "number: twelve → twenty"],
  ],
])("%s", (text, changes) => {
  const verdict = verdictOf(text)
  expect(verdict.words).toBe("altered")
  expect(changesIn(verdict)).toEqual(changes)
})

test.each([
  // Initials are no word in capitals.
  ["They closed the gates and left US waiting in the cold", "name: us → US"],
  // A misread letter that makes another word: "bring" and "hring" is none, "ball" for "hall" is one.
  ["The bar was closed for twelve days, and nobody told the ferries", "word: harbour → bar"],
  ["They closed the gates and left us waiting in the cold for six bours", ""],
  ["They closed the gates and left us waiting in the cola for six hours", "word: cold → cola"],
])("%s", (text, change) => {
  expect(changesIn(verdictOf(text)).join("; ")).toBe(change)
})

test("a misread letter is no change while no other word results", () => {
  const source = extractText("“The hall was clear and the modern lamps were lit at ten,” said Ana Low.")
  expect(verdictOf("The hall was clear and the modem lamps were lit at ten", undefined, source).words).toBe("altered")
  expect(verdictOf("The hall was dear and the modern lamps were lit at ten", undefined, source).words).toBe("altered")
  expect(verdictOf("The ball was clear and the modern lamps were lit at ten", undefined, source).words).toBe("altered")
  expect(verdictOf("The ha1l was c1ear and the modcrn larnps were lit at ten", undefined, source).words).toBe(
    "typographic",
  )
})

test("a change stands where the claim has it, and an omission between the words beside it", () => {
  const text = "The harbour was closed for twenty days, and told the ferries"
  const { changes } = verdictOf(text)
  expect(changes.map(({ found, span }) => [found, text.slice(span.start, span.end)])).toEqual([
    ["twenty", "twenty"],
    ["", ""],
  ])
  expect(changes[1]?.span.start).toBe(text.indexOf("and") + 3)
})
