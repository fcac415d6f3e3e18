import { describe, expect, test } from "vitest"
import { attributions, extractText } from "../../support/extract.ts"

/** A sentence whose verb names who hears it, and who said what in it. */
type Row = readonly [text: string, ...said: string[]]

const readsAs = (text: string, ...said: readonly string[]) => {
  expect(attributions(extractText(text))).toEqual(said)
}

describe("what several people are told is found behind the last of them", () => {
  test.each<Row>([
    ["Anna Keller told Martin Hale and Bo Reed that the pier was old.", "Anna Keller: that the pier was old"],
    ["Anna Keller told Martin Hale and Bo Reed she would stay.", "Anna Keller: she would stay"],
    ["Anna Keller told Hale, Reed and Lowe that the pier was old.", "Anna Keller: that the pier was old"],
    [
      "Anna Keller told Sens. Martin Hale, of Velden, and Bo Reed, of Olaf, that the pier was old.",
      "Anna Keller: that the pier was old",
    ],
    [
      "Anna Keller told the mayor, Martin Hale, and the council that the pier was old.",
      "Anna Keller: that the pier was old",
    ],
    ["Anna Keller told staff, officers and the public that the pier was old.", "Anna Keller: that the pier was old"],
    ["Anna Keller told the crew and the board how the boat sank.", "Anna Keller: how the boat sank"],
    ["Anna Keller told reporters and staff: “We wait.”", "Anna Keller: “We wait.”"],
    ["Anna Keller warned Hale and Reed that the pier was old.", "Anna Keller: that the pier was old"],
  ])("%s", readsAs)
})

describe("but “and” may begin something else", () => {
  test.each<Row>([
    ["Anna Keller told Martin Hale and left."],
    ["Anna Keller told Martin Hale and said she was late.", "Anna Keller: she was late"],
    ["Anna Keller told the Courier and the ferry sank."],
  ])("%s", readsAs)
})

describe("behind “but” and “saying” a thing says nothing where a person is nearer", () => {
  test.each<Row>([
    [
      "The line came in a speech in which Martin Hale blamed the fees, but argued that they were “small”.",
      "Martin Hale: that they were “small”",
    ],
    [
      "The vote followed a debate in which Anna Keller praised the crew, and warned that the boats were old.",
      "Anna Keller: that the boats were old",
    ],
    [
      "The comments came as Martin Hale turned down a talk with leading surgeons, saying it was “too late”.",
      "Martin Hale: it was “too late”",
    ],
    // With a main clause about somebody it is theirs, as before.
    ["The mayor left the talks that Martin Hale had called, but said they were useful.", "mayor: they were useful"],
  ])("%s", readsAs)
})

describe("whom or what somebody calls names", () => {
  test.each<Row>([
    ["Anna Keller mocked Martin Hale, whom she called a “liar” and a “cheat”.", "Anna Keller: “liar” and a “cheat”"],
    [
      "Anna Keller mocked the plan, which she called “mad”, “bad” and “late”, and left.",
      "Anna Keller: “mad”, “bad” and “late”",
    ],
    [
      "Anna Keller mocked the plan, which she called “mad”, while Martin Hale called it “good”.",
      "Anna Keller: “mad”",
      "Martin Hale: it “good”",
    ],
  ])("%s", readsAs)
})

describe("words without marks that a paragraph leads up to", () => {
  test.each<Row>([
    [
      "Anna Keller hit out on Tuesday, saying:\n\nThe council is late. It should go.\n\nIt did not.",
      "Anna Keller: “The council is late. It should go.”",
    ],
    [
      "In a letter to members, Martin Hale wrote:\n\nWe are tired. The pier is closed.",
      "Martin Hale: “We are tired. The pier is closed.”",
    ],
    ["As Martin Hale, the mayor, added on Facebook:\n\nThe pier is closed.", "Martin Hale: “The pier is closed.”"],
    ["Here is what the council said:\n\nThe pier is closed.", "nobody: “The pier is closed.”"],
    ["Anna Keller gave three reasons:\n\nThe pier is closed."],
    ["Anna Keller said:\n\nThe pier, “a jewel”, is closed."],
  ])("%s", readsAs)
})

describe("who passes words on has not said them", () => {
  test.each<Row>([
    ["Anna Keller was quoted by Martin Hale as saying the pier was “a jewel”.", "Anna Keller: the pier was “a jewel”"],
    ["Anna Keller was quoted in the Courier as saying the pier was “a jewel”.", "Anna Keller: the pier was “a jewel”"],
    ["Anna Keller was cited on Monday as calling the pier “a jewel”.", "Anna Keller: the pier “a jewel”"],
    ["Martin Hale quoted Anna Keller as saying the pier was “a jewel”.", "Anna Keller: the pier was “a jewel”"],
    ["Anna Keller was reported by the Courier to have said the pier was “a jewel”."],
  ])("%s", readsAs)
})

describe("several sources of one statement", () => {
  test.each<Row>([
    [
      "According to Anna Keller, Martin Hale and the trust, the pier is old.",
      "Anna Keller, Martin Hale and the trust: the pier is old",
    ],
    ["The leader of the union and the mayor met. “It is late,” she said.", "she?: “It is late,”"],
    ["The owner and manager of the pier came. “It is late,” she said.", "owner and manager of the pier: “It is late,”"],
  ])("%s", readsAs)
})

describe("behind a quotation nothing more is reported of whoever hears it", () => {
  test.each<Row>([
    ["“We are late,” Anna Keller told a crowd that the council put at 300.", "Anna Keller: “We are late,”"],
    ["“We are late,” Anna Keller told a meeting being held in Velden.", "Anna Keller: “We are late,”"],
  ])("%s", readsAs)
})

describe("a clause inside a noun phrase has its own subject", () => {
  test.each<Row>([
    ["She used old boats in a way Mayor Anna Keller slammed as “careless”.", "Anna Keller: as “careless”"],
    ["He won the cup in a game many are calling a “classic”.", "many: a “classic”"],
    [
      "Anna Keller told the crowd that she backed plans that help make up for the loss, saying that it was “too much”.",
      "Anna Keller: that she backed plans that help make up for the loss",
      "Anna Keller: that it was “too much”",
    ],
    [
      "Martin Hale said that once the council goes on holiday, “I will sail.”",
      "Martin Hale: that once the council goes on holiday, “I will sail.”",
    ],
    ["Anna Keller said the Gulf States “must pay”.", "Anna Keller: the Gulf States “must pay”"],
    ["Hale warned the mayor, Bo Reed, not to sell the boats, said an official who spoke on Monday."],
    ["The club does well — Anna Keller reported earning a million from it."],
  ])("%s", readsAs)
})

describe("a quotation with a tag is never the speaker's before", () => {
  test.each<Row>([
    [
      "Anna Keller said it was late.\n\n“They are all here,” Martin Hale shot back with a laugh.",
      "Anna Keller: it was late",
      "Martin Hale: “They are all here,”",
    ],
    [
      "“It is late,” Anna Keller said.\n\n“They are all here because of the boats,” Martin Hale with a laugh.",
      "Anna Keller: “It is late,”",
      "nobody: “They are all here because of the boats,”",
    ],
    [
      "“It is late,” Anna Keller said, after Martin Hale spoke. “They are all here.”",
      "Anna Keller: “It is late,” […] “They are all here.”",
    ],
    [
      "“It is late,” Anna Keller said, and Martin Hale spoke up. “They are all here.”",
      "Anna Keller: “It is late,”",
      "Martin Hale: “They are all here.”",
    ],
  ])("%s", readsAs)
})
