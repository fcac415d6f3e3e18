import { join } from "node:path"
import { stripVTControlCharacters } from "node:util"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { renderText, type Screen } from "../../../src/adapters/terminal/render.ts"
import { columns, wrap } from "../../../src/adapters/terminal/wrap.ts"
import { defineCommand, text } from "../../../src/core/command/command.ts"
import { plain, type Reply, struck } from "../../../src/core/reply/reply.ts"
import { runs } from "../../support/counts.ts"
import { HOSTILE, UNSEEN } from "../../support/hostile.ts"
import { again, expectLinear } from "../../support/linear.ts"
import { anyReply, everyKind, graveConcern, verdicts } from "../../support/replies.ts"

const like = (name: string) =>
  defineCommand({
    name,
    summary: "",
    example: "",
    options: { query: text("") },
    run: async () => graveConcern,
  })
const piped: Screen = { commands: [like("quote"), like("fact")], width: 80, ansi: false }
const screen: Screen = { ...piped, ansi: true }
const saying = (words: string): Reply => ({
  blocks: [{ kind: "prose", prose: plain(words) }],
  actions: [],
  audience: "asker",
  outcome: "answered",
})

const golden = (name: string) => join(import.meta.dirname, "../../golden/terminal", name)

describe("what a reply looks like", () => {
  test.each([
    ["grave-concern.txt", graveConcern, piped],
    ["grave-concern.ansi", graveConcern, screen],
    ["every-kind.txt", everyKind, piped],
    ["every-kind.ansi", everyKind, screen],
    ["verdicts.txt", verdicts, piped],
    ["verdicts.ansi", verdicts, screen],
    ["every-kind-narrow.txt", everyKind, { ...piped, width: 30 }],
  ])("%s", async (name, reply, screen) => {
    await expect(renderText(reply, screen)).toMatchFileSnapshot(golden(name))
  })

  test("is the same words with and without bold", () => {
    expect(stripVTControlCharacters(renderText(everyKind, screen))).toBe(renderText(everyKind, piped))
  })

  test("words that no longer stand are struck, or told where nothing can be drawn", () => {
    const prose = [{ text: "Was: " }, struck("1,200 dockers"), { text: " Now: 1,400 dockers" }]
    const reply: Reply = { ...saying(""), blocks: [{ kind: "prose", prose }] }
    expect(renderText(reply, screen)).toBe("Was: \x1b[9m1,200 dockers\x1b[29m Now: 1,400 dockers\n")
    expect(renderText(reply, piped)).toBe("Was: [struck out: 1,200 dockers] Now: 1,400 dockers\n")
  })

  test("an action is the command to type, in one line however long", () => {
    const query = "drones ".repeat(30).trim()
    const reply = { ...saying("Nothing."), actions: [{ label: "Again", call: { command: "quote", args: { query } } }] }
    expect(renderText(reply, piped)).toBe(`Nothing.\n\nAgain  /quote ${query}\n`)
  })

  test("an action whose label is the line itself is shown once", () => {
    const call = { command: "quote", args: { query: "x" } }
    const reply = { ...saying("Did you mean:"), actions: [{ label: "/quote x", call }] }
    expect(renderText(reply, piped)).toBe("Did you mean:\n\n/quote x\n")
  })
})

describe("what an article or a user wrote stays text", () => {
  test.each(UNSEEN)("%s", (_, text, shown) => {
    expect(renderText(saying(text), piped)).toBe(`${shown.trim()}\n`)
  })

  test("escape sequences do not reach the terminal", () => {
    for (const words of ["\x1b[2J\x1b]0;owned\x07", "\x9b31m", "\x1b]8;;https://evil.example\x1b\\a"]) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(renderText(saying(words), piped)).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/)
    }
  })

  test("markup of other platforms is nothing here", () => {
    for (const words of HOSTILE.filter((words) => !/[\s\u2028]/.test(words))) {
      expect(renderText(saying(words), { ...piped, width: 200 })).toBe(`${words}\n`)
    }
  })

  test("only web addresses are told as links", () => {
    const link = (href: string): Reply => ({
      ...saying(""),
      blocks: [{ kind: "list", items: [{ prose: [{ text: "here", href }] }] }],
    })
    expect(renderText(link("https://news.example/a"), piped)).toBe("• here\n  https://news.example/a\n")
    expect(renderText(link("javascript:alert(1)"), piped)).toBe("• here\n")
  })

  test("any reply at all is shown, within the width, with nothing but bold, faint and struck in it", () => {
    const reply = anyReply.map(({ menu: _, ...reply }) => ({
      ...reply,
      // Lines to type do not wrap.
      blocks: reply.blocks.map((block) =>
        block.kind === "list" ? { ...block, items: block.items.map(({ action: _, ...item }) => item) } : block,
      ),
      actions: [],
    }))
    fc.assert(
      fc.property(reply, (reply) => {
        const shown = renderText(reply, screen)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the three looks and the line break are all there may be
        const words = shown.replaceAll(/\x1b\[(1|2|22|9|29)m/g, "")
        expect(words).not.toMatch(/[^\P{Cc}\n]/u)
        const wide = words.split("\n").filter((line) => columns(line) > 80 && !line.trim().startsWith("http"))
        expect(wide).toEqual([])
      }),
      runs(1_000),
    )
  })
})

describe("lines are broken", () => {
  const lines = (words: string, width: number) =>
    wrap(plain(words), width).map((line) => line.map(({ text }) => text).join(""))

  test.each<[string, number, string[]]>([
    ["We express our grave concern", 12, ["We express", "our grave", "concern"]],
    ["We  express", 12, ["We express"]],
    ["unbreakable", 4, ["unbr", "eaka", "ble"]],
    ["a unbreakable b", 4, ["a", "unbr", "eaka", "ble", "b"]],
    ["无人机 无人机", 8, ["无人机", "无人机"]],
    ["无人机", 1, ["无", "人", "机"]],
    ["👨‍👩‍👧 👨‍👩‍👧", 5, ["👨‍👩‍👧 👨‍👩‍👧"]],
    ["", 10, [""]],
  ])("%s, at %i", (words, width, expected) => {
    expect(lines(words, width)).toEqual(expected)
  })

  test("between words, and no look is lost", () => {
    const drone = [{ text: "the " }, { text: "drone", strong: true } as const, { text: "s here" }]
    expect(wrap(drone, 10)).toEqual([
      [{ text: "the " }, { text: "drone", strong: true }, { text: "s" }],
      [{ text: "here" }],
    ])
  })

  test.each(["x", " may"])("of %j again and again in linear time", (unit) =>
    expectLinear({ make: (size) => plain(again(unit)(size)), run: (words) => wrap(words, 80) }),
  )
})
