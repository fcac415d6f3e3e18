import { beforeAll, describe, expect, test } from "vitest"
import { expired, failure, wordless } from "../../../src/core/command/misuse.ts"
import type { Reply } from "../../../src/core/reply/reply.ts"
import { coveredIranDrones, HARBOUR_STRIKE, ORCHARD } from "../../support/archive.ts"
import { newsroomWith, wordsIn } from "../../support/newsroom.ts"

let room: Awaited<ReturnType<typeof newsroomWith>>
beforeAll(async () => {
  room = await newsroomWith(coveredIranDrones(), HARBOUR_STRIKE, ORCHARD)
})

const labels = ({ actions }: Reply) => actions.map(({ label }) => label)

describe("a line that begins with no command", () => {
  test.each(["what did khamenei say about drones?", "who's price", "iranian drones", "tell me of the shahed"])(
    "is offered only what has an answer: %s",
    async (line) => {
      const { actions, outcome } = await room.ask(line)
      expect(outcome).toBe("misuse")
      for (const { call, label } of actions) expect((await room.newsroom.answer(call)).outcome, label).toBe("answered")
    },
  )

  test("is offered as a search that finds it", async () => {
    expect(labels(await room.ask("what did khamenei say about drones?"))).toContain(
      "/quote what did khamenei say about drones?",
    )
  })

  test("that finds nothing leads to the help", async () => {
    expect(labels(await room.ask("zzzz yyyy"))).toEqual(["/help"])
  })
})

describe("what cannot be answered", () => {
  test.each([
    ["a failure of ours, by the name that the log has", failure("k7q2"), "failed", /incident k7q2/, []],
    [
      "a button that is too old, of a known command",
      expired("quote"),
      "misuse",
      /Ask again with \/quote\.$/,
      ["/help quote"],
    ],
    ["a button that is too old, of nobody knows which", expired(null), "misuse", /Ask again\.$/, ["/help"]],
    ["a message without words", wordless(), "misuse", /no words/, []],
  ])("%s", (_, reply, outcome, words, actions) => {
    expect(reply).toMatchObject({ audience: "asker", outcome })
    expect(wordsIn(reply)).toMatch(words)
    expect(labels(reply)).toEqual(actions)
  })
})
