import { join } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import { searchMarkup } from "../../src/adapters/preview/results.ts"
import type { Archive } from "../../src/core/archive.ts"
import { browse } from "../../src/core/query/browse.ts"
import { type Block, type Reply, textOf } from "../../src/core/reply/reply.ts"
import { drawn } from "../../src/core/show/results.ts"
import { coveredIranDrones, HARBOUR_STRIKE, ORCHARD, type Story } from "../support/archive.ts"
import { newsroomWith, wordsIn } from "../support/newsroom.ts"

/** Most of it is in no quote and no fact. */
const FERRY: Story = {
  slug: "ferry",
  title: "Night ferry to stop in spring",
  published: "2022-11-20",
  byline: "Ada Mensah",
  paragraphs: [
    "The night ferry between Hull and Esbjerg will stop in spring. Passengers were told on board.",
    "“We have run out of road,” said Lise Holm, who leads the line.",
    "Behind her on the quay stood Obi Okafor, the last purser, with a brass bell under his arm. Nobody asked him anything. Mr. Okafor rang it once.",
    "The bell goes to the town museum, where schoolchildren may ring it on Fridays.",
  ],
  cast: [{ name: "Lise Holm", roles: ["leads the line"] }],
  said: [{ by: "Lise Holm", words: ["We have run out of road,"] }],
  facts: [{ words: "The night ferry between Hull and Esbjerg will stop in spring." }],
}

/** Told again, later. */
const MUSEUM: Story = {
  slug: "museum",
  title: "A bell comes ashore",
  published: "2022-11-28",
  paragraphs: ["The museum opened at ten. The brass bell was carried in by Okafor himself."],
}

let room: Awaited<ReturnType<typeof newsroomWith>>
beforeAll(async () => {
  room = await newsroomWith(coveredIranDrones(), HARBOUR_STRIKE, ORCHARD, FERRY, MUSEUM)
})

/** Two passages of one speaker, and a word of each is asked for. */
const ROAD: Story = {
  slug: "road",
  title: "No second road",
  paragraphs: ["“Nobody here has a second way to the hospital,” Wren said. “The kayak is our road.”"],
  cast: [{ name: "Wren" }],
  said: [{ by: "Wren", words: ["Nobody here has a second way to the hospital,", "The kayak is our road."] }],
}

test("words that are quoted in two passages are not said to be in no quote", async () => {
  const { ask } = await newsroomWith(ROAD)
  expect(textOf(excerptIn(await ask("/quote hospital kayak")).opening)).toBe("Found in the text: ")
  expect(textOf(excerptIn(await ask("/quote wren hospital kayak said")).opening)).toBe(
    "Not in a quote. Found in the text: ",
  )
})

const excerptIn = ({ blocks }: Reply): Extract<Block, { kind: "excerpt" }> => {
  const found = blocks.find((block) => block.kind === "excerpt")
  if (!found) throw new Error(`no excerpt: ${wordsIn({ blocks })}`)
  return found
}
const press = (reply: Reply, label: string) => {
  const action = reply.actions.find((action) => action.label.startsWith(label))
  if (!action) throw new Error(`no button ${label}`)
  return room.newsroom.answer(action.call)
}

test("how answers read", async () => {
  const shown = await room.transcript(
    "/quote schoolchildren bell fridays",
    "/quote schoolchildren bell fridays context:yes",
    "/fact purser brass bell",
    "/quote bell road museum schoolchildren",
    "/who okafor",
    "/who obi okafor",
    "/quote speaker:okafor",
    "/who okafro",
    "/who purser",
    "/quote bell trombone",
  )
  await expect(shown).toMatchFileSnapshot(join(import.meta.dirname, "../golden/terminal/in-text.txt"))
})

