import { describe, expect, test } from "vitest"
import { readArticle } from "../../../src/core/article/index.ts"
import { wordsAt } from "../../../src/core/model.ts"

const OPENING = "The old pier at Velden opened on Monday after forty years, its owner said."
const MIDDLE = "Some 300 people came to see it, the harbour master told The Daily Tide."
const END = "It closes again in October."

const keptOf = (lines: readonly string[], name = "pasted.txt"): readonly string[] => {
  const result = readArticle(name, Buffer.from(lines.join("\n\n")))
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  const { text, paragraphs } = result.article
  return paragraphs.map((span) => wordsAt(text, span))
}

const FURNITURE: Record<string, string[]> = {
  "menus and buttons": [
    "Tweet",
    "Photo",
    "Image",
    "Reuse content",
    "View photo",
    "Continue reading the main story",
    "Skip to content",
    "* * *",
  ],
  "players and galleries": [
    "Loaded: 0%",
    "Current Time 0:00",
    "1 / 5",
    "2 of 14",
    "Photo 1 of 5",
    "Stream Type LIVE",
    "Play video",
  ],
  "related links": [
    "Read more: Velden's other pier",
    "Related: Why piers burn",
    "[Read: The long pier, a short history]",
    "READ ALSO: Five piers that fell",
    "See also: The islands in pictures",
    "RELATED | Mayor swims to work",
    "Watch: Mayor swims to work",
    "Don't miss: Piers of the north",
  ],
  "captions and credits": [
    "Photo by Bo Reed",
    "Photograph: Bo Reed/The Tide",
    "Bo Reed/AFP/Getty Images",
    "(AP Photo/Bo Reed)",
    "Image source, Getty Images",
    "Media caption Ann Lee reports from the pier",
    "The pier at dawn on Tuesday. Credit: Bo Reed",
    "Fishermen sit on the pier, March 2, 2026. REUTERS/Bo Reed",
    "FILE - Fishermen sit on the pier, March 2, 2026.",
    "Getty Images",
  ],
  "how to follow and to write in": [
    "Follow Ann Lee: @annlee",
    "Follow Ann Lee on Twitter @annlee.",
    "Follow us on Facebook",
    "Email: ann@example.org",
    "Ann Lee can be reached at ann@example.org.",
    "Sign up for our morning newsletter",
    "Get the day's news in your inbox every morning.",
    "Do you have a story about piers? Write to us.",
  ],
  "who helped": [
    "Bo Reed contributed to this report.",
    "Associated Press writers Ann Lee in Lisbon and Bo Reed in Velden contributed to this report.",
    "(Reporting by Ann Lee; Editing by Bo Reed)",
    "Additional reporting by Bo Reed in Velden.",
    "With files from The Northern Press",
    "Lee reported from Lisbon and Reed from Velden.",
  ],
  "notes on print and rights": [
    "A version of this article appears in print on March 8, 2026, Section A, Page 3.",
    "This article was originally published in The Harbour Review.",
    "This story first appeared on harbour.example.org.",
    "Copyright 2026 The Northern Press. All rights reserved. This material may not be published or rewritten.",
    "© 2026 The Daily Tide",
    "This is a developing story. Check back for updates.",
  ],
}

describe.each(Object.entries(FURNITURE))(
  "furniture is left out at the head, in the middle and at the end: %s",
  (_, lines) => {
    test.each(lines)("%s", (line) => {
      expect(keptOf(["Pier opens after long delay", line, OPENING, MIDDLE, END])).toEqual([OPENING, MIDDLE, END])
      expect(keptOf(["Pier opens after long delay", OPENING, line, MIDDLE, line, END])).toEqual([OPENING, MIDDLE, END])
      expect(keptOf(["Pier opens after long delay", OPENING, MIDDLE, END, line])).toEqual([OPENING, MIDDLE, END])
    })
  },
)

test.each([
  "Photo ID will be asked for at the gate.",
  "Images of the fire were shared 4,000 times.",
  "Photographs by children hang in the hall until May.",
  "Video shows the roof falling in.",
  "Follow the money, she said.",
  "Follow the coast road and turn left at the mill.",
  "Related costs rose to £4 million.",
  "Read the small print, the union told its members.",
  "More than 300 people came.",
  "More: the word that no minister dares to say.",
  "Watch: the mayor gave him a gold watch.",
  "Sign up or lose the money, the council told 40 families.",
  "Subscribe or not, the paper will go on, its owner said.",
  "All members contributed to the report.",
  "Thirty experts contributed to this report on floods, which the council will read in May.",
  "Reporting by the BBC led to the inquiry.",
  "Editing by machine is not allowed there.",
  "A version of this article of the treaty was rejected in 1999.",
  "The story was published on Monday by The Northern Press.",
  "Copyright law will change in May.",
  "Emma Lee reported from the front for thirty years.",
  "The fire was filmed by Reuters/Ipsos staff, the pollsters said.",
  "The vote was split (Labour/Conservative)",
  "“Follow me on Twitter,” the mayor said.",
  // Below a message that is quoted it says whose words these are.
  "@gretamoll",
  "He owns 24/7 Gyms and 1 of 5 boats.",
  "The mayor said that a picture was worth more than words (and paid).",
  "Getty Images sued the firm in 2023.",
  "Reuters reported on Monday that the pier was sold.",
  "Contact the police on 101, Inspector Reed said.",
  "Have a story ready, she told the sailors.",
  "Advertising rose by 4 per cent.",
])("a paragraph that only looks like furniture stays: %s", (paragraph) => {
  const lines = ["Pier opens after long delay", OPENING, MIDDLE, END]
  for (const at of [1, 2, 4]) expect(keptOf(lines.toSpliced(at, 0, paragraph))).toContain(paragraph)
})

describe("who wrote it is told at the end", () => {
  const article = (bio: string, byline = "By Ann Lee") => keptOf(["Pier opens", byline, OPENING, MIDDLE, END, bio])
  test.each([
    "Ann Lee is the Tide's harbour correspondent.",
    "Ann Lee is a reporter at The Daily Tide. She lives in Velden.",
    "Ann Lee, a reporter since 1990, is the author of two books on piers.",
    "Ann Lee covers ports for The Daily Tide.",
    "Ann Lee has written about the sea for twenty years.",
    "Jo Marsh is a columnist at The Northern Press.",
    "Jo Marsh is professor of history at Velden University and the author of two books on piers.",
  ])("and left out: %s", (bio) => {
    expect(article(bio)).toEqual([OPENING, MIDDLE, END])
  })

  test.each([
    [
      "of whom the text speaks",
      "Moll is a writer.",
      ["Greta Moll, who owns the pier, said so.", "Greta Moll is a writer from Velden."],
    ],
    ["who is no writer", "", ["Jo Marsh is a dentist from Velden."]],
    ["who says something", "", ["Jo Marsh is an editor at the council. “We knew nothing,” she said."]],
  ])("but not somebody %s", (_, __, lines) => {
    expect(keptOf(["Pier opens", "By Ann Lee", OPENING, ...lines])).toEqual([OPENING, ...lines])
  })
})

test("furniture is left out below front matter too, and the body's first line stays", () => {
  const file = [
    "---\ntitle: Pier opens\nbyline: Ann Lee\n---",
    OPENING,
    "Read more: Piers",
    MIDDLE,
    "Ann Lee is a reporter.",
  ]
  expect(keptOf(file, "pier.md")).toEqual([OPENING, MIDDLE])
})
