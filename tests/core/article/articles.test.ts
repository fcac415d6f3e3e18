import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { articleFromText } from "../../../src/core/article/from-text.ts"
import { readArticle } from "../../../src/core/article/index.ts"
import { problemInWords } from "../../../src/core/article/problem.ts"
import { slugFrom } from "../../../src/core/article/slug.ts"
import { BETWEEN_PARAGRAPHS, wordsAt } from "../../../src/core/model.ts"
import { runs } from "../../support/counts.ts"
import { again, expectLinear } from "../../support/linear.ts"

const told = (name: string, bytes: Uint8Array) => {
  const result = readArticle(name, bytes)
  return result.ok ? "an article" : problemInWords(result.problem)
}
const versionOf = (name: string, source: string) => {
  const result = readArticle(name, Buffer.from(source))
  return result.ok ? result.article.version : null
}

const utf16 = (text: string) => Buffer.from(text, "utf16le")
test.each<[string, Uint8Array, string]>([
  ["UTF-16 without a mark", utf16("Mill stands still\n\n“It does,” she said."), "the file is UTF-16"],
  ["the same, the other way round", utf16("Mill stands still\n\nIt does.").swap16(), "the file is UTF-16"],
  ["UTF-16 of a script beyond Latin", utf16("Мельница стоит\n\n«Стоит», сказала она.\n"), "the file is UTF-16"],
  ["UTF-32", Buffer.from([..."Mill"].flatMap((c) => [c.charCodeAt(0), 0, 0, 0])), "the file contains NUL characters"],
  ["text with a NUL in it", Buffer.from("Mill stands still\n\nIt \0does."), "the file contains NUL characters"],
  ["Japanese mail text", Buffer.from("\x1b$B%F%9%H\x1b(B\n\nMill"), "the file is ISO-2022"],
  ["Windows-1252", Buffer.from("Mill stands still\n\n\x93It does,\x94 she said.", "latin1"), "the file is not UTF-8"],
])("an encoding that is not UTF-8 is refused, never taken in damaged: %s", (_, bytes, what) => {
  expect(told("a.txt", bytes)).toContain(what)
})

const front = (line: string) => Buffer.from(`---\n${line}\n---\nIt did.\n`)
test.each<[string, Buffer, string]>([
  ["a year before print", front("published: -5000-01-01"), "is not a possible date"],
  ["a year that nobody alive will see", front("published: 9999-01-01"), "is not a possible date"],
  ["brackets without end", front(`title: ${"[".repeat(9000)}`), "(it is nested too deeply)"],
  ["a tab", front("\ttitle: Mill"), "(Tabs are not allowed as indentation)"],
  ["more than any front matter has", front(`title: ${"x".repeat(17_000)}`), "is longer than 16 kB, or has no end"],
])("front matter is told with what is wrong in it: %s", (_, bytes, what) => {
  expect(told("a.md", bytes)).toContain(what)
})

