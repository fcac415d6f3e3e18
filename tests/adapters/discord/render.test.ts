import { describe, expect, test } from "vitest"
import { LIMITS } from "../../../src/adapters/discord/limits.ts"
import { type DiscordMessage, discordMessage } from "../../../src/adapters/discord/render.ts"
import type { Reply } from "../../../src/core/reply/reply.ts"
import { strong } from "../../../src/core/reply/reply.ts"
import { idWithin, rendererContract, type Seen, saying } from "../../contracts/renderer.ts"
import { everyKind } from "../../support/replies.ts"
import { readMarkdown } from "./reader.ts"

const render = (reply: Reply): DiscordMessage => discordMessage(reply, idWithin(LIMITS.customId))
const textsOf = (message: DiscordMessage): readonly string[] =>
  message.components[0].components.flatMap((part) =>
    part.type === 10 ? [part.content] : part.type === 9 ? part.components.map(({ content }) => content) : [],
  )
const read = (message: DiscordMessage): Seen => {
  const all = textsOf(message).map(readMarkdown)
  return { text: all.map(({ text }) => text).join("\n"), live: all.flatMap(({ live }) => live) }
}

rendererContract<DiscordMessage>({
  folder: "discord",
  render,
  read,
  markup: { prose: "", heading: "heading bold", note: "small", list: "list" },
  ids: ["123456789", "987654321"],
  alive: ["mention", "mention", "time"],
  ofQuote: ["quote", "small", "bold"],
  ofLink: ["link", "invitation"],
  expectWithinLimits(message) {
    const parts = message.components[0].components
    const sections = parts.flatMap((part) => (part.type === 9 ? [part] : []))
    const rows = parts.flatMap((part) => (part.type === 1 ? [part.components] : []))
    const texts = textsOf(message)
    expect(1 + parts.length + rows.flat().length + 2 * sections.length).toBeLessThanOrEqual(LIMITS.components)
    expect(texts.join("").length).toBeLessThanOrEqual(LIMITS.text)
    expect(texts.length).toBeGreaterThan(0)
    for (const text of texts) expect(text.length).toBeGreaterThan(0)
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(LIMITS.buttonsInRow)
    const pressed = [...rows.flat(), ...sections.map(({ accessory }) => accessory)]
    const ids = pressed.map((button) => ("custom_id" in button ? button.custom_id : ""))
    expect(new Set(ids).size).toBe(ids.length)
    for (const menu of rows.flat().filter(({ type }) => type === 3)) {
      const { options } = menu as { readonly options: readonly { readonly label: string; readonly value: string }[] }
      expect(options.length > 0 && options.length <= LIMITS.choices).toBe(true)
      expect(new Set(options.map(({ value }) => value)).size).toBe(options.length)
      for (const { label } of options) expect(label.length > 0 && label.length <= LIMITS.optionLabel).toBe(true)
    }
    for (const button of pressed.filter(({ type }) => type === 2)) {
      const label = "label" in button ? (button.label ?? "") : ""
      expect(label.length > 0 && label.length <= LIMITS.label && label.isWellFormed()).toBe(true)
    }
    // Each quote that is shown keeps its speaker and its source in its own text.
    for (const text of texts.filter((text) => text.startsWith("> "))) {
      expect(readMarkdown(text).text).toMatch(/— (?:Ned|speaker not identified).*paragraph \d+(?:\nAlso in.*)?$/s)
    }
  },
})

describe("on Discord", () => {
  test("a title that Discord would not take as the words of a link stands before its link", () => {
    const unnamed = textsOf(render(everyKind)).find((text) => text.includes("some sources")) ?? ""
    expect(readMarkdown(unnamed).text).toContain("Who *said* it? news.example (link) · ")
    expect(readMarkdown(unnamed).live).toContainEqual({ kind: "link", text: "link", href: "https://news.example/b" })
  })

  test("neighbouring matches are one bold word", () => {
    const message = render(saying({ kind: "prose", prose: [strong("grave"), strong(" concern")] }))
    expect(textsOf(message)).toEqual(["**grave concern**"])
  })

  test("every message says that nobody is to be pinged", () => {
    expect(render(everyKind).allowed_mentions).toEqual({ parse: [] })
  })
})
