import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { choice, defineCommand, flag, text } from "../../../src/core/command/command.ts"
import { lineOf, partAt, readLine } from "../../../src/core/command/line.ts"
import { settleTails } from "../../../src/core/command/tails.ts"
import type { Desk } from "../../../src/core/desk.ts"
import { REPEATED, type Reply } from "../../../src/core/reply/reply.ts"
import { runs } from "../../support/counts.ts"
import { again, expectLinear } from "../../support/linear.ts"

const silent: Reply = { blocks: [], actions: [], audience: "asker", outcome: "answered" }
const words = { query: text("What to look for"), speaker: text("Who said it"), private: flag("Only for me") }
/** Takes two words where the second is "Mulroy". */
const speaker = text("Who said it").taking(async (words) => (words[1] === "Mulroy" ? 2 : 1))
const chat = defineCommand({
  name: "chat",
  summary: "",
  example: "",
  options: { query: text("What to look for"), speaker, private: flag("Only for me") },
  run: async () => silent,
})
const quote = defineCommand({ name: "quote", summary: "", example: "", options: words, run: async () => silent })
const summary = defineCommand({
  name: "summary",
  summary: "",
  example: "",
  options: { article: text("Which"), length: choice("How long", ["short", "long"]) },
  run: async () => silent,
})
const help = defineCommand({ name: "help", summary: "", example: "", options: {}, run: async () => silent })
const commands = [quote, summary, help]

describe("a typed line", () => {
  test.each<[string, string, Record<string, string>]>([
    ["/quote iranian drones", "quote", { query: "iranian drones" }],
    ["quote iranian drones", "quote", { query: "iranian drones" }],
    ["hey, could you find the quote about cranes", "quote", { query: "cranes" }],
    ["can somebody find me a quote on fares from price", "quote", { query: "fares from price" }],
    ["find quote marks", "quote", { query: "quote marks" }],
    ["/quote the quote about cranes", "quote", { query: "the quote about cranes" }],
    ["could you believe it", "quote", { query: "could you believe it" }],
    ["  /QUOTE   iranian    drones  ", "quote", { query: "iranian drones" }],
    ["/quote drones speaker:mulroy private:yes", "quote", { query: "drones", speaker: "mulroy", private: "yes" }],
    ["/quote speaker:mulroy drones", "quote", { query: "drones", speaker: "mulroy" }],
    ["/quote iranian speaker:mulroy drones", "quote", { query: "iranian drones", speaker: "mulroy" }],
    ["/quote Speaker:mulroy", "quote", { speaker: "mulroy" }],
    ['/quote speaker:"Mick Mulroy" drones', "quote", { query: "drones", speaker: "Mick Mulroy" }],
    ["/quote speaker:“Mick Mulroy” drones", "quote", { query: "drones", speaker: "Mick Mulroy" }],
    ["/quote speaker:„Mick Mulroy“ drones", "quote", { query: "drones", speaker: "Mick Mulroy" }],
    ["/quote speaker: mulroy", "quote", { speaker: "mulroy" }],
    ["/quote speaker: private:yes", "quote", { private: "yes" }],
    ['/quote speaker:"Mick Mul', "quote", { speaker: "Mick Mul" }],
    ['/quote "grave concern" speaker:price', "quote", { query: '"grave concern"', speaker: "price" }],
    ['/quote "said speaker:price" twice', "quote", { query: '"said speaker:price" twice' }],
    ['/quote speaker:"the \\"Butcher\\""', "quote", { speaker: 'the "Butcher"' }],
    ["/quote speaker:price speaker:price", "quote", { speaker: "price" }],
    ["/quote query:grave concern", "quote", { query: "grave concern" }],
    ["/quote drones --private", "quote", { query: "drones", private: "yes" }],
    ["/quote —private drones", "quote", { query: "drones", private: "yes" }],
    ["/quote drones –Private speaker:mulroy", "quote", { query: "drones", private: "yes", speaker: "mulroy" }],
    ["/quote speaker: --private drones", "quote", { query: "drones", private: "yes" }],
    ["/quote --private private:yes", "quote", { private: "yes" }],
    ["/quote speaker:--private", "quote", { speaker: "--private" }],
    ["/summary iran drones length:short", "summary", { article: "iran drones", length: "short" }],
    ["", "help", {}],
    [" / ", "help", {}],
  ])("%s", (line, command, args) => {
    expect(readLine(line, commands)).toEqual({ command, args })
  })

  test.each([
    ["https://example.org/iran"],
    ["at 10:30 sharp"],
    ["note: drones"],
    ["drones:"],
    ["C:\\drones"],
    ["don't \" stop"],
    ["--privately"],
    ["--private-ish words"],
    ["--private, please"],
    ["well-private"],
    ["-- private"],
    ["--speaker"],
    ['"off --private on"'],
  ])("free text stays text: %s", (query) => {
    expect(readLine(`/quote ${query}`, commands)).toEqual({ command: "quote", args: { query } })
  })

  test("an option named twice keeps both values apart, and is written as it was typed", () => {
    const line = '/quote drones speaker:price speaker:"Mick Mulroy"'
    const call = readLine(line, commands)
    expect(call.args).toEqual({ query: "drones", speaker: `price${REPEATED}Mick Mulroy` })
    expect(lineOf(call, commands)).toBe(line)
  })

  test("an option that does not exist is kept by its name, for the answer to say so", () => {
    expect(readLine("/quote drones spaker:mulroy", commands).args).toEqual({ query: "drones", spaker: "mulroy" })
  })

  test("a misspelt command keeps its arguments, read as those of the nearest", () => {
    expect(readLine("/qoute x speaker:price", commands)).toEqual({
      command: "qoute",
      args: { query: "x", speaker: "price" },
    })
    expect(readLine("/sumary iran", commands)).toEqual({ command: "sumary", args: { article: "iran" } })
  })

  test("a line of a million quotation marks is read in linear time", () =>
    expectLinear({
      make: (size) => `/quote ${again('" “ ')(size)}`,
      run: (line) => readLine(line, commands),
    }))
})