describe("a file that is no article is told with its place and what to do", () => {
  test.each([
    ["empty.txt", "empty.txt: the file is empty. Add an article to it, or remove it."],
    ["not-utf8.txt", "not-utf8.txt, line 3: the file is not UTF-8 (byte 23 is not valid). Save it as UTF-8."],
    ["utf-16.txt", "utf-16.txt: the file is UTF-16, not UTF-8. Save it as UTF-8."],
    ["no-body.md", "no-body.md: the article has no body. Add the article's text below its headline."],
    [
      "not-yaml.md",
      'not-yaml.md, line 2: the front matter is not YAML (Nested mappings are not allowed in compact mappings). Write one "key: value" per line, with quotation marks around a value that contains ": " or starts with a symbol.',
    ],
    [
      "unclosed.md",
      'unclosed.md, line 1: the front matter that "---" opens has no end. Close it with another line "---".',
    ],
    [
      "unknown-key.md",
      'unknown-key.md, line 3: "author" is not a front matter key. The keys are title, standfirst, byline, outlet, url, published, updated, slug, language, kind, issuer, correction, embargo, status.',
    ],
    [
      "no-date.md",
      'no-date.md, line 3: "published: yesterday" is not a date. Write it as 2026-03-01 or 2026-03-01T07:30+01:00.',
    ],
    [
      "impossible-time.md",
      'impossible-time.md, line 3: "published: 2026-02-01T25:00" is not a possible date. Write it as 2026-03-01 or 2026-03-01T07:30+01:00.',
    ],
    [
      "impossible-date.txt",
      'impossible-date.txt, line 4: "31 February 2026" is not a possible date. Correct the date, or remove the line.',
    ],
    [
      "no-address.md",
      'no-address.md, line 3: "url: javascript:alert(1)" is not a web address. Write it as https://example.org/article, or leave it out.',
    ],
    ["report.pdf", "report.pdf: files of this type cannot be read. Save its text as a .txt or .md file."],
  ])("%s", (name, sentence) => {
    expect(told(name, readFileSync(`tests/fixtures/articles/faults/${name}`))).toBe(sentence)
  })

  test("a file over 5 MB is not even decoded", () => {
    expect(told("big.txt", new Uint8Array(5 * 1024 * 1024 + 1))).toBe(
      "big.txt: the file is larger than 5 MB (it has 5242881 bytes). Split it, or remove what is not text.",
    )
    expect(told("big.txt", Buffer.from(`Title\n${"word ".repeat(1024 * 1024 - 2)}`))).toBe("an article")
  })

  test.each([
    [
      "---\r\ntitle: T\r\n\r\npublished: 2026-02-30\r\n---\r\nx",
      'a.md, line 4: "published: 2026-02-30" is not a possible date.',
    ],
    ["---\nbyline:\n  - Ada\n---\nx", 'a.md, line 2: "byline" is not a single text.'],
    ["---\ntitle: a\ntitle: b\n---\nx", "a.md, line 3: the front matter is not YAML (Map keys must be unique)."],
    ["---\nlanguage: English (UK)\n---\nx", 'a.md, line 2: "language: English (UK)" is not a language code.'],
    ["---\nslug: '?!'\n---\nx", 'a.md, line 2: "slug: ?!" is not a valid slug.'],
    ["---\njust words\n---\nx", "a.md, line 2: the front matter is not YAML (it has no keys)."],
    [`---\nx: ${"[".repeat(9000)}\n---\nx`, "a.md, line 2: the front matter is not YAML"],
    [`---\nurl: ${"y".repeat(5000)}\n---\nx`, `a.md, line 2: "url: ${"y".repeat(55)}…" is not a web address.`],
  ])("front matter %#", (source, opening) => {
    expect(told("a.md", Buffer.from(source))).toContain(opening)
  })

  test.each([
    ["marks decoded as Windows-1252", "Mill\n\nâ€œWe wait,â€ said Hale.", "line 3"],
    ["letters decoded as Latin-1", "Mill\n\nThe cafÃ© is shut.", "line 3"],
    ["an apostrophe in the first line", "The millâ€™s end\n\nIt stands.", "line 1"],
    ["marks that were lost", "Mill\n\n\ufffdWe wait,\ufffd said Hale.", "line 3"],
  ])("garbled characters are a fault of the file: %s", (_, source, line) => {
    expect(told("a.txt", Buffer.from(source))).toContain(`a.txt, ${line}: the file's characters are garbled (`)
  })

  test.each([["SÃO PAULO is big."], ["Ââ: two letters."], ["A sign \ufffd stands."]])("but not: %s", (source) => {
    expect(told("a.txt", Buffer.from(`Mill\n\n${source}`))).toBe("an article")
  })

  test("a U+FFFD of the file's own is no fault of its encoding", () => {
    expect(told("a.txt", Buffer.from("Mill \ufffd stands\n\nStill."))).toBe("an article")
    expect(told("a.txt", Buffer.concat([Buffer.from("\ufffd é\n"), Buffer.from([0x41, 0xc3])]))).toContain(
      "line 2: the file is not UTF-8 (byte 9 ",
    )
  })
})

