import { join } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import { pack } from "../../src/core/packed-article.ts"
import { sayingsIn } from "../../src/core/reply/lines.ts"
import type { Block, Reply } from "../../src/core/reply/reply.ts"
import { textOf } from "../../src/core/reply/reply.ts"
import { covered, coveredIranDrones, HARBOUR_STRIKE, ORCHARD } from "../support/archive.ts"
import { newsroomWith, wordsIn } from "../support/newsroom.ts"

let room: Awaited<ReturnType<typeof newsroomWith>>
beforeAll(async () => {
  room = await newsroomWith(coveredIranDrones(), HARBOUR_STRIKE, ORCHARD)
})

const quotesIn = ({ blocks }: Reply) => blocks.filter((block) => block.kind === "quote")
const firstQuote = async (line: string): Promise<Extract<Block, { kind: "quote" }>> => {
  const [quote] = quotesIn(await room.ask(line))
  if (!quote) throw new Error(`no quote for ${line}`)
  return quote
}
const labels = ({ actions }: Reply) => actions.map(({ label }) => label)
const press = (reply: Reply, label: string) => {
  const action = reply.actions.find((action) => action.label.startsWith(label))
  if (!action) throw new Error(`no button ${label}`)
  return room.newsroom.answer(action.call)
}

test.each([
  ["/quote speaker:Department spokesman Ned Price grave concern", '/quote grave concern speaker:"Ned Price"'],
  ["/quote drones speaker:Mick Mulroy war", '/quote "drones war" speaker:"Mick Mulroy"'],
  ["/quote drones article:Iran implicated in Russian attacks", "/quote drones article:iran-drones"],
  ["drones speaker:supreme leader", '/quote drones speaker:"supreme leader"'],
])("a name, role or title goes as far as it is known: %s", async (typed, meant) => {
  const found = quotesIn(await room.ask(typed))
  expect(found).not.toEqual([])
  expect(found).toEqual(quotesIn(await room.ask(meant)))
})

test.each([
  "/quote !!! ...",
  "/quote \u200b\u200b",
  '/quote ""',
  "/quote -",
  "/fact \0",
  "/quote \ud800",
  "/quote \u202e",
  "/quote ?! speaker:price",
])("what has no word in it is told that: %j", async (line) => {
  const reply = await room.ask(line)
  expect([wordsIn(reply), reply.outcome]).toEqual([
    `There is no word to search for in this. Add one, e.g. ${line.slice(0, line.indexOf(" "))} ferry fares.`,
    "misuse",
  ])
})

test.each(["/quote -drones", '/quote -drones -"grave concern"'])(
  "what only leaves out is told that: %s",
  async (line) => {
    const reply = await room.ask(line)
    expect([wordsIn(reply), reply.outcome]).toEqual([
      "A word with “-” before it only leaves results out. Add a word to search for, e.g. /quote ferry fares -bridge.",
      "misuse",
    ])
  },
)

test("how answers read", async () => {
  const shown = await room.transcript(
    "/quote iranain drones",
    "/quote mulroy war",
    "/quote grave concren",
    "/quote speaker:tehran",
    "/quote cherries",
    "/quote speaker:price",
    "/quote drones since:2023",
    "/quote shahed",
    "/quote ukranian hovercraft",
    "/quote zzzz",
    "/quote",
    "/qoute x",
  )
  await expect(shown).toMatchFileSnapshot(join(import.meta.dirname, "../golden/terminal/quote.txt"))
})

