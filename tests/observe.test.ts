import { describe, expect, test } from "vitest"
import { newIncident } from "../src/incident.ts"
import { openLog, openMetrics } from "../src/observe.ts"

function logged(forPeople: boolean, level = "info") {
  const lines: string[] = []
  const log = openLog(level, forPeople, (line) => lines.push(line))
  return { log, text: () => lines.join("") }
}

describe("the log", () => {
  test("is JSON for a machine, with the time and its zone", () => {
    const { log, text } = logged(false)
    log.info({ slug: "iran-drones" }, "article added")
    expect(JSON.parse(text())).toMatchObject({
      level: 30,
      msg: "article added",
      slug: "iran-drones",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    })
  })

  test("is one short line for a person", () => {
    const { log, text } = logged(true)
    log.warn({ file: "strike.md" }, "left out")
    expect(text()).toMatch(/^\d\d:\d\d:\d\d UTC warning: left out \(file: strike\.md\)\n$/)
  })

  test("shows a failure with its place and its incident", () => {
    const { log, text } = logged(true)
    log.error({ incident: "bcdfgh", err: new Error("locked") }, "an answer failed")
    expect(text()).toMatch(/ error: an answer failed \(incident: bcdfgh\)\nError: locked\n {4}at /)
  })

  test("never shows a secret, however deep it lies", () => {
    for (const forPeople of [true, false]) {
      const { log, text } = logged(forPeople)
      const err = Object.assign(new Error("refused"), { config: { headers: { authorization: "Bearer hunter2" } } })
      log.error({ token: "hunter2", slack: { token: "hunter2" }, err }, "not let in")
      expect(text()).not.toContain("hunter2")
    }
  })

  test("lets no escape sequence of an article through to a terminal", () => {
    const { log, text } = logged(true)
    log.warn({ file: "\x1b[2Ja.txt" }, "left \x9b31mout")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(text()).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/)
  })

  test("keeps to its level", () => {
    const { log, text } = logged(false, "warn")
    log.info({}, "article added")
    expect(text()).toBe("")
  })
})

test("answers are counted by command and outcome, with how long they took", async () => {
  const { counted, tell } = openMetrics()
  const slots = { next: [], posted: 5, late: 1, missed: 0, failed: 2 }
  counted({ command: "quote", outcome: "answered", ms: 12 })
  counted({ command: null, outcome: "misuse", ms: 1 })
  const { type, text } = await tell({ read: 2, total: 3, faults: [{ file: "a.md", problem: "…" }] }, slots, MESSAGES)
  expect(type).toContain("text/plain")
  expect(text).toContain('pullquote_answers_total{command="quote",outcome="answered"} 1')
  expect(text).toContain('pullquote_answers_total{command="unknown",outcome="misuse"} 1')
  expect(text).toContain('pullquote_answer_seconds_bucket{le="0.02",command="quote"} 1')
  expect(text).toContain("pullquote_content_files_read 1")
  expect(text).toContain("pullquote_content_faults 1")
  expect(text).toContain('pullquote_corrected_messages{became="unreachable"} 2')
  expect(text).toContain("pullquote_corrections 4")
})

const MESSAGES = { due: 1, edited: 7, replied: 3, gone: 1, unreachable: 2, corrections: 4 }

test("incidents are six letters that nobody mishears, and differ", () => {
  const names = Array.from({ length: 50 }, newIncident)
  for (const name of names) expect(name).toMatch(/^[bcdfghjkmnpqrstvwxz]{6}$/)
  expect(new Set(names).size).toBe(50)
})
