import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { LIMITS } from "../../../src/adapters/discord/limits.ts"
import { type DiscordMessage, discordMessage } from "../../../src/adapters/discord/render.ts"
import type { Block, Call, Prose, Reply } from "../../../src/core/reply/reply.ts"
import { plain, speakerLine, strong } from "../../../src/core/reply/reply.ts"
import { inert } from "../../../src/core/text/inert.ts"
import { runs } from "../../support/counts.ts"
import { HOSTILE, UNSEEN } from "../../support/hostile.ts"
import { anyReply, everyKind, graveConcern } from "../../support/replies.ts"
import { read } from "./reader.ts"

const idOf = (call: Call): string => `${call.command}?${new URLSearchParams(call.args)}`.slice(0, LIMITS.customId)
const saying = (...blocks: Block[]): Reply => ({ blocks, actions: [], audience: "channel", outcome: "answered" })
const textsOf = (message: DiscordMessage): readonly string[] =>
  message.components[0].components.flatMap((part) => (part.type === 10 ? [part.content] : []))
const seen = (message: DiscordMessage): string =>
  textsOf(message)
    .map((text) => read(text).text)
    .join("\n")
const shown = (text: string): string => inert(text).trim()

describe("what an editor sees", () => {
  test.each([
    ["grave-concern", graveConcern],
    ["every-kind", everyKind],
  ])("%s", async (name, reply) => {
    const message = discordMessage(reply, idOf)
    await expect(`${JSON.stringify(message, null, 2)}\n`).toMatchFileSnapshot(`../../golden/discord/${name}.json`)
  })

  test("the words, the speaker and the source stand in this order, the match in bold", () => {
    const [text = ""] = textsOf(discordMessage(graveConcern, idOf))
    expect(read(text).text.split("\n")).toEqual([
      "“We express our grave concern about Russia's acquisition of these UAVs from Iran,” […] “We now have abundant evidence that these UAVs are being used to target Ukrainian civilians and critical civilian infrastructure.”",
      "— Ned Price, US State Department spokesman",
      "Iran implicated in Russian attacks on civilians in Ukraine · Thomas Osborne · 20 October 2022 · paragraph 11",
    ])
    expect(read(text).live.filter(({ kind }) => kind === "bold")).toEqual([{ kind: "bold", text: "grave concern" }])
  })

  test("a title that Discord would not take as the words of a link stands before its link", () => {
    const [, , , unnamed = ""] = textsOf(discordMessage(everyKind, idOf))
    expect(read(unnamed).text).toContain("Who *said* it? news.example (link) · ")
    expect(read(unnamed).live).toContainEqual({ kind: "link", text: "link", href: "https://news.example/b" })
  })

  test("neighbouring matches are one bold word", () => {
    const message = discordMessage(saying({ kind: "prose", prose: [strong("grave"), strong(" concern")] }), idOf)
    expect(textsOf(message)).toEqual(["**grave concern**"])
  })
})

describe("nothing that an article or a user wrote can mention, ping, format, link or hide", () => {
  const places: readonly (readonly [string, (prose: Prose) => Block, string])[] = [
    ["said by the bot", (prose) => ({ kind: "prose", prose }), ""],
    ["in a heading", (prose) => ({ kind: "heading", prose }), "heading bold"],
    ["in small print", (prose) => ({ kind: "note", prose }), "small"],
    ["in a list", (prose) => ({ kind: "list", items: [{ prose }] }), "list"],
  ]
  test.each(places)("%s", (_place, block, markup) => {
    for (const text of HOSTILE) {
      const [content = ""] = textsOf(discordMessage(saying(block(plain(text))), idOf))
      expect([text, read(content).text.trim()]).toEqual([text, shown(text)])
      expect([
        text,
        read(content)
          .live.map(({ kind }) => kind)
          .join(" "),
      ]).toEqual([text, markup])
    }
  })

  test("in every part of a quote, and split over its words", () => {
    for (const text of HOSTILE) {
      const half = Math.ceil(text.length / 2)
      const prose = [{ text: text.slice(0, half) }, strong(text.slice(half))]
      const source = {
        slug: "a",
        version: "v",
        title: text,
        byline: text,
        url: text,
        paragraph: 1,
        at: { start: 0, end: 1 },
      }
      const speaker = { name: text, role: text }
      const passages = [
        { prose, quoted: true },
        { prose: plain(text), quoted: false },
      ]
      const quote = { kind: "quote", snippet: "#a", passages, speaker, source, remark: prose, context: prose } as const
      const live = textsOf(discordMessage(saying(quote), idOf)).flatMap((content) => read(content).live)
      const own = new Set(["quote", "small", "bold", ...(/^https?:/i.test(text) ? ["link", "invitation"] : [])])
      expect([text, live.filter(({ kind }) => !own.has(kind))]).toEqual([text, []])
    }
  })

  test.each(UNSEEN)("%s", (_name, text, visible) => {
    expect(seen(discordMessage(saying({ kind: "prose", prose: plain(text) }), idOf))).toBe(visible)
  })

  test("every message says that nobody is to be pinged", () => {
    expect(discordMessage(everyKind, idOf).allowed_mentions).toEqual({ parse: [] })
  })
})

