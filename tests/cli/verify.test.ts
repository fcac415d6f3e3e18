import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { call } from "../support/command-line.ts"
import { folder, run } from "../support/spawn.ts"

let temporary: Awaited<ReturnType<typeof folder>>
const env: Record<string, string> = {}
const verify = (args: readonly string[], input = "") => call(["verify", ...args], env, input)

const ARTICLE = `---
title: Harbour shut
byline: Ines Low
published: 2026-03-02
---

“The harbour was closed for twelve days, and nobody told the ferries,” said Ruth Ellis, a captain. “We lost £5 million in a week.”

“We will not reopen the northern pier unless the ministry pays for the cranes,” said Tomas Varga, the minister.

Ellis said that the town had never asked for help from the capital.
`

/** A quotation of each fault, and one without. */
const DRAFT = `# The harbour

“The harbour was closed for twelve days, and nobody told the ferries,” said Ruth Ellis.

“The harbour was closed for twenty days, and nobody told the ferries,” said Ruth Ellis.

“We will reopen the northern pier … the ministry pays for the cranes.” – Tomas Varga

According to Ruth Ellis, “we will not reopen the northern pier unless the ministry pays for the cranes”.

“The town had never asked for help from the capital,” said Ruth Ellis.

“The orchards lost forty per cent of their cherries to a frost,” said Ana Low.
`

let draft: string
beforeAll(async () => {
  temporary = await folder()
  env.DATA_DIR = join(temporary.path, "data")
  env.CONTENT_DIR = join(temporary.path, "articles")
  await mkdir(env.CONTENT_DIR)
  await writeFile(join(env.CONTENT_DIR, "harbour.md"), ARTICLE)
  draft = join(temporary.path, "draft.md")
  await writeFile(draft, DRAFT)
})
afterAll(() => temporary.remove())

describe("a draft", () => {
  test("is judged quotation by quotation, in sentences and a word diff that need no colour, and ends with 1", async () => {
    const { code, out, err } = await run("cli.ts", ["verify", draft], env)
    for (const line of [
      "Altered: the source has “twelve”, not “twenty”.",
      "Checked: “The harbour was closed for [source: twelve; here: twenty] days, and",
      "Altered: the source has “not”; the ellipsis removes “unless”.",
      "— Tomas Varga, minister",
      "Harbour shut · Ines Low · 2 March 2026 · paragraph 2",
      "Not in the archive.",
    ])
      expect(out).toContain(`${line}\n`)
    expect(out).toMatch(/draft\.md, line 13\nNot in the archive\.\nChecked: “The orchards/)
    expect(out).toMatch(/draft\.md: 6 quotations: 1 verbatim, 2 typographic, 2 altered, 1 absent\.\n$/)
    expect(out).not.toContain("\x1b")
    expect({ code, err }).toEqual({ code: 1, err: "" })
  })

  test("with --json gives an object a quotation, with its place in the file", async () => {
    const { code, out } = await verify(["--json", draft])
    const all = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
    expect(code).toBe(1)
    expect(all.map(({ words, voice, speaker }) => [words, voice, speaker])).toEqual([
      ["verbatim", "quoted", "same"],
      ["altered", "quoted", "same"],
      ["altered", "quoted", "same"],
      ["typographic", "quoted", "other"],
      ["typographic", "reported", "same"],
      ["absent", null, "open"],
    ])
    for (const { file, start, end, text } of all) {
      expect(file).toBe(draft)
      expect(DRAFT.slice(start, end)).toBe(text)
    }
  })

  test("with nothing wrong, or without a quotation, ends with 0", async () => {
    const good = join(temporary.path, "good.md")
    await writeFile(good, "“We lost £5 million in a week,” said Ruth Ellis.\n")
    const bare = join(temporary.path, "bare.txt")
    await writeFile(bare, "Nobody is quoted here, and that is all right.\n")
    const { code, out } = await verify([good, bare])
    expect(code).toBe(0)
    expect(out).toContain("bare.txt: no quotations.")
  })

  test("that cannot be read is named, the others are judged, and it ends with 2", async () => {
    const { code, out, err } = await verify([join(temporary.path, "none.md"), draft])
    expect({ code, err }).toEqual({ code: 2, err: `${join(temporary.path, "none.md")}: cannot be read (ENOENT).\n` })
    expect(out).toContain("Not in the archive.")
  })
})

describe("--jsonl", () => {
  test("judges a quotation a line, with the id as it came, and ends with 1 unless all are true", async () => {
    const claim = { id: 7, text: "nobody told the ferries", speaker: "Ellis" }
    const { code, out } = await run("cli.ts", ["verify", "--jsonl"], env, `${JSON.stringify(claim)}\n`)
    const text = "nobody told the ferries"
    const place = { slug: "harbour", start: 45, end: 45 + text.length, text }
    expect([code, JSON.parse(out)]).toEqual([
      0,
      {
        id: 7,
        words: "verbatim",
        voice: "quoted",
        speaker: "same",
        source: { ...place, speaker: "Ruth Ellis" },
        parts: [place],
        others: [],
        changes: [],
      },
    ])
    const altered = { id: "a", text: "The harbour was not closed for twelve days, and nobody told the ferries" }
    const second = await verify(["--jsonl"], JSON.stringify(altered))
    expect(second.code).toBe(1)
    expect(JSON.parse(second.out)).toMatchObject({
      id: "a",
      words: "altered",
      speaker: "unclaimed",
      changes: [{ kind: "negation", expected: "", found: "not", start: 16, end: 19 }],
    })
  })

  test.each([
    ["no JSON", "is not JSON. Write one object a line"],
    ['{"text": "a"}', 'has no "id".'],
    ['{"id": 1}', 'has no "text".'],
    ['{"id": 1, "text": "a", "speaker": 5}', 'has a "speaker" that is no text.'],
  ])("names a line that cannot be read, judges the others and ends with 2: %s", async (line, problem) => {
    const { code, out, err } = await verify(["--jsonl"], `${line}\n{"id": 2, "text": "told the ferries"}\n`)
    expect(code).toBe(2)
    expect(err).toContain(`line 1: ${problem}`)
    expect(JSON.parse(out)).toMatchObject({ id: 2, words: "verbatim" })
  })
})

test.each([[[]], [["--json", "--jsonl"]], [["--jsonl", "draft.md"]], [["--colour"]]])(
  "%j is used wrongly: 2",
  async (args) => {
    expect((await verify(args)).code).toBe(2)
  },
)
