import { describe, expect, test } from "vitest"
import { attributions, extractText } from "../../support/extract.ts"

/** A text, and who said what in it. `¶` begins a paragraph. */
type Row = readonly [text: string, ...said: string[]]

const readsAs = (text: string, ...said: readonly string[]) => {
  expect(attributions(extractText(text.replaceAll("¶", "\n")))).toEqual(said)
}

describe("“he” and “she” are never a firm, a town, a club, a storm or a crowd", () => {
  test.each([
    ["Norvane delayed the jet."],
    ["Kestrel Dynamics delayed the jet."],
    ["Marlow Stanton lent the money."],
    ["Meridian News reported the sale."],
    ["The Leith Courier printed it."],
    ["YouTube took the clip down."],
    ["Booking.com raised its price."],
    ["Johnson & Johnson raised its price."],
    ["Wendy's closed a shop."],
    ["Leith United won the cup."],
    ["Leith flooded in the night."],
    ["Hurricane Dora hit the pier."],
    ["Typhoon Mika hit the pier."],
    ["Tropical Storm Nora hit the pier."],
    ["The ferry Anna Holt ran aground."],
    ["The novel Jane Eyre was read aloud."],
    ["The film Annie Hall was shown."],
    ["Mount Ellen smoked for a week."],
    ["Workers left the yard."],
    ["Children cried at the gate."],
    ["Residents filled the hall."],
    ["April was cold."],
    ["Norvane, a firm in Leith, closed."],
    ["U.S. Lumber closed."],
    ["The schooner Bonnie Jean sank."],
    ["Norvane, maker of jets, closed."],
    ["It rained in Burlington, Vt., on Monday."],
    ["Anna Lux, which makes lamps, closed."],
  ])("%s “It was hard,” she said.", (opening) => {
    readsAs(`${opening} “It was hard,” she said. “It is over,” he said.`, "she?: “It was hard,”", "he?: “It is over,”")
  })

  test.each<Row>([
    [
      "Mayor Tom Harlan opened it.¶Pupils of the school “will see another town,” he said.¶“There will be quarrels.”",
      "Tom Harlan: Pupils of the school “will see another town,”",
      "Tom Harlan: “There will be quarrels.”",
    ],
    [
      "Brightsoft President Brad Smit said it was new.¶Since 2012, Brightsoft has charged a fee.¶“It helps us,” he said.",
      "Brad Smit: it was new",
      "Brad Smit: “It helps us,”",
    ],
    ["Anna Holt sold it to Norvane. “It was late,” she said.", "Anna Holt: “It was late,”"],
    ["Anna Holt left for Leith. Norvane hired 300 people. “It was late,” she said.", "Anna Holt: “It was late,”"],
    [
      "Will Norvane win? Hale would lose, Tom Reed said. Hale would not come, he said.",
      "Tom Reed: Hale would lose",
      "Tom Reed: Hale would not come",
    ],
  ])("but whoever is a person: %s", readsAs)
})

describe("a name is a person's by what stands around it", () => {
  test.each<Row>([
    ["Mr. Omarov came. “It is late,” he said.", "Omarov: “It is late,”"],
    ["Omarov, 45, came. “It is late,” he said.", "Omarov: “It is late,”"],
    ["Omarov, a baker, came. “It is late,” he said.", "Omarov: “It is late,”"],
    ["The baker, Omarov, came. “It is late,” he said.", "Omarov: “It is late,”"],
    ["Omarov, who bakes, came. “It is late,” he said.", "Omarov: “It is late,”"],
    ["Omarov smiled. “It is late,” he said.", "Omarov: “It is late,”"],
    ["Haruki Omarov came. “It is late,” he said.", "Haruki Omarov: “It is late,”"],
    ["Omarov J. Tarn came. “It is late,” he said.", "Omarov J. Tarn: “It is late,”"],
    ["Li Omarov came. “It is late,” he said.", "Li Omarov: “It is late,”"],
    ["Fiona came. “It is late,” she said.", "Fiona: “It is late,”"],
    ["J.D. Omarov came. “It is late,” he said.", "J.D. Omarov: “It is late,”"],
    ["Haruki Omarov III came. “It is late,” he said.", "Haruki Omarov III: “It is late,”"],
    ["Omarov, a 31-year-old guard in Leith, came. “It is late,” he said.", "Omarov: “It is late,”"],
    ["Omarov, his chief of staff, came. “It is late,” he said.", "Omarov: “It is late,”"],
  ])("%s", readsAs)
})

