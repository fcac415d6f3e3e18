import { describe, expect, test } from "vitest"
import { message } from "../../../src/adapters/discord/arrived.ts"
import { wordsOf } from "../../../src/adapters/discord/markup.ts"
import { quotedInMessage } from "../../../src/adapters/discord/quoted.ts"
import { discordMessage } from "../../../src/adapters/discord/render.ts"
import { again, expectLinear } from "../../support/linear.ts"
import { graveConcern } from "../../support/replies.ts"

const QUOTED = "“we express our grave concern”"
const WORDS = "we express our grave concern"

describe("“Find source” reads every text that a reader sees", () => {
  test.each([
    ["an embed's author", { embeds: [{ title: "Alert", author: { name: QUOTED } }] }],
    ["an embed's fields", { embeds: [{ title: "Alert", fields: [{ name: "Said", value: QUOTED }] }] }],
    ["an embed's footer", { embeds: [{ description: "Alert", footer: { text: QUOTED } }] }],
    ["the description of an embed's picture", { embeds: [{ image: { url: "x", description: QUOTED } }] }],
    ["a poll's question", { poll: { question: { text: QUOTED }, answers: [] } }],
    ["a poll's answers", { poll: { question: { text: "Who?" }, answers: [{ poll_media: { text: QUOTED } }] } }],
    ["the description of a picture", { content: "Look", attachments: [{ id: "1", description: QUOTED }] }],
    ["a text among components", { components: [{ type: 17, components: [{ type: 10, content: QUOTED }] }] }],
    [
      "a section beside a picture",
      {
        components: [
          { type: 9, components: [{ type: 10, content: QUOTED }], accessory: { type: 11, description: "A desk" } },
        ],
      },
    ],
    ["the description in a gallery", { components: [{ type: 12, items: [{ description: QUOTED }] }] }],
    ["what a thread was begun with", { type: 21, referenced_message: { content: QUOTED } }],
    [
      "an embed that is passed on",
      { message_snapshots: [{ message: { embeds: [{ fields: [{ name: QUOTED, value: "x" }] }] } }] },
    ],
    [
      "components that are passed on",
      { message_snapshots: [{ message: { components: [{ type: 10, content: QUOTED }] } }] },
    ],
  ])("%s", (_, said) => {
    expect(quotedInMessage(message.parse(said))).toBe(WORDS)
  })

  test("of an answer of Pullquote's own, the quotation", () => {
    const { components } = discordMessage(graveConcern, () => "quote?x")
    expect(quotedInMessage(message.parse({ components }))).toMatch(/abundant evidence/)
  })

  test("but not what a reply answers, and no words of menus", () => {
    const menu = { type: 1, components: [{ type: 3, options: [{ label: QUOTED }], description: QUOTED }] }
    const reply = { type: 19, content: "is that so?", referenced_message: { content: QUOTED }, components: [menu] }
    expect(quotedInMessage(message.parse(reply))).toBe("is that so?")
  })
})

describe("Discord's markup reads as what it shows", () => {
  const names = new Map([
    ["1", "Ned Price"],
    ["2", "desk"],
  ])
  test.each([
    ["what did <@1> say", "what did Ned Price say"],
    ["<@!1> in <#2>", "Ned Price in #desk"],
    ["<@99> <@&98> drones", "  drones"],
    ["drones <:drone:123> <a:spin:456>", "drones  "],
    ["<t:1666224000:D>", "20 October 2022"],
    ["<t:1666224000>", "20 October 2022"],
    ["<t:1666251000:t>", "07:30"],
    ["</quote:123> drones", "/quote drones"],
    ["**grave** *concern* and __under__ ||hidden|| `code`", "grave concern and under hidden code"],
    ["[Original](https://a.example) say_so_", "Original say_so_"],
    ["3 < 4 and x<y>z", "3 < 4 and x<y>z"],
    ["## Grave \\*concern\\*", "Grave *concern*"],
  ])("%s", (typed, shown) => {
    expect(wordsOf(typed, names)).toBe(shown)
  })

  test.each(["<", "<@1", "**a", "[a](", "\\", "_a", "|| "])("%s again and again takes linear time", (part) =>
    expectLinear({ make: again(part), run: (text) => wordsOf(text, names) }),
  )
})
