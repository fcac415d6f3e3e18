import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { readArticle } from "../../../src/core/article/index.ts"
import { type Paragraph, wordsAt } from "../../../src/core/model.ts"
import { attributions } from "../../support/extract.ts"
import { articleIn, KIND_FILES, kindArticle } from "../../support/kinds.ts"
import { again, expectLinear } from "../../support/linear.ts"

/** All that is read and found of one article, a line each, for reading over. */
function proof(name: string): string {
  const reading = kindArticle(name)
  const { article, coverage, words } = reading
  const { text: _, paragraphs, version: __, corrections = [], ...head } = article
  const form = ({ post, turn, label = 0, start }: Paragraph) =>
    [post && `[${post}]`, turn && `[${turn}]`, label > 0 && `[${words({ start, end: start + label })}]`]
      .filter((part) => part)
      .map((part) => `${part} `)
      .join("")
  return [
    `== ${name}`,
    ...Object.entries(head).map(([key, value]) => `${key}: ${value}`),
    ...corrections.map(({ text, date, isNote }) => `${isNote ? "note" : "correction"} ${date ?? ""}: ${text}`),
    ...paragraphs.map((paragraph) => `  ¶ ${form(paragraph)}${words(paragraph)}`),
    ...attributions(reading).map((line) => `  quote ${line}`),
    ...coverage.facts.map(
      ({ span, retracted = [] }) =>
        `  fact ${words(span)}${retracted.map((one) => ` [retracted: ${words(one)}]`).join("")}`,
    ),
    ...coverage.summary.map(({ span }) => `  summary ${words(span)}`),
  ].join("\n")
}

test("articles of every kind, in the layouts that newsrooms use", async () => {
  await expect(`${KIND_FILES.map(proof).join("\n\n")}\n`).toMatchFileSnapshot("../../golden/extract/kinds.txt")
})

test.each(KIND_FILES)("every word of %s stands in the file where the article says", (name) => {
  const source = readFileSync(join("tests/fixtures/kinds", name), "utf8")
  const read = readArticle(name, Buffer.from(source))
  if (!read.ok) throw new Error(JSON.stringify(read.problem))
  for (const span of read.article.paragraphs) {
    const { start, end } = read.origin.toSource(span)
    const plain = (text: string) => text.replace(/[*_]/g, "").replace(/\s+/g, " ")
    expect(plain(source.slice(start, end))).toContain(plain(wordsAt(read.article.text, span)))
  }
})

const pasted = (...lines: string[]) => articleIn("pasted.txt", lines.join("\n\n"))
const HEAD = ["Bridge used by many", "24 November 2026"]
const BODY = ["Some 421,000 people used the bridge last year, the council said.", "It was built in 1990."]

describe("a correction is told apart from the text wherever it stands", () => {
  test.each<readonly [line: string, date: string | undefined]>([
    ["Correction, Nov. 25: The bridge was built in 1991.", "2026-11-25"],
    ["CORRECTION — The bridge was built in 1991.", undefined],
    ["Correction (25 November 2026, 5:30 p.m.): The bridge was built in 1991.", "2026-11-25"],
    ["CORRECTION, 10:42 a.m. Nov. 25, 2026: The bridge was built in 1991.", "2026-11-25"],
    ["[Clarification: The council says that the number is an estimate.]", undefined],
    ["• This article was amended on 25 November 2026. The bridge was built in 1991.", "2026-11-25"],
    ["This story, first published on Tuesday, has been corrected to say that the bridge was built in 1991.", undefined],
    ["An earlier version of this report gave the wrong year.", undefined],
    ["Because of an editing error, an earlier version of this article gave the wrong year.", undefined],
    ["A correction was made on Nov. 26, 2026: The bridge was built in 1991.", "2026-11-26"],
    ["Editor’s note (26 November): This article misstated the year.", "2026-11-26"],
    ["UPDATE: An earlier version of this story gave the wrong year.", undefined],
    ["Corrections & clarifications: • A story on the pier gave the wrong year.", undefined],
    ["We have amended this article to remove a line that nobody said.", undefined],
    ["Amendment: the pier had 5,400 visitors rather than 4,500.", undefined],
    ["For the record: the pier opened in 1991. An article on Monday said 1990.", undefined],
    ["The headline of this article was changed on 25 November 2026 to give the right number.", "2026-11-25"],
    ["We originally said that the bridge was built in 1990. It was built in 1991.", undefined],
    ["For the record: This story misstated the year.", undefined],
    ["Note: This article has been corrected.", undefined],
    ["(This Nov. 24 story has been corrected to fix the year in paragraph 2)", undefined],
    ["Correction, 2 January: The bridge was built in 1991.", "2027-01-02"],
  ])("%s", (line, date) => {
    const layouts = [
      pasted(...HEAD, line, ...BODY),
      pasted(...HEAD, ...BODY.slice(0, 1), line, ...BODY.slice(1)),
      pasted(...HEAD, ...BODY, line),
      articleIn("pasted.md", [...HEAD, ...BODY, `> **${line}**`].join("\n\n")),
    ]
    for (const { corrections, paragraphs } of layouts) {
      expect(corrections?.map((one) => one.date)).toEqual([date])
      expect(corrections?.[0]?.text.replace(/[*>]/g, "").trim()).toBe(line)
      expect(paragraphs).toHaveLength(BODY.length)
    }
  })

  test("a label on a line of its own takes what follows, a heading ends it", () => {
    const source = `# Bridge\n\n${BODY.join("\n\n")}\n\n## Correction\n\nThe year was wrong.\n\nIt is 1991.\n\n## More\n\nBuses go.`
    const { corrections, paragraphs } = articleIn("a.md", source)
    expect(corrections).toEqual([{ text: "The year was wrong. It is 1991." }])
    expect(paragraphs).toHaveLength(3)
  })

  test("an editor's note that takes nothing back is told, but corrects nothing", () => {
    expect(pasted(...HEAD, "Editor’s note: This story tells of a drowning.", ...BODY).corrections).toEqual([
      { text: "Editor’s note: This story tells of a drowning.", isNote: true },
    ])
  })

  test("a page of nothing but corrections is an article", () => {
    const { title, paragraphs } = pasted(
      "Corrections and clarifications",
      "An earlier version of this article gave the wrong year.",
    )
    expect(title).toBe("Corrections and clarifications")
    expect(paragraphs).toHaveLength(1)
  })
})

test("news has no field of another kind, so that its version stays the same", () => {
  const article = pasted(...HEAD, ...BODY)
  expect(Object.keys(article).toSorted()).toEqual(["paragraphs", "published", "slug", "text", "title", "version"])
  for (const paragraph of article.paragraphs) expect(Object.keys(paragraph)).toEqual(["start", "end"])
})

test.each([
  "Q: a?\n\nA: I b.\n\n",
  "10:42\n\na b.\n\n",
  "Correction: we said.\n\n",
  "**Q?** I\n\n",
  "ENDS\n\n",
  "Aa Bb: c ?\n",
])("%j again and again is read in linear time", async (piece) => {
  await expectLinear({
    make: (size) => Buffer.from(`T\n\n${again(piece)(size)}`),
    run: (bytes) => readArticle("a.md", bytes),
  })
})
