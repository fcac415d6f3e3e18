import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { readArticle } from "../../../src/core/article/index.ts"
import type { Article } from "../../../src/core/model.ts"
import { paragraphAt, wordsAt } from "../../../src/core/model.ts"

const read = (name: string, bytes: Uint8Array): Article => {
  const result = readArticle(name, bytes)
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.article
}
const pasted = (...lines: string[]) => read("pasted.txt", Buffer.from(lines.join("\n")))
const paragraphs = (article: Article) => article.paragraphs.map((span) => wordsAt(article.text, span))
const headOf = ({ slug: _, version: __, text: ___, paragraphs: ____, ...head }: Article) => head

describe("the first article", () => {
  const article = read("iran-drones.txt", readFileSync("content/articles/iran-drones.txt"))

  test("has its head once, although the site printed it twice", () => {
    expect(headOf(article)).toEqual({
      title: "Iran implicated in Russian attacks on civilians in Ukraine",
      standfirst:
        "Iran sold Russia drones that initially did not seem to work well or were not handled properly by Vladimir Putin's army.",
      byline: "Thomas Osborne",
      published: "2022-10-20T00:32",
    })
    expect(article.slug).toBe("iran-drones")
  })

  test("keeps its opening sentence, although the standfirst repeats it", () => {
    expect(article.paragraphs).toHaveLength(12)
    expect(article.text).toMatch(/^Iran sold Russia drones that initially .* army\. Now, the Islamic Republic is going/)
    expect(paragraphAt(article, article.text.indexOf("We express our grave concern"))).toBe(11)
    expect(article.text).not.toMatch(/5 Reads|Thomas Osborne|implicated/)
  })

  test("is printed as it came, slips and all", () => {
    expect(article.text).toContain("an increase in uranium production. enriched that would allow him")
    expect(article.text).toContain('talents of Iran". and “honor for the country”. And he')
  })
})

