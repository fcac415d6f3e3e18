import { describe, expect, test } from "vitest"
import { extractText } from "../../support/extract.ts"

/** A fact's words, and each date in it: the words that name it and what they come to. */
type Row = readonly [text: string, ...dates: string[]]

function datesIn(text: string, published?: string): readonly string[] {
  const { coverage, words } = extractText(text, published === undefined ? {} : { published })
  expect(coverage.facts, "the row must be a fact").not.toEqual([])
  return coverage.facts.flatMap(({ dates }) => dates.map(({ span, date }) => `${words(span)} = ${date}`))
}

describe("a date that is printed whole needs no other", () => {
  test.each<Row>([
    ["The ferry sank on 3 May 2021 off Denmark.", "3 May 2021 = 2021-05-03"],
    ["The ferry sank on May 3, 2021, off Denmark.", "May 3, 2021 = 2021-05-03"],
    ["The ferry sank on May 3rd, 2021, off Denmark.", "May 3rd, 2021 = 2021-05-03"],
    ["The ferry sank on Dec. 3, 2021, off Denmark.", "Dec. 3, 2021 = 2021-12-03"],
    ["The ferry sank on 2021-05-03 off Denmark.", "2021-05-03 = 2021-05-03"],
    ["The ferry sank in May 2019 off Denmark.", "May 2019 = 2019-05"],
    ["The ferry sank in 2019 off Denmark.", "2019 = 2019"],
    ["The ferry sank in early 2020 off Denmark.", "2020 = 2020"],
    ["Since 2015 the ferry has sailed from Denmark.", "2015 = 2015"],
    ["The ferry sank on 29 February 2020 off Denmark.", "29 February 2020 = 2020-02-29"],
    ["The boat was built in 2015 and sank on 3 May 2021 off Denmark.", "2015 = 2015", "3 May 2021 = 2021-05-03"],
  ])("%s", (text, ...dates) => {
    expect(datesIn(text)).toEqual(dates)
    expect(datesIn(text, "2023-01-31")).toEqual(dates)
  })
})

describe("in an article of Wednesday 12 May 2021", () => {
  const may12 = "2021-05-12T08:00"
  const readsAs = (text: string, ...dates: readonly string[]) => expect(datesIn(text, may12)).toEqual(dates)

  test.each<Row>([
    ["The ferry sank yesterday off Denmark.", "yesterday = 2021-05-11"],
    ["The ferry sank on Monday off Denmark.", "Monday = 2021-05-10"],
    ["The ferry sank on Thursday off Denmark.", "Thursday = 2021-05-06"],
    ["The ferry sank on Tuesday night off Denmark.", "Tuesday night = 2021-05-11"],
    ["Sunday's vote in Denmark was lost by the ferry party.", "Sunday = 2021-05-09"],
  ])("a day is the last one of its name: %s", readsAs)

  test.each<Row>([
    ["The ferry sank on 3 May off Denmark.", "3 May = 2021-05-03"],
    ["The ferry sank on 3rd May off Denmark.", "3rd May = 2021-05-03"],
    ["The ferry sank in May off Denmark.", "May = 2021-05"],
    ["In May, the ferry sank off Denmark.", "May = 2021-05"],
    ["The ferry sank in January off Denmark.", "January = 2021-01"],
    ["The ferry sank in December off Denmark.", "December = 2020-12"],
    ["The ferry sank on Dec. 3 off Denmark.", "Dec. 3 = 2020-12-03"],
  ])("a month without a year is the last one of its name: %s", readsAs)

  test.each<Row>([
    ["The ferry will sail on Monday from Denmark."],
    ["Anna Keller said the ferry would sail on Monday from Denmark."],
  ])("a weekday to come is no date: %s", readsAs)

  test.each<Row>([
    ["The ferry sank last Monday off Denmark."],
    ["The ferry left Denmark every Monday at night."],
    ["The ferry sank last week off Denmark."],
    ["The ferry sank in recent weeks off Denmark."],
    ["The ferry will sail in the next few hours from Denmark."],
    ["The ferry sank in the 1990s off Denmark."],
  ])("what the words leave open is no date: %s", readsAs)
})

describe("across the year's end", () => {
  test.each([
    ["The ferry sank in December off Denmark.", "2022-01-02", "December = 2021-12"],
    ["The ferry sank in January off Denmark.", "2022-01-02", "January = 2022-01"],
    ["The ferry sank on Friday off Denmark.", "2022-01-01", "Friday = 2021-12-31"],
    ["The ferry sank yesterday off Denmark.", "2022-01-01", "yesterday = 2021-12-31"],
    ["The ferry sank yesterday off Denmark.", "2020-03-01T23:59", "yesterday = 2020-02-29"],
    ["The ferry sank yesterday off Denmark.", "2022-10-20T00:32+13:00", "yesterday = 2022-10-19"],
    ["The ferry sank on 31 December off Denmark.", "2022-01-02", "31 December = 2021-12-31"],
  ])("%s (%s)", (text, published, date) => {
    expect(datesIn(text, published)).toEqual([date])
  })
})

describe("an article that is not dated dates nothing by itself", () => {
  test.each<Row>([
    ["The ferry sank yesterday off Denmark."],
    ["The ferry sank on Monday off Denmark."],
    ["The ferry sank on 3 May off Denmark."],
    ["The ferry sank in August off Denmark."],
    ["The ferry sank on Wednesday night off Denmark."],
  ])("%s", (text) => {
    expect(datesIn(text)).toEqual([])
  })

  test("and one dated by its month knows months, but no days", () => {
    expect(datesIn("The ferry sank in April off Denmark.", "2021-05")).toEqual(["April = 2021-04"])
    expect(datesIn("The ferry sank yesterday off Denmark.", "2021-05")).toEqual([])
    expect(datesIn("The ferry sank on Monday off Denmark.", "2021")).toEqual([])
  })
})

describe("what looks like a date and is none", () => {
  test.each<Row>([
    ["The 2015 nuclear deal with Denmark is dead."],
    ["The treaty of the 2015 Copenhagen summit is dead."],
    ["The ferry carried 2015 passengers to Denmark."],
    ["The resolution 2019 was passed by Denmark alone."],
    ["The ferry sank on February 30 off Denmark."],
    ["The ferry sank on 32 May off Denmark."],
    ["Martin May bought the ferry in Denmark last week."],
    ["Anna Keller said that the ferry may sink off Denmark."],
    ["The March on Copenhagen was led by Anna Keller."],
  ])("%s", (text) => {
    expect(datesIn(text, "2021-05-12")).toEqual([])
  })
})

test("a date inside a quotation is the speaker's, not the article's", () => {
  expect(datesIn("“We sank it on 3 May 2020,” Anna Keller said on Monday in Denmark.", "2021-05-12")).toEqual([
    "Monday = 2021-05-10",
  ])
})
