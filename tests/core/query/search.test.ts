import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openSqlite } from "../../../src/archive/sqlite.ts"
import type { Archive } from "../../../src/core/archive.ts"
import { type Ask, didYouMean, type Found, search, whyFound } from "../../../src/core/query/index.ts"
import { coveredIranDrones, fill, HARBOUR_STRIKE, ORCHARD } from "../../support/archive.ts"
import { runs } from "../../support/counts.ts"
import { again, expectLinear } from "../../support/linear.ts"

let archive: Archive
const texts = new Map<string, string>()
beforeAll(async () => {
  archive = await openSqlite(":memory:")
  await fill(archive, coveredIranDrones(), HARBOUR_STRIKE, ORCHARD)
  for (const { slug } of await archive.articles.list(999))
    texts.set(slug, (await archive.articles.get(slug))?.article.text ?? "")
})
afterAll(() => archive.close())

const find = async (ask: Ask) => (await search(archive, ask)).found
const quotes = (query: string, more: Partial<Ask> = {}) => find({ ...more, kind: "quote", query })
const facts = (query: string, more: Partial<Ask> = {}) => find({ ...more, kind: "fact", query })
const marked = ({ snippet, matches }: Found) =>
  matches.map(({ start, end }) => (texts.get(snippet.slug) ?? "").slice(start, end))

describe("a quote is found", () => {
  test.each([
    ["with two letters swapped", "iranain drones", "A few years ago", ["Iranian drones"]],
    ["by its speaker's name", "mulroy war", "deeply involves Iran", ["Mulroy", "war"]],
    ["by its speaker's misspelt name", "mulroi war", "deeply involves Iran", ["Mulroy", "war"]],
    ["by its speaker's role", "spokesman sanctions", "We will not hesitate", ["sanctions"]],
    ["with a typo in the last word", "grave concren", "We express our grave", ["grave concern"]],
    ["by a half-typed last word", "hesi", "We will not hesitate", ["hesitate"]],
    ["by a last word that lacks its plural", "appropraite tool", "We will not hesitate", ["appropriate tools"]],
    ["by words that were typed as one", "iraniandrones", "A few years ago", ["Iranian drones"]],
    ["by a word that was typed as two", "sanc tions", "We will not hesitate", ["sanctions"]],
    ["by words joined in one place and split in another", "iraniandrones photo shopped", "A few years ago", undefined],
    ["by two split words", "sanc tions ever yone", "We will not hesitate", ["sanctions", "everyone"]],
    ["without the accents", "erdogan cranes", "The cranes stay still", ["cranes", "Erdoğan"]],
    ["with a possessive", "russia's acquisition", "We express our grave", ["Russia", "acquisition"]],
    ["by a whole question", "What did Price say about the sanctions?", "We will not hesitate", ["sanctions", "Price"]],
    ["by the whole of it", "“The cranes stay still until the offer moves,”", "The cranes stay still", undefined],
    ["by stop words alone", "so and so", "A few years ago", ["so-and-so"]],
    ["by the words around it", "trainers", "deeply involves Iran", ["trainers"]],
    ["when nobody is named as its speaker", "cherries", "We lost the cherries", ["cherries"]],
    ["although one word of four is wrong", "grave concern acquisition embassies", "We express our grave", undefined],
  ])("%s", async (_, query, begins, marks) => {
    const [first] = await quotes(query)
    expect(first?.snippet.words.slice(0, begins.length)).toBe(begins)
    if (first && marks) expect(marked(first)).toEqual(marks)
  })

  test("as one answer an utterance, by its best passage", async () => {
    const found = await quotes("ned price uavs")
    expect(found.map(({ snippet }) => snippet.index)).toHaveLength(new Set(found.map((f) => f.snippet.index)).size)
    expect((await quotes("abundant evidence"))[0]?.snippet.passage).toBe(1)
  })

  test("reported words come after quoted ones that match as well", async () => {
    const found = await quotes("war")
    expect(found.map(({ snippet }) => snippet.form)).toEqual(["direct", "indirect"])
  })

  test("of equal matches the newer one comes first", async () => {
    expect((await quotes("grave")).map(({ snippet }) => snippet.slug)).toEqual(["harbour-strike", "iran-drones"])
  })

  test("what stands in quotation marks is found word for word, where it stands so", async () => {
    expect((await quotes("war on the russian side"))[0]?.snippet.speakers).toEqual(["Mick Mulroy"])
    expect((await quotes('"grave mistake"')).map(({ snippet }) => snippet.speakers)).toEqual([["Nick Price"]])
    expect((await quotes('price "our sanctions"')).map(({ snippet }) => snippet.speakers)).toEqual([["Ned Price"]])
    expect((await quotes("«grave concren»")).map(({ snippet }) => snippet.speakers)).toEqual([["Ned Price"]])
  })
})

