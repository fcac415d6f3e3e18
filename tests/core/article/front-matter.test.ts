import { describe, expect, test } from "vitest"
import { readArticle } from "../../../src/core/article/index.ts"
import { problemInWords } from "../../../src/core/article/problem.ts"
import { wordsAt } from "../../../src/core/model.ts"

const TEXT = "The pier opened on Monday, its owner said."
const BLOCK = "---\ntitle: Pier one\nbyline: Ann Lee\npublished: 2026-03-01\n---\n"
const HEAD = { title: "Pier one", byline: "Ann Lee", published: "2026-03-01" }

const read = (name: string, source: string) => readArticle(name, Buffer.from(source))
const articleOf = (name: string, source: string) => {
  const result = read(name, source)
  if (!result.ok) throw new Error(problemInWords(result.problem))
  const { article } = result
  return { ...article, lines: article.paragraphs.map((span) => wordsAt(article.text, span)) }
}
const problemOf = (name: string, source: string) => {
  const result = read(name, source)
  return result.ok ? `an article, “${result.article.title}”` : problemInWords(result.problem)
}

describe.each(["pier.md", "pier.txt"])("front matter that is slightly off is read in %s", (name) => {
  test.each<[string, string]>([
    ["as it should be", BLOCK],
    ["an empty line above it", `\n${BLOCK}`],
    ["several lines of blanks above it", `  \n\t\n\n${BLOCK}`],
    ["blanks before its rules", BLOCK.replaceAll("---", "  --- ")],
    ["a byte order mark", `\ufeff${BLOCK}`],
    ["a zero-width space", `\u200b${BLOCK}`],
    ["a byte order mark and an empty line", `\ufeff\n${BLOCK}`],
    ["a comment above it", `<!-- draft -->\n${BLOCK}`],
    ["a comment on several lines above it", `<!--\ndraft\n-->\n\n${BLOCK}`],
    ["longer rules", BLOCK.replaceAll("---", "----")],
    ["its language named", BLOCK.replace("---", "---yaml")],
    ["the end as YAML has it", BLOCK.replace("01\n---", "01\n...")],
    ["an empty line inside it", BLOCK.replace("byline", "\nbyline")],
    ["line ends of Windows", BLOCK.replaceAll("\n", "\r\n")],
  ])("%s", (_, block) => {
    expect(articleOf(name, `${block}\n${TEXT}\n`)).toMatchObject({ ...HEAD, lines: [TEXT] })
  })

  test("and its text keeps its place in the file", () => {
    const source = `\n${BLOCK}\n${TEXT}\n`
    const result = read(name, source)
    const span = result.ok ? result.origin.toSource({ start: 0, end: TEXT.length }) : { start: 0, end: 0 }
    expect(source.slice(span.start, span.end)).toBe(TEXT)
  })
})

describe.each(["pier.md", "pier.txt"])(
  "front matter that cannot be read is a problem with its line, never a title, in %s",
  (name) => {
    const WRITE = 'Put it between two "---" lines at the top of the file, with one "key: value" per line.'
    test.each<[string, string, string]>([
      ["TOML", '+++\ntitle = "Pier one"\n+++\n', `line 1: the front matter is TOML, which is not supported. ${WRITE}`],
      ["TOML below an empty line", '\n+++\ntitle = "Pier one"\n+++\n', "line 2: the front matter is TOML"],
      ["JSON", '{\n  "title": "Pier one"\n}\n', `line 1: the front matter is JSON, which is not supported. ${WRITE}`],
      ["JSON on one line", '{ "title": "Pier one", "byline": "Ann Lee" }\n', "line 1: the front matter is JSON"],
      ["JSON between rules of its own", ';;;\n"title": "Pier one"\n;;;\n', "line 1: the front matter is JSON"],
      [
        "no rules",
        "title: Pier one\nbyline: Ann Lee\n",
        `line 1: the front matter has no line "---" above it. ${WRITE}`,
      ],
      [
        "a headline above it",
        `Pier opens\n\n${BLOCK}`,
        "line 3: the front matter is not at the top of the file. Move it to the first line.",
      ],
      ["no end", "\n---\ntitle: Pier one\n", 'line 2: the front matter that "---" opens has no end.'],
      [
        "a key of another programme",
        "\n---\ntitle: Pier one\nlayout: post\n---\n",
        'line 4: "layout" is not a front matter key.',
      ],
      [
        "a date that is none, below an empty line",
        "\n\n---\ntitle: A\npublished: soon\n---\n",
        'line 5: "published: soon" is not a date.',
      ],
    ])("%s", (_, block, problem) => {
      expect(problemOf(name, `${block}\n${TEXT}\n`)).toContain(`${name}, ${problem}`)
    })
  },
)