describe("words behind an option that nothing bounds", () => {
  test.each([
    ["/chat drones speaker:Mick Mulroy", { query: "drones", speaker: "Mick Mulroy" }],
    [
      "/chat drones speaker:Mick Mulroy war private:yes",
      { query: "drones war", speaker: "Mick Mulroy", private: "yes" },
    ],
    ["/chat speaker:Price drones", { query: "drones", speaker: "Price" }],
    ['/chat speaker:"Ned" Mulroy', { query: "Mulroy", speaker: "Ned" }],
    ["/chat private:yes drones", { query: "drones", private: "yes" }],
    ["/chat speaker:'Ned Price' drones", { query: "drones", speaker: "Ned Price" }],
    ["/chat speaker:‘Ned O’Neill’ drones", { query: "drones", speaker: "Ned O’Neill" }],
    ["/chat speaker:「Ned Price」 drones", { query: "drones", speaker: "Ned Price" }],
    ["/chat speaker:»Ned Price« drones", { query: "drones", speaker: "Ned Price" }],
    ["/chat it's 'half", { query: "it's 'half" }],
  ])("%s", async (line, args) => {
    const call = await settleTails(readLine(line, [chat]), chat, {} as Desk)
    expect(call).toEqual({ command: "chat", args })
  })

  test("are written as they were typed", () => {
    const line = "/chat drones speaker:Mick Mulroy war"
    expect(lineOf(readLine(line, [chat]), [chat])).toBe(line)
  })

  test("a line of many values in single marks is read in linear time", () =>
    expectLinear({ make: (size) => `/chat ${again("speaker:'a ")(size)}`, run: (line) => readLine(line, [chat]) }))
})

