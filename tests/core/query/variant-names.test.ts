import { describe, expect, test } from "vitest"
import { search } from "../../../src/core/query/index.ts"
import { extractText } from "../../support/extract.ts"
import { newsroomWith } from "../../support/newsroom.ts"

const SAID = "We have waited eleven long months for an honest word from the owners of this harbour"
const by = (who: string, words = SAID) => `“${words},” said ${who}.`

/** Of each answer the articles that it stands for, with its own first. Each article is of another day. */
async function answersOf(texts: readonly string[]) {
  const articles = texts.map((text, i) => {
    const { article, coverage } = extractText(text, { title: `Report ${i + 1}`, published: `2026-11-0${i + 1}` })
    return { article: { ...article, slug: `article-${i + 1}` }, coverage }
  })
  const { archive } = await newsroomWith(...articles)
  const { found } = await search(archive, { kind: "quote" })
  await archive.close()
  return found.map(({ snippet, variants = [] }) => [snippet, ...variants].map(({ slug }) => slug))
}

/** How many articles each answer stands for, in any order of the articles. */
async function groupsOf(...texts: readonly string[]) {
  const there = await answersOf(texts)
  const back = await answersOf(texts.toReversed())
  const sizes = [there, back].map((answers) => answers.map((slugs) => slugs.length).toSorted())
  expect(sizes[0]).toEqual(sizes[1])
  return sizes[0]
}

describe("a long quotation is one answer where one article names its speaker by less", () => {
  test.each([
    ["the surname alone", "Ned Price", "Price"],
    ["with Mr", "Ned Price", "Mr Price"],
    ["with Mr and his role", "Ned Price, the harbour master", "Mr. Price"],
    ["with an office that both give", "Secretary of State Ned Price", "Secretary Price"],
    ["with an office that one gives", "Ned Price", "Secretary Price"],
    ["without an initial", "Ned K. Price", "Ned Price"],
    ["without a middle name, and with another office", "Senator Ann Maria Price", "Mayor Ann Price"],
    ["without its accents", "Raúl Labrador", "Labrador"],
    ["with Mrs in both", "Mrs Ann Price", "Mrs Price"],
    ["a family name of two words", "Anna van Dyke", "van Dyke"],
  ])("%s", async (_, full, short) => {
    expect(await groupsOf(by(full), by(short))).toEqual([2])
  })

  test("shortened, too, by either of them", async () => {
    const part = SAID.replace(" from the owners of this harbour", "")
    expect(await groupsOf(by("Ned Price"), by("Price", part))).toEqual([1, 1]) // eleven words
    const longer = `${SAID}, and nobody has said a single one to us`
    expect(await groupsOf(by("Ned Price", longer), by("Price"))).toEqual([2])
    expect(await groupsOf(by("Ned Price"), by("Price", longer))).toEqual([2])
  })

  test("of three articles", async () => {
    expect(await groupsOf(by("Ned Price"), by("Price"), by("Ned K. Price"))).toEqual([3])
    expect(await groupsOf(by("Price"), by("Ned Price"), by("Price"))).toEqual([3])
  })

  test("the fullest wording is shown by the name that its own article gives, with the others below it", async () => {
    const longer = `${SAID}, and nobody has said a single one to us`
    expect(await answersOf([by("Ned Price"), by("Price", longer)])).toEqual([["article-2", "article-1"]])
    expect(await answersOf([by("Price"), by("Ned Price")])).toEqual([["article-1", "article-2"]])
  })
})

describe("it is two answers", () => {
  test.each([
    ["of two people of one surname", "Ned Price", "Nick Price"],
    ["of two people of one surname and initial", "Ned Price", "N. Price"],
    ["of father and son", "Ned Price", "Ned Price Jr."],
    ["where the surname alone is said to be another", "Ned Price, the harbour master", "Price, the mayor,"],
    ["where it is said to be a woman's", "Ned Price", "Mrs Price"],
    ["where one is a man's and one a woman's", "Mrs Ann Price", "Mr Price"],
    ["of a given name and a whole one", "Price Hale", "Price"],
    ["of two bodies", "the White House", "the House"],
    ["of a person and a family", "Ned Price", "the Price family"],
    ["of one and of two who speak together", "Ned Price", "Price and Lee"],
    ["of somebody whose surname is another's given name", "Ned Price", "Price Lee"],
    ["of somebody who is only described", "Ned Price", "a Price"],
  ])("%s", async (_, full, short) => {
    expect(await groupsOf(by(full), by(short))).toEqual([1, 1])
  })

  test.each([
    ["where the words are few", "We will keep the harbour open to the end of winter"],
    ["where the words say little", "It is what it is, and we will do what we have to do, as we always have"],
  ])("%s", async (_, words) => {
    expect(await groupsOf(by("Ned Price", words), by("Price", words))).toEqual([1, 1])
    expect(await groupsOf(by("Ned Price", words), by("Ned Price", words))).toEqual([2])
  })

  test("where the words differ", async () => {
    expect(await groupsOf(by("Ned Price"), by("Price", SAID.replace("eleven", "seven")))).toEqual([1, 1])
    expect(await groupsOf(by("Ned Price"), by("Price", `It is not true that ${SAID}`))).toEqual([1, 1])
  })

  test("where it is a paraphrase", async () => {
    const told = (who: string) =>
      `${who} said that the owners of the harbour had given the eleven crews of the ferries no honest word since the winter.`
    expect(await groupsOf(told("Ned Price"), told("Price"))).toEqual([1, 1])
    expect(await groupsOf(told("Ned Price"), told("Ned Price"))).toEqual([2])
  })
})

describe("a surname is nobody's where two people of that surname have said the words", () => {
  test("all of them", async () => {
    expect(await groupsOf(by("Ned Price"), by("Price"), by("Nick Price"))).toEqual([1, 1, 1])
  })

  test("each a part of them", async () => {
    const [first, second] = [
      SAID,
      "Nobody who owns a single crane on the quay has dared to look us in the face since the spring",
    ]
    const whole = `“${first}. ${second},” said Price.`
    expect(await groupsOf(whole, by("Ned Price", first), by("Nick Price", second))).toEqual([1, 1, 1])
  })

  test("some of them, in a statement of their own", async () => {
    expect(await groupsOf(by("Ned Price"), by("Price"), by("Nick Price", `Nobody else knows that ${SAID}`))).toEqual([
      1, 1, 1,
    ])
  })
})
