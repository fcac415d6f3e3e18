import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { readArticle } from "../../../src/core/article/index.ts"
import type { Article } from "../../../src/core/model.ts"
import { wordsAt } from "../../../src/core/model.ts"
import { readingOf } from "../../support/extract.ts"

const BODY = ["The old pier at Velden opened on Monday after forty years, its owner said.", "Some 300 people came."]

const read = (lines: readonly string[]): Article => {
  const result = readArticle("pasted.txt", Buffer.from(lines.join("\n\n")))
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.article
}
const headOf = ({ slug: _, version: __, text: ___, paragraphs: ____, ...head }: Article) => head
const linesOf = ({ text, paragraphs }: Article) => paragraphs.map((span) => wordsAt(text, span))
const unreadOf = ({ text, paragraphs }: Article) =>
  paragraphs.flatMap((span) => (span.isOfHead ? [wordsAt(text, span)] : []))

type Case = [head: string, expected: Partial<Article>]

/** What stands between the headline and the text, "/" for a new line, and what is read of it; no line of it stays text. */
const KINDS: Record<string, Case[]> = {
  "byline, date and time in one line": [
    ["By ANN LEE March 11, 2015 3:46 PM", { byline: "ANN LEE", published: "2015-03-11T15:46" }],
    ["March 11, 2015 3:46 PM By Ann Lee", { byline: "Ann Lee", published: "2015-03-11T15:46" }],
    [
      "By Ann Lee | The Daily Tide | March 11, 2015",
      { byline: "Ann Lee", outlet: "The Daily Tide", published: "2015-03-11" },
    ],
    [
      "11 March 2015 · The Daily Tide · Ann Lee",
      { byline: "Ann Lee", outlet: "The Daily Tide", published: "2015-03-11" },
    ],
    [
      "By Ann Lee, Africa Correspondent, Harare 16 November 2017 • 9:00am",
      { byline: "Ann Lee, Africa Correspondent", published: "2017-11-16T09:00" },
    ],
    ["Ann Lee | Lisbon, 8 March 2026", { byline: "Ann Lee", published: "2026-03-08" }],
    ["by Ann Lee · March 8, 2026 · 5 Comments", { byline: "Ann Lee", published: "2026-03-08" }],
    ["By Theresa May — 8 March 2026", { byline: "Theresa May", published: "2026-03-08" }],
    [
      "Reported by: Ann Lee | Edited by: Bo Reed | Updated: March 8, 2026 14:05 IST",
      { byline: "Ann Lee", updated: "2026-03-08T14:05" },
    ],
  ],
  "agencies and papers": [
    ["POSTED 12:44 PM, DECEMBER 30, 2013, BY TIDE WIRE", { byline: "TIDE WIRE", published: "2013-12-30T12:44" }],
    ["2/26/2015 7:11 AM PST BY TIDE STAFF", { byline: "TIDE STAFF", published: "2015-02-26T07:11" }],
    ["By the Associated Press / March 8, 2026", { byline: "the Associated Press", published: "2026-03-08" }],
    [
      "By Ann Lee, Associated Press / 8.3.2026",
      { byline: "Ann Lee", outlet: "Associated Press", published: "2026-03-08" },
    ],
    [
      "By Ann Lee / Harbour News, Lisbon / 8 March 2026",
      { byline: "Ann Lee", outlet: "Harbour News", published: "2026-03-08" },
    ],
    [
      "The Northern Press · Posted: Mar 08, 2026 6:00 AM ET | Last Updated: March 9, 2026",
      { outlet: "The Northern Press", published: "2026-03-08T06:00", updated: "2026-03-09" },
    ],
    [
      "TIDE WIRE – 8 Mar 2026 14:05 – URGENT / By Ann LEE",
      { byline: "Ann LEE", outlet: "TIDE WIRE", published: "2026-03-08T14:05" },
    ],
    ["NWA | Lisbon | Updated: 28-03-2026 14:05 IST", { outlet: "NWA", updated: "2026-03-28T14:05" }],
  ],
  blogs: [
    ["Ann Lee in Lisbon / 24 July 2015", { byline: "Ann Lee", published: "2015-07-24" }],
    ["Posted March 8, 2017 at 6:00 AM by Ann Aunt", { byline: "Ann Aunt", published: "2017-03-08T06:00" }],
    ["Posted by Ann Aunt on March 8, 2017", { byline: "Ann Aunt", published: "2017-03-08" }],
    ["Posted on March 8, 2026 by aunt99", { byline: "aunt99", published: "2026-03-08" }],
    ["Filed under: Harbour, Politics / By Ann Lee — March 8, 2026", { byline: "Ann Lee", published: "2026-03-08" }],
    ["Story by Ann Lee • 3h", { byline: "Ann Lee" }],
    ["Ann Lee / · / Contributor / Mar 8, 2026, 9:00am EST", { byline: "Ann Lee", published: "2026-03-08T09:00" }],
  ],
  "addresses, handles and whom they write for": [
    ["By Ann Aunt (aunt@example.org) / March 8, 2017", { byline: "Ann Aunt", published: "2017-03-08" }],
    ["By Ann Aunt aunt@example.org / March 8, 2017", { byline: "Ann Aunt", published: "2017-03-08" }],
    ["By Ann Aunt @annaunt / March 8, 2017", { byline: "Ann Aunt", published: "2017-03-08" }],
    ["By Ann Aunt | Email the author / March 8, 2017", { byline: "Ann Aunt", published: "2017-03-08" }],
    [
      "by Ann Aunt, for The Daily Tide / March 8, 2017",
      { byline: "Ann Aunt", outlet: "The Daily Tide", published: "2017-03-08" },
    ],
    [
      "By Ann Aunt For Harbourside / March 8, 2017",
      { byline: "Ann Aunt", outlet: "Harbourside", published: "2017-03-08" },
    ],
    ["By Ann Lee | ann@example.org | The Daily Tide", { byline: "Ann Lee", outlet: "The Daily Tide" }],
    ["Text by Ann Lee, photographs by Bo Reed / Mar. 8, 2026", { byline: "Ann Lee", published: "2026-03-08" }],
  ],
  "one thing on several lines": [
    ["Published / 24 July 2015", { published: "2015-07-24" }],
    ["By / Ann Lee / March 8, 2017", { byline: "Ann Lee", published: "2017-03-08" }],
    ["24 July 2015 / Ann Lee / North America correspondent", { byline: "Ann Lee", published: "2015-07-24" }],
    [
      "By Ann Aunt / Staff Writer / @annaunt / aunt@example.org / March 8, 2017",
      { byline: "Ann Aunt", published: "2017-03-08" },
    ],
    ["Ann Lee Political editor / @annlee / Wed 8 Mar 2017", { byline: "Ann Lee", published: "2017-03-08" }],
    ["By Ann Lee / By Bo Reed / March 8, 2026", { byline: "Ann Lee, Bo Reed", published: "2026-03-08" }],
    [
      "Ann Lee covers ports for The Daily Tide. / By Ann Lee / March 8, 2017",
      { byline: "Ann Lee", published: "2017-03-08" },
    ],
    ["Last updated / 9 March 2026 / Published / 8 March 2026", { published: "2026-03-08", updated: "2026-03-09" }],
  ],
  "published and updated": [
    ["Updated March 8, 2017", { updated: "2017-03-08" }],
    ["posted March 8, 2017", { published: "2017-03-08" }],
    ["Last modified on Wed 8 Mar 2017 14.05 GMT", { updated: "2017-03-08T14:05+00:00" }],
    ["March 8, 2017 | Updated: March 9, 2017 6:15 a.m.", { published: "2017-03-08", updated: "2017-03-09T06:15" }],
    ["Published online 8 March 2017, revised 9 March 2017", { published: "2017-03-08", updated: "2017-03-09" }],
    ["Date of notice: 8 March 2026", { published: "2026-03-08" }],
    // Which of 08, 03 and 17 is the year, nobody can tell.
    ["08/03/17", {}],
    ["Posted: 03/08/26, 2:05 PM PST", {}],
    ["By Ann Lee / 08.03.17", { byline: "Ann Lee" }],
  ],
  "standfirst and picture": [
    [
      "The pier was built in 1890 and closed in 1984 / Image / The pier at dawn on Tuesday.Credit...B. Ray/The Tide / By Ann Lee / Sept. 25, 2018",
      { standfirst: "The pier was built in 1890 and closed in 1984", byline: "Ann Lee", published: "2018-09-25" },
    ],
    [
      "It was closed for forty years. / Image / The pier at dawn / Credit...B. Ray/The Tide / By Ann Lee / Sept. 25, 2018",
      { standfirst: "It was closed for forty years.", byline: "Ann Lee", published: "2018-09-25" },
    ],
    [
      "Image caption / The pier at dawn on Tuesday / By Ann Lee / Sept. 25, 2018",
      { byline: "Ann Lee", published: "2018-09-25" },
    ],
    [
      "It was closed for forty years. / FILE PHOTO: The pier at Velden, March 2, 2015. REUTERS/Bo Reed / By Ann Lee",
      { standfirst: "It was closed for forty years.", byline: "Ann Lee" },
    ],
    ["Photo by Bo Reed for The Tide / 8 March 2026", { published: "2026-03-08" }],
    ["1 of 5 / The pier at dawn (AP Photo/Bo Reed) / View photos / 8 March 2026", { published: "2026-03-08" }],
  ],
}

