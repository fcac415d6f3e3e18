import { describe, expect, test } from "vitest"
import { sentencesIn } from "../../support/extract.ts"

/** The rows are written as lists of sentences: they must come back as they were put together. */
const comeBack = (_: string, expected: readonly string[]) => {
  expect(sentencesIn(expected.join(" "))).toEqual(expected)
}

describe("a full stop that ends no sentence", () => {
  test.each<[string, string[]]>([
    ["Mr.", ["Mr. Hale came late.", "He left early."]],
    ["Mrs. and Dr.", ["Mrs. Hale met Dr. Aro.", "They spoke at length."]],
    ["Gen. and Sen.", ["Gen. Hale wrote to Sen. Aro.", "Nothing came of it."]],
    ["St.", ["The ferry calls at St. Olaf.", "Then it turns back."]],
    ["U.S.", ["The U.S. Senate voted on it.", "It failed."]],
    ["U.N. and U.K.", ["The U.N. office in the U.K. Parliament closed.", "It was empty."]],
    ["initials", ["J. K. Hale signed it.", "So did R.T. Aro."]],
    ["Inc. and Co.", ["Velden Ferries Inc. sold the boat.", "Aro & Co. bought it."]],
    ["a.m. and p.m.", ["The ferry left at 7 a.m. on Monday.", "It was back at 9 p.m. that day."]],
    ["a month cut short", ["It sank on Oct. 20 off Velden.", "Nobody was hurt."]],
    ["No.", ["Ferry No. 9 sank.", "Ferry No. 8 did not."]],
    ["vs.", ["The case Hale vs. Aro is open.", "It began in May."]],
    ["a decimal", ["Prices rose by 3.5 per cent.", "Wages did not."]],
    ["ranks", ["Lt. Col. Hale left.", "Gov. Aro stayed."]],
    ["ranks that the tagger does not know", ["It was signed by Maj. Gen. Hale and Cmdr. Aro.", "Adm. Reed left."]],
    ["clergy", ["They asked Rev. Hale and Fr. Aro.", "Msgr. Reed was away."]],
    ["police", ["It was found by Supt. Hale and Det. Insp. Aro.", "Cpl. Reed was away."]],
    ["titles of several", ["He met Sens. Hale and Aro.", "Messrs. Reed and Lowe stayed."]],
    ["a word like a title cut short", ["It took a sec.", "Then it was over."]],
    ["Jr.", ["Martin Hale Jr. left.", "He was tired."]],
    ["D.C.", ["They met in Washington, D.C., on Monday.", "Nothing came of it."]],
    ["e.g. and i.e.", ["Sales, e.g. of boats, fell.", "Others, i.e. cars, rose."]],
    ["a price", ["The ferry costs €3.50 a ride.", "It is cheap."]],
    ["a web address", ["The list is on velden.example for all to read.", "Few do."]],
    ["a name with an exclamation mark", ["The band Yum! Foods sold 300 boats.", "It left."]],
    ["such a name at the head", ["Yahoo! Japan cut jobs.", "It left."]],
    ["such a name at the end", ["She works at Yahoo! Finance in Velden.", "It is big."]],
    ["a web address with capitals", ["The site example.Com sold boats.", "It left."]],
    ["a title without a blank", ["Dr.Hale left.", "He was tired."]],
    ["dots that trail off in a sentence", ["The boat was … old.", "Nobody cared."]],
  ])("%s", comeBack)
})

