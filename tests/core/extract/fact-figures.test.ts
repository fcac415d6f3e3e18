import { describe, expect, test } from "vitest"
import { extractText, figureLine } from "../../support/extract.ts"

/** A fact's words, and each figure in it: as printed, what it comes to, what it counts. */
type Row = readonly [text: string, ...figures: string[]]

const readsAs = (text: string, ...figures: readonly string[]) => {
  const reading = extractText(text, { published: "2021-05-12" })
  expect(reading.coverage.facts, "the row must be a fact").not.toEqual([])
  expect(reading.coverage.facts.flatMap((fact) => fact.figures.map((f) => figureLine(reading, f)))).toEqual(figures)
}

describe("quantities", () => {
  test.each<Row>([
    ["The ferry carried 240 passengers to Denmark.", "240 = 240 of passengers"],
    ["The ferry carried 1,240 passengers to Denmark.", "1,240 = 1240 of passengers"],
    ["The ferry carried twelve passengers to Denmark.", "twelve = 12 of passengers"],
    ["The ferry carried two hundred passengers to Denmark.", "two hundred = 200 of passengers"],
    ["The ferry carried 2.3 million passengers to Denmark.", "2.3 million = 2300000 of passengers"],
    ["Some 500 armed men entered the port in Denmark.", "500 = 500 of armed men"],
    ["More than 500 men entered the port in Denmark.", "500 = 500 of men"],
    ["A total of 240 people were on board that night.", "240 = 240 of people"],
    ["The ferry travelled 40 miles from Denmark to Norway.", "40 = 40 of miles"],
    ["Police arrested 14 people, including two minors.", "14 = 14 of people", "two = 2 of minors"],
    ["The ferry carried 2015 passengers to Denmark.", "2015 = 2015 of passengers"],
    ["Denmark bought three drones of the Hawk 136 model.", "three = 3 of drones"],
  ])("%s", readsAs)
})

describe("amounts without a number", () => {
  test.each<Row>([
    ["The ferry carried dozens of passengers to Denmark.", "dozens of passengers"],
    ["The ferry carried hundreds of armed men to Denmark.", "hundreds of armed men"],
    ["The ferry saved thousands from the shores of Denmark.", "thousands"],
  ])("%s", readsAs)
})

describe("money and shares", () => {
  test.each<Row>([
    ["The ferry cost $3m when Denmark bought it.", "$3m = 3000000 $"],
    ["The ferry cost $3 million when Denmark bought it.", "$3 million = 3000000 $"],
    ["The ferry cost €3.5 billion when Denmark bought it.", "€3.5 billion = 3500000000 €"],
    ["The ferry cost £40,000 when Denmark bought it.", "£40,000 = 40000 £"],
    ["The ferry cost 3.5 million euros when Denmark bought it.", "3.5 million = 3500000 of euros"],
    ["Forty per cent of civilians left Denmark.", "Forty per cent = 40 % of civilians"],
    ["Prices rose by 40 percent in Denmark.", "40 percent = 40 %"],
    ["Prices rose by 40% in Denmark last year.", "40% = 40 %"],
    ["Prices rose 3.5 per cent in Denmark.", "3.5 per cent = 3.5 %"],
  ])("%s", readsAs)
})

describe("numbers that count nothing", () => {
  test.each<Row>([
    ["The resolution 2231 was passed by Denmark alone."],
    ["Resolution 2231 was passed by Denmark alone."],
    ["Denmark bought the Hawk 136 model from Norway."],
    ["The bus on line 9 stopped in Denmark."],
    ["The 2015 nuclear deal with Denmark is dead."],
    ["The 5th ferry sank off the coast of Denmark."],
    ["The ferry sank on 3 May 2021 off Denmark."],
    ["The ferry was built in 2015 for Denmark."],
    ["The vote in Denmark was 12-3 against the ferry."],
    ["The COVID-19 rules of Denmark ended that summer."],
  ])("%s", readsAs)

  test("are those a speaker gives in quotation marks", () => {
    readsAs("“We lost 40 men,” Anna Keller said on 3 May 2021 in Denmark.")
  })
})