describe("a quote", () => {
  test("shows all passages of its utterance, with the words that matched", async () => {
    const { passages } = await firstQuote("/quote grave concren")
    expect(passages.map(({ prose }) => textOf(prose))).toEqual([
      "We express our grave concern about Russia's acquisition of these UAVs from Iran,",
      "We now have abundant evidence that these UAVs are being used to target Ukrainian civilians and critical civilian infrastructure.",
    ])
    const strong = passages.flatMap(({ prose }) => prose.filter((run) => run.strong).map(({ text }) => text))
    expect(strong.join(" ")).toMatch(/grave.*concern/)
  })

  test("is a slice of the stored article, whatever is shown of it", async () => {
    const covered = await room.newsroom.article("iran-drones")
    const reply = await room.ask("/quote article:iran-drones page:2")
    for (const { passages } of quotesIn(reply))
      for (const { prose } of passages) expect(covered?.article.text).toContain(textOf(prose))
  })

  test("names its speaker, and the role as the article gives it but for the capital of a sentence", async () => {
    expect((await firstQuote("/quote mulroy war")).speaker).toEqual({
      name: "Mick Mulroy",
      role: "former Pentagon official and retired CIA officer",
    })
    expect((await firstQuote("/quote grave concern")).speaker?.role).toBe("US State Department spokesman")
  })

  test("that nobody is named for is found too, and says so", async () => {
    expect((await firstQuote("/quote cherries")).speaker).toBeNull()
  })

  test("that is only reported stands without quotation marks, with its whole sentence", async () => {
    const quote = await firstQuote("/quote war crimes")
    expect(sayingsIn(quote)).toMatchObject([{ label: "Paraphrase", isQuotation: false }])
    const { context } = quote
    expect(textOf(context ?? [])).toMatch(/^According to the United Nations, .*war crimes\.$/)
  })

  test("that is denied never stands without the denial", async () => {
    const sayings = sayingsIn(await firstQuote("/quote speaker:tehran"))
    expect(sayings.map(({ prose }) => textOf(prose))).toEqual(["Tehran denies: sending the drones"])
    expect(sayings).toMatchObject([{ label: "Paraphrase", isQuotation: false }])
  })

  test("says in which article it stands, by whom, of when and in which paragraph", async () => {
    expect((await firstQuote("/quote grave concern")).source).toMatchObject({
      title: "Iran implicated in Russian attacks on civilians in Ukraine",
      byline: "Thomas Osborne",
      published: "2022-10-20T00:32",
      paragraph: 11,
    })
  })
})

describe("words that are partly in quotation marks", () => {
  const words = "sending trainers drags Hull into a “very costly” strike “for years to come.”"
  const said = {
    by: "Anna Erdoğan",
    kind: "mixed" as const,
    words: [words.replace(/\.”$/, "")],
    marked: ["very costly", "for years to come"],
  }
  const story = {
    slug: "mixed",
    title: "A costly strike",
    cast: [{ name: "Anna Erdoğan" }],
    paragraphs: [`Anna Erdoğan said that ${words}`],
    said: [said],
  }

  test("are shown as what is in them, with the whole sentence", async () => {
    const { ask } = await newsroomWith(covered(story))
    const [quote] = quotesIn(await ask("/quote costly"))
    expect(quote?.passages.map(({ prose, quoted }) => [textOf(prose), quoted])).toEqual([
      ["very costly", true],
      ["for years to come", true],
    ])
    expect(textOf(quote?.context ?? [])).toBe(`Anna Erdoğan said that ${words}`)
  })

  test("are offered as what is in them alone", async () => {
    const { newsroom } = await newsroomWith(covered(story))
    const [choice] = await newsroom.complete({ command: "quote", args: { query: "costly" } }, "query")
    expect(choice?.label).toBe("Anna Erdoğan: “very costly” […] “for years to come”")
  })
})

