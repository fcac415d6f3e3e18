import { describe, expect, test } from "vitest"
import { attributions, extractText } from "../../support/extract.ts"

/** A sentence as a journalist writes it, and who said what in it. */
type Row = readonly [text: string, ...said: string[]]

const readsAs = (text: string, ...said: readonly string[]) => {
  expect(attributions(extractText(text))).toEqual(said)
}

describe("a quotation and its cue", () => {
  test.each<Row>([
    ["“We will open the bridge,” Anna Keller said.", "Anna Keller: “We will open the bridge,”"],
    ["“We will open the bridge,” said Anna Keller.", "Anna Keller: “We will open the bridge,”"],
    ['"We will open the bridge," Anna Keller said.', "Anna Keller: “We will open the bridge,”"],
    ["‘We will open the bridge,’ Anna Keller said.", "Anna Keller: “We will open the bridge,”"],
    ["“We will open the bridge”, says Anna Keller.", "Anna Keller: “We will open the bridge”"],
    ["Anna Keller said: “We will open the bridge.”", "Anna Keller: “We will open the bridge.”"],
    ["Anna Keller said, “We will open the bridge.”", "Anna Keller: “We will open the bridge.”"],
    ["Anna Keller said “we will open the bridge”.", "Anna Keller: “we will open the bridge”"],
    ["“Who will pay for it?” Anna Keller asked.", "Anna Keller: “Who will pay for it?”"],
    ["“Who will pay for it?” asked Anna Keller.", "Anna Keller: “Who will pay for it?”"],
    ["“Stop the trains!” Anna Keller shouted.", "Anna Keller: “Stop the trains!”"],
    ["“It is safe.” – Anna Keller", "Anna Keller: “It is safe.”"],
    ["“It is safe,” according to Anna Keller.", "Anna Keller: “It is safe,”"],
    ["Anna Keller told the Velden Courier: “It is safe.”", "Anna Keller: “It is safe.”"],
    ["“It is safe,” Anna Keller told Martin Hale.", "Anna Keller: “It is safe,”"],
    ["“It is safe,” Anna Keller said in a statement on Tuesday.", "Anna Keller: “It is safe,”"],
    ["On Tuesday, Anna Keller said: “It is safe.”", "Anna Keller: “It is safe.”"],
    ["In an interview with the Velden Courier, Anna Keller said: “It is safe.”", "Anna Keller: “It is safe.”"],
  ])("%s", readsAs)
})

describe("whoever stands between commas is the same speaker", () => {
  test.each<Row>([
    ["“It is safe,” said Anna Keller, the mayor of Velden.", "Anna Keller: “It is safe,”"],
    ["“It is safe,” Anna Keller, the mayor of Velden, said.", "Anna Keller: “It is safe,”"],
    ["“It is safe,” the mayor of Velden, Anna Keller, said.", "Anna Keller: “It is safe,”"],
    ["“It is safe,” said the mayor of Velden, Anna Keller.", "Anna Keller: “It is safe,”"],
    ["“It is safe,” said Anna Keller, who has run Velden since 2011.", "Anna Keller: “It is safe,”"],
    ["Anna Keller, 45, said the bridge was safe.", "Anna Keller: the bridge was safe"],
    ["Anna Keller, 45, a nurse from Velden, said the bridge was safe.", "Anna Keller: the bridge was safe"],
    ["Anna Keller (Greens) said the bridge was safe.", "Anna Keller: the bridge was safe"],
    ["Anna Keller, speaking in Velden, said the bridge was safe.", "Anna Keller: the bridge was safe"],
    ["Anna Keller, who chairs the council, told reporters that it was safe.", "Anna Keller: that it was safe"],
    ["Anna Keller, the sister of Martin Hale, said the bridge was safe.", "Anna Keller: the bridge was safe"],
    ["Anna Keller, Martin Hale's sister, said the bridge was safe.", "Anna Keller: the bridge was safe"],
    ["Martin Hale's sister, Anna Keller, said the bridge was safe.", "Anna Keller: the bridge was safe"],
  ])("%s", readsAs)
})

