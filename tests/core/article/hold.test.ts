import { describe, expect, test } from "vitest"
import { holdInWords, isHeld } from "../../../src/core/article/hold.ts"
import { holdOf } from "../../../src/core/article/hold-reading.ts"

const bytes = (text: string) => new TextEncoder().encode(text)
const hold = (text: string, isMarkdown = true, zone = "Europe/Berlin") => holdOf(bytes(text), isMarkdown, zone)
const front = (...lines: string[]) => `---\n${lines.join("\n")}\n---\nThe harbour reopens.\n`

describe("an embargo lifts", () => {
  test.each([
    ["2026-12-01T06:00+00:00", "2026-12-01T06:00:00.000Z"],
    ["2026-12-01T06:00Z", "2026-12-01T06:00:00.000Z"],
    ["2026-12-01T06:00-0500", "2026-12-01T11:00:00.000Z"],
    ["2026-12-01T06:00:30.2+01", "2026-12-01T05:00:31.000Z"],
    ["'2026-12-01 06:00'", "2026-12-01T05:00:00.000Z"], // the newsroom's zone
    ["2026-07-01T06:00 # agreed with the ministry", "2026-07-01T04:00:00.000Z"],
    ["2026-12-01", "2026-12-01T23:00:00.000Z"], // the end of that day
    ["2026-03-29T02:30", "2026-03-29T01:00:00.000Z"], // skipped: the end of the gap
    ["2026-10-25T02:30", "2026-10-25T01:30:00.000Z"], // twice: the second time
    ["2026-12-31T23:59:59+00:00", "2026-12-31T23:59:59.000Z"],
  ])("%s → %s", (written, until) => {
    expect(hold(front("title: T", `embargo: ${written}`))).toEqual({
      state: "embargoed",
      until: new Date(until),
      fault: null,
    })
  })

  test("at its time, and not a moment before", () => {
    const until = new Date("2026-12-01T06:00:00Z")
    const held = { state: "embargoed", until, fault: null } as const
    expect([isHeld(held, new Date(until.getTime() - 1)), isHeld(held, until)]).toEqual([true, false])
    expect(holdInWords(held)).toBe("embargoed until 2026-12-01 06:00 UTC")
  })
})

test.each([
  ["empty", front("embargo:")],
  ["empty, in quotation marks", front('embargo: ""')],
  ["in words", front("embargo: first of December, six o'clock")],
  ["of a day that is not", front("embargo: 2026-02-30")],
  ["of an hour that is not", front("embargo: 2026-12-01T25:00")],
  ["with an offset that is not", front("embargo: 2026-12-01T06:00+25:00")],
  ["a list", front("embargo: [2026-12-01]")],
  ["a map", front("embargo:", "  until: 2026-12-01")],
  ["inside another key", front("rights:", "  embargo: 2026-12-01")],
  ["by another name", front("embargo_until: 2026-12-01")],
  ["in other words", front("Embargoed until: 2026-12-01")],
  ["twice", front("embargo: 2026-12-01", "embargo: 2026-12-02")],
  ["without a colon", front("title: T", "embargo 2026-12-01")],
  ["behind a line that is no YAML", front("title: 'T", "embargo: 2026-12-01")],
  ["in front matter without an end", "---\ntitle: T\nembargo: 2026-12-01\n\nThe harbour reopens."],
  ["in TOML", '+++\ntitle = "T"\nembargo = 2026-12-01\n+++\nThe harbour reopens.'],
  ["in JSON", '{ "title": "T", "embargo": "2026-12-01" }\nThe harbour reopens.'],
  ["in front matter below the title", "# T\n\n---\ntitle: T\nembargo: 2026-12-01\n---\nThe harbour reopens."],
  ["without rules", "title: T\nembargo: 2026-12-01\n\nThe harbour reopens."],
  ["alone on the first line", "embargo: 2026-12-01\n\nThe harbour reopens."],
  ["with a full-width colon", front("title: T", "ｅｍｂａｒｇｏ：2026-12-01")],
])("an embargo %s never lifts, and is named as a fault", (_, text) => {
  for (const isMarkdown of [true, false])
    expect(hold(text, isMarkdown)).toMatchObject({ state: "embargoed", until: null, fault: { line: null } })
})

test.each([
  ["withheld", "status: withheld"],
  ["withheld", "status: 'Withheld'"],
  ["withheld", "Status: WITHHELD."],
  ["killed", "status: killed"],
  ["killed", "status:   Killed   # by the desk"],
])("an article is %s by “%s”", (state, line) => {
  expect(hold(front("title: T", line))).toEqual({ state, until: null, fault: null })
})

test.each(["status: published", "status:", "status: on hold", "status: [killed]", "STATUS: kiled"])(
  "“%s” is no status: the article is withheld, and the fault says so",
  (line) => {
    const held = hold(front(line))
    expect(held).toMatchObject({ state: "withheld", until: null, fault: { line: null } })
    expect(JSON.stringify(held?.fault)).not.toContain("kiled")
  },
)

test("a status weighs more than an embargo, and of two embargoes the one without an end", () => {
  expect(hold(front("embargo: 2026-12-01", "status: killed"))).toMatchObject({ state: "killed" })
  expect(hold(front("embargo: never", "status: killed"))).toMatchObject({ state: "killed" })
  expect(hold(front("embargo: 2026-12-01", "Embargo:"))).toMatchObject({ until: null })
})

test.each([
  ["UTF-16", Buffer.from(`\uFEFF${front("embargo: 2026-12-01T06:00Z")}`, "utf16le")],
  ["Latin-1", Buffer.from(front("title: Café", "embargo: 2026-12-01T06:00Z"), "latin1")],
  ["UTF-8 with a mark", Buffer.from(`\uFEFF${front("embargo: 2026-12-01T06:00Z")}`)],
  ["UTF-8 with a NUL", Buffer.from(`${front("embargo: 2026-12-01T06:00Z")}\0`)],
  ["lines that end as on Windows", Buffer.from(front("embargo: 2026-12-01T06:00Z").replaceAll("\n", "\r\n"))],
])("a file in %s is held back all the same", (_, given) => {
  expect(holdOf(given, true, "UTC")).toMatchObject({ state: "embargoed", until: new Date("2026-12-01T06:00:00Z") })
})

test("a plain text is held back by keys of which none else is ours", () => {
  const text = front("author: A", "desk: B", "page: 4", "embargo: 2026-12-01T06:00Z")
  expect(hold(text, false)).toMatchObject({ state: "embargoed" })
})

test.each([
  ["says nothing of it", front("title: T")],
  ["has no front matter", "Embargo: what next for Cuba\n\nThe embargo of 1962 stands."],
  ["tells of an embargo in its title", front("title: 'The embargo: sixty years on'", "standfirst: Status quo")],
  ["has it commented out", front("title: T", "# embargo: 2026-12-01")],
  ["names one in its text", `${front("title: T")}embargo: 2026-12-01\n\nstatus: killed\n`],
  ["has broken front matter without it", front("title: 'T")],
  ["states a correction about a status", front("correction: 2026-11-25: Status: the bridge is open.")],
  ["has a rule and a list of words", "Harbour\n\n---\nNote: the status of the port\n---\nText"],
])("an article that %s is not held back", (_, text) => {
  expect(hold(text)).toBeNull()
  expect(hold(text, false)).toBeNull()
})
