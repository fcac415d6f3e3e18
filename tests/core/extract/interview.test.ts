import { expect, test } from "vitest"
import { attributions, readingOf } from "../../support/extract.ts"
import { articleIn } from "../../support/kinds.ts"

const INTRO = "The harbour has a new master, and she has a list."
const asked = (title: string, ...turns: readonly string[]) =>
  readingOf(
    articleIn(
      "a.md",
      ["---", `title: '${title}'`, "---", INTRO, ...turns]
        .join("\n")
        .replaceAll("\n", "\n\n")
        .replace("---\n\n", "---\n")
        .replace("\n\n---", "\n---"),
    ),
  )

const LETTERS = ["Q: Why now?", "A: I was asked.", "Q: By whom?", "A: By my own crew."]

test.each<readonly [title: string, turns: readonly string[], speaker: string]>([
  ["An interview with Ann Frost", LETTERS, "Ann Frost"],
  ["Ann Frost on gates and tides", LETTERS, "Ann Frost"],
  ["Ann Frost talks to Jonas Reed about gates", LETTERS, "nobody"],
  ["The gate keeper speaks", LETTERS, "nobody"],
  ["Ann Frost and Bo Marsh on the gate", LETTERS, "nobody"],
  [
    "The gate keeper speaks",
    ["Tide: Why now?", "Ann Frost: I was asked.", "Tide: By whom?", "Frost: By my own crew."],
    "Ann Frost",
  ],
  [
    "An interview with Ann Frost",
    ["Tide: Why now?", "AF: I was asked.", "Tide: By whom?", "AF: By my own crew."],
    "Ann Frost",
  ],
  [
    "The gate keeper speaks",
    [
      "**You are new. Why now?**",
      "I was asked.",
      "**By whom?**",
      "By my own crew.",
      "**And?**",
      "I said yes to my crew.",
    ],
    "nobody",
  ],
  [
    "A talk with Ann Frost",
    ["*You are new. Why now?*", "I was asked.", "*By whom?*", "By my own crew.", "*And?*", "I said yes to my crew."],
    "Ann Frost",
  ],
])("%s: the answers are the words of %3$s", (title, turns, speaker) => {
  const said = attributions(asked(title, ...turns))
  expect(said.length).toBeGreaterThanOrEqual(2)
  const names = said.map((line) => line.split(":")[0])
  // Where only the label names the speaker, its fullest form counts.
  expect(new Set(names)).toEqual(new Set([speaker]))
  expect(said.join(" ")).not.toContain("?")
})

test("a question is no fact and no part of a summary, and an answer is whole, with its figures", () => {
  const { coverage, words } = asked(
    "An interview with Ann Frost",
    "Q: Did 400 ships come in 2025?",
    "A: I counted 412 ships in Leith.",
    "They came from Sula, and I knew 30 of them.",
    "Q: Will 500 come in 2026?",
    "A: I hope not.",
  )
  expect(coverage.facts.map(({ span }) => words(span))).toEqual([])
  expect(coverage.summary.map(({ span }) => words(span)).join(" ")).not.toMatch(/ships|Sula/)
  expect(coverage.utterances.map(({ passages }) => passages.map(({ span }) => words(span)).join())).toEqual([
    "I counted 412 ships in Leith.",
    "They came from Sula, and I knew 30 of them.",
    "I hope not.",
  ])
})

test("a comment on the interview is nobody's answer", () => {
  const said = attributions(
    asked("An interview with Ann Frost", ...LETTERS, "[Laughs.]", "This interview has been edited for length."),
  )
  expect(said).toEqual(["Ann Frost: “I was asked.”", "Ann Frost: “By my own crew.”"])
})

test("a transcript names who asks as the host, and who answers in capitals", () => {
  const read = asked(
    "Transcript: Governor Amy Stone on the dam",
    "MARGARET HALE, HOST: Governor, is the dam safe?",
    "GOV. AMY STONE: It is safe today. We inspected 114 joints.",
    "HALE: The engineers said in May that it is not.",
    "STONE: They said it needs work. I agree.",
    "(CROSSTALK)",
    "HALE: Thank you.",
  )
  expect(attributions(read)).toEqual([
    "Amy Stone: “It is safe today. We inspected 114 joints.”",
    "Amy Stone: “They said it needs work. I agree.”",
  ])
  expect(read.coverage.facts.map(({ span }) => read.words(span)).join(" ")).not.toMatch(/STONE|HALE/)
})

test.each([
  ["She laughs and pours the tea.", false],
  ["He pauses for a long time.", false],
  ["She told me that I was mad.", true],
  ["They came from Sula.", true],
])("what is told of who answers is not said by them: %s", (line, isSaid) => {
  const read = asked(
    "The gate keeper speaks",
    "Bo Reed: Do you dream of the gate?",
    "Ann Frost: Every week.",
    line,
    "Bo Reed: You said that the town owes you £40,000.",
    "Ann Frost: I never said that.",
  )
  const said = attributions(read)
  expect(said.filter((one) => one.startsWith("Ann Frost: ")).length).toBe(isSaid ? 3 : 2)
  expect(said.join(" ").includes(line)).toBe(isSaid)
})