describe.each(Object.entries(KINDS))("a pasted head is read: %s", (_, cases) => {
  test.each(cases)("%s", (head, expected) => {
    const article = read(["Pier opens after long delay", ...head.split(" / "), ...BODY])
    expect(headOf(article)).toEqual({ title: "Pier opens after long delay", ...expected })
    expect(linesOf(article)).toEqual(BODY)
  })
})

test.each(["WORLD NEWS", "Politics", "Business & Money", "TRANSPORT", "Public notice", "Health", "UK News"])(
  "the headline stands below the section's label “%s”",
  (kicker) => {
    const article = read([kicker, "Pier opens after long delay", "By Ann Lee", "8 March 2026", ...BODY])
    expect(headOf(article)).toEqual({
      title: "Pier opens after long delay",
      byline: "Ann Lee",
      published: "2026-03-08",
      ...(kicker === "Opinion" && { kind: "opinion" }),
    })
    expect(linesOf(article)).toEqual(BODY)
  },
)

test.each(["NEWPORT PIER", "Watch: Pier falls into harbour", "Getty wins the pier", "Copyright reform passes"])(
  "a headline is no label and no furniture: “%s”",
  (title) => {
    expect(read([title, "By Ann Lee", ...BODY])).toMatchObject({ title, byline: "Ann Lee" })
  },
)

