import { join } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import { type Reply, textOf } from "../../src/core/reply/reply.ts"
import { covered, coveredIranDrones, HARBOUR_STRIKE, ORCHARD, type Story } from "../support/archive.ts"
import { newsroomWith, wordsIn } from "../support/newsroom.ts"

let room: Awaited<ReturnType<typeof newsroomWith>>
beforeAll(async () => {
  room = await newsroomWith(coveredIranDrones(), HARBOUR_STRIKE, ORCHARD)
})

const factsIn = ({ blocks }: Reply) => blocks.filter((block) => block.kind === "fact")
const attributions = (reply: Reply) => factsIn(reply).map(({ attribution }) => textOf(attribution))

test("how answers read", async () => {
  const shown = await room.transcript(
    "/fact shahed",
    "/fact uranium",
    "/fact denied shipment",
    "/fact war crimes context:yes",
    "/fact frost",
    "/fact grave concern",
  )
  await expect(shown).toMatchFileSnapshot(join(import.meta.dirname, "../golden/terminal/fact.txt"))
})

describe("a fact", () => {
  test.each([
    ["/fact shahed", "Stated by the article, no source named · as of 20 October 2022"],
    ["/fact war crimes", "Attributed to: United Nations · as of 20 October 2022"],
    [
      "/fact first shipment",
      "Attributed to: US Intelligence · Tehran denies: sending the drones · as of 20 October 2022",
    ],
    ["/fact frost", "Stated by the article, no source named"],
  ])("says on whose word it rests, and of when: %s", async (line, attribution) => {
    expect(attributions(await room.ask(line))).toEqual([attribution])
  })

  test("is the whole sentence, with the words that matched", async () => {
    const [fact] = factsIn(await room.ask("/fact shahed"))
    expect(textOf(fact?.sentence ?? [])).toBe(
      "In turn, Ukraine has identified a series of unmanned aerial vehicles as Iranian kamikaze drones of the Shahed 136 model.",
    )
    expect(fact?.sentence.filter((run) => run.strong)).toEqual([{ text: "Shahed", strong: true }])
  })

  test("tells a date that the article gives in other words, and what weakens it", async () => {
    const sentence = "The first ship may have left on Wednesday night."
    const story: Story = {
      slug: "ship",
      title: "Ship",
      published: "2022-10-20",
      paragraphs: [sentence],
      facts: [{ words: sentence }],
    }
    const { article, coverage } = covered(story)
    const at = (words: string) => ({ start: sentence.indexOf(words), end: sentence.indexOf(words) + words.length })
    const facts = coverage.facts.map((fact) => ({
      ...fact,
      hedge: at("may"),
      dates: [{ span: at("Wednesday night"), date: "2022-10-19" }],
    }))
    const { ask } = await newsroomWith({ article, coverage: { ...coverage, facts } })
    expect(attributions(await ask("/fact ship"))).toEqual([
      "Stated by the article, no source named · hedged: “may” · “Wednesday night”: 19 October 2022 · as of 20 October 2022",
    ])
  })

  test("that has a source who is not identified says that", async () => {
    const words = "The harbour lost 40 jobs, it was said."
    const { ask } = await newsroomWith({
      slug: "jobs",
      title: "Jobs",
      paragraphs: [words],
      facts: [{ words, sources: [0] }],
      said: [{ by: null, kind: "indirect", words: ["The harbour lost 40 jobs"] }],
    })
    expect(attributions(await ask("/fact jobs"))).toEqual(["Attributed to: an unidentified speaker"])
  })

  test("has a Context button only where its paragraph says more", async () => {
    expect((await room.ask("/fact frost")).actions.map(({ label }) => label)).toEqual(["Share"])
    const reply = await room.ask("/fact shahed context:yes")
    expect(wordsIn(reply)).toContain("In the article: Although Tehran has officially denied")
  })
})

test("words that are only in quotes are offered among the quotes", async () => {
  const reply = await room.ask("/fact grave concern")
  expect(reply.outcome).toBe("nothing")
  expect(reply.actions[0]).toEqual({
    label: "Search quotes instead",
    call: { command: "quote", args: { query: "grave concern" } },
  })
})
