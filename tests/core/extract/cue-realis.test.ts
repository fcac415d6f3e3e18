import { describe, expect, test } from "vitest"
import { attributions, extractText } from "../../support/extract.ts"

describe("what nobody said is nobody's", () => {
  test.each([
    ['Brandt never said "it fell".'],
    ['Brandt has never said: "The bridge is safe."'],
    ['Brandt has yet to say "yes".'],
    ['Hale stopped short of saying "it is over".'],
    ['Nobody heard Hale say "good night".'],
    ['It is not true that Brandt said "burn it".'],
    ['Hale was wrongly quoted as saying "shoot them".'],
    ['Rumours that Hale said "I hate them" are false.'],
    ['Did Smith say "I am innocent"?'],
    ['Should Brandt say "it fell", Smith will resign.'],
    ['Had Hale said "we lost", he would have resigned.'],
    ['If elected, Novak would say "I quit".'],
    ["Keller refused to say whether the bridge was safe."],
    ["Keller might say that the bridge is safe."],
    ["Keller is expected to say that the bridge is safe."],
  ])("%s", (text) => {
    expect(attributions(extractText(text))).toEqual([])
  })
})

test("what was said in spite of a doubtful word keeps that word with it", () => {
  expect(attributions(extractText('Brandt allegedly said: "It fell."'))).toEqual([expect.stringContaining("Brandt")])
})

test("a nickname is part of the name and no speech", () => {
  expect(attributions(extractText('"It is alive," said Dwayne "The Rock" Johnson, the actor.'))).toEqual([
    'Dwayne "The Rock" Johnson: “It is alive,”',
  ])
  expect(attributions(extractText('"The plan is dead," said Tom (“Tommy”) Hale, the mayor.'))).toEqual([
    "Tom (“Tommy”) Hale: “The plan is dead,”",
  ])
})

test("a title settles which of two people of one surname is meant", () => {
  const story = '"They are old," said John Smith. "They are new," said Mary Smith. "So do I," said Mr. Smith.'
  expect(attributions(extractText(story)).at(-1)).toBe("John Smith: “So do I,”")
})

describe("words that only point at what was told before are no quote", () => {
  test.each([
    ["Baroness Thorne denied that."],
    ["Baroness Thorne denied that on Monday."],
    ["Hale denied doing so."],
    ["Low denied everything."],
    ["Low rejected all of this."],
    ["Reed disputed both."],
    ["Kay confirmed it again yesterday."],
    ["Kay said as much."],
    ["The mayor believes so."],
    ["Reed told her that."],
    ["Hale never did any of that, and Low denied having done it."],
  ])("%s", (text) => {
    expect(attributions(extractText(text))).toEqual([])
  })

  test.each([
    ["Baroness Thorne denied that the trust knew.", "Baroness Thorne denies: that the trust knew"],
    ["Low denied the accusations.", "Low denies: the accusations"],
    ["Hale denied being late.", "Hale denies: being late"],
    ["Kay said it hurts.", "Kay: it hurts"],
    ['Kay said "so be it".', "Kay: “so be it”"],
  ])("%s says something", (text, line) => {
    expect(attributions(extractText(text))).toEqual([line])
  })
})