test.each([
  ["a list of places", "Velden and the islands"],
  ["a notice's number", "Ref: PC/2026/114"],
  ["whom to call", "Contact: Highways Team, 01632 960111"],
  ["a byline of another form", "By those who were there"],
  ["where a paper stands", "AFP - Lisbon"],
  ["a name that nothing confirms", "Jane Doe"],
])("a line of the head that is not understood stays in the text and is set so: %s", (_, line) => {
  const article = read(["Pier opens after long delay", line, ...BODY])
  expect(headOf(article)).toEqual({ title: "Pier opens after long delay" })
  expect(linesOf(article)).toEqual([line, ...BODY])
  expect(unreadOf(article)).toEqual([line])
})

test("how a line is set leaves the version as it is", () => {
  const version = (line: string) => read(["Pier opens after long delay", line, ...BODY]).version
  expect(unreadOf(read(["Pier opens after long delay", ...BODY]))).toEqual([])
  expect(version("Jane Doe")).not.toBe(version("Jane Roe"))
})

test.each([
  [["The Daily Tide"]],
  [["Velden Gazette"]],
  [["The Guardian", "Politics"]],
  [["The Northern Press", "News", "UK news"]],
  [["Share", "Velden Chronicle"]],
])("the paper's name and section above the headline are no headline: %s", (above) => {
  const article = read([...above, "Pier opens after long delay", "By Ann Lee", ...BODY])
  expect([article.title, article.byline, linesOf(article)]).toEqual(["Pier opens after long delay", "Ann Lee", BODY])
})

