import { describe, expect, test } from "vitest"
import { attributions, castList, extractText } from "../../support/extract.ts"

/** A text, and who said what in it: what "he", "Keller" and "the minister" come to. */
type Row = readonly [text: string, ...said: string[]]

const readsAs = (text: string, ...said: readonly string[]) => {
  expect(attributions(extractText(text))).toEqual(said)
}

/** A text, and everyone in its cast with what it calls them. */
const casts = (text: string, ...cast: readonly string[]) => {
  expect(castList(extractText(text))).toEqual(cast)
}

describe("a surname is whoever the article names in full", () => {
  test.each<Row>([
    ["Mayor Anna Keller opened it. “It is safe,” Keller said.", "Anna Keller: “It is safe,”"],
    ["“It is safe,” said Keller. Anna Keller is the mayor.", "Anna Keller: “It is safe,”"],
    ["“It is safe,” Mr. Hale said. Martin Hale was glad.", "Martin Hale: “It is safe,”"],
    ["“It is safe,” Mr Hale said.", "Hale: “It is safe,”"],
    ["Martin J. Hale opened it. “It is safe,” Martin Hale said.", "Martin J. Hale: “It is safe,”"],
    ["José Núñez opened it. “It is safe,” Nunez said.", "José Núñez: “It is safe,”"],
  ])("%s", readsAs)

  test.each<Row>([
    ["Martin Hale spoke. His wife Anna Hale spoke later. “It is safe,” Hale said.", "Hale: “It is safe,”"],
    [
      "Martin Hale spoke. Anna Hale spoke later. “It is safe,” Martin Hale said. “It is old,” Anna Hale said.",
      "Martin Hale: “It is safe,”",
      "Anna Hale: “It is old,”",
    ],
    [
      "“It is safe,” Martin Hale said. “It is old,” said Anna Keller.",
      "Martin Hale: “It is safe,”",
      "Anna Keller: “It is old,”",
    ],
  ])("two people of one surname stay two: %s", readsAs)

  test("each person is in the cast once, under the fullest name", () => {
    casts("“It is safe,” Keller said. Anna Keller smiled. “It is new,” said Mayor Anna Keller.", "Anna Keller: Mayor")
  })
})

describe("what the article calls somebody, in its own words", () => {
  test.each<Row>([
    ["“It is safe,” Mayor Anna Keller said.", "Anna Keller: Mayor"],
    ["“It is safe,” said Anna Keller, the mayor of Velden.", "Anna Keller: mayor of Velden"],
    ["“It is safe,” said the mayor of Velden, Anna Keller.", "Anna Keller: mayor of Velden"],
    ["“It is safe,” Velden council spokeswoman Anna Keller said.", "Anna Keller: Velden council spokeswoman"],
    ["“It is safe,” said Norway's foreign minister Anna Keller.", "Anna Keller: Norway's foreign minister"],
    ["“It is safe,” said former president Anna Keller.", "Anna Keller: former president"],
    ["Retired teacher and former mayor Anna Keller said it was safe.", "Anna Keller: Retired teacher and former mayor"],
    ["“It is safe,” said Anna Keller, a spokeswoman for the ministry.", "Anna Keller: spokeswoman for the ministry"],
    ["“It is safe,” said Deputy Prime Minister Anna Keller.", "Anna Keller: Deputy Prime Minister"],
    ["“It is safe,” said lawyer Anna Keller, who represents Martin Hale.", "Anna Keller: lawyer"],
    [
      "General Martin Hale, the commander of the army, said it was safe.",
      "Martin Hale: commander of the army; General",
    ],
    ["“It is safe,” said Mrs. Anna Keller.", "Anna Keller"],
    ["“It is safe,” said Anna Keller, 45.", "Anna Keller"],
    ["“It is safe,” Anna Keller said.", "Anna Keller"],
    ["“It is safe,” said a spokesman for the ministry.", "a spokesman for the ministry"],
  ])("%s", casts)

  test.each<Row>([
    ["After meeting the mayor, Anna Keller said it was safe.", "Anna Keller"],
    ["With the help of the mayor, Anna Keller said, it was built. “It is safe,” Keller said.", "Anna Keller"],
    ["Asked by the mayor, Anna Keller said it was safe.", "Anna Keller"],
    ["“It is safe,” Anna Keller told the president, Martin Hale.", "Anna Keller"],
    ["“It is safe,” said Anna Keller, whose father is the mayor of Velden.", "Anna Keller"],
  ])("somebody else's role is not theirs: %s", casts)

  test("a role given in another sentence belongs to the same person", () => {
    casts("“It is safe,” Anna Keller said. The mayor of Velden, Anna Keller, smiled.", "Anna Keller: mayor of Velden")
  })
})

describe("“he” and “she”", () => {
  test.each<Row>([
    ["Mayor Anna Keller opened it. “It is safe,” she said.", "Anna Keller: “It is safe,”"],
    ["Paul Aro said it was safe. “It is new,” he said.", "Paul Aro: it was safe", "Paul Aro: “It is new,”"],
    [
      "Paul Aro said it was safe. Martin Hale said it was not. He said it was old.",
      "Paul Aro: it was safe",
      "Martin Hale: it was not",
      "Martin Hale: it was old",
    ],
    [
      "Anna Keller said she was sorry. “It was late,” she said.",
      "Anna Keller: she was sorry",
      "Anna Keller: “It was late,”",
    ],
    [
      "Asked whether he would resign, Martin Hale said he would not.",
      "nobody: whether he would resign",
      "Martin Hale: he would not",
    ],
  ])("with one candidate: %s", readsAs)

  test.each<Row>([
    ["The crowd cheered Paul Aro and Martin Hale. “It is safe,” he said.", "he?: “It is safe,”"],
    ["It was built by Paul Aro and Martin Hale. He said it was safe.", "He?: it was safe"],
    ["The prize went to Anna Keller and Clara Hale. “It is ours,” she said.", "she?: “It is ours,”"],
  ])("between two people it is nobody's: %s", readsAs)

  test.each<Row>([
    ["“It is safe,” he said. Martin Hale came later.", "he?: “It is safe,”"],
    ["The boat was old. “It is safe,” she said.", "she?: “It is safe,”"],
    ["The Velden Council met. “It is safe,” he said.", "he?: “It is safe,”"],
    ["They said it was safe.", "They?: it was safe"],
    [
      "Martin Hale left.\nIt was late.\nIt was cold.\nIt was loud.\nIt was odd.\nIt was sad.\nIt was dark.\nIt was wet.\nIt was long.\n“It is safe,” he said.",
      "he?: “It is safe,”",
    ],
  ])("with nobody near it is nobody's: %s", readsAs)
})

