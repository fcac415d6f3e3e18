import { describe, expect, test } from "vitest"
import { wordsOf } from "../../../src/adapters/slack/markup.ts"
import { quotedInMessage } from "../../../src/adapters/slack/quoted.ts"
import { slackMessage } from "../../../src/adapters/slack/render.ts"
import { again, expectLinear } from "../../support/linear.ts"
import { graveConcern } from "../../support/replies.ts"

const QUOTED = "“we express our grave concern”"
const WORDS = "we express our grave concern"
const plain = (text: string) => ({ type: "plain_text", text })
const rich = (...elements: object[]) => ({ type: "rich_text", elements })
const run = (text: string) => ({ type: "text", text })

describe("“Find source” reads every text that a reader sees", () => {
  test.each([
    [
      "a section",
      { text: "Alert", blocks: [{ type: "section", text: { type: "mrkdwn", text: `*Said:* ${QUOTED}` } }] },
    ],
    ["a section's fields", { blocks: [{ type: "section", fields: [plain("Said"), plain(QUOTED)] }] }],
    ["a header", { blocks: [{ type: "header", text: plain(QUOTED) }] }],
    ["small print", { blocks: [{ type: "context", elements: [plain("A"), plain(QUOTED)] }] }],
    ["the description of a picture", { blocks: [{ type: "image", alt_text: QUOTED, image_url: "https://a.example" }] }],
    ["markdown", { blocks: [{ type: "markdown", text: QUOTED }] }],
    [
      "runs of rich text",
      { blocks: [rich({ type: "rich_text_section", elements: [run("“we express "), run("our grave concern”")] })] },
    ],
    [
      "a quotation in rich text",
      {
        text: "Alert",
        blocks: [rich({ type: "rich_text_quote", elements: [run("we express our"), run(" grave concern")] })],
      },
    ],
    [
      "a list in rich text",
      {
        blocks: [rich({ type: "rich_text_list", elements: [{ type: "rich_text_section", elements: [run(QUOTED)] }] })],
      },
    ],
    ["an attachment's title", { text: "", attachments: [{ title: QUOTED, fallback: "x" }] }],
    ["an attachment's fields", { attachments: [{ text: "Alert", fields: [{ title: "Said", value: QUOTED }] }] }],
    ["an attachment's footer", { attachments: [{ text: "Alert", footer: QUOTED }] }],
    ["an attachment's blocks", { attachments: [{ blocks: [{ type: "section", text: plain(QUOTED) }] }] }],
    [
      "a message that is passed on",
      { attachments: [{ message_blocks: [{ message: { blocks: [{ type: "section", text: plain(QUOTED) }] } }] }] },
    ],
    ["an attachment's fallback, where it says nothing else", { attachments: [{ fallback: QUOTED }] }],
    ["a file's preview", { text: "here", files: [{ id: "F1", title: "notes.txt", preview: QUOTED }] }],
    ["an e-mail's words", { files: [{ plain_text: QUOTED }] }],
  ])("%s", (_, said) => {
    expect(quotedInMessage(said)).toBe(WORDS)
  })

  test("of an answer of Pullquote's own, the quotation", () => {
    const { text, blocks } = slackMessage(graveConcern, () => "quote?x")
    expect(quotedInMessage({ text, blocks: blocks as never })).toMatch(/abundant evidence/)
    expect(quotedInMessage({ text: "", blocks: blocks as never })).toMatch(/abundant evidence/)
  })

  test("but no words of buttons, and nothing twice", () => {
    const button = { type: "button", text: plain(QUOTED), value: QUOTED }
    const said = { text: "is that so?", blocks: [{ type: "section", text: plain("is that so?") }] }
    expect(quotedInMessage({ ...said, blocks: [...said.blocks, { type: "actions", elements: [button] }] })).toBe(
      "is that so?",
    )
  })
})

describe("Slack's markup reads as what it shows", () => {
  test.each([
    ["what did <@U1|Ned Price> say", "what did Ned Price say"],
    ["<#C1|news> <!here> <!subteam^S1|@desk>", "#news  desk"],
    ["<!date^1666224000^{date}|20 October 2022>", "20 October 2022"],
    ["<https://a.example|the story> <mailto:a@b.example>", "the story a@b.example"],
    [":wave: drones :thumbsup::skin-tone-2:", " drones "],
    ["time:7:30 at 10:45:", "time:7:30 at 10:45:"],
    ["*grave* _concern_ ~no~ `code` say_so 2*3*4", "grave concern no code say_so 2*3*4"],
    ["*quote* drones", "quote drones"],
    ["R&amp;D &lt;tag&gt;", "R&D <tag>"],
  ])("%s", (typed, shown) => {
    expect(wordsOf(typed)).toBe(shown)
  })

  test.each(["<", "<@U1", "*a", ":a", ":", "_a", "`a", "~ "])("%s again and again takes linear time", (part) =>
    expectLinear({ make: again(part), run: wordsOf }),
  )
})
