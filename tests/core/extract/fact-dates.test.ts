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
    ["The ferry sank on Monday, May 3, off Denmark.", "May 3 = 2021-05-03"],
    ["The ferry sank on Monday 3 May off Denmark.", "3 May = 2021-05-03"],
    ["The ferry sank on Monday, the 3rd of May, off Denmark.", "3rd of May = 2021-05-03"],
    ["The ferry sank on Monday (May 3) off Denmark.", "May 3 = 2021-05-03"],
    ["The ferry sank on Mon., May 3, off Denmark.", "May 3 = 2021-05-03"],
    ["The ferry sank on Monday night, May 3, off Denmark.", "May 3 = 2021-05-03"],
    ["The ferry sank on 3 May (Monday) off Denmark.", "3 May = 2021-05-03"],
    ["The ferry sank on May 3, a Monday, off Denmark.", "May 3 = 2021-05-03"],
    ["The ferry sank on Friday, Oct. 9, 2020, off Denmark.", "Oct. 9, 2020 = 2020-10-09"],
    ["The ferry sank on Monday the 3rd off Denmark.", "Monday the 3rd = 2021-05-03"],
    ["The ferry sank on Friday the 3rd off Denmark."],
    ["The ferry sank on Monday, 3/5, off Denmark."],
    ["The ferry sank on the 5th of September 2020 off Denmark.", "5th of September 2020 = 2020-09-05"],
    ["The ferry sank on September the 5th, 2020, off Denmark.", "September the 5th, 2020 = 2020-09-05"],
  ])("a weekday beside a calendar date is that date: %s", readsAs)

  test.each<Row>([
    ["The ferry sank on Monday last week off Denmark."],
    ["The ferry sank on Monday of last week off Denmark."],
    ["The ferry sank a week ago on Monday off Denmark."],
    ["The ferry sank last week on Monday off Denmark."],
    ["The ferry sank on Monday two weeks ago off Denmark."],
    ["The ferry sank on the Monday before last off Denmark."],
    ["The ferry sank on the first Monday off Denmark."],
    ["The ferry leaves Denmark Monday week for Norway."],
    ["The ferry leaves Denmark a week on Monday."],
    ["The ferry sailed from Monday to Friday to Denmark."],
    ["The ferry sank between Monday and Wednesday off Denmark."],
    ["The ferry sank on Monday or Tuesday off Denmark."],
  ])("a weekday of another week, or of a span, is no date: %s", readsAs)

  test.each<Row>([
    ["The ferry leaves Denmark Monday for Norway."],
    ["Voters in Denmark go to the polls on Sunday."],
    ["On Sunday, voters in Denmark go to the polls."],
    ["The ferry is to sail on Monday from Denmark."],
    ["The ferry is about to sail Friday from Denmark."],
    ["The vote for the ferry of Denmark was set for Monday."],
    ["The ferry of Denmark, which reopens Monday, was sold."],
  ])("nor is one that the present tense looks ahead to: %s", readsAs)

  test.each<Row>([
    ["The ferry has sailed to Denmark on Monday.", "Monday = 2021-05-10"],
    ["On Tuesday night the ferry left Denmark.", "Tuesday night = 2021-05-11"],
    ["Hale told reporters Tuesday that Denmark sank the ferry.", "Tuesday = 2021-05-11"],
    ["The ferry was cut in two on Monday off Denmark.", "Monday = 2021-05-10"],
    ["The ferry sailed to Denmark on Monday and Tuesday.", "Monday = 2021-05-10", "Tuesday = 2021-05-11"],
  ])("but one that the past looks back to is: %s", readsAs)

  test.each<Row>([
    ["Thousands marched through Denmark on Good Friday."],
    ["The Sunday Times sold the ferry to Denmark."],
    ["Easter Monday drew many people to Denmark."],
    ["The Friday Club sold the old ferry to Denmark."],
    ["Friday prayers drew many people to Denmark."],
  ])("and one in a name is none: %s", readsAs)

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