describe("“he” and “she” may be somebody without a name", () => {
  test.each<Row>([
    [
      "Norvane delayed the jet. “It is late,” a spokesman said. “We are sorry,” he added.",
      "a spokesman: “It is late,”",
      "a spokesman: “We are sorry,”",
    ],
    [
      "Norvane delayed the jet. “It is late,” a spokeswoman said.¶“We are sorry,” she added.",
      "a spokeswoman: “It is late,”",
      "a spokeswoman: “We are sorry,”",
    ],
    ["The mayor of Leith resigned. “It is hard,” she said.", "mayor of Leith: “It is hard,”"],
    ["A resident of Leith wept. “It is hard,” she said.", "A resident of Leith: “It is hard,”"],
    ["Voltane cut jobs. The union leader was angry. “It is hard,” he said.", "union leader: “It is hard,”"],
    [
      "“We are tired,” says a doctor from Hale, whose name is withheld. He explains that he lives nearby.",
      "a doctor: “We are tired,”",
      "a doctor: that he lives nearby",
    ],
  ])("%s", readsAs)

  test.each<Row>([
    [
      "“It is late,” a spokesman said. “We are sorry,” she added.",
      "a spokesman: “It is late,”",
      "she?: “We are sorry,”",
    ],
    ["Two doctors came. “It is hard,” she said.", "she?: “It is hard,”"],
    ["The doctors came. “It is hard,” she said.", "she?: “It is hard,”"],
  ])("but of the other sex or many they are nobody: %s", readsAs)
})

describe("between several", () => {
  test.each<Row>([
    ["Alex Mathers met Martha Lane and Jane Poole. “She is late,” she said.", "she?: “She is late,”"],
    ["Robin Hale met Martha Lane. “It is late,” she said.", "she?: “It is late,”"],
    ["Tom Hale met Martha Lane. “It is late,” she said.", "Martha Lane: “It is late,”"],
    ["Jane Poole met Martha Lane. “It is late,” she said.", "Jane Poole: “It is late,”"],
  ])("%s", readsAs)
})

describe("whom the sentences before are about", () => {
  test.each<Row>([
    ["After Tom Reed resigned, Ben Hale took over. “It is late,” he said.", "Ben Hale: “It is late,”"],
    ["When Tom Reed met Anna Holt, Ben Hale left. “It is late,” he said.", "Ben Hale: “It is late,”"],
    ["Tom Reed, who met Ben Hale, left. “It is late,” he said.", "Tom Reed: “It is late,”"],
    ["As Tom Reed left, he said it was late.", "Tom Reed: it was late"],
    ["“Are you well?” Tom Holt asked Ben Reed. “I am,” he said.", "Tom Holt: “Are you well?”", "he?: “I am,”"],
    ["“Are you well?” Tom Holt asked Anna Reed. “I am,” she said.", "Tom Holt: “Are you well?”", "Anna Reed: “I am,”"],
    ["A spokesman said it was late, and he said it was over.", "A spokesman: it was late", "A spokesman: it was over"],
  ])("%s", readsAs)
})