describe("the line of a call", () => {
  test.each<[Record<string, string>, string]>([
    [{ query: "iranian drones", speaker: "Mick Mulroy" }, '/quote iranian drones speaker:"Mick Mulroy"'],
    [{ speaker: "price", query: "#abcdefghijkl" }, "/quote #abcdefghijkl speaker:price"],
    [{ query: "who is speaker:price" }, '/quote query:"who is speaker:price"'],
    [{ query: 'a "half' }, '/quote query:"a \\"half"'],
    [{ query: "“grave concern”" }, "/quote “grave concern”"],
    [{ query: "", speaker: "price" }, "/quote speaker:price"],
    [{ query: "--private" }, "/quote query:--private"],
    [{ query: "kept —private always", private: "yes" }, '/quote query:"kept —private always" private:yes'],
  ])("%j", (args, line) => {
    expect(lineOf({ command: "quote", args }, commands)).toBe(line)
  })

  const isTyped = (value: string) => value !== "" && !value.includes(REPEATED)
  const awkward = fc.string({
    unit: fc.constantFrom(..."ab :/#\\\"'“”„«»é\n\tspeaker:", "speaker:", "x:y", "--private", "—private", "😀"),
  })
  const value = fc.oneof(awkward, fc.string({ unit: "binary" })).filter(isTyped)

  test("is read back as that call, whatever its arguments hold", () => {
    const args = fc.record({ query: value, speaker: value, private: value }, { requiredKeys: [] })
    fc.assert(
      fc.property(args, (args) => {
        const call = { command: "quote", args }
        expect(readLine(lineOf(call, commands), commands)).toEqual(call)
      }),
      runs(20_000),
    )
  })
})

describe("what is being typed", () => {
  /** The bar stands for the cursor. */
  const at = (typed: string) => partAt(typed.replace("|", ""), typed.indexOf("|"), commands)
  const chosen = (typed: string, text: string) => {
    const { range } = at(typed) ?? { range: { start: 0, end: 0 } }
    const line = typed.replace("|", "")
    return line.slice(0, range.start) + text + line.slice(range.end)
  }

  test.each([
    ["|", ""],
    ["/|", "/"],
    ["/qu|", "/qu"],
    ["/qu|ote drones", "/qu"],
  ])("the command: %s", (typed, text) => {
    expect(at(typed)).toMatchObject({ kind: "command", typed: text.replace("/", "") })
  })

  test.each([
    ["/quote |", "query", ""],
    ["/quote iran|", "query", "iran"],
    ["/quote iran dro|nes speaker:price", "query", "iran drones"],
    ["/quote speaker:mul|", "speaker", "mul"],
    ["/quote speaker:|", "speaker", ""],
    ['/quote drones speaker:"Mick Mul|', "speaker", "Mick Mul"],
    ["/quote speaker:price |", "query", ""],
    ["/summary length:sh|", "length", "sh"],
  ])("an option: %s", (typed, option, text) => {
    expect(at(typed)).toMatchObject({ kind: "value", option, typed: text })
  })

  test.each([
    ["/qu|", "/quote ", "/quote "],
    ["/quote iran dro|", "#abcdefghijkl", "/quote #abcdefghijkl"],
    ["/quote speaker:mul| drones", 'speaker:"Mick Mulroy"', '/quote speaker:"Mick Mulroy" drones'],
    ["/quote a speaker:b c| d", "x", "/quote a speaker:b x"],
  ])("a choice takes its place: %s", (typed, text, line) => {
    expect(chosen(typed, text)).toBe(line)
  })

  test("the other options of the line come along, to narrow the choices", () => {
    expect(at("/quote dro| speaker:price")).toMatchObject({ call: { args: { query: "dro", speaker: "price" } } })
  })

  test("a flag that is written out as shells do", () => {
    expect(at("/quote drones --private|")).toMatchObject({ option: "private", typed: "yes" })
    expect(chosen("/quote drones --private|", "private:no")).toBe("/quote drones private:no")
  })

  test("nothing, after a command that does not exist or that takes no options", () => {
    expect(at("/qoute x|")).toBeNull()
    expect(at("/help |")).toBeNull()
  })
})
