import { describe, expect, test } from "vitest"
import { completionsAt } from "../src/adapters/preview/completion.ts"
import type { Archive } from "../src/core/archive.ts"
import { type AnyCommand, choice, defineCommand, flag, text } from "../src/core/command/command.ts"
import type { Reading } from "../src/core/newsroom.ts"
import { plain, type Reply, textOf } from "../src/core/reply/reply.ts"
import { openNewsroom } from "../src/newsroom.ts"

const said = (words: string): Reply => ({
  blocks: [{ kind: "prose", prose: plain(words) }],
  actions: [],
  audience: "channel",
  outcome: "answered",
})

const people = ["Mick Mulroy", "Ned Price", "Vedant Patel"]
const quote = defineCommand({
  name: "quote",
  summary: "Find a quote",
  example: "/quote drones",
  options: {
    query: text("What to look for").required(),
    speaker: text("Who said it").complete(async (typed) =>
      people.filter((name) => name.toLowerCase().includes(typed)).map((name) => ({ label: name, value: name })),
    ),
    length: choice("How long", ["short", "long"]),
    private: flag("Only for me"),
  },
  run: async ({ query }) => said(`“${query}”`),
})
const broken = defineCommand({
  name: "broken",
  summary: "Never works",
  example: "/broken",
  options: {
    word: text("A word").complete(async () => {
      throw new Error("the database is locked")
    }),
  },
  run: async () => {
    throw new Error("the database is locked")
  },
})
const help = defineCommand({
  name: "help",
  summary: "What there is",
  example: "/help",
  options: {},
  run: async () => said("help"),
})

function newsroom(
  reading: Reading = { read: 1, total: 1, faults: [] },
  commands: AnyCommand[] = [quote, broken, help],
) {
  const logged: object[] = []
  const counted: object[] = []
  const note = (fields: object) => void logged.push(fields)
  const desk = {
    archive: {} as Archive,
    now: () => new Date(0),
    log: { info: note, warn: note, error: note },
    timeZone: "UTC",
    postNow: async () => ({ state: "busy" }) as const,
    claimsIn: async () => [],
    tellOwner: async () => {},
  }
  const opened = openNewsroom({
    desk,
    commands,
    reading: () => reading,
    newIncident: () => "k3q9",
    counted: (answer) => void counted.push(answer),
  })
  return { ...opened, logged, counted }
}

const ask = async (command: string, args: Record<string, string> = {}, room = newsroom()) => {
  const reply = await room.answer({ command, args })
  const words = reply.blocks.map((block) => ("prose" in block ? textOf(block.prose) : "")).join("\n")
  return { reply, words, labels: reply.actions.map(({ label }) => label) }
}

describe("an answer", () => {
  test("is what the command says", async () => {
    expect((await ask("quote", { query: "drones" })).words).toBe("“drones”")
  })

  test("to a misspelt command names the nearest and keeps the arguments", async () => {
    const { reply, words, labels } = await ask("qoute", { query: "x", speaker: "price" })
    expect(words).toBe("There is no command “/qoute”. Did you mean:")
    expect(labels).toEqual(["/quote x speaker:price"])
    expect(reply).toMatchObject({ audience: "asker", outcome: "misuse" })
  })

  test("to words that begin with no command offers them as a search", async () => {
    expect((await ask("iranian", { query: "drones" })).labels).toEqual(["/quote iranian drones", "/help"])
  })

  test("to bad arguments says which, for the asker alone", async () => {
    const { reply, words, labels } = await ask("quote", { query: "x", lenght: "short" })
    expect(words).toBe("/quote has no option “lenght”: it takes query, speaker, length and private.")
    expect(labels).toEqual(["/quote x length:short", '/quote query:"x lenght:short"'])
    expect(reply).toMatchObject({ audience: "asker", outcome: "misuse" })
  })

  test("that fails names its incident, in the reply and in the log, and tells nothing else", async () => {
    const room = newsroom()
    const { reply, words } = await ask("broken", {}, room)
    expect(words).toBe("Something went wrong on our side. The log has it as incident k3q9.")
    expect(reply).toMatchObject({ audience: "asker", outcome: "failed" })
    expect(room.logged).toMatchObject([
      { incident: "k3q9", command: "broken", err: new Error("the database is locked") },
    ])
  })

  test("says how far the reading has come until it is done", async () => {
    const { words } = await ask("quote", { query: "x" }, newsroom({ read: 3, total: 12, faults: [] }))
    expect(words).toBe("“x”\n3 of 12 articles read so far.")
  })

  test("that found nothing while the reading goes on says to ask again", async () => {
    const nothing = defineCommand({
      name: "fact",
      summary: "",
      example: "",
      options: { query: text("") },
      run: async () => ({ ...said("No fact found."), outcome: "nothing" }),
    })
    const { reply, words, labels } = await ask(
      "fact",
      { query: "x" },
      newsroom({ read: 0, total: 1, faults: [] }, [nothing]),
    )
    expect(words).toBe("Nothing found yet: 0 of 1 articles read so far. Ask again in a moment.")
    expect(labels).toEqual(["/fact x"])
    expect(reply.outcome).toBe("busy")
  })

  test("is counted by command and outcome", async () => {
    const room = newsroom()
    for (const command of ["help", "broken", "nosuch"]) await ask(command, {}, room)
    expect(room.counted).toMatchObject([
      { command: "help", outcome: "answered" },
      { command: "broken", outcome: "failed" },
      { command: null, outcome: "misuse" },
    ])
  })
})

