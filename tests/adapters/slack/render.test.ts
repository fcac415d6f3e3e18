import { describe, expect, test } from "vitest"
import { LIMITS } from "../../../src/adapters/slack/limits.ts"
import { type SlackMessage, slackMessage } from "../../../src/adapters/slack/render.ts"
import { callTo, list, plain, type Reply, toChannel } from "../../../src/core/reply/reply.ts"
import { idWithin, rendererContract, type Seen } from "../../contracts/renderer.ts"
import { everyKind } from "../../support/replies.ts"
import { readBlocks, readText } from "./reader.ts"

const render = (reply: Reply): SlackMessage => slackMessage(reply, idWithin(LIMITS.optionValue))
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

  test.each([
    ["Ferry fares & tides <2026>: “up again”", "section"],
    ["A *starred* report", "rich_text"],
    ["The_underscored_case", "rich_text"],
    ["`code` in the council", "rich_text"],
    ["> Quoted at the head", "rich_text"],
    ["Smile :wave: please", "rich_text"],
  ])("the title of a line with a button is a link to its article, and nothing in it is markup: %s", (title, type) => {
    const href = "https://news.example/a?b=1&c=|<d>"
    const action = { label: "Summary", call: callTo("summary", { article: "a" }) }
    const message = render(toChannel([list([{ prose: [{ text: title, href }, ...plain(" · The Tide")], action }])]))
    const { text, live } = read(message)
    expect(text.trim()).toBe(`${title} · The Tide`)
    expect(live).toEqual([{ kind: "link", text: title, href: "https://news.example/a?b=1&c=%7c%3Cd%3E" }])
    expect([message.blocks[0]?.type, JSON.stringify(message.blocks).match(/"Summary"/g)]).toEqual([type, ['"Summary"']])
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
  for (const menu of block.elements.flatMap((element) => (element.type === "static_select" ? [element] : []))) {
    const options = menu.options ?? []
    expect(options.length > 0 && options.length <= LIMITS.menu).toBe(true)
    expect(new Set(options.map(({ value }) => value)).size).toBe(options.length)
    for (const { text } of options) between(text.text, LIMITS.optionText)
    between(menu.placeholder?.text, LIMITS.placeholder)
  }
  const buttons = block.elements.flatMap((element) => (element.type === "button" ? [element] : []))
  if (buttons.length === 0) return
  expect(new Set(buttons.map(({ action_id }) => action_id)).size).toBe(block.elements.length)
  for (const { text, value } of buttons) {
    between(text.text, LIMITS.label)
    between(value, LIMITS.value)
  }
}
