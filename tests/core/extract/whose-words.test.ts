import { describe, expect, test } from "vitest"
import { readArticle } from "../../../src/core/article/index.ts"
import { attributions, castList, readingOf } from "../../support/extract.ts"

function read(body: string) {
  const read = readArticle("note.md", Buffer.from(`---\ntitle: The pier\n---\n${body}`))
  if (!read.ok) throw new Error(JSON.stringify(read.problem))
  return readingOf(read.article)
}
const said = (body: string): readonly string[] => attributions(read(body))
const last = (body: string): string | undefined => said(body).at(-1)

const BEFORE = "Rob Stone said: “It is late.”\n\n"

describe("“he” and “she” are the person told of last, however they are introduced", () => {
  test.each([
    ["a neighbour of a woman", "Mrs Ellis’ neighbour, Bill Carver, left. “No,” he said.", "Bill Carver: “No,”"],
    ["a woman's brother", "Ms Ellis's brother, Bill Carver, left. “No,” he said.", "Bill Carver: “No,”"],
    ["a man's sister", "Mr Ellis’s sister, Jo Carver, left. “No,” she said.", "Jo Carver: “No,”"],
    ["a trade at the head of a sentence", "Commuter Ed Ferris left. “No,” he said.", "Ed Ferris: “No,”"],
    ["another trade", "Trumpeter Cal Ferris left. “No,” he said.", "Cal Ferris: “No,”"],
    ["a nickname in marks", "Cal “Bones” Ferris left. “No,” he said.", "Cal “Bones” Ferris: “No,”"],
    ["a small letter in the name", "Abd al-Rahman al-Khatib left. “No,” he said.", "Abd al-Rahman al-Khatib: “No,”"],
    ["“said he” behind a rare name", "Oddvar Nes said he was sad. “No,” he said.", "Oddvar Nes: “No,”"],
    ["an age behind “is”", "Oddvar Nes is 70. “No,” he said.", "Oddvar Nes: “No,”"],
    ["a name that ends as a crowd does", "His wife, Carmen, left. “No,” she said.", "Carmen: “No,”"],
    ["somebody of the writer's", "I asked my son about it. “No,” he said.", "my son: “No,”"],
    ["… in the same sentence", "I phoned my boss and he said, “No.”", "my boss: “No.”"],
  ])("%s", (_, body, expected) => {
    expect(last(BEFORE + body)).toBe(expected)
  })

  test.each([
    [
      "a given name that ends as trades do keeps its first word",
      "Heather Ann Beck left. “No,” she said.",
      "Heather Ann Beck: “No,”",
    ],
    ["a firm said it", "Oddvar Nes said it was sad. “No,” he said.", "Rob Stone: “No,”"],
    ["a figure behind “is” is no age", "Norvane is 7. “No,” he said.", "Rob Stone: “No,”"],
    ["what the writer owns says nothing", "I phoned my bank. “No,” he said.", "Rob Stone: “No,”"],
    ["a name in the sentence comes first", "The mayor met Bill Carver and he said, “No.”", "Bill Carver: “No.”"],
    ["whom the reported words tell of", "The mayor will lose, he said.", "Rob Stone: The mayor will lose"],
  ])("but %s", (_, body, expected) => {
    expect(last(BEFORE + body)).toBe(expected)
  })
})

describe("a role is the person's whose role it is", () => {
  const minister = "The health minister, Ottoline Grey, left.\n\n"
  test.each([
    ["“No,” the minister said.", "Ottoline Grey: “No,”"],
    ["“No,” the health minister said.", "Ottoline Grey: “No,”"],
    ["“No,” the embattled minister said.", "Ottoline Grey: “No,”"],
    ["“No,” the prime minister said.", "prime minister: “No,”"],
    ["“No,” the transport minister said.", "transport minister: “No,”"],
    ["“No,” the Velden health minister said.", "Ottoline Grey: “No,”"],
    ["“No,” the deputy minister said.", "deputy minister: “No,”"],
  ])("%s", (body, expected) => {
    expect(last(minister + body)).toBe(expected)
  })
})

describe("a surname with another title is somebody else's", () => {
  test.each([
    ["Ottoline Grey left. Ms Grey was sad. Lord Grey said it was late.", "Grey: it was late"],
    ["Ottoline Grey left. Ms Grey was sad. Her father, Lord Grey, said it was late.", "Grey: it was late"],
    ["Ottoline Grey left. Ms Grey was sad. Ms Grey said it was late.", "Ottoline Grey: it was late"],
    ["Ottoline Grey left. Ms Grey was sad. Grey said it was late.", "Ottoline Grey: it was late"],
    ["Ottoline Grey left. Dr Grey said it was late.", "Ottoline Grey: it was late"],
  ])("%s", (body, expected) => {
    expect(last(body)).toBe(expected)
  })
})

