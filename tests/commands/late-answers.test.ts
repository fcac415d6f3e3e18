import { expect, test } from "vitest"
import { commands } from "../../commands/index.ts"
import { readLine } from "../../src/core/command/line.ts"
import type { Call, Reply } from "../../src/core/reply/reply.ts"
import { HARBOUR_STRIKE, type Story } from "../support/archive.ts"
import { asking } from "../support/asking.ts"
import { newsroomAt } from "../support/newsroom.ts"

// Buttons, menus and briefings outlive the articles that they were made of. Words that stand in no other text are planted in an
// article, all that its answers offer is kept, and pressed when the article is gone.
const CANARIES = ["Zyxglorfen", "quobblewick", "Vrindelmast", "plimthorpe", "Krellbach", "brundlefax"]

const GONE: Story = {
  slug: "plimthorpe-zankel",
  title: "Zyxglorfen reopens",
  published: "2022-12-01",
  byline: "Vera Vrindelmast",
  paragraphs: [
    "The quobblewick reopens with 4,000 guests on 3 December, its owners said.",
    "“We have a quobblewick again,” Odwina Krellbach said. “The brundlefax is over.”",
    "“Nobody believed in the quobblewick,” Odwina Krellbach, the owner, said.",
    "“I waited nine years for this quobblewick,” Odwina Krellbach said.",
    "The quobblewick cost 12 million pounds.",
  ],
  cast: [{ name: "Odwina Krellbach", roles: ["the owner"] }],
  said: [
    { by: "Odwina Krellbach", words: ["We have a quobblewick again,", "The brundlefax is over."] },
    { by: "Odwina Krellbach", words: ["Nobody believed in the quobblewick,"] },
    { by: "Odwina Krellbach", words: ["I waited nine years for this quobblewick,"] },
  ],
  facts: [
    { words: "The quobblewick reopens with 4,000 guests on 3 December, its owners said." },
    { words: "The quobblewick cost 12 million pounds." },
  ],
}

/** What nobody types who does not have it in front of them is asked by buttons alone. */
const LINES = [
  "/quote again",
  "/quote private:yes nine years",
  "/fact guests",
  "/fact cost context:yes",
  "/summary",
  "/articles",
  "/who",
  "/history",
  "/corrections",
  "/verify “I waited nine years for this”",
  "/quote agian",
  "/briefing now",
  "/briefing now explain:yes",
  "/briefing why slot:2022-12-01",
  "/briefing more slot:2022-12-01",
  "/briefing quotes slot:2022-12-01",
]

const callsIn = ({ blocks, actions, menu }: Reply): readonly Call[] => [
  ...[...actions, ...(menu?.choices ?? [])].map(({ call }) => call),
  ...blocks.flatMap((block) => (block.kind === "list" ? block.items.flatMap(({ action }) => action?.call ?? []) : [])),
]

async function openRoom() {
  const room = await newsroomAt("2022-12-01T08:00:00Z", GONE, HARBOUR_STRIKE)
  const { archive, newsroom } = room
  const slot = { platform: "slack", channel: "C1", date: "2022-12-01" } as const
  const at = new Date("2022-12-01T08:00:00Z")
  await archive.slots.claim(slot, { holder: "test", at, until: new Date(at.getTime() + 20_000), dead: [] })
  const reasons = [GONE, HARBOUR_STRIKE].map(({ slug }, n) => ({ slug, lead: `${n + 1}. `, reason: "3 points" }))
  const reply = await room.ask("/quote again")
  const rest = [GONE.slug, HARBOUR_STRIKE.slug]
  await archive.slots.draft(slot, "test", { reply, stories: rest, rest, featured: [], reasons })
  await archive.slots.conclude(slot, "test", { state: "posted", message: "1", isLate: false }, at)
  const answer = (call: Call) => newsroom.answer(call, asking({ rank: "member" }))
  return { ...room, answer }
}

/** All that can be pressed from these lines on, each once. */
async function pressable(answer: (call: Call) => Promise<Reply>): Promise<readonly Call[]> {
  const known = new Map(LINES.map((line) => readLine(line, commands)).map((call) => [JSON.stringify(call), call]))
  // A map is walked with what is put in on the way.
  for (const call of known.values()) {
    if (call.command === "briefing" && call.args.action === "post") continue
    for (const next of callsIn(await answer(call))) known.set(JSON.stringify(next), next)
  }
  return [...known.values()].filter(({ args }) => args.action !== "post")
}

const canariesIn = (told: unknown) =>
  CANARIES.filter((word) => JSON.stringify(told).toLowerCase().includes(word.toLowerCase()))

test.each([
  ["withheld", "tells of it", () => true],
  ["withdrawn", "posts a word of it", ({ audience }: Reply) => audience === "channel"],
] as const)("of an article that was %s no late answer %s", async (why, _, isTold) => {
  const { archive, newsroom, answer } = await openRoom()
  const calls = await pressable(answer)
  expect(canariesIn(await Promise.all(calls.map(answer))).toSorted()).toEqual(CANARIES.toSorted())
  expect(calls.length).toBeGreaterThan(30)
  await archive.articles.remove(GONE.slug, why, new Date("2022-12-01T08:00:00Z"))
  for (const call of calls) {
    const reply = await answer(call)
    // Whoever asks for a person by name is told that name.
    const echoed = canariesIn(call.args.name ?? "")
    expect([call, isTold(reply) ? canariesIn(reply).filter((word) => !echoed.includes(word)) : []]).toEqual([call, []])
  }
  for (const option of ["query", "article", "speaker"])
    for (const typed of ["zyxglorfe", "plimthorp", "odwina krellb", "quobblewic"])
      expect(canariesIn(await newsroom.complete({ command: "quote", args: { [option]: typed } }, option))).toEqual([])
  await archive.close()
})
