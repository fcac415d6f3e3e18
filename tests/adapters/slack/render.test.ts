import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { LIMITS } from "../../../src/adapters/slack/limits.ts"
import { type SlackMessage, slackMessage } from "../../../src/adapters/slack/render.ts"
import type { Block, Call, Prose, Reply } from "../../../src/core/reply/reply.ts"
import { plain, speakerLine, strong } from "../../../src/core/reply/reply.ts"
import { inert } from "../../../src/core/text/inert.ts"
import { runs } from "../../support/counts.ts"
import { HOSTILE, UNSEEN } from "../../support/hostile.ts"
import { anyReply, everyKind, graveConcern } from "../../support/replies.ts"
import { readBlocks, readText } from "./reader.ts"

const idOf = (call: Call): string => `${call.command}?${new URLSearchParams(call.args)}`.slice(0, LIMITS.value)
const saying = (...blocks: Block[]): Reply => ({ blocks, actions: [], audience: "channel", outcome: "answered" })
const seen = (message: SlackMessage): string =>
  readBlocks(message)
    .map(({ text }) => text.trimEnd())
    .join("\n")
const shown = (text: string): string => inert(text).trim()

describe("what an editor sees", () => {
  test.each([
    ["grave-concern", graveConcern],
    ["every-kind", everyKind],
  ])("%s", async (name, reply) => {
    const message = slackMessage(reply, idOf)
    await expect(`${JSON.stringify(message, null, 2)}\n`).toMatchFileSnapshot(`../../golden/slack/${name}.json`)
  })

  test("the words, the speaker and the source stand in this order, the match in bold", () => {
    const message = slackMessage(graveConcern, idOf)
    const lines = [
      "“We express our grave concern about Russia's acquisition of these UAVs from Iran,” […] “We now have abundant evidence that these UAVs are being used to target Ukrainian civilians and critical civilian infrastructure.”",
      "— Ned Price, US State Department spokesman",
      "Iran implicated in Russian attacks on civilians in Ukraine · Thomas Osborne · 20 October 2022 · paragraph 11",
    ]
    expect(seen(message).split("\n")).toEqual(lines)
    expect(readText(message).text.split("\n")).toEqual(lines)
    expect(readBlocks(message)[0]?.live).toContainEqual({ kind: "bold", text: "grave concern" })
  })

  test("a notification and a screen reader get every word that the blocks show", () => {
    const message = slackMessage(everyKind, idOf)
    const words = (text: string) =>
      text
        .replace("(link)", "")
        .replace(/link$/m, "")
        .match(/\p{L}+/gu)
    expect(words(readText(message).text)).toEqual(words(seen(message)))
  })

  test("a title that could be read as markup stands before its link", () => {
    const [, , , , , , unnamed] = readBlocks(slackMessage(everyKind, idOf)).filter(({ text }) => text.trim() !== "")
    expect(unnamed?.text).toBe("Who *said* it? news.example · Thomas Osborne · 20 October 2022 · paragraph 11link")
    expect(unnamed?.live).toEqual([{ kind: "link", text: "link", href: "https://news.example/b" }])
  })
})

describe("nothing that an article or a user wrote can mention, ping, format, link or hide", () => {
  const places: readonly (readonly [string, (prose: Prose) => Block, string])[] = [
    ["said by the bot", (prose) => ({ kind: "prose", prose }), ""],
    ["in a heading", (prose) => ({ kind: "heading", prose }), ""],
    ["in small print", (prose) => ({ kind: "note", prose }), ""],
    ["in a list", (prose) => ({ kind: "list", items: [{ prose }] }), "list"],
  ]
  test.each(places)("%s", (_place, block, markup) => {
    for (const text of HOSTILE) {
      const message = slackMessage(saying(block(plain(text))), idOf)
      expect([text, seen(message).trim()]).toEqual([text, shown(text)])
      expect([
        text,
        readBlocks(message)
          .flatMap(({ live }) => live.map(({ kind }) => kind))
          .join(" "),
      ]).toEqual([text, markup])
      expect([text, readText(message)]).toEqual([text, { text: inert(text), live: [] }])
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
      const passages = [
        { prose, quoted: true },
        { prose: plain(text), quoted: false },
      ]
      const speaker = { name: text, role: text }
      const quote = { kind: "quote", snippet: "#a", passages, speaker, source, remark: prose, context: prose } as const
      const message = slackMessage(saying(quote), idOf)
      const own = new Set(["quote", "bold", ...(/^https?:/i.test(text) ? ["link"] : [])])
      const live = readBlocks(message).flatMap(({ live }) => live)
      expect([text, live.filter(({ kind }) => !own.has(kind))]).toEqual([text, []])
      expect([text, readText(message).live]).toEqual([text, []])
    }
  })

  test.each(UNSEEN)("%s", (_name, text, visible) => {
    const message = slackMessage(saying({ kind: "prose", prose: plain(text) }), idOf)
    expect([seen(message), readText(message).text]).toEqual([visible, visible])
  })

  test("no message unfolds a link", () => {
    expect(slackMessage(everyKind, idOf)).toMatchObject({ unfurl_links: false, unfurl_media: false, link_names: false })
  })
})

describe("an answer too long for one message", () => {
  const long = (length: number) => "We express our grave concern. ".repeat(Math.ceil(length / 30)).slice(0, length)
  const quote = graveConcern.blocks[0] as Extract<Block, { kind: "quote" }>
  const saysAll = (words: string): Block => ({ ...quote, passages: [{ prose: plain(words), quoted: true }] })

  test("loses context first, and keeps the quotation whole", () => {
    const message = slackMessage(saying(saysAll(long(2900)), { ...quote, context: plain(long(9000)) }), idOf)
    expect(seen(message)).toContain("critical civilian infrastructure.”")
    expect(seen(message)).toMatch(/In the article: We express our grave concern\. .*…\nIran implicated/)
  })

  test("then loses whole answers from the end, and says how many", () => {
    const message = slackMessage(saying(...Array.from({ length: 9 }, () => saysAll(long(900)))), idOf)
    expect(seen(message).match(/— Ned Price/g)).toHaveLength(3)
    expect(seen(message)).toMatch(/6 more, not shown here\.$/)
  })

  test("and cuts a quotation only where it alone is too long, between words, in the open", () => {
    const message = slackMessage(saying(saysAll(long(20_000))), idOf)
    expect(seen(message)).toMatch(
      /(?:grave|concern\.|express|our|We) \[…\]”\n— Ned Price, US State Department spokesman\nIran/,
    )
  })

  test("1,000 replies of any kind stay within every limit and keep their attribution", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const message = slackMessage(reply, idOf)
        expect(JSON.stringify(message).length).toBeLessThan(LIMITS.message)
        expect(message.blocks.length).toBeLessThanOrEqual(LIMITS.blocks)
        expect(message.text.length).toBeLessThanOrEqual(LIMITS.fallback)
        expect(Math.min(message.blocks.length, message.text.length)).toBeGreaterThan(0)
        for (const block of message.blocks) expectWithinLimits(block)
        const [first] = reply.blocks
        if (first?.kind !== "quote" && first?.kind !== "fact") return
        const all = bare(seen(message))
        if (first.kind === "quote") expect(all).toContain(bare(inert(speakerLine(first.speaker))).slice(0, 12))
        expect(all).toContain(bare(inert(first.source.title)).slice(0, 12))
      }),
      runs(20_000),
    )
  }, 60_000)
})

const bare = (text: string): string => text.replace(/\s/g, "")

function expectWithinLimits(block: SlackMessage["blocks"][number]) {
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
