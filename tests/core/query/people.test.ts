import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openSqlite } from "../../../src/archive/sqlite.ts"
import type { Archive } from "../../../src/core/archive.ts"
import { findPeople, personLike } from "../../../src/core/query/people.ts"
import { coveredIranDrones, fill, HARBOUR_STRIKE, ORCHARD } from "../../support/archive.ts"

describe("whom a name means", () => {
  let archive: Archive
  beforeAll(async () => {
    archive = await openSqlite(":memory:")
    const sequel = { name: "Anna Erdogan", roles: ["member of the harbour board", "The union's chief negotiator"] }
    const said = { by: "Anna Erdogan", words: ["We sail tomorrow"] }
    await fill(archive, coveredIranDrones(), HARBOUR_STRIKE, ORCHARD, {
      slug: "sequel",
      title: "Ships sail again",
      published: "2022-11-09",
      cast: [sequel],
      said: [said],
      paragraphs: [`“We sail tomorrow,” said Anna Erdogan, ${sequel.roles.join(" and ")}.`],
    })
  })
  afterAll(() => archive.close())
  const names = async (typed: string) => (await findPeople(archive.people, typed)).map(({ name }) => name)

  test.each([
    ["a misspelt surname", "mulroi", ["Mick Mulroy"]],
    ["a surname", "khamenei", ["Ali Khamenei"]],
    ["a first name", "ali", ["Ali Khamenei"]],
    ["a name in another order", "patel, vedant", ["Vedant Patel"]],
    ["a surname of two people", "price", ["Ned Price", "Nick Price"]],
    ["the full name of one of them", "nick price", ["Nick Price"]],
    ["a misspelt surname of two", "prise", ["Ned Price", "Nick Price"]],
    ["a role", "state department spokesman", ["Ned Price"]],
    ["a role with an article", "the mayor", ["Nick Price"]],
    ["a misspelt role", "suprme leader", ["Ali Khamenei"]],
    ["a body", "united nations", ["United Nations"]],
    ["a half-typed name", "khamen", ["Ali Khamenei"]],
    ["a name and a role", "price spokesman", ["Ned Price"]],
    ["a form of address", "Mr Mulroy", ["Mick Mulroy"]],
    ["a title that the article does not give", "Dr. Mulroy", ["Mick Mulroy"]],
    ["an office that somebody else has", "Mayor Mulroy", []],
    ["what only sounds like a name", "iran", []],
    ["the names of two people", "price mulroy", []],
    ["a first name that is another's", "george mulroy", []],
    ["nobody", "zzzz", []],
    ["nothing", " ", []],
  ])("%s", async (_, typed, expected) => {
    expect(await names(typed)).toEqual(expected)
  })

  test.each(["he", "the", "they", "her", "himself", "of", "who"])("nobody: “%s” only points or joins", async (word) => {
    expect(await names(word)).toEqual([])
  })

  test.each(["e", "ra", "mul", "ran"])("nobody: “%s” stands in many names", async (letters) => {
    expect(await names(letters)).toEqual([])
  })

  test.each([
    ["one who sounds alike", "iran", ["Tehran"]],
    ["both, of two names", "price mulroy", ["Ned Price", "Mick Mulroy", "Nick Price"]],
    ["who has the surname", "george mulroy", ["Mick Mulroy"]],
    ["whose name begins so", "mul", ["Mick Mulroy"]],
    ["nobody, for a word that points", "he", []],
    ["nobody, for a letter", "z", []],
    ["nobody when it is clear", "mulroy", []],
  ])("to be asked about: %s", async (_, typed, expected) => {
    const { near } = await personLike(archive.people, typed)
    expect(near.map(({ name }) => name).toSorted()).toEqual(expected.toSorted())
  })

  test("one name in two articles is one person, with all roles and counts, newest first", async () => {
    expect(await findPeople(archive.people, "erdogan")).toEqual([
      {
        name: "Anna Erdogan",
        kind: "person",
        role: "member of the harbour board and The union's chief negotiator",
        quoted: 2,
        reported: 0,
        roles: ["member of the harbour board", "The union's chief negotiator"],
      },
    ])
  })
})
