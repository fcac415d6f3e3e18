import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { speakerLine } from "../../src/core/reply/lines.ts"
import type { Block, Call, Prose, Reply } from "../../src/core/reply/reply.ts"
import { channelRun, instantRun, personRun, plain, strong } from "../../src/core/reply/reply.ts"
import { inert } from "../../src/core/text/inert.ts"
import { runs } from "../support/counts.ts"
import { HOSTILE, UNSEEN } from "../support/hostile.ts"
import { anyReply, everyKind, graveConcern, verdicts } from "../support/replies.ts"

/** What is seen of a message, and everything in it that would be more than text. */
export type Seen = { readonly text: string; readonly live: readonly Live[] }
export type Live = { readonly kind: string; readonly text: string; readonly href?: string }

/** A platform's renderer, and how its client reads what was rendered. */
export type Surface<Message> = {
  /** Of its golden files. */
  readonly folder: string
  render(reply: Reply): Message
  /** What an editor sees, buttons left out. */
  read(message: Message): Seen
  /** What a notification and a screen reader get, where the platform sends that apart. */
  readAloud?(message: Message): Seen
  /** What each kind of block is beside text. */
  readonly markup: Readonly<Record<"prose" | "heading" | "note" | "list", string>>
  /** Ids of a channel and a person, and what of channel, person and instant the platform shows in its own form. */
  readonly ids: readonly [channel: string, person: string]
  readonly alive: readonly string[]
  /** What may be more than text in a quote, without a link and with one. */
  readonly ofQuote: readonly string[]
  readonly ofLink: readonly string[]
  /** Fails where a limit of the platform's is broken. */
  expectWithinLimits(message: Message): void
}

/** The id of a call as a button carries it, cut to what the platform takes. */
export const idWithin =
  (longest: number) =>
  (call: Call): string =>
    `${call.command}?${new URLSearchParams(call.args)}`.slice(0, longest)

export const saying = (...blocks: Block[]): Reply => ({ blocks, actions: [], audience: "channel", outcome: "answered" })

const bare = (text: string): string => text.replace(/\s/g, "")

const absent = verdicts.blocks.find((block) => block.kind === "verdict" && block.found.length === 0) as Extract<
  Block,
  { kind: "verdict" }
>

