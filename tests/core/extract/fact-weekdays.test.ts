import { describe, expect, test } from "vitest"
import { extractText } from "../../support/extract.ts"

type Row = readonly [text: string, ...dates: string[]]

/** In an article of Wednesday 25 November 2026, 8 a.m. */
function readsAs(text: string, ...dates: readonly string[]): void {
  const { coverage, words } = extractText(text, { published: "2026-11-25T08:00" })
  expect(coverage.facts, "the row must be a fact").not.toEqual([])
  const found = coverage.facts.flatMap((fact) => fact.dates.map(({ span, date }) => `${words(span)} = ${date}`))
  expect(found).toEqual(dates)
}

describe("a day that the words look back on has its date", () => {
  test.each<Row>([
    ["Schools in Sarval were shut from Monday.", "Monday = 2026-11-23"],
    ["The strike in Sarval began on Friday and ends on Sunday.", "Friday = 2026-11-20"],
    ["Police in Sarval arrested a man on Friday, and he appears in court on Monday.", "Friday = 2026-11-20"],
    ["A man who was arrested on Friday appears in court in Sarval on Monday.", "Friday = 2026-11-20"],
    ["The mayor of Sarval resigned on Friday, 13 November.", "13 November = 2026-11-13"],
    ["The mayor of Sarval resigned on Friday 6 November 2026.", "6 November 2026 = 2026-11-06"],
    ["The mayor of Sarval resigned on Friday (Nov. 13).", "Nov. 13 = 2026-11-13"],
    ["The mayor of Sarval resigned on Nov. 13, a Friday.", "Nov. 13 = 2026-11-13"],
    ["The mayor of Sarval resigns on Friday, Nov. 27.", "Nov. 27 = 2026-11-27"],
    ["Sarval beat Sheffield Wednesday on Saturday.", "Saturday = 2026-11-21"],
    ["The ferry of Sarval sank yesterday.", "yesterday = 2026-11-24"],
    ["The council of Sarval voted on Tuesday to close the bridge by Friday.", "Tuesday = 2026-11-24"],
    ["The council of Sarval voted on Tuesday to close the bridge on Friday.", "Tuesday = 2026-11-24"],
    ["The council of Sarval said on Tuesday that the bridge would close on Friday.", "Tuesday = 2026-11-24"],
    ["The council of Sarval said on Tuesday the bridge is closed until Friday.", "Tuesday = 2026-11-24"],
    ["The council of Sarval said on Tuesday that the bridge closes on Friday.", "Tuesday = 2026-11-24"],
    ["The council of Sarval announced on Tuesday plans to close the bridge on Friday.", "Tuesday = 2026-11-24"],
    ["The bridge in Sarval is shut since July.", "July = 2026-07"],
    ["The goal that Sarval set last December is gone.", "December = 2025-12"],
    ["On Wednesday, the mayor of Sarval resigned.", "Wednesday = 2026-11-25"],
    ["The mayor of Sarval resigned early on Wednesday.", "Wednesday = 2026-11-25"],
    ["The ferry of Sarval sank in the early hours of Monday.", "Monday = 2026-11-23"],
    ["The mayor of Sarval, who quit on Monday, is moving to Brenne.", "Monday = 2026-11-23"],
    ["The trial in Sarval, which resumed Monday, is in its third week.", "Monday = 2026-11-23"],
    ["The bridge in Sarval closed in March and reopens in May.", "March = 2026-03"],
    ["The bridge in Sarval closed on 1 November.", "1 November = 2026-11-01"],
    ["The ferry of Sarval sank on the night of 3 November.", "3 November = 2026-11-03"],
  ])("%s", readsAs)
})

describe("a day to come, of another week, put off, or in a name has none", () => {
  test.each<Row>([
    ["All ferries from Sarval are cancelled until at least Thursday noon."],
    ["The ferry from Sarval was cancelled until Friday."],
    ["The bridge in Sarval reopens on Friday."],
    ["The bridge in Sarval is set to reopen on Friday."],
    ["The bridge in Sarval was set to reopen on Friday."],
    ["The council of Sarval meets on Monday."],
    ["The court in Sarval sits again on Tuesday."],
    ["Schools in Sarval stay shut through Friday."],
    ["Schools in Sarval were shut through Friday."],
    ["Schools in Sarval are shut from Monday."],
    ["The strike in Sarval begins on Friday and ends on Sunday."],
    ["The mayor of Sarval resigned last Friday."],
    ["The mayor of Sarval resigned on Friday last week."],
    ["The mayor of Sarval resigned on Friday of last week."],
    ["The mayor of Sarval resigned a week ago last Friday."],
    ["The mayor of Sarval leaves office a week on Friday."],
    ["The mayor of Sarval leaves office on Friday week."],
    ["The mayor of Sarval will resign on Friday, 4 December."],
    ["The mayor of Sarval resigned on Good Friday."],
    ["The mayor of Sarval told The Sunday Times that the bridge was shut."],
    ["The mayor of Sarval told the Mail on Sunday that the bridge was shut."],
    ["Sheffield Wednesday beat Sarval by two goals."],
    ["The ferry of Sarval sailed from Monday to Friday."],
    ["The ferry of Sarval sailed Monday through Friday."],
    ["The Monday meeting in Sarval was cancelled."],
    ["Monday's meeting in Sarval was cancelled."],
    ["Friday's meeting in Sarval has been cancelled."],
    ["Next Monday's meeting in Sarval was cancelled."],
    ["The ferry of Sarval sank the day before yesterday."],
    ["The bridge of Sarval had been due to open on Monday."],
    ["The bridge of Sarval was to open on Monday."],
    ["The bridge of Sarval was expected to open on Monday."],
    ["The bridge of Sarval was scheduled for Monday."],
    ["The vote in Sarval was postponed to Monday."],
    ["The vote in Sarval was moved from Monday to Thursday."],
    ["The vote in Sarval was put off until Monday."],
    ["The council of Sarval gave residents until Monday to reply."],
    ["Black Friday drew crowds to Sarval."],
    ["The Ruby Tuesday in Sarval was closed."],
    ["Ash Wednesday fell late in Sarval this year."],
    ["Man Friday of Sarval was a play of two hours."],
    ["Wednesday Addams came to Sarval by ferry."],
    ["The band Happy Mondays played in Sarval."],
    ["The mayor of Sarval resigned this Monday."],
    ["The ferry of Sarval sank over the weekend."],
    ["Registration in Sarval closes Friday at noon."],
    ["Tickets in Sarval go on sale on Friday."],
    ["The trial in Sarval resumes Thursday."],
    ["The exhibition in Sarval runs until Sunday."],
    ["The exhibition in Sarval ran until Sunday."],
    ["The exhibition in Sarval runs from 3 December to 9 December."],
    ["The exhibition in Sarval is open until 9 December."],
    ["The bridge in Sarval reopens on 1 December."],
    ["The bridge in Sarval is to run from January 23 through March 9."],
    ["The bridge in Sarval reopens in March."],
    ["Sarval celebrates its harbour on 5 December every year."],
    ["The bridge in Sarval was closed until March."],
    ["A ruling in Sarval is unlikely until after the mayor leaves on Jan. 20."],
  ])("%s", readsAs)
})
