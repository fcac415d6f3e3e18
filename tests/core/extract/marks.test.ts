import { describe, expect, test } from "vitest"
import { marksIn } from "../../support/extract.ts"

/** What stands in quotation marks, outermost marks only; "…" where it goes on in the next paragraph. */
const marked = (text: string): readonly string[] =>
  marksIn(text).map(({ words, continues }) => words + (continues ? " …" : ""))

describe("quotation marks of every style", () => {
  test.each([
    ["curly", "“The ferry sails,” she said.", ["The ferry sails,"]],
    ["straight", '"The ferry sails," she said.', ["The ferry sails,"]],
    ["single curly", "‘The ferry sails,’ she said.", ["The ferry sails,"]],
    ["single straight", "'The ferry sails,' she said.", ["The ferry sails,"]],
    ["guillemets", "«The ferry sails,» she said.", ["The ferry sails,"]],
    ["low and high", "„The ferry sails,“ she said.", ["The ferry sails,"]],
    ["low and high, closed the English way", "„The ferry sails,” she said.", ["The ferry sails,"]],
    ["backticks of a wire service", "``The ferry sails,'' she said.", ["The ferry sails,"]],
    ["opened curly, closed straight", '“The ferry sails," she said.', ["The ferry sails,"]],
    ["opened straight, closed curly", '"The ferry sails,” she said.', ["The ferry sails,"]],
    ["both the opening curly", "“The ferry sails,“ she said.", ["The ferry sails,"]],
    ["styles mixed in one sentence", 'He called it "safe" and “cheap”.', ["safe", "cheap"]],
    ["two in a row", "“Yes,” she said. “No,” he said.", ["Yes,", "No,"]],
    ["end to end", '"Yes." "No."', ["Yes.", "No."]],
    ["in brackets", "The ferry (“Marta”) sails.", ["Marta"]],
    ["after a dash", "The ferry – “Marta” – sails.", ["Marta"]],
    ["after a dash without blanks", "The ferry—“Marta”—sails.", ["Marta"]],
    ["after a colon without a blank", 'She said:"The ferry sails."', ["The ferry sails."]],
    ["before a full stop", 'It is "safe".', ["safe"]],
    ["German guillemets", "»The ferry sails,« she said. »It is late.«", ["The ferry sails,", "It is late."]],
    ["Finnish guillemets", "»The ferry sails», she said.", ["The ferry sails"]],
    ["French guillemets with blanks", "« The ferry sails », she said. « Good. »", ["The ferry sails", "Good."]],
    ["Swedish", "”The ferry sails”, she said. ”It is late.”", ["The ferry sails", "It is late."]],
    ["Polish", "„The ferry sails”, she said.", ["The ferry sails"]],
    ["commas for low marks", ",,The ferry sails'', she said.", ["The ferry sails"]],
    ["Japanese", "「The ferry sails,」 she said. 『Good.』", ["The ferry sails,", "Good."]],
    ["primes", "″The ferry sails,″ she said.", ["The ferry sails,"]],
    ["full width", "＂The ferry sails,＂ she said.", ["The ferry sails,"]],
    ["single guillemets", "‹The ferry sails,› she said. ›Good,‹ he said.", ["The ferry sails,", "Good,"]],
    ["single low", "‚The ferry sails,‘ she said.", ["The ferry sails,"]],
    ["typed guillemets", "<<The ferry sails,>> she said.", ["The ferry sails,"]],
    ["a backtick and an apostrophe", "`The ferry sails,' she said. `Good,' he said.", ["The ferry sails,", "Good,"]],
    ["doubled single marks", "‘‘The ferry sails,’’ she said.", ["The ferry sails,"]],
    ["ornaments", "❝The ferry sails,❞ she said.", ["The ferry sails,"]],
    ["half-width corners", "｢The ferry sails,｣ she said.", ["The ferry sails,"]],
    ["acute accents", "´The ferry sails,´ she said. It isn´t late.", ["The ferry sails,"]],
    ["both the opening single", "‘The ferry sails,‘ she said.", ["The ferry sails,"]],
    ["both the closing single", "’The ferry sails,’ she said.", ["The ferry sails,"]],
    ["opened straight, closed by two apostrophes", "\"The ferry sails,'' she said.", ["The ferry sails,"]],
    ["opened curly, closed by a prime", "“The ferry sails,″ she said.", ["The ferry sails,"]],
    ["guillemets inside guillemets", "»The ›old‹ ferry sails,« she said.", ["The ›old‹ ferry sails,"]],
    ["decoded wrongly", "â€œThe ferry sails,â€ she said. It isnâ€™t late.", ["The ferry sails,"]],
    ["lost in decoding", "\ufffdThe ferry sails,\ufffd she said. It isn\ufffdt late.", ["The ferry sails,"]],
    ["around the whole paragraph", "“The ferry sails.”", ["The ferry sails."]],
    ["with nothing in them", "She said “” and left.", []],
  ])("%s", (_, text, expected) => {
    expect(marked(text)).toEqual(expected)
  })
})

