import { describe, expect, test } from "vitest"
import { datelineOf } from "../../../src/core/article/dateline.ts"
import { readDate, readDateLine } from "../../../src/core/article/printed-date.ts"

const published = (line: string) => {
  const date = readDateLine(line)?.published
  return date?.possible ? date.time : date
}

describe("a date is kept as it was printed", () => {
  test.each([
    ["20 October 2022 Thursday 00:32", "2022-10-20T00:32"],
    ["October 20, 2022", "2022-10-20"],
    ["20th of October, 2022", "2022-10-20"],
    ["PUBLISHED THU, OCT 20 2022", "2022-10-20"],
    ["Published20 October 2022", "2022-10-20"],
    ["20-Oct-2022", "2022-10-20"],
    ["20.10.2022 00:32", "2022-10-20T00:32"],
    ["10/20/2022", "2022-10-20"],
    ["October 2022", "2022-10"],
    ["Oct 20, 2022 / 9 p.m.", "2022-10-20T21:00"],
    ["1 May 2022 12 p.m.", "2022-05-01T12:00"],
    // A zone's name gives no offset …
    ["Oct. 20, 2022, 12:32 a.m. EDT", "2022-10-20T00:32"],
    ["First published on Thu 20 Oct 2022 00.32 BST", "2022-10-20T00:32"],
    ["Published 12:32 AM EDT, October 20, 2022", "2022-10-20T00:32"],
    // … only a printed number does, and universal time.
    ["2022-10-20T00:32:00Z", "2022-10-20T00:32+00:00"],
    ["2022-10-20 00:32 +03:00", "2022-10-20T00:32+03:00"],
    ["20 October 2022, 00:32 GMT+3", "2022-10-20T00:32+03:00"],
    ["20 October 2022 at 9:05am UTC−5:30", "2022-10-20T09:05-05:30"],
  ])("%s", (line, time) => {
    expect(published(line)).toBe(time)
  })

  test.each([
    ["the month is not told", "3/4/2022"],
    ["there is no year", "20 October"],
    ["it counts from a day that is not given", "Published 2 hours ago"],
  ])("a date line gives no date where %s", (_, line) => {
    expect(readDateLine(line)).toEqual({ published: { possible: true } })
  })

  test.each([
    "5",
    "2022",
    "12:05 a.m.",
    "May",
    "Thursday",
    "On 20 October 2022 the army left",
    "20 October 2022 5 Reads",
    "",
  ])("%j is no date line", (line) => {
    expect(readDateLine(line)).toBeNull()
  })

  test.each([
    "31 February 2022",
    "29 February 2023",
    "2022-13-01",
    "2022-10-20T25:00",
    "2022-10-20 10:61",
    "31.4.2022",
  ])("no calendar and no clock has %s", (line) => {
    expect(readDateLine(line)).toMatchObject({ published: { possible: false } })
  })

  test("an update is told from the publication, also in one line", () => {
    expect(readDateLine("Published Oct. 20, 2022Updated Oct. 21, 2022, 9:12 a.m. ET")).toEqual({
      published: { possible: true, time: "2022-10-20" },
      updated: { possible: true, time: "2022-10-21T09:12" },
    })
    expect(readDateLine("Last modified on Fri 21 Oct 2022 05.02 EDT")).toEqual({
      updated: { possible: true, time: "2022-10-21T05:02" },
    })
  })

  test.each([
    ["2026", { possible: true, time: "2026" }],
    ["2026-03", { possible: true, time: "2026-03" }],
    ["1 March 2026", { possible: true, time: "2026-03-01" }],
    ["yesterday", null],
    ["2 hours ago", null],
    ["12:30", null],
  ])("front matter may say %s", (words, date) => {
    expect(readDate(words)).toEqual(date)
  })
})

test.each([
  ["KYIV, Ukraine (AP) — The", "KYIV, Ukraine (AP)"],
  ["WASHINGTON (Reuters) - The", "WASHINGTON (Reuters)"],
  ["NEW YORK, Oct. 20 (Reuters) -- A", "NEW YORK, Oct. 20 (Reuters)"],
  ["LONDON — “We", "LONDON"],
  ["BRUSSELS/KYIV – Europe", "BRUSSELS/KYIV"],
  ["ST. LOUIS — A", "ST. LOUIS"],
  ["Washington (CNN) — The", "Washington (CNN)"],
  ["Cairo, March 8 (AFP) - The", "Cairo, March 8 (AFP)"],
  ["NEW DELHI, March 8 (ANI): The", "NEW DELHI, March 8 (ANI)"],
  ["NAPA COUNTY, Calif. (KGO) -- The", "NAPA COUNTY, Calif. (KGO)"],
  ["WASHINGTON, D.C. — The", "WASHINGTON, D.C."],
  ["RIO DE JANEIRO — “We", "RIO DE JANEIRO"],
  ["LISBON, 8 March 2026 (Tide Wire) – A", "LISBON, 8 March 2026 (Tide Wire)"],
  ["AUSTIN, Texas, Nov. 17, 2026 /PRNewswire/ -- Boltworks", "AUSTIN, Texas, Nov. 17, 2026 /PRNewswire/"],
  ["SIR – The", undefined],
  ["UPDATE — The", undefined],
  ["The European Union (EU) — Brussels", undefined],
  ["Ann Lee (CDU) — She", undefined],
  ["NATO — the alliance — met", undefined],
  ["US — A", undefined],
  ["The army — A", undefined],
  ["KYIV: The", undefined],
])("the dateline of “%s …” is %s", (paragraph, dateline) => {
  const read = datelineOf({ text: paragraph, paragraphs: [{ start: 0, end: paragraph.length }] })
  expect(read?.dateline).toBe(dateline)
})
