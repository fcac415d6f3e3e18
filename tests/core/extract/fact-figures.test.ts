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

describe("numbers in words are read to their end", () => {
  test.each<Row>([
    ["One point two million people fled from Denmark.", "One point two million = 1200000 of people"],
    ["Denmark spent two and a half million dollars.", "two and a half million = 2500000 of dollars"],
    ["Denmark spent half a million dollars.", "half a million = 500000 of dollars"],
    ["Denmark spent a million and a half dollars.", "a million and a half = 1500000 of dollars"],
    ["Denmark spent a quarter of a million dollars.", "a quarter of a million = 250000 of dollars"],
    ["Denmark spent two and three quarter million dollars.", "two and three quarter million = 2750000 of dollars"],
    ["Denmark spent 2 1/2 million dollars.", "2 1/2 million = 2500000 of dollars"],
    ["Denmark hired three hundred and fifty men.", "three hundred and fifty = 350 of men"],
    ["Denmark hired two hundred fifty men.", "two hundred fifty = 250 of men"],
    ["Denmark hired one hundred and twenty thousand men.", "one hundred and twenty thousand = 120000 of men"],
    ["Denmark hired two million three hundred thousand men.", "two million three hundred thousand = 2300000 of men"],
    ["Denmark hired some twenty-five hundred men.", "twenty-five hundred = 2500 of men"],
    ["Denmark hired half a dozen men.", "half a dozen = 6 of men"],
    ["Denmark hired two dozen men and a dozen cooks.", "two dozen = 24 of men", "a dozen = 12 of cooks"],
    ["Wages in Denmark grew by two point five per cent.", "two point five per cent = 2.5 %"],
    ["Wages in Denmark grew by two-and-a-half per cent.", "two-and-a-half per cent = 2.5 %"],
    ["Denmark hired two to three million men.", "three million = 3000000 of men"],
    ["Denmark hired 300 and 50 men.", "300 = 300", "50 = 50 of men"],
    ["Nineteen eighty-four was a good year for 300 men of Denmark.", "300 = 300 of men"],
    ["Denmark has a two-day fair and one pier."],
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

describe("money in short", () => {
  test.each<Row>([
    ["Denmark sold the ferry for $2.5MM to Norway.", "$2.5MM = 2500000 $"],
    ["Denmark sold the ferry for $3B to Norway.", "$3B = 3000000000 $"],
    ["Denmark sold the ferry for €4 bln to Norway.", "€4 bln = 4000000000 €"],
    ["Denmark sold the ferry for $10K to Norway.", "$10K = 10000 $"],
    ["Denmark sold the ferry for US$1.2 million to Norway.", "US$1.2 million = 1200000 US$"],
    ["Denmark sold the ferry for between £2m and £3m.", "£2m = 2000000 £", "£3m = 3000000 £"],
    ["Denmark sold the ferry for £2-3m to Norway."],
    ["Rain of 2.5mm fell on Denmark in one night.", "2.5 = 2.5 of mm"],
  ])("%s", readsAs)
})

describe("how old somebody is, is no figure", () => {
  test.each<Row>([
    ["Anna Keller, 62, has sold the ferry of Denmark."],
    ["Anna Keller, then 44, sold the ferry of Denmark."],
    ["Anna Keller (62) has sold the ferry of Denmark."],
    ["Anna Keller, aged 44, sold the ferry of Denmark."],
    ["Anna Keller, now 44 years old, sold the ferry of Denmark."],
    ["Anna Keller, at the age of 44, sold the ferry of Denmark."],
    ["Anna Keller is 44 and sold the ferry of Denmark."],
    ["Anna Keller turned 90 in Denmark on Monday night."],
    ["A 44-year-old man sold the ferry of Denmark."],
    ["In Denmark, 62 ferries sailed to Norway.", "62 = 62 of ferries"],
    ["The ferry of Denmark is 62 metres long and sailed to Norway.", "62 = 62 of metres"],
    ["Denmark has sold ferries for 44 years to Norway.", "44 = 44 of years"],
  ])("%s", readsAs)
})

describe("nor is a time of the clock, a house, a year or a ratio", () => {
  test.each<Row>([
    ["The ferry left Denmark at 7 for Norway."],
    ["The ferry left Denmark at 9.30pm for Norway."],
    ["The ferry left Denmark at 10.15 a.m. for Norway."],
    ["The ferry left Denmark at 22:30 for Norway."],
    ["The ferry office of Denmark is at 14 Market Street, Hull."],
    ["The ferry office of Denmark is at 221b Baker Street."],
    ["Denmark cut its use by 32 percent below 2005 levels.", "32 percent = 32 %"],
    ["Keller beat three of Denmark's 2016 rivals for the ferry.", "three = 3"],
    ["Posters on 4chan sold the ferry of Denmark to Norway."],
    ["The ferry of Denmark rose to number 3 on the list."],
    ["One in five people of Denmark took the ferry."],
    ["Three out of four people of Denmark took the ferry."],
    ["The ferry of Denmark called at 400 ports last year.", "400 = 400 of ports"],
    ["Denmark bought 12 ferries in 2019 from Norway.", "12 = 12 of ferries"],
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