describe("a surname that two people bear", () => {
  test.each<Row>([
    ["Bernard Sands spoke.¶His brother Tom Sands listened.¶“It is over,” Sands said.", "Sands: “It is over,”"],
    ["Tom Sands and Bernard Sands spoke. Sands said it was over.", "Tom Sands and Bernard Sands: it was over"],
    ["Ann Sands met Tom Sands and Jo Sands. According to Sands, it is over.", "Sands: it is over"],
  ])("stands for itself: %s", (text, ...said) => {
    const all = attributions(extractText(text.replaceAll("¶", "\n")))
    expect(all.at(-1)).toBe(text.includes("Sands said it was over") ? "Sands: it was over" : said.at(-1))
  })

  test.each<Row>([
    ["Bernard Sands and Anna Sands spoke. “It is over,” Ms. Sands said.", "Anna Sands: “It is over,”"],
    ["Bernard Sands met Anna Sands. “It is over,” Mr Sands said.", "Bernard Sands: “It is over,”"],
    ["Bernard Sands met Tom Sands. “It is over,” Tom Sands said.", "Tom Sands: “It is over,”"],
    ["Mark Sands retires. Debbie Sands, his wife, does not. Sands said he would rest.", "Mark Sands: he would rest"],
    [
      "Mark Sands spoke. Sands said it was late.¶His wife, Debbie Sands, came.¶“It is over,” Sands said.",
      "Mark Sands: it was late",
      "Mark Sands: “It is over,”",
    ],
    ["Mark Sands Jr. met Mark Sands. “It is over,” Sands Jr. said.", "Mark Sands Jr.: “It is over,”"],
  ])("is settled by a title, a first name, the pronoun behind it or whom it meant before: %s", readsAs)
})

describe("two names behind a verb are one speaker", () => {
  test.each<Row>([
    ["According to Ann Parley and Ruth Ellis, the boat is old.", "Ann Parley and Ruth Ellis: the boat is old"],
    ["“It is old,” said Ann Parley and Ruth Ellis.", "Ann Parley and Ruth Ellis: “It is old,”"],
    ["“It is old,” said Parley and Ellis.", "Parley and Ellis: “It is old,”"],
    ["“It is old,” said Ann Parley, Ruth Ellis and Tom Reed.", "Ann Parley, Ruth Ellis and Tom Reed: “It is old,”"],
    ["“It is old,” said Ann Parley & Ruth Ellis on Monday.", "Ann Parley & Ruth Ellis: “It is old,”"],
    [
      "The boat is old, according to Ann Parley and the Leith Council.",
      "Ann Parley and the Leith Council: The boat is old",
    ],
    ["“It is old,” said Mayor Ann Parley and Ruth Ellis.", "Mayor Ann Parley and Ruth Ellis: “It is old,”"],
    [
      "“It is old,” wrote Ann Parley of Leith and Ruth Ellis of Hale.",
      "Ann Parley of Leith and Ruth Ellis of Hale: “It is old,”",
    ],
    ["“It is old,” said Ann Parley and her husband, Tom Reed.", "Ann Parley and her husband, Tom Reed: “It is old,”"],
    ["“It is old,” said Ann Parley and her husband.", "Ann Parley and her husband: “It is old,”"],
    ["Ann Parley and her husband said it was old.", "Ann Parley and her husband: it was old"],
    ["Parley and others said it was old.", "Parley and others: it was old"],
    ["“It is old,” said Ann Parley, the mayor, and Ruth Ellis.", "Ann Parley, the mayor, and Ruth Ellis: “It is old,”"],
  ])("%s", readsAs)

  test.each<Row>([
    ["“It is old,” said Ann Parley and Ruth Ellis laughed.", "Ann Parley: “It is old,”"],
    [
      "“It is old,” said Ann Parley, and Ruth Ellis said it leaked.",
      "Ann Parley: “It is old,”",
      "Ruth Ellis: it leaked",
    ],
    ["“It is old,” said Ann Parley, mayor of Leith and Hale.", "Ann Parley: “It is old,”"],
    ["“It is old,” said Ann Parley and left.", "Ann Parley: “It is old,”"],
    ["“It is old,” said Ann Parley and her boat sank.", "Ann Parley: “It is old,”"],
  ])("but not where “and” begins something else: %s", readsAs)
})

describe("a description set off by a dash behind a name is of whom it names", () => {
  test.each<Row>([
    ["Enter Ms. Lane — a former aide who likes boats.¶“I get it,” she wrote.", "Lane: “I get it,”"],
    ["Tom Hale – a baker from Leith – said the pier was safe.", "Tom Hale: the pier was safe"],
    ["The board met Bo Reed — the mayor of Leith.¶“We wait,” he said.", "Bo Reed: “We wait,”"],
    // What a firm is called is no person.
    ["Norvane — a maker of jets — delayed one.¶“We wait,” he said.", "he?: “We wait,”"],
  ])("%s", readsAs)
})