describe("one name is one person, with a title or without", () => {
  test.each([
    ["Pieter van Rijn left. Mr. van Rijn said it was late.", "Pieter van Rijn: it was late"],
    ["Marine Le Pen left. Le Pen said it was late.", "Marine Le Pen: it was late"],
    ["Ana de la Cruz left. Ms. de la Cruz said it was late.", "Ana de la Cruz: it was late"],
    ["Bill de Soto left. De Soto said it was late.", "Bill de Soto: it was late"],
    ["Bill de Soto left. Soto said it was late.", "Bill de Soto: it was late"],
    ["Al Ferris left. Ferris said it was late.", "Al Ferris: it was late"],
    ["Le Duc Tho left. Le Duc Tho said it was late.", "Le Duc Tho: it was late"],
    ["Activist June Park left. Ms. Park said it was late.", "June Park: it was late"],
    ["Ella Khan and Kirsty Khan left. Mrs. Khan said it was late.", "Khan: it was late"],
  ])("%s", (body, expected) => {
    expect(last(body)).toBe(expected)
  })
})

describe("“a teacher who said” behind a name is the one named", () => {
  test.each([
    ["Ann Lee, a nurse who said it was late, left.", ["Ann Lee: it was late"]],
    [
      "Hassan, a teacher who asked that his name not be used, said it was late.",
      ["Hassan: that his name not be used", "Hassan: it was late"],
    ],
    ["In Leith, a nurse who said it was late was tired.", ["a nurse: it was late"]],
    ["A nurse who said it was late was tired.", ["A nurse: it was late"]],
  ])("%s", (body, expected) => {
    expect(said(body)).toEqual(expected)
  })
})

describe("who speaks is the noun, not the name that tells more of it", () => {
  test.each([
    ["Sources close to the mayor said it was late.", "Sources close to the mayor: it was late"],
    ["A man close to Tom Hale said it was late.", "A man close to Tom Hale: it was late"],
    ["An aide loyal to Tom Hale said it was late.", "An aide loyal to Tom Hale: it was late"],
    ["People inside the company said it was late.", "People inside the company: it was late"],
    ["A report into the fire said it was late.", "A report into the fire: it was late"],
    ["Officials near the mayor said it was late.", "Officials: it was late"],
    ["In a row over the pier Tom Hale said it was late.", "Tom Hale: it was late"],
    ["After a report into the fire the mayor said it was late.", "mayor: it was late"],
    ["Unhappy with the deal, the mayor said it was late.", "mayor: it was late"],
  ])("%s", (body, expected) => {
    expect(said(body)).toEqual([expected])
  })
})

describe("what somebody was asked or told is not what they said", () => {
  test.each([
    ["Ms. Hale, asked if jobs would go, said: “Some will.”", ["nobody: if jobs would go", "Hale: “Some will.”"]],
    ["Tom Hale, asked about the fire, said he was sorry.", ["Tom Hale: he was sorry"]],
    ["Tom Hale, told of the vote, said he was sorry.", ["Tom Hale: he was sorry"]],
    ["In Leith, asked if he was well, Tom Hale said yes.", ["nobody: if he was well", "Tom Hale: yes"]],
    ["Tom Hale asked if jobs would go.", ["Tom Hale: if jobs would go"]],
    ["Tom Hale, who asked if jobs would go, left.", ["Tom Hale: if jobs would go"]],
  ])("%s", (body, expected) => {
    expect(said(body)).toEqual(expected)
  })
})

describe("what is said is more than a word that points elsewhere", () => {
  test.each([
    ["People always ask that.", []],
    ["Tom Hale said the same.", []],
    ["Tom Hale said so.", []],
    ["The Courier has learned that according to a post, the pier fell.", []],
    ["Tom Hale said the same pier fell.", ["Tom Hale: the same pier fell"]],
    ["Tom Hale said: “That.”", ["Tom Hale: “That.”"]],
  ])("%s", (body, expected) => {
    expect(said(body)).toEqual(expected)
  })
})