describe("what no quote and no fact holds", () => {
  test.each([
    ["/quote schoolchildren bell fridays", "Not in a quote. Found in the text: ", 4],
    ["/fact schoolchildren bell fridays", "Not in a fact. Found in the text: ", 4],
    ["/quote last purser article:ferry", "Not in a quote. Found in the text: ", 3],
    ["/quote obi okafor since:2022-11 until:2022-11-20", "Not in a quote. Found in the text: ", 3],
  ])("is found in the text, and says so: %s", async (line, opening, paragraph) => {
    const reply = await room.ask(line)
    const excerpt = excerptIn(reply)
    expect([reply.outcome, reply.audience]).toEqual(["answered", "channel"])
    expect([textOf(excerpt.opening), excerpt.source.slug, excerpt.source.paragraph]).toEqual([
      opening,
      "ferry",
      paragraph,
    ])
    expect(reply.blocks.some(({ kind }) => kind === "quote" || kind === "fact")).toBe(false)
  })

  test("is shown as the sentences that hold it, a slice of the article, with the words marked", async () => {
    const { prose } = excerptIn(await room.ask("/quote purser brass bell"))
    expect(textOf(prose)).toBe(
      "Behind her on the quay stood Obi Okafor, the last purser, with a brass bell under his arm.",
    )
    expect(prose.flatMap(({ text, strong }) => (strong ? [text] : []))).toEqual(["purser", "brass bell"])
  })

  test("stands in its surroundings on request", async () => {
    const wide = await press(await room.ask("/quote purser brass bell"), "Context")
    const words = textOf(excerptIn(wide).prose)
    expect(words.startsWith("“We have run out of road,”")).toBe(true)
    expect(words.endsWith("may ring it on Fridays.")).toBe(true)
    expect(wide.actions.map(({ label }) => label)).toEqual([])
  })

  test("is shown to the asker alone who asks so, and can be shared", async () => {
    const reply = await room.ask("/quote purser brass bell private:yes")
    expect(reply.audience).toBe("asker")
    const shared = await press(reply, "Share")
    expect([shared.audience, wordsIn(shared)]).toEqual(["channel", wordsIn(reply)])
  })

  test("comes from the newest article of those that hold as much", async () => {
    expect(excerptIn(await room.ask("/quote brass bell")).source.slug).toBe("museum")
  })

  test("is nobody's: a speaker is never looked for in it", async () => {
    const reply = await room.ask("/quote purser brass bell speaker:price-nick")
    expect(reply.blocks.some(({ kind }) => kind === "excerpt")).toBe(false)
  })

  test("is not looked for in a withdrawn article", async () => {
    const { ask, archive } = await newsroomWith(ORCHARD, FERRY)
    expect((await ask("/quote purser brass bell")).outcome).toBe("answered")
    await archive.articles.remove("ferry")
    expect((await ask("/quote purser brass bell")).outcome).toBe("nothing")
    expect(wordsIn(await ask("/who okafor"))).toBe("The only article in the archive quotes nobody by name.")
  })
})

describe("a quote or a fact goes before the text", () => {
  test.each([
    ["where it holds the words", "/quote run out of road"],
    ["where it holds them mistyped", "/quote run out of raod"],
    ["where it holds nearly all of them", "/quote grave concern acquisition uavs purser"],
    ["where another quote has the name in its context", "/quote evidence uavs civilians price"],
  ])("%s", async (_, line) => {
    const [first] = (await room.ask(line)).blocks
    expect(first?.kind).toBe("quote")
  })

  test("where it holds clearly less, it stands below as the nearest", async () => {
    const { blocks } = await room.ask("/quote bell road museum schoolchildren")
    expect(blocks[0]?.kind).toBe("excerpt")
  })

  test("a fact that holds the words is offered", async () => {
    const reply = await room.ask("/quote esbjerg spring")
    expect(wordsIn(reply)).toMatch(/^No quote found for “esbjerg spring”\./)
    expect(reply.actions[0]?.label).toBe("Search facts instead")
  })
})

