import { expect, test } from "vitest"
import { readingOf } from "../../support/extract.ts"
import { articleIn } from "../../support/kinds.ts"

const TEXT = [
  "Some 421,000 people used the bridge in Leith last year, and 412,000 the year before, the council said.",
  "The mayor of Leith earns £180,000 a year, and her deputy £80,000, the accounts show.",
  "The bridge in Leith opened in 1998, and the harbour school has 310 pupils.",
  "About 12 per cent of the trams in Leith were late in March, and 21 per cent were late in April.",
]

const takenBack = (correction: string): readonly string[] => {
  const { coverage, words } = readingOf(
    articleIn("a.txt", ["Leith in figures", "24 November 2026", ...TEXT, correction].join("\n\n")),
  )
  return coverage.facts.flatMap(({ retracted = [] }) => retracted.map(words))
}

test.each<readonly [correction: string, figures: readonly string[]]>([
  ["Correction: An earlier version said that 421,000 people used the bridge. The figure is 412,000.", ["421,000"]],
  [
    "This article was amended on 25 November 2026 because an earlier version gave the number as 421,000. The correct number is 412,000.",
    ["421,000"],
  ],
  ["CORRECTION: The mayor earns £80,000 a year, not £180,000 as we reported.", ["£180,000"]],
  ["Correction: The mayor's pay should have been given as £80,000 instead of £180,000.", ["£180,000"]],
  ["Correction: The mayor's pay of £180,000 should have read £80,000.", ["£180,000"]],
  ["Correction: The mayor's pay has been changed from £180,000 to £80,000.", ["£180,000"]],
  ["An earlier version of this story said that the mayor earned £180,000, not £80,000.", ["£180,000"]],
  ["Correction: The bridge opened in 1989, not in 1998 as we said; the school has 310 pupils.", ["1998"]],
  [
    "Clarification: An earlier version of this article said 12 per cent of trams were late in March; in fact, 21 per cent were.",
    ["12 per cent"],
  ],
  // What is right, what is a date and what only stands beside it is never taken back.
  ["Correction: An earlier version of this article said that the mayor, 54, opened the bridge. Her deputy did.", []],
  [
    "Correction: An earlier version said that 412,000 people used the bridge. It is 421,000, and 412,000 the year before.",
    [],
  ],
  ["This article was amended on 25 November 2026 to correct the spelling of Leith.", []],
  ["Correction: The vote is on 21 May, not on 12 May.", []],
  ["Correction: An earlier version misspelled the name of the mayor, who earns £180,000.", []],
  ["Editor's note: This story was reported in 1998.", []],
])("%s", (correction, figures) => {
  expect(takenBack(correction)).toEqual(figures)
})

test.each([
  ["The fire cost 2.5 million pounds, the council said.", "£2.5m for the fire", "£1.5m", "2.5 million pounds"],
  ["Twelve boats burned in the harbour, the council said.", "12 boats in the harbour", "11 boats", "Twelve"],
  ["About 12 boats burned in the harbour, the council said.", "twelve boats in the harbour", "eleven boats", "12"],
  [
    "Prices in the harbour rose by 4.5%, the council said.",
    "4.5 per cent for prices in the harbour",
    "3 per cent",
    "4.5%",
  ],
  ["Some 3,400 people came to the harbour, the council said.", "3400 people", "2400 people", "3,400"],
  ["The harbour cost US$3.2bn, the council said.", "the harbour cost $3.2 billion", "$2.3 billion", "US$3.2bn"],
])("however it is written: %s", (sentence, wrong, right, figure) => {
  const correction = `Correction: An earlier version of this article said ${wrong}. The correct figure is ${right}.`
  const { coverage, words } = readingOf(
    articleIn("a.txt", ["Fire", "24 November 2026", sentence, correction].join("\n\n")),
  )
  expect(coverage.facts.flatMap(({ retracted = [] }) => retracted.map(words))).toEqual([figure])
})

test("a figure in a quote is taken back as one in a fact is", () => {
  const { coverage, words } = readingOf(
    articleIn(
      "a.txt",
      [
        "Bridge",
        "24 November 2026",
        "“It is a triumph,” said Carol Winter, the mayor. “And 421,000 people prove it.”",
        "“We counted 412,000 people,” said Tom Reed, the ranger.",
        "Correction: An earlier version said that 421,000 people used the bridge. The figure is 412,000.",
      ].join("\n\n"),
    ),
  )
  expect(coverage.utterances.map(({ retracted = [] }) => retracted.map(words))).toEqual([["421,000"], []])
})