test.each([
  "Words: Ann Lee. Pictures: Bo Reed",
  "Pictures: Bo Reed. Words: Ann Lee",
  "Words by Ann Lee, photographs by Bo Reed",
  "By Ann Lee. Photos: Bo Reed",
  "Text: Ann Lee; Illustration: Bo Reed",
])("who wrote it is told beside who took the pictures: %s", (line) => {
  const article = read(["Pier opens after long delay", line, ...BODY])
  expect([article.byline, linesOf(article)]).toEqual(["Ann Lee", BODY])
})

test("below “Image caption” a whole sentence may be the first of the text, and stays", () => {
  const article = read(["Pier opens after long delay", "By Ann Lee", "Media caption", ...BODY])
  expect(linesOf(article)).toEqual(BODY)
})

test.each([
  ["first", [], "MOSCOW (AP) — The pier opened.", "MOSCOW (AP)"],
  ["below a standfirst", ["It was closed for years.", "By Ann Lee"], "LONDON — The pier opened.", "LONDON"],
  [
    "below a caption",
    ["The pier (B. Ray/AFP/Getty Images)"],
    "NAPA COUNTY, Calif. (KGO) -- A pier opened.",
    "NAPA COUNTY, Calif. (KGO)",
  ],
  ["below a line that is not understood", ["Ref: PC/2026/114"], "VELDEN — A pier opened.", "VELDEN"],
  [
    "below everything",
    ["Image", "The pier", "Photo: Bo Reed", "By Ann Lee", "8 March 2026"],
    "ST. IVES, March 8 — A pier opened.",
    "ST. IVES, March 8",
  ],
  ["behind no headline", ["Share"], "NEW YORK (Reuters) - A pier opened.", "NEW YORK (Reuters)"],
])("the dateline is told where the text begins: %s", (_, above, opening, dateline) => {
  expect(read(["Pier opens after long delay", ...above, opening, ...BODY])).toMatchObject({ dateline })
})

test("a dateline is no part of the first fact, and what stands above it is the standfirst", () => {
  const standfirst = "It cost more than thought, and took three years."
  const { article, coverage, words } = readingOf(
    read(["Pier opens after long delay", standfirst, `LONDON, March 8 (Reuters) — ${BODY[0]}`]),
  )
  expect([article.standfirst, article.dateline]).toEqual([standfirst, "LONDON, March 8 (Reuters)"])
  expect(coverage.facts.map(({ span }) => words(span))).toEqual([BODY[0]])
  expect(coverage.summary.map(({ span }) => words(span))).toEqual([BODY[0]])
})

test("a head line that is not understood is no fact and not in the summary", () => {
  const line = "Ref: 114 of the Velden Harbour Trust closed 40 piers on 3 March 2026"
  const { article, coverage, words } = readingOf(read(["Pier opens after long delay", line, ...BODY]))
  expect(unreadOf(article)).toEqual([line])
  const shown = [...coverage.facts, ...coverage.summary].map(({ span }) => words(span))
  expect(shown.filter((sentence) => line.includes(sentence))).toEqual([])
  expect(shown).toContain(BODY[0])
})

test("a page copied whole is read: label, standfirst, picture, roles, links, bios and print notes", () => {
  const article = read([readFileSync("tests/fixtures/articles/copied-page.txt", "utf8")])
  expect(headOf(article)).toEqual({
    title: "Velden's pier opens after forty years",
    standfirst: "The longest pier of the north coast was closed after the storm of 1984",
    byline: "Ann Lee and Bo Reed",
    outlet: "The Harbour Tide",
    dateline: "VELDEN, North Coast (HT)",
    published: "2026-03-08T06:00",
    updated: "2026-03-09T07:15",
  })
  expect(linesOf(article).map((line) => line.slice(0, 30))).toEqual([
    "VELDEN, North Coast (HT) — The",
    "“We counted 300 people before ",
    "The trust that owns it paid £4",
    "Storms have taken three piers ",
    "“I was nine when it closed,” s",
  ])
})
