import { describe, expect, test } from "vitest"
import { planOf } from "../../../src/core/query/plan.ts"
import { rank } from "../../../src/core/query/rank.ts"
import type { Snippet } from "../../../src/core/snippet.ts"
import { vocabularyOf } from "../../support/vocabulary.ts"

const vocabulary = vocabularyOf(
  Object.entries({ drones: 3, iranian: 3, dangerous: 2, price: 2, spokesman: 2, the: 9, are: 9 }),
)

/** A quote of the given words, in a sentence that ends in `context`. */
function quote(id: string, words: string, more: Partial<Snippet> & { readonly after?: string } = {}): Snippet {
  const { after = "", ...rest } = more
  return {
    id,
    kind: "quote",
    form: "direct",
    slug: "story",
    version: "1",
    index: 0,
    passage: 0,
    words,
    marked: [],
    denied: false,
    span: { start: 100, end: 100 + words.length },
    speakers: [],
    roles: [],
    title: "",
    published: "2022-10-20",
    context: { start: 100, end: 100 + words.length + after.length },
    contextWords: words + after,
    paragraph: 1,
    ...rest,
  }
}

const order = (query: string, ...snippets: readonly Snippet[]) =>
  rank(snippets.toReversed(), planOf(query, vocabulary)).map(({ snippet }) => snippet.id)

describe("ranking", () => {
  test("words go before the speaker, the role, the title and the sentence around", () => {
    const said = quote("words", "Price")
    const speaker = quote("speaker", "No", { speakers: ["Ned Price"] })
    const role = quote("role", "No", { roles: ["Price commissioner"] })
    const title = quote("title", "No", { title: "Price rises" })
    const context = quote("context", "No", { after: " of the price" })
    expect(order("price", said, speaker, role, title, context)).toEqual([
      "words",
      "speaker",
      "role",
      "title",
      "context",
    ])
  })

  test("of words partly in quotation marks, what stands in them goes before the clause around, and that before the rest", () => {
    const partly = (id: string, words: string, more: Partial<Snippet> & { readonly after?: string } = {}) => {
      const start = 100 + words.indexOf("a costly")
      return quote(id, words, { form: "mixed", marked: [{ start, end: 100 + words.length }], ...more })
    }
    const marked = partly("marked", "this drags them into a costly war of drones", { published: "2020" })
    const around = partly("clause", "sending drones drags them into a costly war")
    const outside = partly("outside", "this drags them into a costly war", { after: " of drones" })
    expect(order("drones", around, outside, marked)).toEqual(["marked", "clause", "outside"])
  })

  test("neighbours go before words apart, and their order counts", () => {
    const together = quote("together", "how dangerous Iranian drones are")
    const near = quote("near", "Iranian and other drones")
    const turned = quote("turned", "drones, Iranian ones")
    const apart = quote("apart", "drones that are made in some Iranian town")
    expect(order("iranian drones", together, near, turned, apart)).toEqual(["together", "near", "turned", "apart"])
  })

  test("the word itself goes before one that is only near", () => {
    expect(order("drones", quote("exact", "drones"), quote("plural", "drone"))).toEqual(["exact"])
    expect(order("iranain", quote("near", "Iranian"))).toEqual(["near"])
  })

  test("the word itself goes before one that is near, wherever it stands", () => {
    const known = vocabularyOf([...vocabulary, ["spokesmen", 1]])
    const near = quote("near", "Their spokesmen are many", { published: "2023" })
    const exact = quote("exact", "No", { after: " said the spokesman" })
    expect(rank([near, exact], planOf("spokesman", known)).map(({ snippet }) => snippet.id)).toEqual(["exact", "near"])
  })

  test("reported words go behind quoted ones, but before a mere mention around", () => {
    const direct = quote("direct", "drones", { published: "2021" })
    const reported = quote("reported", "drones", { form: "indirect", published: "2022" })
    const around = quote("around", "No", { after: " to drones", published: "2023" })
    expect(order("drones", direct, reported, around)).toEqual(["direct", "reported", "around"])
  })

  test("of equals: newest, undated last, then the article's order, then the id", () => {
    const newer = quote("newer", "drones", { published: "2022-11" })
    const first = quote("b", "drones")
    const same = quote("c", "drones")
    const later = quote("a", "drones", { span: { start: 101, end: 107 }, context: { start: 101, end: 107 } })
    const undated = quote("undated", "drones", { published: null })
    expect(order("drones", newer, first, same, later, undated)).toEqual(["newer", "b", "c", "a", "undated"])
  })

  test("words that were typed as one: side by side goes first, then both apart; one of them is not found by it", () => {
    const side = quote("side", "Iranian drones", { published: "2021" })
    const apart = quote("apart", "drones, Iranian ones")
    const fields = quote("fields", "drones", { title: "The Iranian spokesman" })
    expect(order("iraniandrones", side, apart, fields, quote("half", "drones"))).toEqual(["side", "apart", "fields"])
  })

  test("what holds too little of the query is no answer", () => {
    expect(order("iranian drones dangerous", quote("one", "drones"), quote("two", "Iranian drones"))).toEqual(["two"])
  })
})

describe("what is marked", () => {
  const marked = (query: string, snippet: Snippet) =>
    rank([snippet], planOf(query, vocabulary)).flatMap(({ matches }) =>
      matches.map(({ start, end }) => snippet.contextWords.slice(start - 100, end - 100)),
    )

  test.each([
    ["neighbours as one", "iranian drones", ["Iranian drones"]],
    ["the closest reading only", "drone", ["drone"]],
    ["words around the quote too", "dangerous spokesman", ["dangerous", "spokesman"]],
    ["stop words beside other matches only", "the iranian drones are", ["Iranian drones are"]],
    ["stop words alone by their longest run", "drones the", ["drones"]],
    ["words that the query had joined", "iraniandrones", ["Iranian drones"]],
  ])("%s", (_, query, expected) => {
    const all = vocabularyOf([...vocabulary, ["drone", 1]])
    const snippet = quote("x", "how dangerous Iranian drones are, says the", { after: " spokesman of the drone maker" })
    const found = rank([snippet], planOf(query, all)).flatMap(({ matches }) => matches)
    expect(found.map(({ start, end }) => snippet.contextWords.slice(start - 100, end - 100))).toEqual(expected)
  })

  test("nothing where only a name or a title matched", () => {
    expect(marked("price", quote("x", "No", { speakers: ["Ned Price"], title: "Price" }))).toEqual([])
  })
})
