import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { commands } from "../../commands/index.ts"
import { ownArticle } from "../support/extract.ts"
import { newsroomWith } from "../support/newsroom.ts"

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

test.each(commands.map(({ name, example }) => [name, example]))(
  "the example of /%s has an answer: %s",
  async (_, example) => {
    expect((await ask(example)).outcome).toBe("answered")
  },
)

/** An empty /quote opens a window on a platform; typed, it asks what to look for. /verify is an address of the page, too. */
const NEED_WORDS = ["/quote", "/verify"]

test.each(["README.md", "src/cli.ts", "src/adapters/preview/page.ts"])("the lines in %s have answers", async (file) => {
  const lines = linesIn(file).filter((line) => !NEED_WORDS.includes(line))
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) expect((await ask(line)).outcome, line).toBe("answered")
})
