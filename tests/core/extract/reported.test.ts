import { describe, expect, test } from "vitest"
import { attributions, extractText } from "../../support/extract.ts"

/** A sentence as a journalist writes it, and who is reported to have said or thought what in it. */
type Row = readonly [text: string, ...said: string[]]

const readsAs = (text: string, ...said: readonly string[]) => {
  expect(attributions(extractText(text))).toEqual(said)
}

describe("the subject of a reported statement", () => {
  test.each<Row>([
    [
      "A poll taken by the Courier last week found that voters liked the bridge.",
      "A poll: that voters liked the bridge",
    ],
    ["A report published on Monday said the bridge was safe.", "A report: the bridge was safe"],
    ["Anna Keller (Greens), a doctor, said the bridge was safe.", "Anna Keller: the bridge was safe"],
    ["The council this week announced that the bridge would open.", "council: that the bridge would open"],
    ["Many believe that the bridge is safe.", "Many: that the bridge is safe"],
    ["Most said the bridge was safe.", "Most: the bridge was safe"],
    ["A third said that the bridge was ugly.", "A third: that the bridge was ugly"],
    ["The party chief says the bridge is safe.", "party chief: the bridge is safe"],
    ["Aides to Anna Keller say she is tired.", "Aides: she is tired"],
    ["Voters were more likely to say they liked the bridge.", "Voters: they liked the bridge"],
  ])("%s", readsAs)
})

describe("where a reported statement begins", () => {
  test.each<Row>([
    ["Anna Keller said last week that the bridge was safe.", "Anna Keller: that the bridge was safe"],
    [
      "Anna Keller said on “Face the Town” on Sunday that the bridge was safe.",
      "Anna Keller: that the bridge was safe",
    ],
    ["Anna Keller told me the bridge was safe.", "Anna Keller: the bridge was safe"],
    ["Anna Keller said about half of it was gone.", "Anna Keller: about half of it was gone"],
    ["Anna Keller said none of the bolts were missing.", "Anna Keller: none of the bolts were missing"],
    ["Anna Keller said no to the new bridge.", "Anna Keller: no to the new bridge"],
    ["Those who cross it, Anna Keller said, must pay.", "Anna Keller: Those who cross it […] must pay"],
    [
      "Instead, Anna Keller told the Courier, the bridge would close.",
      "Anna Keller: Instead […] the bridge would close",
    ],
    ["The bridge, which Anna Keller said was safe, fell.", "Anna Keller: which […] was safe"],
    ["Denouncing the bridge, Anna Keller left.", "Anna Keller: the bridge"],
  ])("%s", readsAs)
})

describe("what is said is named instead of told", () => {
  test.each<Row>([
    ["Anna Keller stressed her love of the bridge.", "Anna Keller: her love of the bridge"],
    ["The poll shows Anna Keller in the lead.", "poll: Anna Keller in the lead"],
    ["Anna Keller cited the high cost of the bridge.", "Anna Keller: the high cost of the bridge"],
    ["Anna Keller hopes to open the bridge in May.", "Anna Keller: to open the bridge in May"],
    ["Voters see the bridge as a danger.", "Voters: the bridge as a danger"],
    ["Anna Keller saw the bridge."],
  ])("%s", readsAs)
})

describe("nouns and adjectives of saying", () => {
  test.each<Row>([
    ["Anna Keller repeated her claim that the bridge is safe.", "Anna Keller: that the bridge is safe"],
    ["Anna Keller expressed concern that the bridge was old.", "Anna Keller: that the bridge was old"],
    ["The claim that the bridge is safe surprised many."],
    ["Anna Keller is confident that the bridge is safe.", "Anna Keller: that the bridge is safe"],
    ["Anna Keller made clear that the bridge would close.", "Anna Keller: that the bridge would close"],
    ["It is clear that the bridge is old."],
  ])("%s", readsAs)
})

describe("what nobody in particular says is left to nobody", () => {
  test.each<Row>([
    ["It is said that the bridge is haunted.", "nobody: that the bridge is haunted"],
    ["It was claimed that the bridge was haunted.", "nobody: that the bridge was haunted"],
    ["The bridge was said to be haunted.", "nobody: The bridge […] to be haunted"],
    ["The bridge is expected to open in May.", "nobody: The bridge […] to open in May"],
    ["The bridge is seen by voters as a danger.", "voters: The bridge […] as a danger"],
    ["Martin Hale was accused of a lie.", "nobody: Martin Hale […] of a lie"],
    ["Anna Keller was told that the bridge was closed.", "nobody: that the bridge was closed"],
    ["Asked whether the bridge was safe, Anna Keller left.", "nobody: whether the bridge was safe"],
    ["The bridge is not expected to open."],
  ])("%s", readsAs)
})

describe("a quotation that goes on", () => {
  test.each<Row>([
    [
      "“It is safe,” said Anna Keller, who has run Velden since 2011, “and it is ours.”",
      "Anna Keller: “It is safe,” […] “and it is ours.”",
    ],
    [
      "“It is safe,” Anna Keller said of the bridge, “and it is ours.”",
      "Anna Keller: “It is safe,” […] “and it is ours.”",
    ],
    [
      "“It is safe,” Anna Keller said. But “nobody in the whole of Velden likes to cross it.”",
      "Anna Keller: “It is safe,”",
      "Anna Keller: “nobody in the whole of Velden likes to cross it.”",
    ],
    ["“It is safe for all of us.”\n\n— Anna Keller, Velden", "Anna Keller: “It is safe for all of us.”"],
    ["Said Anna Keller, “It is safe.”", "Anna Keller: “It is safe.”"],
    ["“It is safe,” said Will Keller.", "Will Keller: “It is safe,”"],
    ["“It is safe,” Brook, after a pause, said of it.", "Brook: “It is safe,”"],
    ["“It is a ‘very old bridge,’” Anna Keller said.", "Anna Keller: “It is a ‘very old bridge,’”"],
    ["''It is a 'very old bridge,''' Anna Keller said.", "Anna Keller: “It is a 'very old bridge,'”"],
    [
      "Anna Keller said it was “quite safe,” adding that it was old.",
      "Anna Keller: it was “quite safe,”",
      "Anna Keller: that it was old",
    ],
  ])("%s", readsAs)
})

describe("a participle without its “is” says nothing", () => {
  test.each<Row>([["The council has a plan called “The Way”."], ["Marten Hale, known as “The Fox”, left."]])(
    "%s",
    readsAs,
  )
})

test("who is described by a word that need not mean a speaker is less sure than who is", () => {
  const sureOf = (text: string) => extractText(text).coverage.utterances[0]?.confidence ?? 0
  const [spokeswoman, survey, hat] = ["A spokeswoman", "A survey", "A campaign hat"].map((who) =>
    sureOf(`${who} said that the bridge was safe.`),
  )
  expect(survey).toBe(spokeswoman)
  expect(hat).toBeLessThan(survey ?? 0)
})
