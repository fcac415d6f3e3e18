import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readArticle } from "../../../src/core/article/index.ts"
import { wordsAt } from "../../../src/core/model.ts"
import { runs } from "../../support/counts.ts"

const read = (source: string | Uint8Array, name = "note.md") => {
  const result = readArticle(name, typeof source === "string" ? Buffer.from(source) : source)
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result
}
const paragraphsOf = (source: string): readonly string[] => {
  const { article } = read(source)
  return article.paragraphs.map((span) => wordsAt(article.text, span))
}

test.each([
  ["a comment", "<!-- a note without end"],
  ["a style", "<style> p { color: red"],
])("%s that is never closed takes its paragraph with it, and no more", (_, opening) => {
  const read = readArticle("a.md", Buffer.from(`# Mill\n\n${opening}\nstill the note\n\nThe mill stands still.\n`))
  expect(read.ok && read.article.text).toBe("The mill stands still.")
})

describe("an article in Markdown", () => {
  const source = readFileSync("tests/fixtures/articles/harbour.md")
  const { article, origin } = read(source, "harbour.md")

  test("has the head that its front matter gives", () => {
    const { version: _, text: __, paragraphs: ___, ...head } = article
    expect(head).toEqual({
      slug: "harbour-wall",
      title: "Harbour wall to be raised before the winter storms",
      standfirst: "The town council voted eleven to four, and the fishermen are not convinced.",
      byline: "Ada Quill",
      dateline: "MARROW BAY",
      outlet: "The Marrow Bay Courier",
      url: "https://courier.example/harbour-wall",
      published: "2026-03-01T07:30+01:00",
      updated: "2026-03-02",
      language: "en-GB",
    })
  })

  test("has the text that a reader sees, paragraph by paragraph", () => {
    expect(article.text.split("\n\n")).toEqual([
      "MARROW BAY — The town council voted on Thursday to raise the harbour wall by 1.2 metres, at a cost of £4.6m, after the third flood in two years.",
      '"We cannot wait for another winter," said the mayor, Ines Corbel. "The sea does not read our minutes."',
      "The plan, written by the engineers Holt & Sons, names three steps:",
      "The old stones are numbered and taken down.",
      "A concrete core is poured.",
      "The stones go back in front of it.",
      "The work will begin in September and end, if the weather allows, in April.",
      'Pieter Vane, who has fished from the bay for 40 years, called the plan "a wall against the wrong sea". He said the council "never [once] asked the boats".',
    ])
  })

  test.each([
    ["1.2 metres", "1.2 metres"],
    ["the mayor, Ines Corbel", "the mayor, [Ines Corbel"],
    ["Holt & Sons", "Holt &amp; Sons"],
    ["never [once] asked", "never \\[once\\] asked"],
    ["in two years.", "in two years."],
  ])("“%s” is found again in the file", (words, there) => {
    const start = article.text.indexOf(words)
    const span = origin.toSource({ start, end: start + words.length })
    expect(source.toString().slice(span.start, span.end)).toBe(there)
  })
})

describe("front matter", () => {
  test("may leave everything out; then the opening heading is the title", () => {
    expect(read("---\n---\n# Mill stands *still*\n\nIt does.").article).toMatchObject({
      title: "Mill stands still",
      text: "It does.",
    })
  })

  test("is not needed: the head is read as from a plain text", () => {
    expect(read("# Mill stands still\n\nBy Jane Doe\n\n2 May 2024\n\nIt does.").article).toMatchObject({
      title: "Mill stands still",
      byline: "Jane Doe",
      published: "2024-05-02",
      text: "It does.",
    })
  })

  test("keeps every value as it was written", () => {
    expect(
      read('---\ntitle: 1984\nbyline: "no: one"\nstandfirst: >\n  folded\n  text\noutlet:\n---\nBody.').article,
    ).toEqual(expect.objectContaining({ title: "1984", byline: "no: one", standfirst: "folded text", text: "Body." }))
    expect(read("---\ntitle: T\noutlet:\n---\nBody.").article).not.toHaveProperty("outlet")
  })
})

