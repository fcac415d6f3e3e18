import { describe, expect, test } from "vitest"
import { articleFromText } from "../../../src/core/article/from-text.ts"
import { inSigns, textDiff } from "../../../src/core/history/text-diff.ts"
import { versionChanges } from "../../../src/core/history/version-changes.ts"
import type { Article } from "../../../src/core/model.ts"
import { again, expectLinear } from "../../support/linear.ts"

describe("two wordings side by side", () => {
  test.each([
    ["It carried 1,200 people.", "It carried 1,400 people.", "It carried [-1,200-] {+1,400+} people."],
    ["It did sink.", "It did not sink.", "It did {+not+} sink."],
    ["It did not sink.", "It did sink.", "It did [-not-] sink."],
    ["Anna Reed said so.", "Anna Read said so.", "Anna [-Reed-] {+Read+} said so."],
    ["The cost rose by 5%.", "The cost rose by 5.", "The cost rose by 5[-%-]."],
    ["It was 3 degrees.", "It was -3 degrees.", "It was [-3-] {+-3+} degrees."],
    ["Sold.", "Sold at last.", "Sold {+at last+}."],
    ["At last it was sold.", "It was sold.", "[-At last-] It was sold."],
    ["", "All new.", "{+All new.+}"],
    ["All gone.", "", "[-All gone.-]"],
    ["Is it over?", "Is it over!", "Is it over[-?-]{+!+}"],
  ])("%s → %s", (before, after, told) => {
    expect(inSigns(textDiff(before, after))).toBe(told)
  })

  test.each([
    ["“We know,” he said - twice.", '"We know", he said – twice.'],
    ["The  State Department", "The state department"],
    ["It’s 1,200", "It's 1200"],
  ])("“%s” and “%s” differ in nothing that is read", (before, after) => {
    expect(textDiff(before, after)).toEqual([{ text: after, is: "same" }])
  })

  test("whatever changes, what stays and what is put in is the later wording", () => {
    for (const [a, b] of [
      ["one two three four", "zero two 3 four five"],
      ["a b c d e f", "f e d c b a"],
      ["“A,” she said. B", "B, she said: “A”"],
    ] as const) {
      const kept = textDiff(a, b).filter(({ is }) => is !== "left out")
      expect(
        kept
          .map(({ text }) => text)
          .join("")
          .replaceAll(/\s/g, ""),
      ).toBe(b.replaceAll(/\s/g, ""))
    }
  })
})

const article = (title: string, ...paragraphs: string[]): Article => ({
  ...articleFromText("ferry", paragraphs.join("\n")).article,
  title,
})
const FIRST = "The ferry sank on Monday with 120 people on board."
const SECOND = "Anna Reed of the Harbour Office said that everybody was saved."
const THIRD = "The company sold its ships and closed the office in March."
const outline = (before: Article, after: Article) =>
  versionChanges(before, after).paragraphs.map(({ before, after, is }) => [before, after, is])

describe("two versions of an article", () => {
  test("are laid beside each other paragraph by paragraph", () => {
    const changed = THIRD.replace("March", "April")
    const new_ = "Nobody else was hurt, police told reporters later."
    expect(outline(article("T", FIRST, SECOND, THIRD), article("T", FIRST, new_, changed))).toEqual([
      [1, 1, "same"],
      [null, 2, "new"],
      [2, null, "gone"],
      [3, 3, "changed"],
    ])
  })

  test("a paragraph that is parted is a changed one and a new one", () => {
    const [head = "", tail = ""] = [`${SECOND} ${THIRD}`.slice(0, 62), THIRD]
    expect(outline(article("T", FIRST, `${SECOND} ${THIRD}`), article("T", FIRST, head, tail)).slice(1)).toEqual([
      [2, 2, "changed"],
      [null, 3, "new"],
    ])
  })

  test("blanks, marks and case are told apart from what is read", () => {
    expect(outline(article("T", FIRST, SECOND), article("T", FIRST.toUpperCase(), SECOND.replace(".", "!")))).toEqual([
      [1, 1, "set"],
      [2, 2, "set"],
    ])
  })

  test("of the head each part is told that has changed", () => {
    const [before, after] = [article("Ferry sinks", FIRST), article("Ferry sank", FIRST)]
    const told = versionChanges(
      { ...before, published: "2026-03-01" },
      { ...after, byline: "Anna Reed", published: "2026-03-02" },
    )
    expect(told.head.map(({ label, pieces }) => `${label}: ${inSigns(pieces)}`)).toEqual([
      "Headline: Ferry [-sinks-] {+sank+}",
      "Byline: {+Anna Reed+}",
      "Published: [-2026-03-01-] {+2026-03-02+}",
    ])
    expect(versionChanges(article("Ferry Sinks", FIRST), article("Ferry sinks", FIRST)).head).toMatchObject([
      { isSet: true },
    ])
  })
})

test("a long article is compared in linear time, also where the same words come again and again", async () => {
  await expectLinear(
    {
      make: (size) => [again("the ferry sank and ")(size), again("the ferry sank or ")(size)] as const,
      run: ([a, b]) => versionChanges(article("T", a), article("T", b)),
    },
    { size: 20_000 },
  )
})