describe("an article's slug", () => {
  test.each([
    ["Élan Vital — 2026", "elan-vital-2026"],
    ["Łódź_ß", "lodz-ss"],
    ["ﬁre №5", "fire-no5"],
    ["статья", ""],
  ])("of “%s” is “%s”", (name, slug) => {
    expect(slugFrom(name)).toBe(slug)
  })

  test("is asked for where the file's name gives none", () => {
    expect(told("статья.txt", Buffer.from("Mill\n\nStands."))).toBe(
      "статья.txt: the file name cannot be used as a slug. Rename it, with at most 80 letters a to z, digits and hyphens.",
    )
    expect(told("статья.md", Buffer.from("---\nslug: mill\n---\nStands."))).toBe("an article")
  })
})

describe("an article's version", () => {
  test("is the same for the same content, however it was written down", () => {
    const version = versionOf("a.md", "---\ntitle: T\nbyline: B\n---\nText.")
    expect(version).toMatch(/^[0-9a-f]{64}$/)
    expect(versionOf("b.md", "\ufeff---\r\nbyline: 'B'\r\ntitle: T\r\n---\r\n\r\n*Text*.\r\n")).toBe(version)
  })

  test.each([
    "---\ntitle: T\n---\nText.",
    "---\ntitle: T\nbyline: B\n---\nText!",
    "---\ntitle: T\nbyline: C\n---\nText.",
  ])("differs when anything differs", (other) => {
    expect(versionOf("a.md", other)).not.toBe(versionOf("a.md", "---\ntitle: T\nbyline: B\n---\nText."))
  })
})

describe("any text at all, for extraction alone", () => {
  test("is all body: nothing is taken for a head or left out", () => {
    const source = "Mill stands still\r\nBy Jane Doe\n5 Reads\n\n  It\u00a0does. "
    const { article, origin } = articleFromText("news/1", source)
    expect(article).toMatchObject({ slug: "news-1", title: "" })
    expect(article.text).toBe("Mill stands still\n\nBy Jane Doe\n\n5 Reads\n\nIt does.")
    const { start, end } = origin.toSource({ start: article.text.indexOf("It"), end: article.text.length })
    expect(source.slice(start, end)).toBe("It\u00a0does.")
  })

  test("may be empty", () => {
    expect(articleFromText("", " \n").article).toMatchObject({ slug: "text", text: "", paragraphs: [] })
  })

  test("gives spans that read the same in the text as it came, but for blanks", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("said", " ", "\u00a0", "\n", "\r\n", "“", "”", "\u200b", "😀", "x\u00ad")),
        (parts) => {
          const source = parts.join("")
          const { article, origin } = articleFromText("x", source)
          for (const paragraph of article.paragraphs) {
            const { start, end } = origin.toSource(paragraph)
            const there = source
              .slice(start, end)
              .replaceAll(/[\u200b\u00ad]/g, "")
              .replaceAll(/[ \u00a0]+/g, " ")
            expect(there).toBe(wordsAt(article.text, paragraph))
          }
          const inText = article.text === "" ? [] : article.text.split(BETWEEN_PARAGRAPHS)
          expect(inText).toEqual(article.paragraphs.map((paragraph) => wordsAt(article.text, paragraph)))
        },
      ),
      runs(20_000),
    )
  })
})

test.each([
  "a\n",
  "a b\n\n",
  "---\n",
  "[",
  "](",
  "[a](b",
  "*a ",
  "`` ` ",
  "&amp;",
  "<a ",
  "<!--",
  "**a ",
  "😀",
  "May ",
  "1. ",
  "> ",
  "\u0301a",
  "By Ann Lee | ",
  "Ann Lee/Bo Reed/AFP/",
  "Photo by Ann Lee\n",
  "The pier (Ann Lee/The Tide)\n\n",
  "8 March 2026 | ",
  "Ann Lee reported from Velden and Bo Reed from ",
  "<!--\n",
])("%j again and again is read in linear time", async (text) => {
  const make = (size: number) => Buffer.from(again(text)(size))
  for (const name of ["x.txt", "x.md"]) await expectLinear({ make, run: (bytes) => readArticle(name, bytes) })
})
