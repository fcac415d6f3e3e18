import { join } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import { commands } from "../../commands/index.ts"
import { coveredIranDrones, HARBOUR_STRIKE, ORCHARD } from "../support/archive.ts"
import { newsroomWith, wordsIn } from "../support/newsroom.ts"

let room: Awaited<ReturnType<typeof newsroomWith>>
beforeAll(async () => {
  room = await newsroomWith(coveredIranDrones(), HARBOUR_STRIKE, ORCHARD)
})

const golden = (name: string) => join(import.meta.dirname, "../golden/terminal", name)

describe("/help", () => {
  test("how answers read", async () => {
    await expect(await room.transcript("/help", "/help quote", "/help /sumary")).toMatchFileSnapshot(golden("help.txt"))
  })

  test.each([
    ["/help briefing stop", "/briefing"],
    ["/help quotes", "/quote"],
    ["/briefing schedule help", "/briefing"],
    ["/briefing --help", "/briefing"],
    ["/quote --help", "/quote"],
    ["help me, please", "Find out who said what"],
  ])("%s is answered", async (line, words) => {
    const reply = await room.ask(line)
    expect([reply.outcome, wordsIn(reply).startsWith(words)]).toEqual(["answered", true])
  })

  test("is one screen", async () => {
    expect((await room.transcript("/help")).split("\n").length).toBeLessThanOrEqual(32)
  })

  test("how a line is typed is understood as it stands", async () => {
    for (const { example } of commands) expect((await room.ask(example)).outcome, example).not.toBe("misuse")
  })
})

describe("every command", () => {
  /** Platforms' limits: see src/adapters/discord/limits.ts. */
  test.each(commands.map((command) => [command.name, command] as const))("%s can be registered", (name, command) => {
    expect(name).toMatch(/^[a-z]{1,32}$/)
    expect(command.summary).toMatch(/^.{1,100}$/)
    for (const [option, { summary }] of Object.entries<{ summary: string }>(command.options)) {
      expect(option).toMatch(/^[a-z-]{1,32}$/)
      expect(summary).toMatch(/^.{1,100}$/)
    }
  })
})
