import { join } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import type { Reply } from "../../src/core/reply/reply.ts"
import { articlesWithFigures } from "../support/figures.ts"
import { newsroomAt, wordsIn } from "../support/newsroom.ts"

let room: Awaited<ReturnType<typeof newsroomAt>>
beforeAll(async () => {
  room = await newsroomAt("2026-11-26T08:00:00Z", ...articlesWithFigures())
})

const bold = ({ blocks }: Reply): readonly string[] =>
  blocks
    .flatMap((block) =>
      block.kind === "fact"
        ? [block.sentence]
        : block.kind === "quote"
          ? [...block.passages.map(({ prose }) => prose), block.context ?? []]
          : [],
    )
    .flatMap((prose) => prose.filter((run) => run.strong).map(({ text }) => text))

test("how answers read", async () => {
  const shown = await room.transcript(
    "/quote £4.1m",
    "/fact 50 per cent",
    "/fact 421000 visitors",
    "/quote minus 2 percent growth",
    "/fact £5.1m",
    "/quote the",
  )
  await expect(shown).toMatchFileSnapshot(join(import.meta.dirname, "../golden/terminal/figures.txt"))
})

describe("a figure is found however it is written, and marked whole", () => {
  test.each([
    ["/quote 4.1 million pounds", "£4.1m"],
    ["/fact £1,300,000", "£1.3 million"],
    ["/fact 41% turnout", "41 percent"],
    ["/fact 1250 boats", "1,250 boats"],
    ["/quote £310 million", "£310m"],
    ["/quote 50 percent", "50%"],
    ["/fact 3400 people", "3,400 people"],
    ["/fact $3,200,000,000", "$3.2bn"],
    ["/fact 2.5 million passengers", "Two and a half million passengers"],
    ["/quote $300m", "Three hundred million dollars"],
    ["/fact 24°C", "24 degrees Celsius"],
    ["/quote 0.8m euros", "0.8 million euros"],
    ["/fact 4.5 per cent", "4.5pc"],
    ["/fact £45m", "GBP 45 million"],
    ["/quote 25%", "Twenty-five per cent"],
    ["/fact 22:30", "10.30pm"],
    ["/quote 1990", "1990s"],
  ])("%s", async (line, marked) => {
    const reply = await room.ask(line)
    expect([reply.outcome, bold(reply)]).toEqual(["answered", expect.arrayContaining([marked])])
  })

  test.each([
    ["/fact 41", "41 percent"],
    ["/fact 45,000,000", "GBP 45 million"],
    ["/fact 24", "24 degrees Celsius"],
    ["/fact 1.3 million", "£1.3 million"],
  ])("a bare number, with a currency or unit: %s", async (line, marked) => {
    const reply = await room.ask(line)
    expect([reply.outcome, bold(reply)]).toEqual(["answered", expect.arrayContaining([marked])])
  })

  test("a bare number stands before the same number of something, and what has a unit is never bare", async () => {
    const sentences = ["The bill is £180,000 a year.", "In the harbour 180,000 fish died."]
    const { ask } = await newsroomAt("2026-11-26T08:00:00Z", {
      slug: "fish",
      title: "Fish",
      paragraphs: sentences,
      facts: sentences.map((words) => ({ words })),
    })
    const pages = await Promise.all([1, 2].map((page) => ask(`/fact 180,000 page:${page}`)))
    expect(pages.map(bold)).toEqual([["180,000"], ["£180,000"]])
    expect(bold(await ask("/fact £180,000"))).toEqual(["£180,000"])
  })

  test("by a word that it is written with", async () => {
    expect(bold(await room.ask("/quote million pounds"))).toEqual(["5.4 million pounds"])
  })
})

describe("no other figure is an answer", () => {
  test.each([
    "/quote £5.1m",
    "/fact £1.3bn",
    "/fact £2.5m", // there is a 25 November
    "/fact 61", // an age
    "/quote 61",
    "/fact 34",
    "/quote 72",
    "/fact 7", // a clock time
    "/fact 9",
    "/fact 10.30",
    "/fact 4100", // pounds, in millions
    "/quote 4.1",
    "/quote 2026 budget council harbour",
    "/fact boats 1,251",
  ])("%s finds nothing", async (line) => {
    expect((await room.ask(line)).outcome).toBe("nothing")
  })

  test("the decade does not find a year of it", async () => {
    const { ask } = await newsroomAt("2026-11-26T08:00:00Z", {
      slug: "plan",
      title: "Plan",
      paragraphs: ["The first plans date from 1990."],
      facts: [{ words: "The first plans date from 1990." }],
    })
    expect((await ask("/fact 1990s")).outcome).toBe("nothing")
    expect((await ask("/fact 1990")).outcome).toBe("answered")
  })
})

describe("words that stand everywhere", () => {
  const MORE = "These words are too common to search for. Add a name or a more specific word."
  test.each([
    "/quote the",
    "/quote of the",
    "/quote is this real?",
    "/quote what did he say",
    "/fact was it",
    "/quote he said it",
    "/quote she told them so",
    "/fact how many are there",
    "/quote said",
  ])("%s asks for more", async (line) => {
    const reply = await room.ask(line)
    expect([wordsIn(reply), reply.outcome]).toEqual([MORE, "nothing"])
  })

  test("are found as the phrase that they are", async () => {
    const words = "To be or not to be, that is what they ask."
    const { ask } = await newsroomAt("2026-11-26T08:00:00Z", {
      slug: "hamlet",
      title: "Hamlet",
      paragraphs: [`“${words}”`, "“Not to be seen, or to be, is all.”"],
      said: [
        { by: null, words: [words] },
        { by: null, words: ["Not to be seen, or to be, is all."] },
      ],
    })
    const reply = await ask("/quote to be or not to be")
    expect(wordsIn(reply)).toBe(words)
    expect(bold(reply)).toEqual(["To be or not to be"])
    expect(wordsIn(await ask("/quote or not to be to be"))).toBe(MORE)
  })
})