describe("an answer too long for one message", () => {
  const long = (length: number) => "We express our grave concern. ".repeat(Math.ceil(length / 30)).slice(0, length)
  const quote = graveConcern.blocks[0] as Extract<Block, { kind: "quote" }>
  const saysAll = (words: string): Block => ({ ...quote, passages: [{ prose: plain(words), quoted: true }] })

  test("loses context first, and keeps the quotation whole", () => {
    const message = discordMessage(saying({ ...quote, context: plain(long(9000)) }), idOf)
    expect(seen(message)).toContain("critical civilian infrastructure.”")
    expect(seen(message)).toContain("In the article: We express our grave concern.")
    expect(seen(message)).toContain("…\nIran implicated")
    expect(textsOf(message).join("").length).toBeGreaterThan(3900)
  })

  test("then loses whole answers from the end, and says how many", () => {
    const message = discordMessage(saying(...Array.from({ length: 9 }, () => saysAll(long(900)))), idOf)
    expect(seen(message).match(/— Ned Price/g)).toHaveLength(3)
    expect(seen(message)).toMatch(/6 more, not shown here\.$/)
  })

  test("and cuts a quotation only where it alone is too long, between words, in the open", () => {
    const message = discordMessage(saying(saysAll(long(20_000))), idOf)
    expect(seen(message)).toMatch(
      /(?:grave|concern\.|express|our|We) \[…\]”\n— Ned Price, US State Department spokesman\nIran/,
    )
  })

  test("1,000 replies of any kind stay within every limit and keep their attribution", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const message = discordMessage(reply, idOf)
        const parts = message.components[0].components
        const buttons = parts.flatMap((part) => (part.type === 1 ? [part.components] : []))
        const texts = textsOf(message)
        expect(1 + parts.length + buttons.flat().length).toBeLessThanOrEqual(LIMITS.components)
        expect(texts.join("").length).toBeLessThanOrEqual(LIMITS.text)
        expect(texts.length).toBeGreaterThan(0)
        for (const text of texts) expect(text.length).toBeGreaterThan(0)
        for (const row of buttons) expect(row.length).toBeLessThanOrEqual(LIMITS.buttonsInRow)
        const ids = buttons.flat().map((button) => ("custom_id" in button ? button.custom_id : ""))
        expect(new Set(ids).size).toBe(ids.length)
        for (const button of buttons.flat()) {
          const label = "label" in button ? (button.label ?? "") : ""
          expect(label.length > 0 && label.length <= LIMITS.label && label.isWellFormed()).toBe(true)
        }
        expectAttribution(reply, texts)
      }),
      runs(20_000),
    )
  }, 60_000)
})

/** Every quote that is shown ends with its source, and the first answer keeps its speaker and its article's title. */
function expectAttribution(reply: Reply, texts: readonly string[]) {
  const quotes = texts.filter((text) => text.startsWith("> "))
  for (const text of quotes) expect(read(text).text).toMatch(/— (?:Ned|speaker not named).*paragraph \d+$/s)
  const [first] = reply.blocks
  if (first?.kind !== "quote" && first?.kind !== "fact") return
  const all = bare(texts.map((text) => read(text).text).join(""))
  if (first.kind === "quote") expect(all).toContain(bare(inert(speakerLine(first.speaker))).slice(0, 12))
  expect(all).toContain(bare(inert(first.source.title)).slice(0, 12))
}

const bare = (text: string): string => text.replace(/\s/g, "")
