import { join } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import { coveredIranDrones, HARBOUR_STRIKE, ORCHARD } from "../support/archive.ts"
import { newsroomWith, wordsIn } from "../support/newsroom.ts"

let room: Awaited<ReturnType<typeof newsroomWith>>
beforeAll(async () => {
  room = await newsroomWith(coveredIranDrones(), HARBOUR_STRIKE, ORCHARD)
})

const golden = (name: string) => join(import.meta.dirname, "../golden/terminal", name)

describe("/articles", () => {
  test("how answers read", async () => {
    await expect(await room.transcript("/articles", "/articles ukrain", "/articles qqqq")).toMatchFileSnapshot(
      golden("articles.txt"),
    )
  })

  test("lists ten at a time", async () => {
    const many = Array.from({ length: 12 }, (_, i) => ({
      slug: `a${i}`,
      title: `Article ${i}`,
      published: `2022-10-${10 + i}`,
      paragraphs: ["A."],
    }))
    const { ask } = await newsroomWith(...many)
    const first = await ask("/articles")
    expect(wordsIn(first).split("\n")).toHaveLength(10)
    expect(wordsIn(first)).toMatch(/^ Article 11 · 21 October 2022/)
    expect(first.actions[0]?.label).toBe("Next (1–10 of 12)")
    expect(wordsIn(await ask("/articles page:2")).split("\n")).toHaveLength(2)
  })
})
