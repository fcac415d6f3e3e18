import fc from "fast-check"
import { expect, test } from "vitest"
import { type Block, plain, type Reply } from "../../../src/core/reply/reply.ts"
import { runs } from "../../support/counts.ts"
import { serveDiscord } from "../../support/discord/served.ts"
import { textOf } from "../../support/discord/world.ts"
import { HOSTILE } from "../../support/hostile.ts"
import { anyReply } from "../../support/replies.ts"
import { readMarkdown } from "./reader.ts"

// What articles and people have written, on the wire.
/** The bot on a newsroom that answers whatever `answers` says next. */
async function saying() {
  const answers: Reply[] = []
  const served = await serveDiscord((newsroom) => ({
    ...newsroom,
    answer: async (call) => answers.shift() ?? newsroom.answer(call),
  }))
  return { ...served, answers, ana: served.people.person("Ana") }
}

const everywhere = (words: string): readonly Block[] => [
  { kind: "heading", prose: plain(words) },
  { kind: "prose", prose: plain(words) },
  { kind: "list", items: [{ label: words, prose: plain(words) }] },
  {
    kind: "quote",
    snippet: "#abcdefghijkl",
    passages: [{ prose: plain(words), quoted: true }],
    context: plain(words),
    speaker: { name: words, role: words },
    remark: plain(words),
    source: {
      slug: "a",
      version: "v",
      title: words,
      byline: words,
      outlet: words,
      paragraph: 1,
      at: { start: 0, end: 1 },
    },
  },
]

/** What the bot itself makes of a reply with every kind of block. */
const OWN = new Set(["heading", "bold", "list", "quote", "small"])

test(`${HOSTILE.length} hostile texts, in every place of an answer and as who asked: none mentions, links or formats`, async () => {
  expect(HOSTILE.length).toBeGreaterThanOrEqual(100)
  const { people, discord, answers, close } = await saying()
  for (const words of HOSTILE) {
    answers.push({ blocks: everywhere(words), actions: [], audience: "channel", outcome: "answered" })
    const message = await people.ask(people.person("x", words), "quote", { query: words.slice(0, 100) || "x" })
    const live = textOf(message)
      .split("\n")
      .flatMap((line) => readMarkdown(line).live)
      .filter(({ kind }) => !OWN.has(kind))
    expect([words, live]).toEqual([words, []])
  }
  expect(discord.world.breaches).toEqual([])
  await close()
})

test("what was typed is given back without life, too", async () => {
  const { people, discord, ana, close } = await saying()
  for (const words of HOSTILE) {
    const message = await people.ask(ana, "quote", { query: `zzzz ${words}`.slice(0, 200) })
    expect([words, readMarkdown(textOf(message)).live.filter(({ kind }) => !OWN.has(kind))]).toEqual([words, []])
  }
  expect(discord.world.breaches).toEqual([])
  await close()
})

test("replies of any kind are taken by Discord as they are sent", async () => {
  const { people, discord, ana, answers, logged, close } = await saying()
  const replies = fc.sample(anyReply, runs(2_000))
  for (let at = 0; at < replies.length; at += 50) {
    const some = replies.slice(at, at + 50)
    answers.push(...some)
    const asked = await Promise.all(some.map(() => people.command(ana, "summary")))
    for (const exchange of asked) await people.answerTo(exchange)
    discord.world.exchanges.clear()
  }
  expect([discord.world.breaches, logged.filter(({ level }) => level !== "info")]).toEqual([[], []])
  await close()
})