describe("a word that must not be there", () => {
  test.each([
    ["grave -mistake", ["iran-drones"]],
    ["-mistake grave", ["iran-drones"]],
    ["grave -concern -mistake", []],
    ["grave -price", []],
    ["-grave", []],
    ["grave - mistake", ["harbour-strike"]],
    ["so-and-so", ["iran-drones"]],
    [`-mistake ${"grave concern acquisition ".repeat(5)}`, ["iran-drones"]],
  ])("%s", async (query, slugs) => {
    expect([...new Set((await quotes(query)).map(({ snippet }) => snippet.slug))]).toEqual(slugs)
  })

  test("is in no spelling that is offered", async () => {
    expect((await didYouMean(archive, "moulory -sanctions", { kind: "quote" })).spellings).toEqual([
      { words: "mulroy", without: [] },
    ])
  })
})

describe("why a quote stands where it stands", () => {
  const why = async (query: string) => {
    const [first] = await quotes(query)
    return first && whyFound(archive, query, first.snippet)
  }

  test.each([
    ["iranain dangerous", ["Iranian in words", "dangerous in words"]],
    ["mulroy trainers", ["Mulroy in speaker", "trainers in sentence"]],
    ["spokesman sanctions", ["spokesman in role", "sanctions in words"]],
    [
      "grave concern acquisition embassies",
      ["grave in words", "concern in words", "acquisition in words", "not found"],
    ],
    ["What did Price say about the sanctions?", ["Price in speaker", "sanctions in words"]],
  ])("%s", async (query, told) => {
    const found = await why(query)
    expect(found?.words.map((word) => (word.found ? `${word.found.by} in ${word.found.place}` : "not found"))).toEqual(
      told,
    )
    expect(found?.score).toBe((await quotes(query))[0]?.score)
    expect(Math.max(...(found?.words ?? []).map(({ weight }) => weight))).toBe(1)
  })

  test("what words count that stand together is told apart from what they count alone", async () => {
    const [inOrder, turned, apart] = await Promise.all(["grave concern", "concern grave", "mulroy trainers"].map(why))
    expect(inOrder?.together).toBeGreaterThan(turned?.together ?? 1)
    expect(apart?.together).toBe(0)
    expect(inOrder?.words.map(({ found }) => found?.worth)).toEqual([1, 1])
    expect((inOrder?.score ?? 0) - (inOrder?.together ?? 0)).toBeCloseTo(1)
  })

  test("what a query does not find has no reason", async () => {
    const [cherries] = await quotes("cherries")
    expect(cherries && (await whyFound(archive, "sanctions", cherries.snippet))).toBeNull()
  })
})

describe("a fact is found", () => {
  test.each([
    ["shahed", "In turn, Ukraine", ["Shahed"]],
    ["uranium", "Tehran's involvement", ["uranium"]],
    ["uranum prodction", "Tehran's involvement", ["uranium production"]],
    ["1200 dockers", "Some 1,200 dockers", ["1,200 dockers"]],
    ["shahed 136", "In turn, Ukraine", ["Shahed 136"]],
    ["us intelligence shipment", "Although Tehran", ["US Intelligence", "shipment"]],
  ])("%s", async (query, begins, marks) => {
    const [first] = await facts(query)
    expect(first?.snippet.words.slice(0, begins.length)).toBe(begins)
    expect(first && marked(first)).toEqual(marks)
  })

  test("word for word in quotation marks, where it stands so", async () => {
    expect(await facts("iranian drones")).toHaveLength(2)
    expect(await facts("“iranian drones”")).toHaveLength(1)
  })

  test("by its very number only", async () => {
    expect(await facts("shahed 137")).toEqual([])
  })
})

describe("a wrong answer is worse than none", () => {
  test.each([
    "zzzz",
    "???",
    "“”",
    "mulroy economy",
    "price elections budget",
    "the zzzz",
    "war in the parliament of austria",
  ])("%s finds nothing", async (query) => {
    expect(await quotes(query)).toEqual([])
  })

  test("one common word out of six is no answer", async () => {
    expect(await quotes("football season tickets sold to civilians")).toEqual([])
  })
})

