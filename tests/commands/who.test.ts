import { join } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import type { Reply } from "../../src/core/reply/reply.ts"
import { coveredIranDrones, HARBOUR_STRIKE, ORCHARD } from "../support/archive.ts"
import { extractText } from "../support/extract.ts"
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

  test.each([
    ["/who price zzyzx", "asker", "nothing", "No one called “price zzyzx”. Did you mean one of these?", "Ned Price,"],
    ["/who iran", "channel", "answered", "Iran is not quoted. Named in:", "Tehran"],
    ["/quote drones speaker:iran", "channel", "answered", "Iran is not quoted. Named in:", "Tehran"],
  ])("asks before it answers with another name: %s", async (line, audience, outcome, words, label) => {
    const reply = await room.ask(line)
    expect(wordsIn(reply).split("\n")[0]).toBe(words)
    expect(reply).toMatchObject({ audience, outcome })
    const [guess] = reply.actions
    expect(guess?.label.startsWith(label)).toBe(true)
    expect((await room.newsroom.answer(guess?.call ?? { command: "", args: {} })).outcome).toBe("answered")
  })

  test("finds what two say together under either name", async () => {
    const text = "“The pier is closed,” said Ann Parley and Ruth Ellis. “It will open,” Ellis said."
    const { ask } = await newsroomWith(extractText(text, { title: "The pier" }))
    const parley = await ask("/who parley")
    expect(wordsIn(parley)).toMatch(/^Ann Parley\n1 quote in 1 article/)
    expect(JSON.stringify(parley.blocks)).toContain("Ann Parley and Ruth Ellis")
    expect(wordsIn(await ask("/who ruth ellis"))).toMatch(/^Ruth Ellis\n2 quotes in 1 article/)
    expect(wordsIn(await ask("/quote closed speaker:ellis"))).toContain("The pier is closed,")
    expect(wordsIn(await ask("/quote closed speaker:parley"))).toContain("The pier is closed,")
  })

  test("asks which, of the names of two people", async () => {
    const reply = await room.ask("/who price mulroy")
    expect(wordsIn(reply)).toBe("No one called “price mulroy”. Did you mean one of these?")
    expect(labels(reply).join()).toMatch(/Ned Price.*Mick Mulroy|Mick Mulroy.*Ned Price/)
  })

  test.each(["he", "the", "they"])("answers with nobody for “%s”", async (word) => {
    for (const line of [`/who ${word}`, `/quote speaker:${word}`])
      expect(wordsIn(await room.ask(line))).toBe(`No one called “${word}” is quoted. Most quoted:`)
  })

  test("leads to all that a person said", async () => {
    const said = ["One ship came.", "Two ships came.", "Three ships came.", "Four ships came."]
    const { ask } = await newsroomWith({
      slug: "ships",
      title: "Ships",
      cast: [{ name: "Ines Low" }],
      said: said.map((words) => ({ by: "Ines Low", words: [words] })),
      paragraphs: said.map((words) => `“${words}” said Ines Low.`),
    })
    const reply = await ask("/who ines")
    expect(reply.blocks.filter(({ kind }) => kind === "quote")).toHaveLength(3)
    expect(reply.actions).toEqual([
      { label: "All 4 quotes", call: { command: "quote", args: { speaker: "Ines Low" } } },
    ])
  })

  test("completes names, with their roles beside", async () => {
    const choices = await room.newsroom.complete({ command: "who", args: { name: "mul" } }, "name")
    expect(choices[0]).toEqual({ label: "Mick Mulroy, Former Pentagon official", value: "Mick Mulroy" })
  })
})