describe("what a reader sees of the markup", () => {
  test.each<[string, string, string[]]>([
    ["emphasis goes", "**A _b_** and __c__ and ~~d~~ and ***e***.", ["A b and c and d and e."]],
    [
      "what is no emphasis stays",
      "5 * 3, snake_case_name, f**k, ~7 and *.",
      ["5 * 3, snake_case_name, f**k, ~7 and *."],
    ],
    [
      "links keep their text",
      'See [the *plan*](https://x.example/a_(b) "t") or <https://x.example/y>.',
      ["See the plan or https://x.example/y."],
    ],
    [
      "links by label too",
      "See [the plan][p], [P] and [that][].\n\n[p]: https://x.example\n[that]: <y>",
      ["See the plan, P and that."],
    ],
    [
      "an editor's brackets stay",
      'He said "he [the mayor] lied [sic]" (in 2020).',
      ['He said "he [the mayor] lied [sic]" (in 2020).'],
    ],
    ["images go", "![A wall](w.jpg) The wall ![](x.png).\n\n![Only](y.jpg)", ["The wall ."]],
    [
      "lists and quotations become paragraphs",
      "- a\n- b\n  goes on\n\n> c\n> d\n>\n> e",
      ["a", "b goes on", "c d", "e"],
    ],
    [
      "a number inside a paragraph opens no list",
      "It was\n2. May, and in\n1986. it was not",
      ["It was 2. May, and in 1986. it was not"],
    ],
    ["headings are no paragraphs", "a\n\n## b\n\nc\n===\n\nd\n\n# e #", ["a", "d"]],
    ["nor are rules, tables and code", "a\n\n---\n\n| b | c |\n| - | - |\n\n~~~js\nd\n~~~\n\ne", ["a", "e"]],
    ["code inside a line keeps its words", "The flag `--now *x*` and ``a`b``.", ["The flag --now *x* and a`b."]],
    ["footnotes go with their marks", "a[^1] b.\n\n[^1]: c\nd\n\ne", ["a b.", "e"]],
    ["tags go, and what no reader sees", 'a <b class="x">b</b><br/> c <script>d</script>e <!-- f --> g', ["a b c e g"]],
    ["blocks that no reader sees go", "a\n\n<script>\nb\n\nc\n</script>\n\n<!-- d\n\ne -->\n\nf", ["a", "f"]],
    ["what is no tag stays", "a < b, <3, <@U1> and <!channel>", ["a < b, <3, <@U1> and <!channel>"]],
    ["escapes lose their backslash", "\\*a\\* \\[b\\](c) \\<d> 1\\. \\z", ["*a* [b](c) <d> 1. \\z"]],
    [
      "entities become their character",
      "a &amp; b&nbsp;&mdash; &#8220;c&#x201D; &nope; &#0;",
      ["a & b — “c” &nope; \ufffd"],
    ],
    ["what an entity spells is not read again", "&lt;b&gt; &#42;c&#42;", ["<b> *c*"]],
    ["line ends become blanks", "a\nb\\\nc  \nd", ["a b c d"]],
  ])("%s", (_, source, paragraphs) => {
    expect(paragraphsOf(`---\ntitle: T\n---\n${source}`)).toEqual(paragraphs)
  })
})

test("whatever is written, reading it does not fail, and every paragraph leads back into the file", () => {
  const bits = fc.constantFrom(
    "*",
    "**",
    "_",
    "`",
    "``",
    "[",
    "]",
    "](",
    ")",
    "<",
    ">",
    "<b>",
    "<!--",
    "-->",
    "<script>",
    "&amp;",
    "&#",
    "\\",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "1. ",
    "# ",
    "```\n",
    "---\n",
    "| a |",
    "[^1]",
    "[a]: b\n",
    "!",
    "a",
    "b c",
    "é",
    "e\u0301",
    "😀",
  )
  fc.assert(
    fc.property(fc.array(bits), fc.constantFrom("x.md", "x.txt"), (parts, name) => {
      const source = parts.join("")
      const result = readArticle(name, Buffer.from(source))
      if (!result.ok) return
      const { article, origin } = result
      let before = 0
      for (const paragraph of article.paragraphs) {
        const { start, end } = origin.toSource(paragraph)
        expect(start).toBeGreaterThanOrEqual(before)
        expect(source.slice(start, start + 1)).not.toMatch(/\s/)
        expect(source.slice(end - 1, end)).not.toMatch(/\s/)
        before = end
      }
      expect(article.text).toBe(article.paragraphs.map((span) => wordsAt(article.text, span)).join("\n\n"))
    }),
    runs(20_000),
  )
})
