import { afterAll, beforeAll, expect, test } from "vitest"
import { commands } from "../../commands/index.ts"
import { lineOf } from "../../src/core/command/line.ts"
import { serveDiscord } from "../support/discord/served.ts"
import { buttonsOf, textOf } from "../support/discord/world.ts"
import { type Office, openOffice } from "../support/slack/office.ts"

let discord: Awaited<ReturnType<typeof serveDiscord>>
let slack: Office
beforeAll(async () => {
  discord = await serveDiscord()
  slack = await openOffice({ newsroom: () => discord.newsroom })
})
afterAll(async () => {
  await slack.close()
  await discord.close()
})

/** The words of a message, without its markup and without the line that names who asked. */
const wordsOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .filter((line) => !/Asked by/.test(line))
    .join("\n")
    .replaceAll(/&(?:amp|lt|gt);/g, " ")
    // A command that can be clicked on has an id of its own.
    .replaceAll(/(<\/[a-z ]+):\d+>/g, "$1>")
    .match(/[\p{L}\p{N}]+/gu) ?? []

const questions: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["quote", { query: "grave concren" }],
  ["quote", { query: "iranian drones", speaker: "mulroy" }],
  ["quote", { query: "drones", since: "2022-10", private: "yes" }],
  ["quote", { query: "nothing of the kind whatsoever" }],
  ["quote", { query: "drones", since: "someday" }],
  ["fact", { query: "drones" }],
  ["fact", { query: "harbour", article: "harbour" }],
  ["summary", {}],
  ["summary", { length: "short" }],
  ["who", {}],
  ["who", { name: "price" }],
  ["articles", {}],
  ["articles", { query: "ukraine" }],
  ["help", {}],
  ["help", { command: "quote" }],
]

test.each(questions)("the same question gives the same words: %s %o", async (command, args) => {
  const asked = { ...args, ...("private" in args && { private: true }) }
  const onDiscord = await discord.people.ask(discord.people.person("Ana"), command, asked)
  const before = slack.space.messages.length
  await slack.ned.command(lineOf({ command, args }, commands))
  const onSlack = await slack.space.until(() => slack.space.messages[before])

  expect(wordsOf(onSlack.text)).toEqual(wordsOf(textOf(onDiscord)))
  expect(onSlack.seenBy === null).toBe(onDiscord.onlyFor === null)
  type Pressed = { readonly type: string; readonly text: { readonly text: string } }
  const labels = onSlack.blocks
    .flatMap(({ type, elements, accessory }) => (type === "actions" ? (elements as Pressed[]) : [accessory as Pressed]))
    .flatMap((one) => (one?.type === "button" ? [one.text.text] : []))
  expect(labels).toEqual(buttonsOf(onDiscord).map(({ label }) => label))
})
