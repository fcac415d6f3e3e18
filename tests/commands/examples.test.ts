import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { commands } from "../../commands/index.ts"
import { lineOf } from "../../src/core/command/line.ts"
import { coveredIranDrones, HARBOUR_STRIKE, ORCHARD } from "../support/archive.ts"
import { ownArticle } from "../support/extract.ts"
import { articlesWithFigures } from "../support/figures.ts"
import { KIND_FILES, kindArticle } from "../support/kinds.ts"
import { newsroomWith, wordsIn } from "../support/newsroom.ts"

const { ask } = await newsroomWith(ownArticle("iran-drones.txt"))

/** The lines that a text tells people to type: in backquotes, quotes or an attribute, beginning with one of the commands. */
const linesIn = (file: string): readonly string[] => {
  const text = readFileSync(join(import.meta.dirname, "../..", file), "utf8")
  const names = commands.map(({ name }) => name).join("|")
  return Array.from(
    text.matchAll(new RegExp(`(?<=["'\`])/(?:${names})(?: [^"'\`\\n…]+)?(?=["'\`])`, "g")),
    ([line]) => line,
  )
}

/** The lines that /help gives as examples. */
const examplesIn = (help: string): readonly string[] =>
  Array.from(help.matchAll(/, e\.g\. (\/.*)$/gm), ([, line = ""]) => line)

test.each([
  ["one article", [ownArticle("iran-drones.txt")], 7],
  ["the newest first", [coveredIranDrones(), HARBOUR_STRIKE, ORCHARD], 7],
  ["articles of every kind", KIND_FILES.map(kindArticle), 7],
  ["facts and figures", articlesWithFigures(), 7],
  ["quotes of nobody", [ORCHARD], 3],
])("/help gives examples from the newsroom's own articles, which answer: %s", async (_, stories, least) => {
  const room = await newsroomWith(...stories)
  const help = wordsIn(await room.ask("/help"))
  const lines = examplesIn(help)
  expect(lines.length).toBeGreaterThanOrEqual(least)
  for (const line of lines) expect((await room.ask(line)).outcome, line).toBe("answered")
  expect(wordsIn(await room.ask("/help"))).toBe(help)
})

test("an empty archive says so, and shows how a line is typed", async () => {
  const help = wordsIn(await (await newsroomWith()).ask("/help"))
  expect(help).toContain("There are no articles in the archive yet.")
  expect(help).toContain("/quote words of the quote")
  expect(examplesIn(help)).toEqual(["/corrections"])
})

test("nothing of an article that is withheld is an example", async () => {
  const room = await newsroomWith(HARBOUR_STRIKE, ORCHARD)
  expect(wordsIn(await room.ask("/help"))).toContain("harbour-strike")
  await room.archive.articles.remove("harbour-strike", "withheld")
  expect(wordsIn(await room.ask("/help"))).not.toMatch(/harbour|strike|Erdoğan|Price/)
})

/** Questions that find nothing, or are not clear, as people ask them. */
const MISSED = [
  "/quote ukranian hovercraft",
  "/quote khamenei cranes",
  "/quote price elections",
  "/quote dockers of marseille",
  "/quote grave concern since:2023",
  "/quote drones speaker:mulroy since:2023",
  "/quote zzzz",
  "/quote shahed",
  "/quote moulory",
  "/quote speaker:price",
  "/quote speaker:mulory",
  "/quote drones since:2023 until:2022-03",
  "/fact grave concern",
  "/fact US inteligence cherries",
  "/who price",
  "/who nobody-of-that-name",
  "/summary qqq",
  "/summary length:tiny",
  "/history qqqq",
  "/articles qqqq",
  "/verify the cranes will move before any offer is made",
  "/qoute cranes",
  "/grave concern",
  "/help sumary",
  "/briefing",
]

const room = await newsroomWith(coveredIranDrones(), HARBOUR_STRIKE, ORCHARD)

test.each(MISSED)("what is suggested for %s works when it is typed", async (missed) => {
  const { actions } = await room.ask(missed)
  expect(actions.length).toBeGreaterThan(0)
  for (const { label, call } of actions) {
    const line = lineOf(call, commands)
    const reply = await room.ask(line)
    expect([line, reply.outcome]).toEqual([line, "answered"])
    if (label.startsWith("/")) expect((await room.ask(label)).outcome).toBe("answered")
  }
})

/** An empty /quote opens a window on a platform; typed, it asks what to look for. /verify is an address of the page, too. */
const NEED_WORDS = ["/quote", "/verify"]

test.each(["README.md", "src/cli/verbs.ts", "src/adapters/preview/page.ts"])(
  "the lines in %s have answers",
  async (file) => {
    const lines = linesIn(file).filter((line) => !NEED_WORDS.includes(line))
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect((await ask(line)).outcome, line).toBe("answered")
  },
)