describe("a text pasted from a site", () => {
  test("is read between its furniture, and its update is told from its publication", () => {
    const article = read("pasted.txt", readFileSync("tests/fixtures/articles/pasted.txt"))
    expect(headOf(article)).toEqual({
      title: "Bakers win back their night",
      standfirst: "After nine weeks of strikes the ovens of Velden are lit again",
      byline: "Lotte Brandt and Sami Aro, labour correspondents",
      published: "2024-05-02",
      updated: "2024-05-03T09:15+02:00",
    })
    expect(paragraphs(article).map((p) => p.slice(0, 12))).toEqual(["The bakers o", "“We asked fo", "The mills, w"])
  })

  const body = ["The mill stands still.", "It stood still before."]
  test.each<[string, string[], Partial<Article>, string[]]>([
    [
      "no head at all: the title is a slice, the body keeps it",
      ["The mill of Velden stands still. It did before.", ...body],
      { title: "The mill of Velden stands still." },
      ["The mill of Velden stands still. It did before.", ...body],
    ],
    ["a title alone", ["Mill stands still", ...body], { title: "Mill stands still" }, body],
    [
      "a sentence as title, where a date shows that it is one",
      ["The mill stands still.", "2 May 2024", "It did before."],
      { title: "The mill stands still.", published: "2024-05-02" },
      ["It did before."],
    ],
    [
      "byline and date in one line",
      ["Mill stands still", "By Jane Doe, Oct. 20, 2022, 12:32 a.m. EDT", ...body],
      { title: "Mill stands still", byline: "Jane Doe", published: "2022-10-20T00:32" },
      body,
    ],
    [
      "byline, date and furniture in one line",
      ["Mill stands still", "Jane Doe | 20 October 2022 | 3 min read", ...body],
      { title: "Mill stands still", byline: "Jane Doe", published: "2022-10-20" },
      body,
    ],
    [
      "byline and date in one line with nothing between",
      ["Mill stands still", "By Ann Lee March 11, 2015 3:46 PM", ...body],
      { title: "Mill stands still", byline: "Ann Lee", published: "2015-03-11T15:46" },
      body,
    ],
    [
      "two names and a date",
      ["Mill stands still", "By Ann Lee and Bo Reed on 11 March 2015", ...body],
      { title: "Mill stands still", byline: "Ann Lee and Bo Reed", published: "2015-03-11" },
      body,
    ],
    [
      "a role, and two dates",
      ["Mill stands still", "By Ann Lee, Staff Writer Published March 11, 2015 | Updated March 12, 2015", ...body],
      { title: "Mill stands still", byline: "Ann Lee, Staff Writer", published: "2015-03-11", updated: "2015-03-12" },
      body,
    ],
    [
      "a name beside a date",
      ["Mill stands still", "Ludwig van der Berg", "20 October 2022", ...body],
      { title: "Mill stands still", byline: "Ludwig van der Berg", published: "2022-10-20" },
      body,
    ],
    [
      "a date and its time in two lines",
      ["Mill stands still", "2 May 2024", "12:05 a.m. EDT", ...body],
      { title: "Mill stands still", published: "2024-05-02T00:05" },
      body,
    ],
    [
      "times in a running report",
      ["Mill stands still", "The mill stands still.", "12:05 a.m.", "It stood still before."],
      { title: "Mill stands still" },
      ["The mill stands still.", "12:05 a.m.", "It stood still before."],
    ],
    [
      "a name that nothing confirms stays text",
      ["Mill stands still", "Jane Doe", ...body],
      { title: "Mill stands still" },
      ["Jane Doe", ...body],
    ],
    [
      "a section is no byline and no standfirst",
      ["Mill stands still", "World News", "20 October 2022", ...body],
      { title: "Mill stands still", published: "2022-10-20" },
      body,
    ],
    [
      "a sentence that opens with By is no byline",
      ["Mill stands still", "By Monday the mill had stopped.", ...body],
      { title: "Mill stands still" },
      ["By Monday the mill had stopped.", ...body],
    ],
    [
      "a standfirst that only the first paragraph confirms",
      ["Mill stands still", "It stood still.", "It stood still. Nobody came."],
      { title: "Mill stands still", standfirst: "It stood still." },
      ["It stood still. Nobody came."],
    ],
    [
      "a byline below the text",
      ["Mill stands still", ...body, "By Jane Doe"],
      { title: "Mill stands still", byline: "Jane Doe" },
      body,
    ],
    [
      "furniture between paragraphs",
      ["Mill stands still", "The mill stands still.", "Advertisement", "It stood still before.", "Share"],
      { title: "Mill stands still" },
      body,
    ],
  ])("%s", (_, lines, head, text) => {
    const article = pasted(...lines)
    expect({ head: headOf(article), text: paragraphs(article) }).toEqual({ head, text })
  })

  test("the dateline is told, and stays where it stands", () => {
    const article = pasted("Mill stands still", "VELDEN, Brabant (NW) — The mill stands still.")
    expect(article).toMatchObject({
      dateline: "VELDEN, Brabant (NW)",
      text: "VELDEN, Brabant (NW) — The mill stands still.",
    })
  })
})

describe("a hard-wrapped file", () => {
  const article = read("lighthouse.txt", readFileSync("tests/fixtures/articles/lighthouse.txt"))

  test("has its lines joined into paragraphs, and its head left apart", () => {
    expect(headOf(article)).toEqual({
      title: "Lighthouse keeper retires after 31 years",
      byline: "Jonah Freel",
      dateline: "ORSEY ISLAND (Northern Wire)",
      published: "2025-06-14",
    })
    expect(paragraphs(article).map((p) => p.slice(-20))).toEqual([
      ...["uitcases and a cat.", 'sure about the cat."', "n was about money.", "y the end of 2027."].map((end) =>
        expect.stringContaining(end),
      ),
    ])
  })

  test("is told by its line ends, not by short lines", () => {
    const poem = [
      "The mill",
      "The mill stands still",
      "and nobody is there to turn it now",
      "but me",
      "and who am I",
      "to turn a mill",
    ]
    expect(paragraphs(pasted("Verses", ...poem))).toEqual(poem)
  })
})