describe("where the words begin and end", () => {
  test.each([
    [
      "a date line is no part of them, wherever the tag stands",
      "PORT LAVAL, Marenga — A truce held on Monday, the council said, for ten hours and was broken.",
      ["council: A truce held on Monday […] for ten hours and was broken"],
    ],
    ["an opening “but” is no part of them", "But, Ann Lee said, it was late.", ["Ann Lee: it was late"]],
    [
      "a clause without its comma is told up to its end",
      "According to the Interior Ministry over 345 boats have sunk near Leith, Fife.",
      ["Interior Ministry: over 345 boats have sunk near Leith, Fife"],
    ],
    [
      "… not with it",
      "According to Tom Hale, the pier fell in Leith, Fife.",
      ["Tom Hale: the pier fell in Leith, Fife"],
    ],
    [
      "who the source is stands before them",
      "According to the mayor, who left, the pier fell.",
      ["mayor: the pier fell"],
    ],
    [
      "another's words behind “with” are theirs",
      "Officials said the pier was safe, with the council reporting it was “rotten”.",
      ["Officials: the pier was safe", "council: it was “rotten”"],
    ],
    [
      "a question is asked from its first word",
      "Tom Hale asked officials how papers that were stored in “safes” wound up there.",
      ["Tom Hale: how papers that were stored in “safes” wound up there"],
    ],
  ])("%s", (_, body, expected) => {
    expect(said(body)).toEqual(expected)
  })
})

describe("only whoever says something has their words passed on", () => {
  test.each([
    ["The storm is expected to weaken, according to the council.", ["council: The storm is expected to weaken"]],
    ["The museum saw crowds grow, according to Tom Hale.", ["Tom Hale: The museum saw crowds grow"]],
    ["The mayor said it was late, according to the Courier.", ["Courier, for mayor: The mayor said it was late"]],
  ])("%s", (body, expected) => {
    expect(said(body)).toEqual(expected)
  })
})

test.each([
  ["“Pier falls into the sea” — The Leith Courier, March 3, 2015", "nobody: “Pier falls into the sea”"],
  ["“Pier falls into the sea” — Leith.com, March 3, 2015", "nobody: “Pier falls into the sea”"],
  ["“We wait for the boat.” — The Leith Courier, March 3, 2015", "Leith Courier: “We wait for the boat.”"],
  ["“We wait” — Ann Lee, March 3, 2015", "Ann Lee: “We wait”"],
])("a headline in a list of sources is nobody's: %s", (body, expected) => {
  expect(said(body)).toEqual([expected])
})

test.each([
  ["One tweeted: ‘No.’ Another wrote: ‘Time for a change, really.’", "Another: “Time for a change, really.”"],
  ["“We wait,” one said. “We sail,” another said.", "Another: “We sail,”"],
  ["Another man said: “We wait.”", "Another man: “We wait.”"],
])("“another” speaks as “one” does: %s", (body, expected) => {
  expect(last(body)?.toLowerCase()).toBe(expected.toLowerCase())
})

test("a trade is no part of a name", () => {
  expect(castList(read("Shopkeeper Iqbal Hale said it was late. Trumpeter Cal Ferris said no."))).toEqual([
    "Iqbal Hale",
    "Cal Ferris",
  ])
})

describe("“it” is what spoke last, a body or something written", () => {
  const council = "The council said it was late. "
  test.each([
    ["It added that it was over.", "council: that it was over"],
    ["The report says it was late. It also found that it was over.", "report: that it was over"],
    [
      "A letter from the mayor said it was late. It added that it was over.",
      "A letter from the mayor: that it was over",
    ],
    ["Some officials said it was late. It added that it was over.", "council: that it was over"],
  ])("%s", (body, expected) => {
    expect(last(council + body)).toBe(expected)
  })
})

test.each([
  ["Ann Lee laughed when she was shown the letter.", []],
  ["Ann Lee cried when he left.", []],
  ["“No,” Ann Lee laughed.", ["Ann Lee: “No,”"]],
  ["Ann Lee laughed that it was late.", ["Ann Lee: that it was late"]],
])("when somebody laughed is not what they said: %s", (body, expected) => {
  expect(said(body)).toEqual(expected)
})

test.each([
  ["Ann Lee said no. “We wait,” Rob Stone said.", ["Ann Lee: no.", "Rob Stone: “We wait,”"]],
  ["Ann Lee was ill. “We wait,” Rob Stone said.", ["Rob Stone: “We wait,”"]],
  ["They sat. Rob Stone said it was late.", ["Rob Stone: it was late"]],
  ["They live at no. 10 Low Street, Ann Lee said.", ["Ann Lee: They live at no. 10 Low Street"]],
])("a word that may be a short form ends its sentence: %s", (body, expected) => {
  expect(said(body)).toEqual(expected)
})