describe("an apostrophe is no quotation mark", () => {
  test.each([
    ["possessive", "Keller's ferry and Keller’s crew sail.", []],
    ["plural possessive", "The sailors' union and the cooks’ guild agree.", []],
    ["contraction", "It isn't late, and it won’t be.", []],
    ["at the beginning of a word", "The ships of the ’90s and the '80s sail.", []],
    ["elision", "Rock ’n’ roll is dead.", []],
    ["feet and inches", "The boat is 6' 2\" wide.", []],
    ["inside a quotation", "“It isn’t Keller’s boat,” she said.", ["It isn’t Keller’s boat,"]],
    ["inside a single quotation", "‘It isn’t Keller’s boat,’ she said.", ["It isn’t Keller’s boat,"]],
    ["inside a single straight quotation", "'It isn't Keller's boat,' she said.", ["It isn't Keller's boat,"]],
    [
      "after a plural in a single quotation",
      "‘We wait. The cooks’ guild agrees.’",
      ["We wait. The cooks’ guild agrees."],
    ],
    ["the same, straight", "'We wait. The cooks' guild agrees,' she said.", ["We wait. The cooks' guild agrees,"]],
    ["after an s with the mark inside the comma", "‘My boss’ boat sails’, she said.", ["My boss’ boat sails"]],
    ["of a decade in a single quotation", "‘It sank in the ’90s,’ she said.", ["It sank in the ’90s,"]],
    ["of an elision in one", "‘Rock ’n’ roll is all,’ she said.", ["Rock ’n’ roll is all,"]],
    ["of an elision in a straight one", "'Rock 'n' roll is all,' she said.", ["Rock 'n' roll is all,"]],
    ["at the beginning of a word in one", "‘Give ’em time,’ she said.", ["Give ’em time,"]],
    ["the same, straight again", "'Give 'em time 'til noon,' she said.", ["Give 'em time 'til noon,"]],
    ["of a lost g before the closing mark", "‘We do nothin’,’ she said.", ["We do nothin’,"]],
    ["of a plural before the closing mark", "‘It is the cooks’.’ She left.", ["It is the cooks’."]],
    ["of a lost g", "‘They’re goin’ home,’ she said.", ["They’re goin’ home,"]],
    ["before a single quotation that ends in s", "He called it ‘progress’ and left.", ["progress"]],
    ["behind one that ends in s", "It is ‘progress’ and the cooks’ guild left.", ["progress"]],
    ["after two of them", "It is ‘progress’ and ‘success’ to them.", ["progress", "success"]],
    ["inside double marks", "“The ‘progress’ is slow,” said the cooks’ guild’s.", ["The ‘progress’ is slow,"]],
    ["inches", "The boat is 6′ 2″ wide and 3″ deep.", []],
    ["before and after a quotation", "Keller's “safe” boat is the sailors' “wreck”.", ["safe", "wreck"]],
  ])("%s", (_, text, expected) => {
    expect(marked(text)).toEqual(expected)
  })
})

