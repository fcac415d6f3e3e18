import { describe, expect, test } from "vitest"
import { commands } from "../../../commands/index.ts"
import { message } from "../../../src/adapters/discord/arrived.ts"
import { declarations, isRegistered } from "../../../src/adapters/discord/declare.ts"
import { quotedInMessage } from "../../../src/adapters/discord/quoted.ts"
import { choice, defineCommand, flag, page, text } from "../../../src/core/command/command.ts"
import { CONTRACT } from "../../support/discord/contract.ts"
import { connect, serveDiscord } from "../../support/discord/served.ts"
import { again, expectLinear } from "../../support/linear.ts"

const run = async () => ({ blocks: [], actions: [], audience: "asker", outcome: "answered" }) as const

test("the commands are declared as Discord takes them, with no hidden option", () => {
  const all = declarations(commands)
  expect(CONTRACT.commands?.(all)).toEqual([])
  expect(all.map(({ name, type = 1 }) => `${type} ${name}`)).toEqual([
    "1 quote",
    "1 verify",
    "1 fact",
    "1 summary",
    "1 who",
    "1 articles",
    "1 history",
    "1 corrections",
    "1 briefing",
    "1 help",
    "3 Find source",
    "3 Verify quote",
  ])
  expect(JSON.stringify(all)).not.toMatch(/"name":"(page|context|slot|replaces|action|post|nearest)"/)
})

test("options become Discord's kinds, the needed ones first", () => {
  const [command] = declarations([
    defineCommand({
      name: "try",
      summary: "x".repeat(200),
      example: "/try",
      run,
      options: {
        alone: flag("Only for me"),
        length: choice("How long", ["short", "long"]),
        where: text("Where").complete(async () => []),
        words: text("What").required(),
        page: page("Which page").hidden(),
      },
    }),
  ])
  expect(command).toMatchObject({
    description: `${"x".repeat(99)}…`,
    options: [
      { type: 3, name: "words", required: true },
      { type: 5, name: "alone" },
      {
        type: 3,
        name: "length",
        choices: [
          { name: "short", value: "short" },
          { name: "long", value: "long" },
        ],
      },
      { type: 3, name: "where", autocomplete: true },
    ],
  })
})

test.each(["Try", "try it", "t".repeat(33), "try!"])(
  "a name that Discord refuses is a bug that is told (%s)",
  (name) => {
    expect(() => declarations([defineCommand({ name, summary: "x", example: "/x", options: {}, run })])).toThrow(name)
  },
)

describe("registration", () => {
  test("is sent once: nothing when nothing has changed, all of it when something has", async () => {
    const { discord, adapter, newsroom, close } = await serveDiscord()
    const { world } = discord
    const changes = () => world.requests.filter((request) => request.startsWith("PUT")).length
    expect(changes()).toBe(1)
    const restart = async () => {
      const { adapter } = await connect(discord, newsroom)
      await adapter.stop()
      return changes()
    }
    await adapter.stop()
    expect(await restart()).toBe(1)
    world.commands.reverse()
    expect(await restart()).toBe(1)
    world.commands[0].description = "changed by hand"
    expect(await restart()).toBe(2)
    world.commands.push({ id: "1", type: 1, name: "old", description: "of an earlier version" })
    expect([await restart(), world.commands.some(({ name }) => name === "old")]).toEqual([3, false])
    expect(world.breaches).toEqual([])
    await close()
  })

  test("tells a change of any field", () => {
    const all = declarations(commands)
    expect(isRegistered(all, all)).toBe(true)
    const changed = (more: object) => [{ ...all[0], ...more }, ...all.slice(1)] as typeof all
    for (const more of [
      { name: "q" },
      { description: "x" },
      { contexts: [0] },
      { integration_types: [0] },
      { options: [] },
    ])
      expect(isRegistered(all, changed(more))).toBe(false)
  })
})

test.each([
  ["He said “we have proof of it” twice", "we have proof of it"],
  ['"One." And then: "Two and a half."', "Two and a half."],
  ["„Wir haben Beweise“, sagte er", "Wir haben Beweise"],
  ["« Nous avons des preuves »", "Nous avons des preuves"],
  ['That "peace" is none, he wrote', 'That "peace" is none, he wrote'],
  ["> We have proof\n> of it\nIs that so?", "We have proof of it"],
  ["just words", "just words"],
  ['an open " mark', 'an open " mark'],
  ["", ""],
  ["w ".repeat(1000), "w ".repeat(750).trim()],
])("of a message, what is quoted is looked for: %s", (content, wanted) => {
  expect(quotedInMessage(message.parse({ content }))).toBe(wanted)
})

test.each(['"', "“", "„", "> ", "«"])("%s again and again in a message takes linear time", (mark) =>
  expectLinear({ make: again(mark), run: (content) => quotedInMessage(message.parse({ content })) }),
)
