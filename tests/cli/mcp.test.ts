import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Client } from "@modelcontextprotocol/sdk/client/index.js"
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { DATABASE } from "../../src/archive/files.ts"
import { openSqlite, openSqliteToRead } from "../../src/archive/sqlite.ts"
import type { Archive } from "../../src/core/archive.ts"
import { readArticle } from "../../src/core/article/index.ts"
import { pack } from "../../src/core/packed-article.ts"
import { readingOf } from "../support/extract.ts"
import { ended, folder, run, start } from "../support/spawn.ts"

// A client of the protocol beside a running bot: the bot's archive is open, and goes on being written.
let temporary: Awaited<ReturnType<typeof folder>>
let archive: Archive
let client: Client
const env: Record<string, string> = {}

beforeAll(async () => {
  temporary = await folder()
  env.DATA_DIR = temporary.path
  archive = await openSqlite(join(temporary.path, DATABASE))
  await keep("iran-drones.txt", readFileSync("content/articles/iran-drones.txt"))
  client = new Client({ name: "test", version: "1" })
  const server = {
    command: process.execPath,
    args: [join(import.meta.dirname, "../../src/cli.ts"), "mcp"],
    env: { ...env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? "" },
  }
  await client.connect(new StdioClientTransport({ ...server, stderr: "pipe" }))
})
afterAll(async () => {
  await client.close()
  await archive.close()
  await temporary.remove()
})

async function keep(file: string, bytes: Uint8Array): Promise<void> {
  const read = readArticle(file, bytes)
  if (!read.ok) throw new Error(`${file} cannot be read`)
  await archive.articles.save(pack(readingOf(read.article)), { file, fingerprint: file }, new Date())
}

const GRAVE = "We express our grave concern about Russia's acquisition of these UAVs from Iran"

type Result = {
  readonly content: readonly { readonly text: string }[]
  readonly structuredContent?: Readonly<Record<string, unknown>>
  readonly isError?: boolean
}
const call = async (name: string, args: Readonly<Record<string, unknown>>): Promise<Result> =>
  (await client.callTool({ name, arguments: args })) as Result
const textOf = ({ content }: Result): string => content.map(({ text }) => text).join("\n")

test("the tools are told with what they take", async () => {
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual(["verify", "quote", "fact", "article"])
  for (const { annotations, inputSchema, outputSchema } of tools) {
    expect(annotations?.readOnlyHint).toBe(true)
    expect([inputSchema.type, outputSchema?.type]).toEqual(["object", "object"])
  }
})

describe("verify", () => {
  test.each([
    [GRAVE, "Ned Price", { words: "verbatim", voice: "quoted", speaker: "same", changes: [] }],
    [GRAVE, "Mulroy", { words: "verbatim", speaker: "other" }],
    [
      GRAVE.replace("grave", "deep"),
      undefined,
      {
        words: "altered",
        speaker: "unclaimed",
        changes: [{ kind: "word", expected: "grave", found: "deep", start: 15, end: 19 }],
      },
    ],
    [
      "The bakery on the corner never opened on a Tuesday again",
      undefined,
      { words: "absent", voice: null, source: null, found: [] },
    ],
  ])("%s – %s", async (text, speaker, wanted) => {
    const result = await call("verify", { text, speaker })
    const { quotations } = result.structuredContent as { readonly quotations: readonly Record<string, unknown>[] }
    expect(quotations).toEqual([expect.objectContaining({ text, ...wanted })])
    expect(textOf(result)).toContain(String(quotations[0]?.sentence))
    expect(result.isError).toBeUndefined()
  })

  test("the source's place is a slice of the article that the article tool gives", async () => {
    const result = await call("verify", { text: GRAVE.replace("grave", "deep") })
    const { quotations } = result.structuredContent as {
      readonly quotations: readonly {
        readonly source: { readonly slug: string; readonly text: string; readonly speaker: string }
      }[]
    }
    const [one] = quotations
    const article = await call("article", { article: one?.source.slug })
    expect(textOf(article)).toContain(one?.source.text)
    expect(one?.source.speaker).toBe("Ned Price")
  })

  test("of a text each quotation is checked, more than an answer in chat shows at once", async () => {
    const words = ["grave", "deep", "mild", "great", "sincere", "utter", "some", "little"]
    const text = words.map((word) => `“${GRAVE.replace("grave", word)},” Price said.`).join("\n")
    const { quotations } = (await call("verify", { text })).structuredContent as {
      readonly quotations: readonly { readonly words: string; readonly claimedSpeaker: string }[]
    }
    expect(quotations.map(({ words }) => words)).toEqual(["verbatim", ...words.slice(1).map(() => "altered")])
    expect(new Set(quotations.map(({ claimedSpeaker }) => claimedSpeaker))).toEqual(new Set(["Price"]))
  })
})

