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
  test.each(["what did khamenei say about drones?", "iranian drones", "drones speaker:mulroy", "*iranian drones*"])(
    "is a quote that is looked for: %s",
    async (line) => expect((await room.ask(line)).outcome).toBe("answered"),
  )

  test.each(["Quote: iranian drones", "quotes iranian drones", "find iranian drones", "*quote* iranian drones"])(
    "may say so in other words: %s",
    async (line) => expect(await room.ask(line)).toEqual(await room.ask("/quote iranian drones")),
  )

  test("that finds nothing leads to the command that it may misspell", async () => {
    const reply = await room.ask("qoute zzzz")
    expect([reply.outcome, labels(reply)[0]]).toEqual(["nothing", "/quote zzzz"])
  })

  test("with a slash is no quote, but may be offered as one", async () => {
    const reply = await room.ask("/iranian drones")
    expect([reply.outcome, labels(reply)]).toEqual([
      "misuse",
      ["/quote iranian drones", "/fact iranian drones", "/help"],
    ])
  })
})

describe("help", () => {
  test.each([
    ["/quote help", "/quote"],
    ["/summary help", "/summary"],
    ["/who help", "/who"],
    ["/briefing help", "/briefing"],
    ["/help schedule", "/briefing"],
  ])("%s", async (line, command) => {
    expect(wordsIn(await room.ask(line)).split("\n")[0]).toBe(command)
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
    ["a message without words", wordless(), "misuse", /no text/, []],
  ])("%s", (_, reply, outcome, words, actions) => {
    expect(reply).toMatchObject({ audience: "asker", outcome })
    expect(wordsIn(reply)).toMatch(words)
    expect(labels(reply)).toEqual(actions)
  })
})