describe("a name that nobody quotes", () => {
  test.each(["/who okafor", "/quote speaker:okafor", "/fact bell speaker:Okafor", "/who OKAFOR"])(
    "is found where it stands: %s",
    async (line) => {
      const reply = await room.ask(line)
      expect(wordsIn(reply).split("\n").slice(0, 3)).toEqual([
        "Okafor is not quoted. Named in:",
        " A bell comes ashore · 28 November 2022 · paragraph 1",
        " Night ferry to stop in spring · Ada Mensah · 20 November 2022 · paragraph 3",
      ])
      expect(excerptIn(reply).source.slug).toBe("museum")
    },
  )

  test.each([
    ["a word that is no name", "/who purser"],
    ["a word that only opens a sentence", "/who behind"],
    ["a name that stands nowhere", "/who ondaatje"],
    ["a word of grammar", "/who him"],
    ["a word of grammar before one", "/who the last"],
    ["a name in another order of words", "/who okafor obi"],
  ])("%s is not taken for one", async (_, line) => {
    expect(wordsIn(await room.ask(line))).toMatch(/^(No one called) “.*”/)
  })

  test.each([
    ["/who okafro", "okafro", "Okafor"],
    ["/quote bell speaker:okafro", "okafro", "Okafor"],
    ["/who Okaffor", "Okaffor", "Okafor"],
  ])("is asked back for where it is mistyped: %s", async (line, typed, name) => {
    const reply = await room.ask(line)
    expect(wordsIn(reply)).toBe(`No one called “${typed}”. Did you mean ${name}, who is named but not quoted?`)
    expect(reply.actions.map(({ call }) => call)).toEqual([{ command: "who", args: { name } }])
  })

  test.each([
    ["Ondaatje, who keeps the lock, was away. Fares rose.", "ondaatje", true],
    ["Ondaatje was away. The fares were known.", "ondaatje", true],
    ["Fares had risen. Nobody knew the fares.", "fares", false],
    ["Yesterday the lock froze.", "yesterday", false],
  ])(
    "one capital that only begins sentences is a name where somebody acts, and never is printed small: %s",
    async (words, typed, isName) => {
      const { ask } = await newsroomWith({ ...ORCHARD, paragraphs: [...ORCHARD.paragraphs, words] })
      expect(/is not quoted\. Named in:/.test(wordsIn(await ask(`/who ${typed}`)))).toBe(isName)
    },
  )

  test("two capitals running are a name where a sentence begins, too", async () => {
    const { ask } = await newsroomWith({ ...ORCHARD, paragraphs: [...ORCHARD.paragraphs, "Lord Hale cut the ribbon."] })
    expect(wordsIn(await ask("/who lord hale"))).toMatch(/^Lord Hale is not quoted\. Named in:/)
    expect(wordsIn(await ask("/who lord"))).not.toMatch(/is not quoted/)
  })

  test("in letters without capitals it is found as well", async () => {
    const { ask } = await newsroomWith({
      ...ORCHARD,
      paragraphs: [...ORCHARD.paragraphs, "参加したのは、田中 花子 でした。"],
    })
    expect(wordsIn(await ask("/who 田中"))).toMatch(/^田中 is not quoted\. Named in:\n A late frost/)
  })
})

test("words of grammar are found as the phrase they are", async () => {
  const { ask } = await newsroomWith({
    ...ORCHARD,
    paragraphs: [...ORCHARD.paragraphs, "It is what it is, they say."],
  })
  expect(textOf(excerptIn(await ask("/quote it is what it is")).prose)).toBe("It is what it is, they say.")
})

test("while articles are still being indexed, what is found and what is not say so", async () => {
  const { ask, archive } = await newsroomWith(FERRY)
  const { paragraphs } = archive
  Object.assign(archive, { paragraphs: { ...paragraphs, waiting: async () => 2 } })
  for (const line of ["/quote run out of road", "/quote zebra crossing"])
    expect(wordsIn(await ask(line)), line).toContain("Still indexing 2 articles: more may be found later.")
  // The page's own search.
  for (const words of ["run out of road", "zebra crossing"])
    expect(searchMarkup({ words, sort: "best", page: 1 }, await browsed(archive, words)).markup, words).toContain(
      "Still indexing 2 articles: more may be found later.",
    )
})

const browsed = async (archive: Archive, words: string) =>
  drawn(archive.articles, await browse(archive, { words, sort: "best", page: 1 }))