describe("“the minister” is the one minister of the article", () => {
  test.each<Row>([
    [
      "The minister of transport, Anna Keller, opened it. “It is safe,” the minister said.",
      "Anna Keller: “It is safe,”",
    ],
    ["Council leader Anna Keller opened it. The leader said it was safe.", "Anna Keller: it was safe"],
    // What only tells what somebody is like tells no office from another.
    ["Justice Anna Keller opened it. The liberal icon justice said it was safe.", "Anna Keller: it was safe"],
    ["Senator Martin Hale came. The firebrand senator said it was safe.", "Martin Hale: it was safe"],
    // A title cut short is the office.
    ["Sen. Martin Hale came. The senator said it was safe.", "Martin Hale: it was safe"],
    ["Maj. Gen. Martin Hale came. The general said it was safe.", "Martin Hale: it was safe"],
    ["GOP nominee Martin Hale came. The Republican nominee said it was safe.", "Martin Hale: it was safe"],
    ["Martin Hale, mayor and founder of the club, came. The founder said it was safe.", "Martin Hale: it was safe"],
    ["Martin Hale, the chief of staff, came. The chief of staff said it was safe.", "Martin Hale: it was safe"],
    ["Martin Hale, the mayor of Velden, came. The Velden mayor said it was safe.", "Martin Hale: it was safe"],
    ["Former mayor Martin Hale came. The former mayor said it was safe.", "Martin Hale: it was safe"],
  ])("%s", readsAs)

  test.each<Row>([
    [
      "Transport minister Anna Keller met foreign minister Martin Hale. “It is safe,” the minister said.",
      "minister: “It is safe,”",
    ],
    ["“It is safe,” the minister said.", "minister: “It is safe,”"],
    ["“It is safe,” the minister said. Transport minister Anna Keller opened it.", "minister: “It is safe,”"],
    // The holder of another office.
    ["Martin Hale, spokesman for the mayor, came. The mayor said it was safe.", "mayor: it was safe"],
    ["Deputy mayor Martin Hale came. The mayor said it was safe.", "mayor: it was safe"],
    ["Former mayor Martin Hale came. The mayor said it was safe.", "mayor: it was safe"],
    ["Minister Martin Hale came. The finance minister said it was safe.", "finance minister: it was safe"],
    ["Martin Hale, the mayor of Velden, came. The mayor of Olaf said it was safe.", "mayor of Olaf: it was safe"],
    ["Sen. Martin Hale met Sen. Anna Keller. The senator said it was safe.", "senator: it was safe"],
  ])("and otherwise nobody by name: %s", readsAs)
})

describe("a family name that a given name shares, and letters behind a name", () => {
  test.each<Row>([
    ["Tom and Bernard Sands run the pier. “It is old,” Sands said.", "Sands: “It is old,”"],
    ["Tom and Bernard Sands run the pier. “It is old,” Tom Sands said.", "Tom Sands: “It is old,”"],
    ["Bernard Sands runs the pier with Tom Reed. “It is old,” Sands said.", "Bernard Sands: “It is old,”"],
    ["Anna Keller MSP opened it. “It is old,” she said.", "Anna Keller: “It is old,”"],
    ["“It is old,” said Martin Hale KC.", "Martin Hale: “It is old,”"],
    ["The Labour MP said it was old.", "Labour MP: it was old"],
  ])("%s", readsAs)
})

describe("bodies and places that are near each other stay apart", () => {
  test("a capital, its country, its ministry and its mission", () => {
    const text =
      "Washington said it was over. The US said it was not. The State Department said it would wait. The United States said it would pay. The United States mission to the United Nations said it would act. The United Nations said it would help. The White House said nothing more would come."
    casts(
      text,
      "Washington",
      "US",
      "State Department",
      "United States",
      "United States mission to the United Nations",
      "United Nations",
      "White House",
    )
  })

  test("a ministry and its spokeswoman", () => {
    casts(
      "State Department spokeswoman Anna Keller said it was over. The State Department said it was not.",
      "Anna Keller: State Department spokeswoman",
      "State Department",
    )
  })

  test("a body named twice is one", () => {
    casts("The Foreign Ministry said it was over. “It was late,” the Foreign Ministry said.", "Foreign Ministry")
  })

  test("a body's spokesman is not the body", () => {
    casts(
      "The council said it was over. A spokesman for the council said it was not.",
      "council",
      "A spokesman for the council",
    )
  })
})

test("a member of the cast knows where the article means them", () => {
  const { coverage, words } = extractText("Mayor Anna Keller came. “It is safe,” Keller said. Anna Keller left.")
  expect(coverage.cast.map(({ kind, mentions }) => [kind, ...mentions.map(words)])).toEqual([
    ["person", "Anna Keller", "Keller", "Anna Keller"],
  ])
})