describe("a reported statement", () => {
  test.each<Row>([
    ["Anna Keller said that the bridge would open.", "Anna Keller: that the bridge would open"],
    ["Anna Keller said the bridge would open.", "Anna Keller: the bridge would open"],
    ["The bridge would open on Monday, Anna Keller said.", "Anna Keller: The bridge would open on Monday"],
    ["The bridge would open on Monday, said Anna Keller.", "Anna Keller: The bridge would open on Monday"],
    ["Anna Keller told reporters that the bridge was safe.", "Anna Keller: that the bridge was safe"],
    ["Anna Keller said on Tuesday that the bridge was safe.", "Anna Keller: that the bridge was safe"],
    ["Anna Keller said in a statement on Tuesday that it was safe.", "Anna Keller: that it was safe"],
    ["Speaking in Velden, Anna Keller said the bridge was safe.", "Anna Keller: the bridge was safe"],
    ["Anna Keller warned that the bridge would fall.", "Anna Keller: that the bridge would fall"],
    ["Anna Keller points out that the bridge is old.", "Anna Keller: that the bridge is old"],
    ["Anna Keller believes that the bridge is safe.", "Anna Keller: that the bridge is safe"],
    ["A report found that the bridge was unsafe.", "A report: that the bridge was unsafe"],
    [
      "The bridge that Martin Hale built is safe, Anna Keller said.",
      "Anna Keller: The bridge that Martin Hale built is safe",
    ],
  ])("%s", readsAs)

  test.each<Row>([
    ["According to Anna Keller, the bridge will open.", "Anna Keller: the bridge will open"],
    ["The bridge will open on Monday, according to Anna Keller.", "Anna Keller: The bridge will open on Monday"],
    ["According to the mayor of Velden, Anna Keller, it will open.", "Anna Keller: it will open"],
    ["According to the police, two men were arrested.", "police: two men were arrested"],
    ["According to Anna Keller, Norby maintains that it paid.", "Anna Keller, for Norby: Norby maintains that it paid"],
  ])("according to: %s", readsAs)

  test.each<Row>([
    ["Anna Keller said the bridge was “unsafe” and “old”.", "Anna Keller: the bridge was “unsafe” and “old”"],
    ["The bridge is “unsafe,” Anna Keller said.", "Anna Keller: The bridge is “unsafe,”"],
    ["The report says that “nobody checked the bridge”.", "report: that “nobody checked the bridge”"],
    [
      "Anna Keller described the bridge as “a monument to patience”.",
      "Anna Keller: the bridge as “a monument to patience”",
    ],
    ["Anna Keller called the closure “a slap in the face”.", "Anna Keller: the closure “a slap in the face”"],
    ["Anna Keller praised the builders as “the best we have”.", "Anna Keller: the builders as “the best we have”"],
  ])("mixed with quoted words: %s", readsAs)
})

describe("two sayings in one sentence", () => {
  test.each<Row>([
    [
      "“It is safe,” Anna Keller said, adding that it was new.",
      "Anna Keller: “It is safe,”",
      "Anna Keller: that it was new",
    ],
    ["“It is safe,” Anna Keller said, adding: “It is new.”", "Anna Keller: “It is safe,”", "Anna Keller: “It is new.”"],
    [
      "Anna Keller said it was safe, but Martin Hale said it was not.",
      "Anna Keller: it was safe",
      "Martin Hale: it was not",
    ],
    ["“It is safe,” said Keller, but Martin Hale said it was not.", "Keller: “It is safe,”", "Martin Hale: it was not"],
    [
      "Anna Keller said it was safe; Martin Hale said it was not.",
      "Anna Keller: it was safe",
      "Martin Hale: it was not",
    ],
    ["Anna Keller said it was safe, but Martin Hale disagreed.", "Anna Keller: it was safe"],
    [
      "Anna Keller said it was safe, adding that it was new.",
      "Anna Keller: it was safe",
      "Anna Keller: that it was new",
    ],
    [
      "The council denied that it sold the boat, but Martin Hale said it had.",
      "council denies: that it sold the boat",
      "Martin Hale: it had",
    ],
    [
      "Although the council denied selling the boat, Martin Hale said it was gone.",
      "council denies: selling the boat",
      "Martin Hale: it was gone",
    ],
  ])("%s", readsAs)
})