describe("a quotation in a quotation belongs to the outer one", () => {
  test.each([
    ["single in double", "“He told me ‘go home’ and left,” she said.", ["He told me ‘go home’ and left,"]],
    ["double in single", "‘He told me “go home” and left,’ she said.", ["He told me “go home” and left,"]],
    ["straight", "\"He told me 'go home' and left,\" she said.", ["He told me 'go home' and left,"]],
    ["closing together", "“He told me ‘go home.’”", ["He told me ‘go home.’"]],
    ["opening together", "“‘Go home,’ he told me.”", ["‘Go home,’ he told me."]],
    ["three deep", "“He said ‘she said “no” twice’ to me,” she said.", ["He said ‘she said “no” twice’ to me,"]],
    ["two inside one", "“He said ‘yes’, then ‘no’,” she said.", ["He said ‘yes’, then ‘no’,"]],
    ["curly inside straight", '"The “safe” boat sank," she said.', ["The “safe” boat sank,"]],
  ])("%s", (_, text, expected) => {
    expect(marked(text)).toEqual(expected)
  })
})

describe("an odd mark costs its own paragraph at most", () => {
  const sound = "“The ferry sails,” she said."
  test.each([
    ["one that never closes", "“The ferry sails, she said."],
    ["one that never opens", "The ferry sails,” she said."],
    ["a straight one that never closes", '"The ferry sails, she said.'],
    ["a straight one that never opens", 'The ferry sails," she said.'],
    ["a low one", "„The ferry sails, she said."],
    ["a guillemet", "The ferry sails» she said."],
    ["backticks", "``The ferry sails, she said."],
    ["a mark alone", '"'],
  ])("%s", (_, odd) => {
    expect(marked(`${odd}\nThe boat is old.`)).toEqual([])
    expect(marked(`${sound}\n${odd}\nThe boat is old.\n${sound}`)).toEqual(["The ferry sails,", "The ferry sails,"])
  })

  test.each([
    ["before a sound pair", "The “ferry sails. “It is safe,” she said.", ["It is safe,"]],
    ["after a sound pair", "“It is safe,” she said. The ferry” sails.", ["It is safe,"]],
    ["a single one inside", "“The ferry ‘sails today,” she said.", ["The ferry ‘sails today,"]],
    ["a stray one between two pairs", "“Yes,” she said. ” “No,” he said.", ["Yes,", "No,"]],
  ])("in a paragraph with sound marks: %s", (_, text, expected) => {
    expect(marked(text)).toEqual(expected)
  })
})

test("many odd marks cost no paragraph beside theirs", () => {
  const found = marked(
    "“It sails,” she said.\n“““ and ””” and “““ \" ' ‘ again\nThe boat is old.\n“It sails,” she said.",
  )
  expect([found.at(0), found.at(-1)]).toEqual(["It sails,", "It sails,"])
  expect(found.filter((words) => /boat/.test(words))).toEqual([])
})

describe("a quotation over several paragraphs is open at each end but the last", () => {
  test.each([
    [
      "curly",
      "“The ferry sails.\n“The crew is well.\n“The sea is calm.”",
      ["The ferry sails. …", "The crew is well. …", "The sea is calm."],
    ],
    ["straight", '"The ferry sails.\n"The crew is well."', ["The ferry sails. …", "The crew is well."]],
    ["after its cue", "She said: “The ferry sails.\n“The crew is well.”", ["The ferry sails. …", "The crew is well."]],
    [
      "after a closed one",
      "“Yes,” she said. “The ferry sails.\n“The crew is well.”",
      ["Yes,", "The ferry sails. …", "The crew is well."],
    ],
    [
      "with a quotation inside",
      "“The ferry ‘Marta’ sails.\n“The crew is well.”",
      ["The ferry ‘Marta’ sails. …", "The crew is well."],
    ],
    ["not, when the next one opens none", "“The ferry sails.\nThe crew is well.", []],
    ["not, when it was closed", "“The ferry sails.”\n“The crew is well.”", ["The ferry sails.", "The crew is well."]],
  ])("%s", (_, text, expected) => {
    expect(marked(text)).toEqual(expected)
  })
})

test("a mark knows its paragraph, and its words with and without signs", () => {
  expect(marksIn("The ferry sails.\nIt is “safe”.")).toMatchObject([
    { paragraph: 1, words: "safe", withSigns: "“safe”", continues: false },
  ])
})