describe("where one sentence ends and the next begins", () => {
  test.each<[string, string[]]>([
    ["full stop", ["The ferry sails.", "The sea is calm."]],
    ["question mark", ["Who will pay?", "Nobody knows."]],
    ["exclamation mark", ["It sails!", "The sea is calm."]],
    ["three dots", ["It sailed…", "Nobody saw it again."]],
    ["a clock time", ["The ferry sails at 9am.", "Tickets cost £5."]],
    ["a clock time with dots", ["It closed at 6 p.m.", "Mr Lee was late."]],
    ["a clock time before a day", ["It closed at 6 p.m. Monday and opened again.", "Mr Lee was late."]],
    ["millions cut short", ["The boat cost $3.5m.", "Hale paid it."]],
    ["an exclamation behind a verb", ["She won in Velden!", "Hale cheered."]],
    ["U.S. at the end", ["The boat was built in the U.S.", "It was sold in May."]],
    ["p.m. at the end", ["The ferry left at 9 p.m.", "The crew slept."]],
    ["Inc. at the end", ["The boat belongs to Velden Inc.", "The firm sold it."]],
    ["a number first", ["The ferry sank.", "12 people were saved."]],
    ["a bracket first", ["The ferry sank.", "(It was old.)"]],
    ["a quotation first", ["The ferry sank.", "“It was old,” she said."]],
    ["a full stop inside the marks", ["It was “old.”", "Nobody cared."]],
    ["a full stop after the marks", ["It was “old”.", "Nobody cared."]],
    ["a list of items", ["• The ferry sank.", "• The crew was saved."]],
    ["a quoted sentence", ["“It was old.”", "Nobody cared."]],
    ["two quoted sentences", ["“It was old.”", "“Nobody cared.”"]],
    ["a colon ends none", ["She said one thing: “It was old.”", "Nobody cared."]],
    ["a semicolon ends none", ["The boat was old; nobody cared.", "It sank."]],
  ])("%s", comeBack)

  test("a paragraph ends its sentence, full stop or not", () => {
    expect(sentencesIn("The ferry sails\nthe sea is calm\n\nand nobody cares")).toEqual([
      "The ferry sails",
      "the sea is calm",
      "and nobody cares",
    ])
  })
})

describe("a quotation is never cut", () => {
  test.each<[string, string[]]>([
    ["an abbreviation in it", ["“The U.S. will act,” Hale said.", "It did."]],
    ["three sentences in it", ["“It was old. It leaked. Nobody cared,” Hale said.", "She left."]],
    ["a question in it", ["“Who will pay? You will,” Hale said.", "She left."]],
    ["after its cue", ["Hale said: “It was old. It leaked. Nobody cared.”", "She left."]],
    ["in the middle", ["Hale said “It was old. It leaked” and left.", "She was angry."]],
    ["one in another", ["“He said ‘It is old. It leaks.’ And it did,” Hale said.", "She left."]],
  ])("%s", comeBack)
})

describe("a quotation keeps its tag", () => {
  test.each<[string, string[]]>([
    ["question, name, verb", ["“Who will pay?” Hale asked.", "Nobody knew."]],
    ["question, verb, name", ["“Who will pay?” asked Hale.", "Nobody knew."]],
    ["question, pronoun, verb", ["“Who will pay?” he asked.", "Nobody knew."]],
    ["question, role, name, verb", ["“Who will pay?” council leader Anna Hale asked.", "Nobody knew."]],
    ["question, the role, verb", ["“Who will pay?” the minister asked reporters.", "Nobody knew."]],
    ["a name signed with a dash", ["“It was old.” – Anna Hale"]],
    ["exclamation, name, verb", ["“Stop!” Hale shouted.", "Nobody did."]],
    [
      "a question asks nobody when a whole sentence follows",
      ["“Who will pay?”", "The council met on Monday to vote on it."],
    ],
  ])("%s", comeBack)
})

describe("a scrap joins what precedes it", () => {
  test.each([
    [
      'full stop after marks that end a sentence: ."␣.',
      'It was "old." . Nobody cared.',
      ['It was "old."', "Nobody cared."],
    ],
    [
      "full stop between two quotations: ”. and “",
      "It was “old”. and “slow”. Nobody cared.",
      ["It was “old”. and “slow”.", "Nobody cared."],
    ],
    [
      "lower case",
      "The price rose. sold for more than ever. Nobody cared.",
      ["The price rose. sold for more than ever.", "Nobody cared."],
    ],
    ["bare punctuation", "The ferry sank. ! ? Nobody cared.", ["The ferry sank. ! ?", "Nobody cared."]],
    [
      "a quotation in lower case",
      "It was slow. “and old”. Nobody cared.",
      ["It was slow. “and old”.", "Nobody cared."],
    ],
  ])("%s", (_, text, expected) => {
    expect(sentencesIn(text)).toEqual(expected)
  })
})

test.each([
  ["The boat sailed 300 miles a day.The crew slept.", ["The boat sailed 300 miles a day.", "The crew slept."]],
  ["It sank in 2019.The crew slept.", ["It sank in 2019.", "The crew slept."]],
  ["Hale paid.He left.", ["Hale paid.", "He left."]],
])("a blank that was forgotten: %s", (text, expected) => {
  expect(sentencesIn(text)).toEqual(expected)
})

test("nothing comes of nothing", () => {
  expect(sentencesIn("")).toEqual([])
  expect(sentencesIn("\n\n")).toEqual([])
})