describe("a denial is not a claim", () => {
  test.each<Row>([
    ["Anna Keller denied that the bridge was unsafe.", "Anna Keller denies: that the bridge was unsafe"],
    ["Anna Keller denied closing the bridge.", "Anna Keller denies: closing the bridge"],
    ["The ministry has repeatedly denied closing the bridge.", "ministry denies: closing the bridge"],
    ["Anna Keller has denied any part in the closure.", "Anna Keller denies: any part in the closure"],
    ["Anna Keller disputed that the bridge was unsafe.", "Anna Keller denies: that the bridge was unsafe"],
  ])("%s", readsAs)
})

describe("one speaker goes on: the passages are one utterance", () => {
  test.each<Row>([
    ["“The bridge,” Anna Keller said, “will open on Monday.”", "Anna Keller: “The bridge,” […] “will open on Monday.”"],
    [
      "“It is safe,” Anna Keller said. “It will open on Monday.”",
      "Anna Keller: “It is safe,” […] “It will open on Monday.”",
    ],
    ["“It is safe”, Anna Keller, the mayor, said, “and it is new.”", "Anna Keller: “It is safe” […] “and it is new.”"],
    [
      "“It is safe,” Anna Keller said. “It is new.” “It is ours.”",
      "Anna Keller: “It is safe,” […] “It is new.” […] “It is ours.”",
    ],
    [
      "Anna Keller said: “It is safe.\n“It is new.\n“It is ours.”",
      "Anna Keller: “It is safe.” […] “It is new.” […] “It is ours.”",
    ],
  ])("%s", readsAs)

  test("but not beyond a cue of its own", () => {
    readsAs(
      "“It is safe,” Anna Keller said. “It is new,” Martin Hale said.",
      "Anna Keller: “It is safe,”",
      "Martin Hale: “It is new,”",
    )
    readsAs(
      "“It is safe,” Anna Keller said. “It is new,” she added.",
      "Anna Keller: “It is safe,”",
      "Anna Keller: “It is new,”",
    )
  })
})

describe("speakers without a name are called what the article calls them", () => {
  test.each<Row>([
    ["“It is safe,” the ministry said.", "ministry: “It is safe,”"],
    ["“It is safe,” a spokesman for the ministry said.", "a spokesman for the ministry: “It is safe,”"],
    [
      "“It is safe,” said a spokesman for the ministry, who asked not to be named.",
      "a spokesman for the ministry: “It is safe,”",
    ],
    ["“It is safe,” a ministry official said on condition of anonymity.", "a ministry official: “It is safe,”"],
    ["“It is safe,” said one resident.", "one resident: “It is safe,”"],
    ["Some residents said the bridge was unsafe.", "Some residents: the bridge was unsafe"],
    ["Martin Hale's sister said the bridge was safe.", "Martin Hale's sister: the bridge was safe"],
  ])("%s", readsAs)
})

describe("words in quotation marks that nobody says", () => {
  test.each<Row>([
    ["Keller's new book, “The Bridge”, comes out on Monday."],
    ["The so-called “bridge of sighs” opens on Monday."],
    ["The band played “Waiting for the Ferry” before the speeches began."],
    ["The “old bridge” was closed and the “new bridge” was opened."],
    ["The boat was called “Marta” after the owner's mother."],
  ])("%s", readsAs)
})

describe("speech of somebody whom the article does not name", () => {
  test.each<Row>([
    ["“It is safe,” he said.", "he?: “It is safe,”"],
    ["“It is safe,” she told the Velden Courier.", "she?: “It is safe,”"],
    ["“It is safe.” Anna Keller has heard that for years.", "nobody: “It is safe.”"],
    [
      "“The bridge is safe and it will be opened again on Monday.”",
      "nobody: “The bridge is safe and it will be opened again on Monday.”",
    ],
    [
      "“It is safe.” Anna Keller, the mayor, said it would open.",
      "nobody: “It is safe.”",
      "Anna Keller: it would open",
    ],
  ])("%s", readsAs)
})

describe("a cue that gives nothing said", () => {
  test.each<Row>([
    ["Anna Keller declined to comment on the bridge."],
    ["Anna Keller spoke for an hour."],
    ["It was not clear who said the bridge was safe."],
    ["The documents were leaked to the Velden Courier."],
  ])("%s", readsAs)

  test("is none inside a quotation", () => {
    readsAs(
      "Anna Keller said: “It was claimed that we slept. Now they say we lied, and Martin Hale told us to go.”",
      "Anna Keller: “It was claimed that we slept. Now they say we lied, and Martin Hale told us to go.”",
    )
  })
})
