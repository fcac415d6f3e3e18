import { describe, expect, test } from "vitest"
import { articleMarkup } from "../../src/adapters/preview/article.ts"
import { coverageReply } from "../../src/adapters/terminal/coverage.ts"
import { sayingsIn } from "../../src/core/reply/lines.ts"
import { type Reply, textOf } from "../../src/core/reply/reply.ts"
import type { Story } from "../support/archive.ts"
import { extractText, type Reading } from "../support/extract.ts"
import { newsroomWith, wordsIn } from "../support/newsroom.ts"

const PIER = `“The pier is closed,” Ann Parley, the harbour master, said. “It will open in May.”
Parley said that the work had cost £4.1m. She denied that the council had been told.
“Nobody was told,” said Ruth Ellis, a councillor.`

const pier = (): Reading => extractText(PIER, { title: "Pier closes", published: "2022-11-03" })

const spoken = ({ blocks }: Reply): readonly string[] =>
  blocks.flatMap((block) =>
    block.kind === "quote"
      ? sayingsIn(block).map(({ label, prose }) => `${label === null ? "" : `${label}: `}${textOf(prose)}`)
      : [],
  )

describe("how many quotes an article has", () => {
  test("is one number on every surface; halves around “she said” are one", async () => {
    const { ask } = await newsroomWith(pier())
    expect(wordsIn(await ask("/articles"))).toContain("4 quotes, ")
    expect(wordsIn(await ask("/who parley"))).toMatch(/^Ann Parley\n3 quotes, 2 paraphrased in 1 article\n/)
    expect(wordsIn(await ask("/who ellis"))).toMatch(/^Ruth Ellis\n1 quote in 1 article\n/)
    expect(wordsIn(await ask("/quote zzzz"))).toContain("1 article, 4 quotes and ")
    expect((await ask("/quote article:test")).actions[0]?.label).toBe("Next (1 of 4)")
    expect(wordsIn(coverageReply(pier()))).toContain("Quotes: 4, 2 paraphrased")
    expect(articleMarkup(pier()).markup).toContain("4 quotes, ")
  })

  test("is counted over the articles that quote somebody, apart from those that only name them", async () => {
    const story = (slug: string, said: Story["said"]): Story => ({
      slug,
      title: slug,
      cast: [{ name: "Ann Parley" }],
      paragraphs: ["“It is closed,” Ann Parley said."],
      ...(said && { said }),
    })
    const { ask } = await newsroomWith(story("a", [{ by: "Ann Parley", words: ["It is closed,"] }]), story("b", []))
    expect(wordsIn(await ask("/who parley"))).toMatch(/^Ann Parley\n1 quote in 1 article; named in 1 more\n/)
    const other = await newsroomWith(story("b", []))
    expect(wordsIn(await other.ask("/who parley"))).toMatch(/^Ann Parley\nnamed but not quoted, in 1 article\n/)
    expect(wordsIn(await other.ask("/who"))).toBe("The only article in the archive quotes nobody by name.")
  })
})

describe("a denial", () => {
  test.each([
    ["Tehran denied sending the drones.", "Paraphrase: Tehran denies: sending the drones"],
    ["Ann Parley rejected claims that the pier is old.", "Paraphrase: Ann Parley denies: claims that the pier is old"],
    ["The trust's chairman, Tom Hale, disputed that it knew.", "Paraphrase: Tom Hale denies: that it knew"],
    ["Ruth Ellis denied that it was “a cover-up”.", "Ruth Ellis denies: “a cover-up”"],
    ["Bo Reed disputed the accusations.", "Paraphrase: Bo Reed denies: the accusations"],
    ["Baroness Thorne denied knowing of it.", "Paraphrase: Baroness Thorne denies: knowing of it"],
  ])("stands before the words, in the article's name for who denies: %s", async (text, line) => {
    const { ask } = await newsroomWith(extractText(text, { title: "A denial" }))
    expect(spoken(await ask("/quote article:test"))).toEqual([line])
    expect(wordsIn(coverageReply(extractText(text)))).toContain(" denies: ")
  })

  test("of something that was told before is no quote, and /who lists none", async () => {
    const text = "Baroness Thorne denied that. “We knew nothing,” Thorne said."
    const { ask } = await newsroomWith(extractText(text, { title: "A denial" }))
    expect(spoken(await ask("/who thorne"))).toEqual(["“We knew nothing,”"])
  })
})

describe("a paraphrase", () => {
  test.each([
    ["Ann Parley said that the pier was old.", ["Paraphrase: that the pier was old"]],
    ["According to Ruth Ellis, nobody was told.", ["Paraphrase: nobody was told"]],
    ["The council warned that fares would rise.", ["Paraphrase: that fares would rise"]],
    ["Ann Parley said that the pier was “old and tired”.", ["“old and tired”"]],
    ["“The pier is old,” Ann Parley said.", ["“The pier is old,”"]],
  ])("is told from a quotation by its label: %s", async (text, lines) => {
    const { ask } = await newsroomWith(extractText(text, { title: "The pier" }))
    expect(spoken(await ask("/quote article:test"))).toEqual(lines)
  })

  test("beside a quotation of the same speaker each has its own label", () => {
    const passages = [
      { quoted: false, prose: [{ text: "the pier was old" }] },
      { quoted: true, prose: [{ text: "We close it." }] },
    ]
    expect(sayingsIn({ passages, speaker: { name: "Ann Parley" } })).toMatchObject([
      { label: "Paraphrase", isQuotation: false },
      { label: "Quote", isQuotation: true },
    ])
  })
})

describe("a fact's source", () => {
  const attribution = async (text: string) => {
    const { ask } = await newsroomWith(extractText(text, { title: "The march" }))
    const [fact] = (await ask("/fact article:test")).blocks
    return fact?.kind === "fact" ? textOf(fact.attribution) : null
  }
  test.each([
    ["Some 1,250 people marched through Leith on Saturday."],
    ["The council closed the pier in Leith on 2 March 2026."],
    ["Fares in Leith rose by 12 per cent in May."],
  ])("is said to be missing where no word of saying stands: %s", async (text) => {
    expect(await attribution(text)).toMatch(/^Stated by the article, no source named/)
  })

  test.each([
    ["Police now say some 40 people were arrested in Leeds."],
    ["The police chief, Tom Baker, told reporters in Leeds that 12 people were hurt."],
    ["Officers in Leeds have since said that 14 people were hurt."],
    ["Some 40 people were hurt in Leeds, police believe."],
    ["Twelve people were hurt in Leeds, it was announced on Monday."],
    ["He has told the Leeds inquiry of 15 arrests in May."],
    ["Local accounts put the number of arrests in Leeds, according to a tally kept since, at 15."],
  ])("is never said to be missing where one may stand: %s", async (text) => {
    expect(await attribution(text)).toMatch(/^(?:Source: see the sentence|Attributed to: )/)
  })
})
