import { describe, expect, test } from "vitest"
import { wasNeverSent } from "../../src/adapters/network.ts"
import { retry, retryThrown } from "../../src/adapters/retry.ts"

/** Answers one after the other, and how often it was asked. */
function answering<T>(...answers: readonly T[]) {
  const asked = { times: 0 }
  return { asked, attempt: async () => answers[asked.times++] ?? answers.at(-1) }
}

describe("what is tried again", () => {
  test.each([
    ["what worked at once is asked once", ["done"], "done", 1],
    ["what works at the third try is asked three times", ["busy", "busy", "done"], "done", 3],
    ["what never works is left after the last pause", ["busy"], "busy", 4],
    ["what was refused is asked once more by nobody", ["busy", "refused", "done"], "refused", 2],
  ])("%s", async (_what, answers, outcome, times) => {
    const { asked, attempt } = answering(...answers)
    const waitMs = (answer: string | undefined, tries: number) => (answer === "busy" && tries < 4 ? 0 : null)
    expect(await retry(attempt, { waitMs })).toBe(outcome)
    expect(asked.times).toBe(times)
  })

  test("a pause beyond what patience is left is not waited for", async () => {
    const { asked, attempt } = answering("busy")
    const waitMs = () => 2
    expect(await retry(attempt, { waitMs, patienceMs: 5 })).toBe("busy")
    expect(asked.times).toBe(3)
    expect(await retry(attempt, { waitMs: () => 3_600_000, patienceMs: 3_599_999 })).toBe("busy")
  })

  test("who stops waiting gets the last outcome, in the middle of a pause or before it", async () => {
    const { asked, attempt } = answering("busy")
    const stopping = new AbortController()
    const waiting = retry(attempt, { waitMs: () => 3_600_000, signal: stopping.signal })
    stopping.abort()
    expect(await waiting).toBe("busy")
    expect(await retry(attempt, { waitMs: () => 3_600_000, signal: AbortSignal.abort() })).toBe("busy")
    expect(asked.times).toBe(2)
  })

  test.each([
    ["a connection that breaks", [new Error("broken"), new Error("broken"), "done"], "done", 3],
    ["one that stays broken", [new Error("broken")], "Error: broken", 3],
    ["a bug", [new Error("a bug"), "done"], "Error: a bug", 1],
  ])("what fails by throwing: %s", async (_what, answers, outcome, times) => {
    const { asked, attempt } = answering<string | Error>(...answers)
    const throwing = async () => {
      const answer = await attempt()
      if (answer instanceof Error) throw answer
      return answer
    }
    const isBroken = (error: unknown) => String(error) === "Error: broken"
    expect(await retryThrown(throwing, [0, 0], isBroken).catch(String)).toBe(outcome)
    expect(asked.times).toBe(times)
  })
})

describe("what certainly never reached the platform may be sent again", () => {
  const failing = (code: string) => Object.assign(new Error(code), { code })
  test.each([
    ["ECONNREFUSED", true],
    ["ENOTFOUND", true],
    ["EAI_AGAIN", true],
    ["EHOSTUNREACH", true],
    ["ENETUNREACH", true],
    ["UND_ERR_CONNECT_TIMEOUT", true],
    ["ECONNRESET", false],
    ["ETIMEDOUT", false],
    ["UND_ERR_SOCKET", false],
    ["UND_ERR_HEADERS_TIMEOUT", false],
    ["", false],
  ])("%s: %s", (code, isSo) => {
    expect(wasNeverSent(failing(code))).toBe(isSo)
    // As fetch throws it.
    expect(wasNeverSent(new TypeError("fetch failed", { cause: failing(code) }))).toBe(isSo)
  })

  test("and nothing else is known of what is no error", () => {
    expect([undefined, null, "ECONNREFUSED", { code: "ECONNREFUSED" }].map(wasNeverSent)).toEqual(Array(4).fill(false))
  })
})
