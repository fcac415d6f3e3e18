import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { extractedFrom } from "../../src/cli/json.ts"
import { readArticle } from "../../src/core/article/index.ts"
import type { Article } from "../../src/core/model.ts"
import { call } from "../support/command-line.ts"
import { readingOf } from "../support/extract.ts"
import { folder, run } from "../support/spawn.ts"

const FERRY = `\ufeff---
title: Ferry fares rise
published: 2026-03-01T07:30+01:00
---

  “We had no choice,” said Ann Lee, the ferry company's chief executive. “Fuel costs more.”\r
\r
Ruth Ellis said that 1,250 people had signed against it. The café\u0301s of Leith closed on 2 March 2026.
`

function extracted(name: string, text: string, more: Partial<Article> = {}) {
  const read = readArticle(name, new TextEncoder().encode(text))
  if (!read.ok) throw new Error(JSON.stringify(read.problem))
  return extractedFrom(name, text, readingOf({ ...read.article, ...more }), read.origin)
}

/** Every object with a place, however deep. */
function placesIn(value: unknown): readonly { start: number; end: number; text: string }[] {
  if (typeof value !== "object" || value === null) return []
  const inside = Object.values(value).flatMap(placesIn)
  return "start" in value ? [value as { start: number; end: number; text: string }, ...inside] : inside
}

describe("what a program gets of a file", () => {
  test("is the head, with null for what the article does not give", () => {
    expect(extracted("ferry.md", FERRY).article).toEqual({
      title: "Ferry fares rise",
      standfirst: null,
      byline: null,
      published: "2026-03-01T07:30+01:00",
      updated: null,
      kind: "news",
      language: null,
      corrections: [],
    })
  })

  test("is its kind, language and corrections where the article has them", () => {
    const more = { kind: "opinion" as const, language: "fr", corrections: [{ text: "It was 12." }] }
    const { article } = extracted("ferry.md", FERRY, more)
    expect(article).toMatchObject({ ...more, corrections: [{ text: "It was 12.", date: null }] })
  })

  test("is its quotes; both halves of one have one number", () => {
    const { quotes } = extracted("ferry.md", FERRY)
    expect(quotes.map(({ utterance, kind, text, speaker }) => [utterance, kind, text, speaker?.name])).toEqual([
      [1, "direct", "We had no choice,", "Ann Lee"],
      [1, "direct", "Fuel costs more.", "Ann Lee"],
      [2, "indirect", "that 1,250 people had signed against it", "Ruth Ellis"],
    ])
  })

  test("is its facts, with figures, dates and whom the article names for them", () => {
    const { facts } = extracted("ferry.md", FERRY)
    expect(facts).toMatchObject([
      { figures: [{ text: "1,250", value: 1250 }], dates: [], attributed: [{ name: "Ruth Ellis", denies: false }] },
      { figures: [], dates: [{ text: "2 March 2026", date: "2026-03-02" }], attributed: [] },
    ])
  })

  test("has places of the file's own text, byte order mark, carriage returns and accents as they are", () => {
    const places = placesIn(extracted("ferry.md", FERRY))
    expect(places.length).toBeGreaterThan(10)
    for (const { start, end, text } of places) expect(FERRY.slice(start, end)).toBe(text)
  })
})

describe("extract --json", () => {
  let temporary: Awaited<ReturnType<typeof folder>>
  beforeAll(async () => {
    temporary = await folder()
    await writeFile(join(temporary.path, "ferry.md"), FERRY)
  })
  afterAll(() => temporary.remove())

  test("prints a document a line, and a file that cannot be read costs only itself", async () => {
    const file = join(temporary.path, "ferry.md")
    const { code, out, err } = await run("cli.ts", ["extract", "--json", file, "nosuch.txt", file], {})
    expect({ code, err }).toEqual({ code: 2, err: "nosuch.txt: cannot be read (ENOENT).\n" })
    const lines = out.trimEnd().split("\n")
    expect(lines.map((line) => JSON.parse(line).file)).toEqual([file, file])
    expect(JSON.parse(lines[0] ?? "")).toEqual({ ...extracted("ferry.md", FERRY), file })
  })

  test.each([
    [["extract", "--json"], "Name the files to read"],
    [["extract", "--json", "--jsonl"], "either --json, with files, or --jsonl"],
    [["extract", "--strings", "x.txt"], "--strings needs --jsonl"],
  ])("%j says what is wrong", async (args, problem) => {
    expect(await call(args, {})).toMatchObject({ code: 2, out: "", err: expect.stringContaining(problem) })
  })
})

test("whoever only the title names is named by it", () => {
  const text =
    "Q&A: Flood chief Ruth Adeyemi\n\n18 November 2026\n\nQ. Who pays?\n\nA. The state pays.\n\nQ. Is it enough?\n\nA. I hope so.\n"
  expect(extracted("flood.txt", text).quotes.map(({ speaker }) => speaker?.name)).toEqual([
    "Ruth Adeyemi",
    "Ruth Adeyemi",
  ])
})