/** What every platform shows alike, and keeps from every text that others wrote. */
export function rendererContract<Message>(surface: Surface<Message>): void {
  const { folder, render, read, markup, ofQuote, ofLink, expectWithinLimits } = surface
  const readAloud = surface.readAloud ?? (() => null)
  const seen = (message: Message): string => read(message).text
  const kindsIn = ({ live }: Seen): string => live.map(({ kind }) => kind).join(" ")

  describe("what an editor sees", () => {
    test.each([
      ["grave-concern", graveConcern],
      ["every-kind", everyKind],
      ["verdicts", verdicts],
    ])("%s", async (name, reply) => {
      const message = `${JSON.stringify(render(reply), null, 2)}\n`
      await expect(message).toMatchFileSnapshot(`../../golden/${folder}/${name}.json`)
    })

    test("a line with a button of its own, a line to type and a choice among many are seen", () => {
      const all = JSON.stringify(render(everyKind))
      for (const words of ["Dockers walk out", "summary?article=harbour-strike", "/quote iranian drones"])
        expect(all).toContain(words)
      for (const words of ["Choose a person", "Mick Mulroy", "who?name=Mick+Mulroy"]) expect(all).toContain(words)
    })

    test("a button leads to the original of the one article that an answer is from, and to none of several", () => {
      const [quote] = graveConcern.blocks
      if (quote?.kind !== "quote") throw new Error("the first block is a quote")
      const from = (url: string) => ({ ...quote, source: { ...quote.source, url } })
      const buttons = (...blocks: Block[]) => JSON.stringify(render(saying(...blocks))).match(/Original article/g) ?? []
      expect(buttons(from("https://news.example/a"))).toHaveLength(1)
      expect(buttons(from("https://news.example/a"), from("https://news.example/a"))).toHaveLength(1)
      expect(buttons(from("https://news.example/a"), from("https://news.example/b"))).toEqual([])
      expect(buttons(from("https://news.example/a"), quote)).toEqual([])
      expect(buttons(from("javascript:alert(1)"))).toEqual([])
    })

    test("a channel, a person and an instant are said in words wherever they are not shown alive", () => {
      const [channel, person] = surface.ids
      const prose = [
        channelRun(channel, "#news"),
        ...plain(" by "),
        personRun(person, "Ned"),
        ...plain(" on "),
        instantRun(new Date("2022-12-02T07:30:00Z"), "Friday at 07:30"),
      ]
      const message = render(saying({ kind: "prose", prose }))
      expect(read(message).live.map(({ kind }) => kind)).toEqual(surface.alive)
      if (readAloud(message)) expect(readAloud(message)?.text).toBe("#news by Ned on Friday at 07:30")
      const strange = render(saying({ kind: "prose", prose: [channelRun("<@1>", "#a"), personRun("@everyone", "b")] }))
      expect([seen(strange).trim(), read(strange).live]).toEqual(["#ab", []])
    })

    test("the words, the speaker and the source stand in this order, the match in bold", () => {
      const message = render(graveConcern)
      const lines = [
        "“We express our grave concern about Russia's acquisition of these UAVs from Iran,” […] “We now have abundant evidence that these UAVs are being used to target Ukrainian civilians and critical civilian infrastructure.”",
        "— Ned Price, US State Department spokesman",
        "Iran implicated in Russian attacks on civilians in Ukraine · Thomas Osborne · 20 October 2022 · paragraph 11",
      ]
      expect(seen(message).split("\n")).toEqual(lines)
      expect(readAloud(message)?.text.split("\n") ?? lines).toEqual(lines)
      expect(read(message).live.filter(({ kind }) => kind === "bold")).toEqual([
        { kind: "bold", text: "grave concern" },
        { kind: "bold", text: "Iran implicated in Russian attacks on civilians in Ukraine" },
      ])
    })
  })

  describe("nothing that an article or a user wrote can mention, ping, format, link or hide", () => {
    const places: readonly (readonly [string, (prose: Prose) => Block, string])[] = [
      ["said by the bot", (prose) => ({ kind: "prose", prose }), markup.prose],
      ["in a heading", (prose) => ({ kind: "heading", prose }), markup.heading],
      ["in small print", (prose) => ({ kind: "note", prose }), markup.note],
      ["in a list", (prose) => ({ kind: "list", items: [{ prose }] }), markup.list],
      ["given to be verified", (checked) => ({ ...absent, sentence: [], checked }), markup.prose],
    ]
    test.each(places)("%s", (_place, block, kinds) => {
      for (const text of HOSTILE) {
        const message = render(saying(block(plain(text))))
        expect([text, seen(message).trim()]).toEqual([text, inert(text).trim()])
        expect([text, kindsIn(read(message))]).toEqual([text, kinds])
        expect([text, readAloud(message) ?? { text: inert(text), live: [] }]).toEqual([
          text,
          { text: inert(text), live: [] },
        ])
      }
    })

    test("in every part of a quote, and split over its words", () => {
      for (const text of HOSTILE) {
        const half = Math.ceil(text.length / 2)
        const prose = [{ text: text.slice(0, half) }, strong(text.slice(half))]
        const passages = [
          { prose, quoted: true },
          { prose: plain(text), quoted: false },
        ]
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
        const message = render(
          saying({ kind: "quote", snippet: "#a", passages, speaker, source, remark: prose, context: prose }),
        )
        const own = new Set([...ofQuote, ...(/^https?:/i.test(text) ? ofLink : [])])
        expect([text, read(message).live.filter(({ kind }) => !own.has(kind))]).toEqual([text, []])
        expect([text, readAloud(message)?.live ?? []]).toEqual([text, []])
      }
    })

    test.each(UNSEEN)("%s", (_name, text, visible) => {
      const message = render(saying({ kind: "prose", prose: plain(text) }))
      expect([seen(message), readAloud(message)?.text ?? visible]).toEqual([visible, visible])
    })
  })

  describe("an answer too long for one message", () => {
    const long = (length: number) => "We express our grave concern. ".repeat(Math.ceil(length / 30)).slice(0, length)
    const quote = graveConcern.blocks[0] as Extract<Block, { kind: "quote" }>
    const saysAll = (words: string): Block => ({ ...quote, passages: [{ prose: plain(words), quoted: true }] })

    test("loses context first, and keeps the quotation whole", () => {
      const message = render(saying(saysAll(long(2900)), { ...quote, context: plain(long(9000)) }))
      expect(seen(message)).toContain("critical civilian infrastructure.”")
      expect(seen(message)).toMatch(/In the article: We express our grave concern\. .*…\nIran implicated/)
      expect(seen(message).length).toBeGreaterThan(3500)
    })

    test("then loses whole answers from the end, and says how many", () => {
      const message = render(saying(...Array.from({ length: 9 }, () => saysAll(long(900)))))
      expect(seen(message).match(/— Ned Price/g)).toHaveLength(3)
      expect(seen(message)).toMatch(/6 more, not shown here\.$/)
    })

    test("and cuts a quotation only where it alone is too long, between words, in the open", () => {
      expect(seen(render(saying(saysAll(long(20_000)))))).toMatch(
        /(?:grave|concern\.|express|our|We) \[…\]”\n— Ned Price, US State Department spokesman\nIran/,
      )
    })

    test("hundreds of replies of any kind stay within every limit and keep their attribution", () => {
      fc.assert(
        fc.property(anyReply, (reply) => {
          const message = render(reply)
          expectWithinLimits(message)
          const [first] = reply.blocks
          if (first?.kind !== "quote" && first?.kind !== "fact") return
          const all = bare(seen(message))
          if (first.kind === "quote") expect(all).toContain(bare(inert(speakerLine(first))).slice(0, 12))
          expect(all).toContain(bare(inert(first.source.title)).slice(0, 12))
        }),
        runs(20_000),
      )
    })
  })
}