describe("buttons", () => {
  test("lead from the best answer to the rest, by threes, and back", async () => {
    const first = await room.ask("/quote article:iran-drones")
    expect(labels(first)).toEqual(["Next (1 of 9)", "Context", "Share"])
    expect(quotesIn(first)).toHaveLength(1)

    const second = await press(first, "Next")
    expect(labels(second)).toEqual(["Next (2–4 of 9)", "Back", "Context"])
    expect(quotesIn(second)).toHaveLength(3)

    expect(await press(second, "Back")).toEqual(first)
  })

  test("a page beyond the last is the last", async () => {
    const reply = await room.ask("/quote article:iran-drones page:99")
    expect(labels(reply)).toEqual(["Back", "Context"])
    expect(quotesIn(reply)).toHaveLength(2)
  })

  test("Context shows the whole paragraphs around it", async () => {
    const [quote] = quotesIn(await press(await room.ask("/quote mulroy war"), "Context"))
    expect(textOf(quote?.context ?? [])).toMatch(/^Former Pentagon official and .* civilians\." \.$/)
  })

  test("Share shows the very same quote to the channel, although it was asked for privately", async () => {
    const private_ = await room.ask("/quote grave concern private:yes")
    const shared = await press(private_, "Share")
    expect(private_.audience).toBe("asker")
    expect(shared.audience).toBe("channel")
    expect(wordsIn(shared)).toBe(wordsIn(private_))
  })

  test("keep a private search private", async () => {
    const reply = await room.ask("/quote article:iran-drones private:yes")
    expect((await press(reply, "Next")).audience).toBe("asker")
    expect((await press(reply, "Context")).audience).toBe("asker")
  })
})

describe("who and when", () => {
  test("a speaker that fits two people asks which", async () => {
    const reply = await room.ask("/quote speaker:price")
    expect(labels(reply)).toEqual(["Ned Price, US State Department spokesman", "Nick Price, mayor"])
    expect(reply.audience).toBe("asker")
    const [quote] = quotesIn(await press(reply, "Nick"))
    expect(quote?.speaker?.name).toBe("Nick Price")
  })

  test("a misspelt speaker is understood", async () => {
    expect((await firstQuote("/quote speaker:mulroi")).speaker?.name).toBe("Mick Mulroy")
  })

  test("dates leave undated articles out, and say so", async () => {
    const reply = await room.ask("/quote speaker:khamenei since:2022-10-20 until:2022-10")
    expect(wordsIn(reply)).toContain("Not searched: 1 article without a date.")
    expect((await room.ask("/quote speaker:khamenei since:2022-10-21")).outcome).toBe("nothing")
  })

  test("dates the wrong way round are offered the right way round", async () => {
    const reply = await room.ask("/quote drones since:2023 until:2022-03")
    expect(reply.outcome).toBe("misuse")
    expect(reply.actions[0]?.call.args).toMatchObject({ since: "2022-03", until: "2023" })
  })

  test("an article is meant by words of its title", async () => {
    expect((await firstQuote("/quote article:orchards")).source.slug).toBe("orchard")
  })
})

describe("nothing found is an answer", () => {
  test("for the asker alone, with the same words in less narrow bounds", async () => {
    const reply = await room.ask("/quote drones since:2023")
    expect(reply).toMatchObject({ audience: "asker", outcome: "nothing" })
    expect((await press(reply, "Search all dates")).outcome).toBe("answered")
  })

  test("says what the archive holds when nothing is near", async () => {
    const reply = await room.ask("/quote zzzz")
    expect(wordsIn(reply)).toBe("No quote found for “zzzz”. The archive has 3 articles, 13 quotes and 10 facts.")
    expect(labels(reply)).toEqual(["Articles", "Who is quoted"])
  })

  test("in an empty archive says where articles go", async () => {
    const { ask } = await newsroomWith()
    for (const line of ["/quote x", "/fact x", "/summary", "/who", "/who x", "/articles", "/quote article:x"])
      expect(wordsIn(await ask(line))).toMatch(/^There are no articles in the archive yet\./)
  })
})

describe("one quote by its id", () => {
  test("is what the autocompletion sends", async () => {
    const [choice] = await room.newsroom.complete({ command: "quote", args: { query: "grave conc" } }, "query")
    expect(choice?.label).toMatch(/^Ned Price: “We express our grave concern/)
    expect(choice?.label.length).toBeLessThanOrEqual(100)
    expect(choice?.value).toMatch(/^#[a-z2-7]{12}$/)
    expect((await firstQuote(`/quote ${choice?.value}`)).speaker?.name).toBe("Ned Price")
  })

  test.each([
    ["what is denied", "sending the drones", "Tehran denies: sending the drones"],
    ["what is only reported", "war crimes", "United Nations (paraphrase): "],
    ["what nobody is named for", "cherries", "“We lost the cherries in one night,”"],
  ])("is offered as its answer shows it: %s", async (_, query, label) => {
    const [choice] = await room.newsroom.complete({ command: "quote", args: { query } }, "query")
    expect(choice?.label).toContain(label)
    expect(choice?.label.startsWith(label.slice(0, 5))).toBe(true)
    if (/denies|paraphrase/.test(label)) expect(choice?.label).not.toMatch(/[“”]/)
  })

  test("is still found when its article has changed or gone, and that is said", async () => {
    const { ask, archive } = await newsroomWith(ORCHARD)
    const id = (await ask("/quote cherries")).actions.at(-1)?.call.args.query
    const later = covered({ ...ORCHARD, title: "A very late frost" })
    await archive.articles.save(pack(later), { file: "orchard.txt", fingerprint: "2" }, new Date())
    expect(wordsIn(await ask(`/quote ${id}`))).toContain("The article has since changed. This is from another version.")
    await archive.articles.remove("orchard")
    expect(wordsIn(await ask(`/quote ${id}`))).toContain("The article is no longer in the archive.")
  })

  test("that never was says so", async () => {
    expect((await room.ask("/quote #abcdefghijkl")).outcome).toBe("nothing")
  })
})