test("quotes and facts come with speaker and source", async () => {
  const quotes = (await call("quote", { query: "grave concren" })).structuredContent
  expect(quotes?.found).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        kind: "quote",
        speaker: "Ned Price",
        source: expect.objectContaining({ slug: "iran-drones", paragraph: 11 }),
      }),
    ]),
  )
  const facts = (await call("fact", { query: "shahed" })).structuredContent
  expect(facts?.found).toEqual(expect.arrayContaining([expect.objectContaining({ kind: "fact" })]))
  expect((await call("quote", { query: "zzzz" })).structuredContent).toMatchObject({ found: [] })
})

describe("an article", () => {
  test("is read by words of its title", async () => {
    const { structuredContent } = await call("article", { article: "iran implicated" })
    expect(structuredContent).toMatchObject({ slug: "iran-drones", byline: "Thomas Osborne" })
  })

  test("that came while the server ran is there; one that was taken out is not", async () => {
    await keep("late.txt", new TextEncoder().encode("Late news\n\n“The lamp stays lit all night,” Ada Finch said.\n"))
    const lamp = { text: "The lamp stays lit all night" }
    expect(textOf(await call("verify", lamp))).toContain("Word for word.")
    expect((await call("article", { article: "late" })).isError).toBeUndefined()
    await archive.articles.remove("late")
    expect(textOf(await call("verify", lamp))).toContain("Not in the archive.")
    expect(await call("article", { article: "late" })).toMatchObject({ isError: true })
  })
})

test.each([
  ["verify", {}],
  ["verify", { text: "" }],
  ["verify", { text: 7 }],
  ["quote", {}],
  ["quote", { query: "war", since: "yesterday" }],
  ["quote", { query: "war", since: "2022-13" }],
  ["article", { article: "zzzz" }],
  ["nonsense", {}],
])("what is asked wrongly is answered as an error: %s %o", async (name, args) => {
  const result = await call(name, args)
  expect(result.isError).toBe(true)
  expect(textOf(result)).not.toBe("")
})

const line = (message: object): string => `${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`
const initialize = {
  id: 1,
  method: "initialize",
  params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "1" } },
}

test("standard output has the protocol alone, and the end of the input ends it", async () => {
  const child = start("cli.ts", ["mcp"], env)
  const over = ended(child)
  child.stdin?.write(`${line(initialize)}${line({ method: "notifications/initialized" })}this is no JSON\n`)
  child.stdin?.write(line({ id: 2, method: "tools/call", params: { name: "verify", arguments: { text: GRAVE } } }))
  await new Promise<void>((resolve) => {
    let seen = ""
    child.stdout?.on("data", (chunk: Uint8Array) => {
      seen += new TextDecoder().decode(chunk)
      if (seen.includes('"id":2')) resolve()
    })
  })
  child.stdin?.end()
  const { code, out, err } = await over
  expect(code).toBe(0)
  const answers = out.trimEnd().split("\n")
  expect(answers.map((answer) => JSON.parse(answer))).toMatchObject([
    { jsonrpc: "2.0", id: 1 },
    { jsonrpc: "2.0", id: 2 },
  ])
  expect(err.split("\n").filter((told) => told !== "")).toEqual([expect.stringContaining("was not understood")])
})

test("an archive that is opened for reading cannot be written, by no shelf", async () => {
  const reading = openSqliteToRead(join(temporary.path, DATABASE))
  await expect(reading.articles.remove("iran-drones")).rejects.toThrow("reading only")
  await expect(reading.tickets.keep({ command: "quote", args: {} }, new Date())).rejects.toThrow("reading only")
  expect((await reading.articles.get("iran-drones"))?.article.slug).toBe("iran-drones")
  await reading.close()
})

test("without an archive it says what to do, and nothing on standard output", async () => {
  const { code, out, err } = await run("cli.ts", ["mcp"], { DATA_DIR: join(temporary.path, "nowhere") })
  expect({ code, out }).toEqual({ code: 3, out: "" })
  expect(err).toContain("npm start")
})
