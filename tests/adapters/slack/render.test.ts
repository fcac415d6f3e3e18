import { describe, expect, test } from "vitest"
import { LIMITS } from "../../../src/adapters/slack/limits.ts"
import { type SlackMessage, slackMessage } from "../../../src/adapters/slack/render.ts"
import type { Reply } from "../../../src/core/reply/reply.ts"
import { idWithin, rendererContract, type Seen } from "../../contracts/renderer.ts"
import { everyKind } from "../../support/replies.ts"
import { readBlocks, readText } from "./reader.ts"

const render = (reply: Reply): SlackMessage => slackMessage(reply, idWithin(LIMITS.value))
const read = (message: SlackMessage): Seen => {
  const all = readBlocks(message)
  return { text: all.map(({ text }) => text.trimEnd()).join("\n"), live: all.flatMap(({ live }) => live) }
}

rendererContract<SlackMessage>({
  folder: "slack",
  render,
  read,
  readAloud: readText,
  markup: { prose: "", heading: "", note: "", list: "list" },
  ids: ["C0NEWS", "U0NED"],
  alive: ["channel", "date"],
  ofQuote: ["quote", "bold"],
  ofLink: ["link"],
  expectWithinLimits(message) {
    expect(JSON.stringify(message).length).toBeLessThan(LIMITS.message)
    expect(message.blocks.length).toBeLessThanOrEqual(LIMITS.blocks)
    expect(message.text.length).toBeLessThanOrEqual(LIMITS.fallback)
    expect(Math.min(message.blocks.length, message.text.length)).toBeGreaterThan(0)
    for (const block of message.blocks) expectBlockWithinLimits(block)
  },
})

describe("on Slack", () => {
  test("a notification and a screen reader get every word that the blocks show", () => {
    const message = render(everyKind)
    const words = (text: string) => text.match(/\p{L}+/gu)
    expect(words(readText(message).text)).toEqual(words(read(message).text))
  })

  test("a title with signs that are markup elsewhere is the link itself", () => {
    expect(read(render(everyKind)).live).toContainEqual({
      kind: "link",
      text: "Who *said* it? news.example",
      href: "https://news.example/b",
    })
  })

  test("no message unfolds a link", () => {
    expect(render(everyKind)).toMatchObject({ unfurl_links: false, unfurl_media: false, link_names: false })
  })
})

function expectBlockWithinLimits(block: SlackMessage["blocks"][number]) {
  const between = (text: string | undefined, most: number) => {
    expect(text?.isWellFormed()).toBe(true)
    expect([text?.trim().length === 0, (text?.length ?? 0) <= most]).toEqual([false, true])
  }
  if (block.type === "header") between(block.text.text, LIMITS.header)
  if (block.type === "context") {
    expect(block.elements.length).toBeLessThanOrEqual(10)
    for (const element of block.elements) if ("text" in element) between(element.text, LIMITS.text)
  }
  if (block.type !== "actions") return
  expect(block.elements.length).toBeLessThanOrEqual(LIMITS.buttons)
  const buttons = block.elements.flatMap((element) => (element.type === "button" ? [element] : []))
  expect(new Set(buttons.map(({ action_id }) => action_id)).size).toBe(block.elements.length)
  for (const { text, value } of buttons) {
    between(text.text, LIMITS.label)
    between(value, LIMITS.value)
  }
}
