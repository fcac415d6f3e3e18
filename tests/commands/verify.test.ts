import { join } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import type { Reply } from "../../src/core/reply/reply.ts"
import { coveredIranDrones, HARBOUR_STRIKE, ORCHARD, type Story } from "../support/archive.ts"
import { newsroomWith, wordsIn } from "../support/newsroom.ts"

/** Tells the same words again, later. */
const AGAIN: Story = {
  slug: "harbour-again",
  title: "Harbour still shut",
  published: "2022-11-09",
  paragraphs: ["“The cranes stay still until the offer moves,” said Anna Erdoğan last week."],
  cast: [{ name: "Anna Erdoğan" }],
  said: [{ by: "Anna Erdoğan", words: ["The cranes stay still until the offer moves,"] }],
}

let room: Awaited<ReturnType<typeof newsroomWith>>
beforeAll(async () => {
  room = await newsroomWith(coveredIranDrones(), HARBOUR_STRIKE, ORCHARD, AGAIN)
})

const labels = ({ actions }: Reply) => actions.map(({ label }) => label)
const wordings = ({ blocks }: Reply) =>
  blocks.flatMap((block) => (block.kind === "verdict" ? [[block.verdict.words, block.claim.speaker ?? null]] : []))
const press = (reply: Reply, label: string) => {
  const action = reply.actions.find((action) => action.label.startsWith(label))
  if (!action) throw new Error(`no button ${label}, but: ${labels(reply)}`)
  return room.newsroom.answer(action.call)
}
const verify = (text: string, more: Readonly<Record<string, string>> = {}) =>
  room.newsroom.answer({ command: "verify", args: { text, ...more } })

test("how verdicts read", async () => {
  const shown = await room.transcript(
    "/verify The cranes stay still until the offer moves speaker:Nick Price",
    "/verify We will hesitate to use our sanctions and other correct tools on everyone involved",
    "/verify Some 1,400 dockers walked out at Hull harbour on Thursday over pay",
    "/verify We will not hesitate … to use our tools on everyone involved in these transfers",
    "/verify nobody warned the ferries at all that night",
    "/verify grave mistake speaker:price",
    "/verify",
  )
  await expect(`${shown}\n`).toMatchFileSnapshot(join(import.meta.dirname, "../golden/terminal/verify.txt"))
})

describe("what is checked of a text", () => {
  const CRANES = "The cranes stay still until the offer moves"
  test.each<[string, Record<string, string>, readonly (readonly [string, string | null])[]]>([
    [CRANES, {}, [["verbatim", null]]],
    [`“${CRANES},”`, {}, [["verbatim", null]]],
    [`“${CRANES}”`, { speaker: "Erdoğan" }, [["verbatim", "Erdoğan"]]],
    [`"${CRANES}," said Anna Erdoğan.`, {}, [["verbatim", "Anna Erdoğan"]]],
    [`> ${CRANES}\n– Anna Erdoğan`, {}, [["verbatim", "Anna Erdoğan"]]],
    [
      `“${CRANES},” Nick Price said. And: “We never met anybody at the old bakery,” said Ann Lee.`,
      {},
      [
        ["verbatim", "Nick Price"],
        ["absent", "Ann Lee"],
      ],
    ],
    ["My “grave mistake” of the day", {}, [["verbatim", null]]],
  ])("%s %o", async (text, more, wanted) => {
    expect(wordings(await verify(text, more))).toEqual(wanted)
  })

  test("ten quotations, of 300 words each; others are named", async () => {
    const eleven = Array.from({ length: 12 }, (_, i) => `“We lost ${i + 3} ferries in one night,” Price said.`)
    const long = `“${"we lost it all ".repeat(80).trim()},” Price said.`
    const reply = await verify([...eleven, long].join("\n"))
    expect(wordsIn(reply)).toMatch(/^10 quotations/)
    let last = reply
    while (labels(last).some((label) => label.startsWith("Next"))) last = await press(last, "Next")
    expect(wordsIn(last)).toContain("Not checked: 1 quotation longer than 300 words: “we lost it all")
    expect(wordsIn(last)).toContain(
      "Not checked: 2 quotations beyond the first 10: “We lost 13 ferries in one night,”; “We lost 14",
    )
  })
})

describe("who sees it", () => {
  const CRANES = "The cranes stay still until the offer comes"
  test("the channel, unless it is asked in private, and then it can be shared", async () => {
    const open = await verify(CRANES)
    const alone = await verify(CRANES, { private: "yes" })
    expect([open.audience, alone.audience]).toEqual(["channel", "asker"])
    expect([labels(open).includes("Share"), labels(alone).includes("Share")]).toEqual([false, true])
    const shared = await press(alone, "Share")
    expect([shared.audience, wordsIn(shared)]).toEqual(["channel", wordsIn(open)])
  })

  test("absent words have a way to what is near them", async () => {
    const reply = await verify("the cranes will move before any offer comes")
    expect([reply.outcome, reply.audience, labels(reply)]).toEqual(["nothing", "channel", ["Closest quotes"]])
  })
})

test("an article narrows it, and other sources are named by their titles", async () => {
  const text = "The cranes stay still until the offer moves"
  expect(JSON.stringify((await verify(text)).blocks)).toContain("Also in: Harbour still shut (9 November 2022)")
  const [block] = (await verify(text, { article: "harbour-again" })).blocks
  expect(block?.kind === "verdict" && block.verdict.source?.slug).toBe("harbour-again")
})

test("the context of a verdict is the article's paragraph", async () => {
  const reply = await verify("The cranes stay still until the offer comes", { context: "yes" })
  expect(JSON.stringify(reply.blocks)).toContain("the union's chief negotiator.")
})