describe("autocompletion", () => {
  const complete = (option: string, typed: string, command = "quote") =>
    newsroom().complete({ command, args: { [option]: typed } }, option)

  test("is the command's own", async () => {
    expect(await complete("speaker", "p")).toEqual([
      { label: "Ned Price", value: "Ned Price" },
      { label: "Vedant Patel", value: "Vedant Patel" },
    ])
  })

  test("gives the words that an option can take", async () => {
    expect(await complete("length", "s")).toEqual([{ label: "short", value: "short" }])
    expect(await complete("private", "")).toHaveLength(2)
  })

  test("goes before twenty who asked first, since somebody is typing", async () => {
    const desk = newsroom()
    const done: string[] = []
    const asked = Array.from({ length: 20 }, async () => {
      await desk.answer({ command: "quote", args: { query: "drones" } })
      done.push("answer")
    })
    await desk.complete({ command: "quote", args: { speaker: "p" } }, "speaker")
    done.push("completion")
    await Promise.all(asked)
    expect(done.indexOf("completion")).toBeLessThan(3)
  })

  test("is empty for what does not exist, and when it fails", async () => {
    expect(await complete("nosuch", "x")).toEqual([])
    expect(await complete("constructor", "x")).toEqual([])
    expect(await complete("word", "x", "broken")).toEqual([])
  })

  test("keeps to what every platform can show: 25 choices, labels of 100 characters, no empty ones", async () => {
    const wordy = defineCommand({
      name: "wordy",
      summary: "",
      example: "",
      options: {
        word: text("").complete(async () => [
          { label: " ", value: "blank" },
          { label: "long", value: "v".repeat(101) },
          ...Array.from({ length: 40 }, (_, i) => ({ label: "word ".repeat(50), value: `${i}` })),
        ]),
      },
      run: async () => said(""),
    })
    const choices = await newsroom(undefined, [wordy]).complete({ command: "wordy", args: { word: "" } }, "word")
    expect(choices).toHaveLength(25)
    expect(Math.max(...choices.map(({ label }) => label.length))).toBeLessThanOrEqual(100)
    expect(choices[0]?.value).toBe("0")
  })
})

describe("a line is completed where the cursor stands", () => {
  const room = newsroom()
  const completed = async (typed: string) => {
    const line = typed.replace("|", "")
    const found = await completionsAt(room, line, typed.indexOf("|"))
    return found.map(({ text, range }) => line.slice(0, range.start) + text + line.slice(range.end))
  }

  test.each([
    ["/|", ["/quote ", "/broken ", "/help "]],
    ["/qu|", ["/quote "]],
    ["/qoute|", ["/quote "]],
    ["/quote drones speaker:mu|", ['/quote drones speaker:"Mick Mulroy" ']],
    ["/quote drones le|", ["/quote drones length:"]],
    ["/quote drones length:s|", ["/quote drones length:short "]],
    ["/quote drones length:short l|", []],
    ["/nosuch x|", []],
  ])("%s", async (typed, lines) => {
    expect(await completed(typed)).toEqual(lines)
  })
})