test.each<[string, string, string]>([
  ["a rule above a text", `---\n\nPier opens\n\n${TEXT}`, "Pier opens"],
  ["a title with a colon", `Title: Pier opens\n\n${TEXT}`, "Title: Pier opens"],
  ["a bracket", `{Pier} opens\n\n${TEXT}`, "{Pier} opens"],
])("a plain text is not taken for front matter: %s", (_, source, title) => {
  expect(articleOf("pier.txt", source)).toMatchObject({ title, lines: [TEXT] })
})

describe("a value is whole", () => {
  test.each([
    ["title: Pier #11 opens", "Pier #11 opens"],
    ["title: '#11 opens'", "#11 opens"],
    ["title: #11 opens", "#11 opens"],
    ["title: Ann's pier #11 opens", "Ann's pier #11 opens"],
    ["title: Pier #11 opens # as told by the desk", "Pier #11 opens"],
    ["title: Pier opens # draft", "Pier opens"],
    ['title: "Pier #11 opens"', "Pier #11 opens"],
    ["title: C# and F#", "C# and F#"],
  ])("%s", (line, title) => {
    expect(articleOf("pier.md", `---\n${line}\n---\n${TEXT}`)).toMatchObject({ title })
  })
})

describe("what kind of article it is", () => {
  test.each([
    ["interview", "interview"],
    ["live blog", "live blog"],
    ["Live-Blog", "live blog"],
    ["press release", "press release"],
    ["opinion", "opinion"],
    ["letter", "letter"],
    ["news", undefined],
  ])("kind: %s", (words, kind) => {
    const article = articleOf("pier.md", `---\ntitle: A\nkind: ${words}\nissuer: Velden Harbour Trust\n---\n${TEXT}`)
    expect([article.kind, article.issuer]).toEqual([kind, "Velden Harbour Trust"])
  })

  test("is told when it is none", () => {
    expect(problemOf("pier.md", `---\ntitle: A\nkind: essay\n---\n${TEXT}`)).toBe(
      'pier.md, line 3: "kind: essay" is not a kind of article. The kinds are news, interview, live blog, press release, opinion, letter.',
    )
  })
})

describe("what an article says of its own mistakes", () => {
  const text = "An earlier version gave 421,000 people: it is 412,000."
  test.each<[string, string, unknown]>([
    ["one with its day", `correction: 2026-11-25: ${text}`, [{ date: "2026-11-25", text }]],
    ["one without", `correction: ${text}`, [{ text }]],
    ["with a time", `correction: 2026-11-25T09:30: ${text}`, [{ date: "2026-11-25T09:30", text }]],
    ["in quotation marks", `correction: "2026-11-25: ${text}"`, [{ date: "2026-11-25", text }]],
    [
      "a list",
      `correction:\n  - 2026-11-25: ${text}\n  - The pier is #11.`,
      [{ date: "2026-11-25", text }, { text: "The pier is #11." }],
    ],
    [
      "a line below each day",
      `correction:\n  2026-11-25: One.\n  2026-11-26: Two.`,
      [
        { date: "2026-11-25", text: "One." },
        { date: "2026-11-26", text: "Two." },
      ],
    ],
    ["none", "correction:", undefined],
  ])("%s", (_, lines, corrections) => {
    expect(articleOf("pier.md", `---\ntitle: A\n${lines}\n---\n${TEXT}`).corrections).toEqual(corrections)
  })

  test.each([
    ["correction: 2026-13-01: One.", 'line 3: "correction: 2026-13-01: One." is not a possible date.'],
    ["correction:\n  - One.\n  - 2026-02-30: Two.", 'line 5: "correction: 2026-02-30: Two." is not a possible date.'],
    ["correction:\n  - - One.", 'line 4: "correction" is not a single text or a list of texts.'],
  ])("%s", (lines, problem) => {
    expect(problemOf("pier.md", `---\ntitle: A\n${lines}\n---\n${TEXT}`)).toContain(problem)
  })
})