describe("narrowing", () => {
  test("by kind, speaker, article and date", async () => {
    expect(await quotes("shahed")).toEqual([])
    expect((await quotes("grave", { speakers: ["Ned Price"] })).map(({ snippet }) => snippet.slug)).toEqual([
      "iran-drones",
    ])
    expect((await quotes("grave", { article: "harbour-strike" })).map(({ snippet }) => snippet.paragraph)).toEqual([3])
    expect((await quotes("grave", { until: "2022-10" })).map(({ snippet }) => snippet.slug)).toEqual(["iran-drones"])
    expect(await quotes("grave", { speakers: undefined, since: "2023" })).toEqual([])
  })

  test("says how many undated articles the dates left out", async () => {
    expect((await search(archive, { kind: "quote", query: "cherries" })).undated).toBe(0)
    expect(await search(archive, { kind: "quote", query: "cherries", since: "2020" })).toEqual({
      found: [],
      isCut: false,
      undated: 1,
    })
    expect((await search(archive, { kind: "quote", until: "2030", article: "iran-drones" })).undated).toBe(0)
  })

  test("without words: everything that fits, newest first, in article order, one answer an utterance", async () => {
    const found = await find({ kind: "quote" })
    expect(found.slice(0, 4).map(({ snippet }) => snippet.speakers[0])).toEqual([
      "Anna Erdoğan",
      "Nick Price",
      "The port",
      "Mick Mulroy",
    ])
    expect(found.at(-1)?.snippet.slug).toBe("orchard")
    expect(found).toHaveLength(13)
    expect(await find({ kind: "quote", limit: 2 })).toEqual(found.slice(0, 2))
    expect(await find({ kind: "quote", query: "  ", speakers: ["Ned Price"] })).toHaveLength(2)
  })

  test("a snippet's id finds just that snippet, of its own kind", async () => {
    const [first] = await quotes("cranes")
    const id = first?.snippet.id ?? ""
    expect((await quotes(` ${id} `)).map(({ snippet }) => snippet.id)).toEqual([id])
    expect(await facts(id)).toEqual([])
    expect(await quotes("#aaaaaaaaaaaa")).toEqual([])
  })
})

describe("completing", () => {
  const suggest = async (query: string, speakers?: readonly string[]) =>
    (await search(archive, { kind: "quote", query, speakers, limit: 25, isTyping: true })).found

  test("offers the newest when nothing is typed, and then what is meant", async () => {
    expect((await suggest("")).length).toBe(13)
    expect((await suggest("cr"))[0]?.snippet.speakers).toEqual(["Anna Erdoğan"])
    expect((await suggest("gra", ["Nick Price"])).length).toBe(1)
  })

  test("every beginning of a query that finds a quote offers it", async () => {
    const query = "will not hesitate"
    for (let end = 6; end <= query.length; end++) {
      const offered = await suggest(query.slice(0, end))
      expect(
        offered.map(({ snippet }) => snippet.words.slice(0, 20)),
        query.slice(0, end),
      ).toContain("We will not hesitate")
    }
  })
})

describe("when nothing is found", () => {
  test.each([
    [
      "a name in it is named",
      "mulroy economy",
      { people: ["Mick Mulroy"], spellings: [{ words: "mulroy", without: ["economy"] }] },
    ],
    [
      "two people are equally near",
      "price elections",
      { people: ["Ned Price", "Nick Price"], spellings: [{ words: "price", without: ["elections"] }] },
    ],
    [
      "an article is near",
      "dockers of marseille",
      { articles: [{ slug: "harbour-strike", title: HARBOUR_STRIKE.title }] },
    ],
    ["a word has more typos than search forgives", "moulory", { spellings: [{ words: "mulroy", without: [] }] }],
    [
      "words that do not stand together are no spelling",
      "khamenei cranes",
      { people: ["Ali Khamenei"], spellings: [] },
    ],
    ["nothing at all is near", "zzzz", { people: [], articles: [], spellings: [] }],
    ["nothing was typed", " ", { people: [], articles: [], spellings: [] }],
  ])("%s", async (_, query, expected) => {
    expect(await quotes(query)).toEqual(query.trim() === "" ? expect.anything() : [])
    expect(await didYouMean(archive, query, { kind: "quote" })).toMatchObject(expected)
  })

  test("every spelling that is offered finds something", async () => {
    const words = [
      ...Array.from(await archive.snippets.vocabulary(), ([word]) => word),
      "economy",
      "zzzz",
      "sanctoins",
      "moulory",
    ]
    const query = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map((some) => some.join(" "))
    await fc.assert(
      fc.asyncProperty(query, fc.constantFrom("quote" as const, "fact" as const), async (query, kind) => {
        const { spellings } = await didYouMean(archive, query, { kind })
        expect(spellings.length).toBeLessThanOrEqual(2)
        for (const { words } of spellings) expect(await find({ kind, query: words })).not.toEqual([])
      }),
      runs(1_000),
    )
  })
})

describe("any query", () => {
  const pieces = fc.constantFrom(
    ..."drones the price “ ” \" ' * ( ) : - OR AND NEAR 2015 é sanc tions zzzz US \0".split(" "),
  )
  const any = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 12 }).map((some) => some.join(" ")),
  )

  test("gives ordered, separate matches within the words or their context, in a stable order", async () => {
    await fc.assert(
      fc.asyncProperty(any, async (query) => {
        const found = await quotes(query)
        expect(await quotes(query)).toEqual(found)
        for (const { snippet, matches } of found) {
          let last = snippet.context.start
          for (const { start, end } of matches) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(end).toBeGreaterThan(start)
            last = end
          }
          expect(last).toBeLessThanOrEqual(snippet.context.end)
        }
      }),
      runs(3_000),
    )
  })

  test.each(["drones ", "x", '"', "iranain ", "\u202e", "a ".repeat(50)])(
    "%j again and again is answered in linear time",
    (unit) =>
      expectLinear({
        make: again(unit),
        run: async (query) => {
          await quotes(query)
          await didYouMean(archive, query)
        },
      }),
  )
})
