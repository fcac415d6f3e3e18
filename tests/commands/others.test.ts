import { join } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import { commands } from "../../commands/index.ts"
import type { Reply } from "../../src/core/reply/reply.ts"
import { coveredIranDrones, HARBOUR_STRIKE, ORCHARD } from "../support/archive.ts"
import { newsroomWith, wordsIn } from "../support/newsroom.ts"

let room: Awaited<ReturnType<typeof newsroomWith>>
beforeAll(async () => {
  room = await newsroomWith(coveredIranDrones(), HARBOUR_STRIKE, ORCHARD)
})

const labels = ({ actions }: Reply) => actions.map(({ label }) => label)
const golden = (name: string) => join(import.meta.dirname, "../golden/terminal", name)

describe("/who", () => {
  test("how answers read", async () => {
    const shown = await room.transcript("/who khamenei", "/who", "/who price", "/who nobody-of-that-name")
    await expect(shown).toMatchFileSnapshot(golden("who.txt"))
  })

  test("knows a person by the role, too", async () => {
    expect(wordsIn(await room.ask("/who chief negotiator"))).toMatch(/^Anna Erdoğan\n1 quote in 1 article/)
  })

  test.each(["/who iran", "/quote drones speaker:iran"])(
    "asks before it answers with another name: %s",
    async (line) => {
      const reply = await room.ask(line)
      expect(wordsIn(reply)).toBe("No one called “iran”. Did you mean Tehran?")
      expect(reply).toMatchObject({ audience: "asker", outcome: "nothing" })
      const [guess] = reply.actions
      expect(guess?.label).toBe("Tehran")
      expect((await room.newsroom.answer(guess?.call ?? { command: "", args: {} })).outcome).toBe("answered")
    },
  )

  test("asks which, of the names of two people", async () => {
    const reply = await room.ask("/who price mulroy")
    expect(wordsIn(reply)).toBe("No one called “price mulroy”. Did you mean one of these?")
    expect(labels(reply).join()).toMatch(/Ned Price.*Mick Mulroy|Mick Mulroy.*Ned Price/)
  })

  test.each(["he", "the", "they"])("answers with nobody for “%s”", async (word) => {
    for (const line of [`/who ${word}`, `/quote speaker:${word}`])
      expect(wordsIn(await room.ask(line))).toBe(`Nobody like “${word}” is named in the articles. Most quoted:`)
  })

  test("leads to all that a person said", async () => {
    const said = ["One ship came.", "Two ships came.", "Three ships came.", "Four ships came."]
    const { ask } = await newsroomWith({
      ...{
        slug: "ships",
        title: "Ships",
        cast: [{ name: "Ines Low" }],
        said: said.map((w) => ({ by: "Ines Low", words: [w] })),
      },
      paragraphs: said.map((words) => `“${words}” said Ines Low.`),
    })
    const reply = await ask("/who ines")
    expect(reply.blocks.filter(({ kind }) => kind === "quote")).toHaveLength(3)
    expect(reply.actions).toEqual([
      { label: "All quotes: 4", call: { command: "quote", args: { speaker: "Ines Low" } } },
    ])
  })

  test("completes names, with their roles beside", async () => {
    const choices = await room.newsroom.complete({ command: "who", args: { name: "mul" } }, "name")
    expect(choices[0]).toEqual({ label: "Mick Mulroy, Former Pentagon official", value: "Mick Mulroy" })
  })
})

describe("/articles", () => {
  test("how answers read", async () => {
    await expect(await room.transcript("/articles", "/articles ukrain", "/articles qqqq")).toMatchFileSnapshot(
      golden("articles.txt"),
    )
  })

  test("lists ten at a time", async () => {
    const many = Array.from({ length: 12 }, (_, i) => ({
      ...{ slug: `a${i}`, title: `Article ${i}`, published: `2022-10-${10 + i}`, paragraphs: ["A."] },
    }))
    const { ask } = await newsroomWith(...many)
    const first = await ask("/articles")
    expect(wordsIn(first).split("\n")).toHaveLength(10)
    expect(wordsIn(first)).toMatch(/^ Article 11 · 21 October 2022/)
    expect(labels(first)[0]).toBe("More: 2")
    expect(wordsIn(await ask("/articles page:2")).split("\n")).toHaveLength(2)
  })
})

describe("/help", () => {
  test("how answers read", async () => {
    await expect(await room.transcript("/help", "/help quote", "/help /sumary")).toMatchFileSnapshot(golden("help.txt"))
  })

  test("is one screen", async () => {
    expect((await room.transcript("/help")).split("\n").length).toBeLessThanOrEqual(24)
  })

  test("every example works as it stands", async () => {
    for (const { example } of commands) expect((await room.ask(example)).outcome, example).not.toBe("misuse")
  })
})

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
